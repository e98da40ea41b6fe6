// accord convert ID KIND: a record becomes one of another kind; both stay, linked with each other.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/check.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/store/batch.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/field_options.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

constexpr const char* handle = "$converted";

/// The move that ends a record of this kind when it becomes another one; empty: it goes on as it was.
std::string_view ending_move(const Kind& kind) {
  if (kind.name == "risk") return "occur";
  if (kind.name == "feedback") return "answer";
  return {};
}

const Kind& wanted_kind(Context& context, std::string_view word) {
  std::vector<std::string> names;
  std::vector<Message> words;
  for (const Kind* kind : context.registry().all()) {
    if (kind->singleton || kind->immutable || kind->prefix.empty()) continue;
    if (equal_ignoring_case(word, kind->name) || equal_ignoring_case(word, kind->plural)) return *kind;
    names.push_back(kind->name);
    words.push_back(labelled_typed("kinds", {}, kind->name));
  }
  const auto close = nearest(word, names);
  throw Error(Failure::usage, say("nothing can be turned into “{}”", word),
              close ? std::vector<Message>{say("did you mean “{}”?", *close), say("one of: {}", listed(words))} : std::vector<Message>{say("one of: {}", listed(words))});
}

bool fits(const Field& from, const Field& to, const Value& value) {
  const auto is_text = [](const Field& field) { return field.type == FieldType::line || field.type == FieldType::prose || field.type == FieldType::markdown; };
  if (from.many != to.many || (from.type != to.type && !(is_text(from) && is_text(to)))) return false;
  if (to.type == FieldType::items || to.type == FieldType::group || to.type == FieldType::mapping) return false;
  if (from.is_internal && !to.is_internal) return false;  // what the client must not see stays where it is
  if (to.type == FieldType::line && value.text.find('\n') != std::string::npos) return false;
  if (to.type == FieldType::reference && from.targets != to.targets) return false;
  return to.type != FieldType::choice || (!value.text.empty() && check_scalar(to, value.text).message.empty());
}

void carry_fields(const Record& record, const Kind& kind, Value& fields) {
  for (const Field& to : kind.fields) {
    if (to.name == "id" || to.name == "number" || to.name == "created" || to.name == "visibility" || to.name == "moves" || to.name == "notes" || to.name == "links") continue;
    const Field* from = record.kind->field(to.name);
    if (!from || !fits(*from, to, record.content()[to.name])) continue;
    for (const std::string suffix : {"", "_en", "_zh"}) {
      if (!suffix.empty() && !(from->is_translatable && to.is_translatable)) continue;
      if (const Value& value = record.content()[to.name + suffix]; !value.is_none()) fields.set(to.name + suffix, value);
    }
  }
}

Value new_fields(Context& context, const Record& record, const Kind& kind) {
  Value fields = Value::map();
  carry_fields(record, kind, fields);
  Value links = Value::list();
  links.add(Value::scalar(record.id));
  for (std::string_view link : record.list("links")) links.add(Value::scalar(std::string(link)));
  fields.set("links", std::move(links));
  // A complaint names the feedback it grew from, in a field of its own.
  if (const Field* origin = kind.field(record.kind->name); origin && origin->type == FieldType::reference && !origin->many)
    fields.set(origin->name, Value::scalar(record.id));
  // What was internal stays so, whatever the project shares of the new kind.
  const bool shared = record.text("visibility") == "client" && context.project().settings().share.contains(kind.name);
  if (kind.field("visibility")) fields.set("visibility", Value::scalar(shared ? "client" : "internal"));
  return fields;
}

Batch batch_of(Context& context, const Record& record, const Kind& kind, bool keep) {
  Batch batch;
  batch.steps.push_back({BatchStep::Act::add, kind.name, {}, handle, {}, new_fields(context, record, kind)});
  Value links = Value::map(), added = Value::list(), back = Value::map();
  added.add(Value::scalar(handle));
  links.set("add", std::move(added));
  back.set("links", std::move(links));
  batch.steps.push_back({BatchStep::Act::set, {}, record.id, {}, {}, std::move(back)});
  const std::string_view verb = ending_move(*record.kind);
  const Move* move = verb.empty() || keep ? nullptr : record.kind->move(verb);
  if (move && record.kind->reachable(state_of(record), *move, context.project().settings().strict_moves))
    batch.steps.push_back({BatchStep::Act::move, {}, record.id, {}, std::string(verb), Value::map()});
  return batch;
}

void refuse_again(Context& context, const Record& record, const Kind& kind, const RecordSet& records) {
  for (std::string_view link : record.list("links")) {
    const Record* other = records.find(link);
    if (!other || other->kind != &kind) continue;
    const auto back = other->list("links");
    if (std::ranges::find(back, record.id) == back.end()) continue;
    throw Error(Failure::conflict, say("{} is linked with the {} {} already", spoken(context, record), kind, other->id),
                {say("accord show {}", other->id), say("accord {} add makes another one", kind.name)});
  }
}

void tell(Context& context, const BatchPlan& plan) {
  const Record& made = plan.outcomes.front().after;
  context.note(say("+ {} {} {}", *made.kind, made.id, localized(made, "title", context.language())));
  context.note(say("~ {}", spoken(context, plan.outcomes.back().after)));
  print_changes(context, plan.outcomes[1].before, plan.outcomes.back().after);
}

int run(Context& context, const Arguments& arguments) {
  Project& project = context.project();
  const Kind& kind = wanted_kind(context, arguments.word(1));
  const Record found = project.resolve(arguments.word(0), nullptr);
  const Loaded loaded = project.load();
  const Record& record = *loaded.records.find(found.id);
  if (record.kind == &kind) throw Error(Failure::usage, say("{} is a {} already", spoken(context, record), kind), {say("accord show {}", record.id)});
  if (record.kind->immutable || record.kind->name == "person" || record.kind->prefix.empty())
    throw Error(Failure::usage, say("a {} cannot be turned into something else", *record.kind), {say("make the other one by itself: accord {} add \"…\"", kind.name)});
  refuse_again(context, record, kind, loaded.records);
  BatchPlan plan;
  const Batch batch = batch_of(context, record, kind, arguments.has("keep"));
  try {
    plan = plan_batch(project, loaded.records, batch, {context.as_of(), author_of_batch(context, loaded.records, batch), context.random()});
  } catch (const Error& error) {
    std::vector<Message> hints = error.hints();
    if (batch.steps.size() > 2) hints.push_back(say("with --keep {} stays {}", record.id, state_word(record.kind->name, state_of(record))));
    throw Error(error.failure(), error.message(), std::move(hints));
  }
  const std::vector<Record> after{plan.outcomes.front().after, plan.outcomes.back().after};
  if (context.dry_run()) {
    tell(context, plan);
    if (wants_json(context)) print_records(context, after);
    context.note("nothing was written: this is what would change");
    return 0;
  }
  project.write_all(plan.changes, "accord convert " + record.id + " " + kind.name);
  context.set_changed();
  if (wants_json(context)) print_records(context, after);
  else context.print(plan.outcomes.front().after.id + "\n");
  tell(context, plan);
  return 0;
}

}  // namespace

Command convert_command() {
  return {
      .words = "convert",
      .summary = "turns a record into one of another kind, both linked",
      .description = "The new record takes over title, texts and links, and every field of the same name that fits; internal texts never become visible, and what was internal stays internal. The old record stays and "
                     "names the new one; a risk occurs, feedback is answered, everything else stays in its state.",
      .positionals = {{.name = "ID", .help = "identifier, number or handle", .completion = Completion::record}, {.name = "KIND", .help = "what it becomes", .completion = Completion::kind}},
      .options = {{.name = "keep", .help = "leave the old record in its state"}},
      .examples = {{"accord convert RISK-001 issue", {}}, {"accord convert FB-002 complaint --dry-run", {}}},
      .formats = answer_formats,
      .writes = true,
      .run = run,
  };
}

}  // namespace accord
