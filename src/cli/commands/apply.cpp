// accord apply FILE|-: many adds, sets and moves as one batch; accord export: what it takes back.
#include "accord/store/batch.h"

#include <algorithm>

#include "accord/base/json.h"
#include "cli/batch_answer.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/field_options.h"
#include "cli/record_json.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

int apply(Context& context, const Arguments& arguments) {
  const std::string& source = arguments.words().front();
  const std::string text = context.read_source(source);
  Batch batch = read_batch(text, source);
  if (arguments.has("key")) batch.key = arguments.get("key");
  Project& project = context.project();
  const Loaded loaded = project.load();
  for (const Finding& finding : loaded.findings) context.note(finding);
  const BatchPlan plan = plan_batch(project, loaded.records, batch, {.today = context.as_of(), .me = author_of_batch(context, loaded.records, batch), .random = context.random(), .proposes = arguments.has("propose")});
  std::size_t unchanged = 0;
  for (const BatchPlan::Outcome& outcome : plan.outcomes) unchanged += outcome.changed ? 0 : 1;
  if (context.dry_run()) {
    tell(context, plan, Tell::everything);
    if (wants_json(context)) print_records(context, plan.records());
    context.note(say("{} step{|s}, {} file{|s} would change; nothing was written", plan.outcomes.size(), plan.changes.size()));
    return 0;
  }
  if (!plan.changes.empty()) {
    project.write_all(plan.changes, "accord apply " + source);
    context.set_changed();
  }
  if (wants_json(context)) print_records(context, plan.records());
  if (std::ranges::any_of(batch.steps, &BatchStep::exported)) tell(context, plan, Tell::changes);  // an older export takes values back
  for (const BatchPlan::Outcome& outcome : plan.outcomes)
    if (outcome.act == BatchStep::Act::add && !wants_json(context)) context.print(outcome.after.id + "\n");
  context.note(unchanged == 0 ? say("{} step{|s} applied, {} file{|s} changed", plan.outcomes.size(), plan.changes.size())
                              : say("{} step{|s} applied, {} file{|s} changed, {} step{ was|s were} so already", plan.outcomes.size(), plan.changes.size(), unchanged));
  return 0;
}

int export_records(Context& context, const Arguments& arguments) {
  const Loaded loaded = load_as_asked(context);
  const Loaded everything = context.has_as_of() ? context.project().load() : Loaded{};
  const auto is_later = [&](std::string_view id) { return !loaded.records.find(id) && everything.records.find(id); };
  std::size_t left_out = 0;
  std::vector<const Kind*> wanted;
  for (const std::string& word : arguments.words()) wanted.push_back(&kind_named(context, word));
  for (const Finding& finding : loaded.findings) context.note(finding);
  Data document = Data::map();
  document.set("accord", 1);
  document.set("as_of", to_string(context.as_of()));
  Data& records = document.set("records", Data::list());
  for (const Record& own : loaded.records.all()) {
    if (!wanted.empty() && std::ranges::find(wanted, own.kind) == wanted.end()) continue;
    Record cut;
    if (context.has_as_of()) left_out += leave_out_links(cut = own, is_later);
    const Record& record = context.has_as_of() ? cut : own;
    Data& entry = records.add(Data::map());
    entry.set("kind", record.kind->name);
    entry.set("id", record.id);
    for (const Member& member : record.content().members)
      if (member.key != "id") entry.set(member.key, typed_data(member.value, record.kind->field(member.key)));
  }
  context.print(write_json(document));
  if (left_out > 0) context.note(say("{} reference{|s} to records of later days left out", left_out));
  return 0;
}

}  // namespace

Command apply_command() {
  return {
      .words = "apply",
      .summary = "applies many adds, sets and moves as one batch",
      .description = "All of the batch is valid, or none of it is written. YAML (steps: a list) or JSON lines: {add: task, as: $t1, title: …}, {set: T33, due: 2026-06-30}, {move: T33, verb: done}. $names refer to "
                     "other steps' records, before or after them. With a key (key: import-7) a batch applied again adds nothing twice.",
      .positionals = {{.name = "FILE", .help = "the batch, or - for standard input", .completion = Completion::file}},
      .options = {{.name = "key", .placeholder = "WORD", .help = "the batch's key, instead of the one in the file"},
                  propose_option()},
      .examples = {{"accord apply plan.yaml --dry-run", "what would change"}, {"accord export | accord -C ../copy apply -", "into another project"}},
      .formats = answer_formats,
      .writes = true,
      .run = apply,
  };
}

Command export_command() {
  return {
      .words = "export",
      .summary = "prints every record as JSON",
      .description = "accord apply takes it back. With --as-of, what is of later days is left out, and references to it.",
      .positionals = {{.name = "KIND", .help = "only these kinds", .required = false, .many = true, .completion = Completion::kind}},
      .examples = {{"accord export > project.json", {}}, {"accord export task risk", {}}},
      .formats = {"json"},
      .run = export_records,
  };
}

}  // namespace accord
