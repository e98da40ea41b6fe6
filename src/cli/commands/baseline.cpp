// accord baseline add: the plan as it is agreed now, kept for good; accord baseline diff: what two of them disagree on.
#include "accord/analysis/baseline.h"

#include <algorithm>

#include "accord/analysis/contract_dates.h"
#include "accord/analysis/plan_order.h"
#include "accord/base/json.h"
#include "cli/commands.h"
#include "cli/field_options.h"
#include "cli/plan_parts.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

/// The version after the highest one: 1.4 → 1.5.
std::string next_version(const RecordSet& records) {
  std::string_view highest;
  for (const Record& baseline : records.of("baseline"))
    if (highest.empty() || comes_before_naturally(highest, baseline.text("version"))) highest = baseline.text("version");
  if (highest.empty()) return "1.0";
  const std::size_t dot = highest.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? highest : highest.substr(dot + 1);
  const auto number = parse_decimal(last);
  if (!number) return std::string(highest) + ".1";
  return std::string(highest.substr(0, highest.size() - last.size())) + to_string(*number + Decimal(1));
}

void require_sound(Context& context, const PlanInputs& inputs, const Schedule& schedule) {
  if (schedule.tasks.empty()) throw Error(Failure::invalid, "there are no tasks yet to take a baseline of; nothing was written", {no_tasks_message(inputs.records(), context.as_of())});
  if (!has_errors(schedule.findings)) return;
  note_findings(context, schedule.findings);
  throw Error(Failure::invalid, "the plan has errors, and a baseline is for good; nothing was written", {"mend them first: accord plan shows them"});
}

Value new_content(Context& context, const Kind& kind, const Arguments& arguments, const PlanInputs& inputs, const Schedule& schedule) {
  Value content = content_from(kind, arguments, context);
  if (!arguments.word(0).empty()) {
    if (!content["title"].is_none()) throw Error(Failure::usage, "the title stands twice, as a word and as --title; nothing was written", {"keep one of the two"});
    content.set("title", Value::scalar(std::string(arguments.word(0))));
  }
  const std::string version = arguments.has("version") ? std::string(without_v(arguments.get("version"))) : next_version(inputs.records());
  for (const Record& other : inputs.records().of("baseline"))
    if (other.text("version") == version)
      throw Error(Failure::conflict, say("there is a baseline {} already; nothing was written", version), {say("accord baseline show {}", other.id)});
  Value version_value = Value::scalar(version);
  version_value.quoted = true;
  content.set("version", std::move(version_value));
  const bool chinese = context.project().settings().language == Language::zh;
  if (content["title"].is_none()) {
    content.set("title", Value::scalar((chinese ? "基线 " : "Baseline ") + version));
    content.set(chinese ? "title_en" : "title_zh", Value::scalar((chinese ? "Baseline " : "基线 ") + version));
  }
  if (content["number"].is_none()) content.set("number", Value::scalar("v" + version));
  if (content["at"].is_none()) content.set("at", Value::scalar(to_string(context.as_of())));
  content.set("created", Value::scalar(to_string(context.as_of())));
  content.set("snapshot", snapshot_value(snapshot_of(schedule)));
  return content;
}

int add(Context& context, const Arguments& arguments) {
  const PlanInputs inputs = load_plan(context);
  const Kind& kind = *context.registry().find("baseline");
  const Schedule schedule = compute_schedule(inputs.records(), inputs.calendar, {.as_of = context.as_of(), .with_progress = arguments.has("with-progress")});
  require_sound(context, inputs, schedule);
  Record record{&kind, "BL-00000", {}, new_content(context, kind, arguments, inputs, schedule)};
  record.edit().set("id", Value::scalar(record.id));
  require_valid(context, record, nullptr);
  const Baseline fresh = read_baseline(record, inputs.records(), inputs.calendar, inputs.currency);
  const auto contract_date = completion_date(inputs.records(), inputs.calendar, context.as_of());
  const auto tell = [&] {
    context.note(say("baseline {}: {} task{|s}, {} working day{|s}", record.text("version"), fresh.tasks.size(), schedule.working_days));
    if (schedule.finish) context.note(against_contract(inputs.calendar, *schedule.finish, contract_date));
    if (const auto budget = fresh.budget(inputs.currency)) context.note(say("budget at completion {}", display(*budget, context.language())));
  };
  record.file = Project::path_of(kind, record.id);
  if (context.dry_run() && wants_json(context)) print_records(context, {record}, {.drawn = false});
  std::erase_if(record.edit().members, [](const Member& member) { return member.key == "id"; });
  if (context.dry_run()) {
    if (!wants_json(context)) context.print(context.project().text_of(kind, record.content()));
    tell();
    context.note("nothing was written: this is what the file would hold");
    return 0;
  }
  const std::string id = context.project().create(kind, record.content(), context.random(), command_line(kind, "add"));
  context.set_changed();
  if (wants_json(context)) print_records(context, {*context.project().read(kind, id)});
  else context.print(id + "\n");
  tell();
  return 0;
}

const Record& baseline_named(const RecordSet& records, const std::string& typed) {
  const auto hits = records.resolve(typed, "baseline");
  if (hits.size() == 1) return *hits.front();
  throw Error(Failure::not_found, hits.empty() ? say("there is no baseline “{}”", typed) : say("“{}” could be any of {} records", typed, hits.size()), {"accord baseline lists them"});
}

struct Pair {
  Baseline before, after;
  BaselineDiff diff;
};

/// A narrow terminal has room for the finish alone.
std::string span_text(const BaselineTask* task, bool whole) {
  if (!task) return "-";
  return whole ? to_string(task->start) + " – " + to_string(task->finish) : to_string(task->finish);
}

std::string budget_text(const BaselineTask* task) { return task && task->budget ? display_amount(*task->budget) : "-"; }

std::string later_text(const BaselineChange& change) { return change.before && change.after ? fmt::format("{:+}", change.finish_days) : "-"; }

std::string what_text(Context& context, const BaselineChange& change) {
  if (!change.before) return context.text("added");
  return context.text(change.after ? Message("changed") : Message("gone"));
}

void print_pair(Context& context, const Pair& pair, const RecordSet& records) {
  Table table;
  const bool whole = context.format() != Format::table || context.width() >= 90;
  table.columns = {plan_column(context, "task", "Task", false, true), plan_column(context, "what", "What"), plan_column(context, "before", whole ? "Before" : "Finish before"),
                   plan_column(context, "after", whole ? "After" : "Finish after"), plan_column(context, "days", whole ? "Days later" : "Later", true)};
  const bool money = context.format() != Format::table || context.width() >= 110;
  if (money) {
    table.columns.push_back(plan_column(context, "budget_before", "Budget before", true));
    table.columns.push_back(plan_column(context, "budget_after", "Budget after", true));
  }
  for (const BaselineChange& change : pair.diff.changes) {
    const Record* task = records.find(change.task);
    const Paint colour = !change.before ? Paint::green : !change.after ? Paint::red : Paint::none;
    std::vector<Cell> row{cell(task ? spoken(context, *task) : change.task), cell(what_text(context, change), colour), cell(span_text(change.before, whole)),
                          cell(span_text(change.after, whole)), cell(later_text(change))};
    if (money) {
      row.push_back(cell(budget_text(change.before)));
      row.push_back(cell(budget_text(change.after)));
    }
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) print_table(context, table);
  else print_line(context, "the two baselines plan the same");
  const auto before = pair.before.finish(), after = pair.after.finish();
  if (before && after) print_line(context, say("finish {} → {}: {} working day{|s}", to_string(*before), to_string(*after), fmt::format("{:+}", pair.diff.finish_days)));
  if (pair.diff.budget_delta) print_line(context, say("budget {}{}", pair.diff.budget_delta->is_negative() ? "" : "+", display_amount(*pair.diff.budget_delta)));
}

Data side_data(const BaselineTask* task) {
  if (!task) return {};
  Data data = Data::map();
  data.set("start", to_string(task->start));
  data.set("finish", to_string(task->finish));
  data.set("duration", duration_text(task->duration));
  data.set("budget", task->budget ? Data(to_string(*task->budget)) : Data());
  return data;
}

void print_pair_json(Context& context, const Pair& pair) {
  Data data = plan_envelope(context.as_of());
  data.set("before", pair.before.record->id);
  data.set("after", pair.after.record->id);
  data.set("finish_days", pair.diff.finish_days);
  data.set("budget_delta", pair.diff.budget_delta ? Data(to_string(*pair.diff.budget_delta)) : Data());
  Data& changes = data.set("changes", Data::list());
  for (const BaselineChange& change : pair.diff.changes) {
    Data& entry = changes.add(Data::map());
    entry.set("task", change.task);
    entry.set("before", side_data(change.before));
    entry.set("after", side_data(change.after));
    entry.set("start_days", change.before && change.after ? Data(change.start_days) : Data());
    entry.set("finish_days", change.before && change.after ? Data(change.finish_days) : Data());
  }
  Findings findings = pair.before.findings;
  findings.insert(findings.end(), pair.after.findings.begin(), pair.after.findings.end());
  data.set("findings", findings_data(findings, context.language()));
  context.print(write_json(data));
}

int compare_baselines(Context& context, const Arguments& arguments) {
  const PlanInputs inputs = load_plan(context);
  const auto read = [&](const Record& record) { return read_baseline(record, inputs.records(), inputs.calendar, inputs.currency); };
  Pair pair{read(baseline_named(inputs.records(), std::string(arguments.word(0)))), read(baseline_named(inputs.records(), std::string(arguments.word(1)))), {}};
  pair.diff = diff(pair.before, pair.after, inputs.calendar, inputs.currency);
  std::ranges::stable_sort(pair.diff.changes, [&](const BaselineChange& a, const BaselineChange& b) {
    const Record *left = inputs.records().find(a.task), *right = inputs.records().find(b.task);
    return left && right ? comes_before_in_plan(*left, *right) : left && !right;
  });
  if (context.format() == Format::json) {
    print_pair_json(context, pair);
    return 0;
  }
  print_pair(context, pair, inputs.records());
  note_findings(context, pair.before.findings);
  note_findings(context, pair.after.findings);
  return 0;
}

}  // namespace

Command baseline_add_command() {
  return {
      .words = "baseline add",
      .summary = "keeps the plan as it is agreed now, for good",
      .description = "The dates are those of the plan as if nothing had begun, from which progress is measured; with --with-progress those of accord plan. "
                     "A baseline is written once and never changed; the next agreed change gets the next version.",
      .positionals = {{.name = "TITLE", .help = "short name; the version when not said", .required = false, .is_text = true}},
      .options = {{.name = "version", .placeholder = "VERSION", .help = "its version; the next one when not said"},
                  {.name = "at", .placeholder = "DATE", .help = "day from which it holds; the data date when not said"},
                  {.name = "cause", .placeholder = "ID", .help = "change that brought it", .completion = Completion::record, .kinds = {"change"}},
                  {.name = "approved-by", .placeholder = "PERSON", .help = "who approved it", .repeatable = true, .completion = Completion::record, .kinds = {"person"}},
                  {.name = "reason", .placeholder = "TEXT", .help = "why there is a new one"},
                  {.name = "reason-en", .placeholder = "TEXT", .help = "the same in English"},
                  {.name = "reason-zh", .placeholder = "TEXT", .help = "the same in Chinese"},
                  {.name = "title", .placeholder = "TEXT", .help = "short name"},
                  {.name = "number", .placeholder = "TEXT", .help = "formal number; the version when not said"},
                  {.name = "visibility", .placeholder = "WORD", .help = "who may see it", .choices = {"internal", "client"}},
                  {.name = "with-progress", .help = "actual dates, and open work as it is expected now"}},
      .examples = {{"accord baseline add --cause CR-003 --version v1.5", {}}, {"accord baseline add --dry-run", "what it would hold"}},
      .formats = answer_formats,
      .writes = true,
      .run = add,
  };
}

Command baseline_diff_command() {
  return {
      .words = "baseline diff",
      .summary = "what two baselines plan differently",
      .description = "Tasks added, gone and moved, in working days; the finish and the budget.",
      .positionals = {{.name = "BEFORE", .help = "a baseline: version, number or id", .completion = Completion::record, .kinds = {"baseline"}},
                      {.name = "AFTER", .help = "the one to compare it with", .completion = Completion::record, .kinds = {"baseline"}}},
      .examples = {{"accord baseline diff v1.0 v1.4", {}}},
      .formats = table_formats,
      .run = compare_baselines,
  };
}

}  // namespace accord
