#include "cli/plan_import.h"

#include <algorithm>
#include <set>

#include "accord/analysis/contract_dates.h"
#include "accord/base/text.h"
#include "accord/model/history.h"
#include "cli/field_options.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

class Builder {
 public:
  Builder(Context& context, const RecordSet& records, const std::vector<PlanRow>& rows, const PlanImport& import) : context_(context), records_(records), rows_(rows), import_(import), names_(rows) {
    const PlanTasks known(records, context.as_of());
    for (const PlanRow& row : rows) tasks_.push_back(known.find(row));
  }

  Batch batch(Findings& findings) {
    Batch batch{.name = import_.source};
    for (std::size_t i = 0; i < rows_.size(); ++i) batch.steps.push_back(step(i));
    if (import_.whole) cancel_the_rest(batch, findings);
    return batch;
  }

 private:
  std::string reference(std::size_t row) const { return tasks_[row] ? tasks_[row]->id : "$row" + std::to_string(row); }

  BatchStep step(std::size_t i) const {
    BatchStep step;
    step.mark = mark_of(rows_[i], rows_[i].column);
    step.fields = Value::map();
    if (tasks_[i]) {
      step.act = BatchStep::Act::set;
      step.target = tasks_[i]->id;
    } else {
      step.kind = "task";
      step.handle = reference(i);
    }
    fill(step.fields, i);
    return step;
  }

  /// Sets the text, clears the field when the text is empty, and leaves alone what is so already.
  void put(Value& fields, std::size_t i, const std::string& name, const std::string& text) const {
    const std::string_view now = tasks_[i] ? tasks_[i]->text(name) : std::string_view();
    if (now == text) return;
    fields.set(name, text.empty() ? Value() : Value::scalar(text));
  }

  void fill(Value& fields, std::size_t i) const {
    const PlanRow& row = rows_[i];
    const bool whole = import_.whole;
    const auto optional = [&](const char* name, const std::optional<std::string>& text) {
      if (text || whole) put(fields, i, name, text.value_or(""));
    };
    if (!row.wbs.empty() || whole) put(fields, i, "wbs", row.wbs);
    if (!row.title.empty()) put(fields, i, "title", row.title);
    if (!row.other_title.empty() || whole) put(fields, i, context_.project().settings().language == Language::zh ? "title_en" : "title_zh", row.other_title);
    if (!row.type.empty() && !(row.type == "task" && !tasks_[i])) put(fields, i, "type", row.type);
    if (row.states_parent && (row.parent || whole)) put(fields, i, "parent", row.parent ? reference(*row.parent) : "");
    optional("duration", row.duration);
    optional("owner", row.owner);
    optional("budget", row.budget);
    optional("estimate", row.estimate);
    optional("constraint", row.constraint);
    if (row.depends || whole) links(fields, i);
  }

  void links(Value& fields, std::size_t i) const {
    Value list = Value::list();
    std::vector<std::string> words;
    for (PlanLink link : rows_[i].depends.value_or(std::vector<PlanLink>{})) {
      if (const auto row = names_.find(link.target)) link.target = reference(*row);
      words.push_back(link_text(link));
      list.add(Value::scalar(words.back()));
    }
    std::vector<std::string> now;
    for (const std::string_view word : tasks_[i] ? tasks_[i]->list("depends") : std::vector<std::string_view>{}) {
      const auto link = parse_dependency(word);
      if (!link) continue;
      // A predecessor that is cancelled, or not there yet on this day, stands in no outline: it stays.
      const Record* target = records_.find(link->target);
      if (target && !in_plan(*target, context_.as_of())) list.add(Value::scalar(std::string(word)));
      else now.push_back(link_text(link_of(*link, std::string(link->target))));
    }
    if (now != words) fields.set("depends", list.members.empty() ? Value() : std::move(list));
  }

  void cancel_the_rest(Batch& batch, Findings& findings) const {
    const Date as_of = context_.as_of();
    const std::set<const Record*> kept(tasks_.begin(), tasks_.end());
    for (const Record& task : records_.of("task")) {
      if (!in_plan(task, as_of) || kept.contains(&task)) continue;
      if (is_closed(task, as_of) || state_of(task, Date::of(9999, 12, 31).value()) == "done") {  // also on a later day than the data date
        findings.push_back({"plan.gone", Severity::error, import_.source, {}, {}, say("{} is done and cannot leave the plan", spoken(context_, task)), "put its line back"});
        continue;
      }
      BatchStep step;
      step.act = BatchStep::Act::move;
      step.target = task.id;
      step.verb = "cancel";
      step.fields = Value::map();
      step.fields.set("reason", Value::scalar(context_.project().settings().language == Language::zh ? "已从计划大纲中移除" : "taken out of the plan's outline"));
      batch.steps.push_back(std::move(step));
    }
  }

  Context& context_;
  const RecordSet& records_;
  const std::vector<PlanRow>& rows_;
  const PlanImport& import_;
  RowNames names_;
  std::vector<const Record*> tasks_;  ///< by row; null for a new one
};

void stop_if_wrong(Context& context, Findings& findings) {
  sort_findings(findings);
  note_findings(context, findings);
  const auto errors = std::ranges::count(findings, Severity::error, &Finding::severity);
  if (errors > 0) throw Error(Failure::invalid, say("the plan was not taken over: {} problem{|s}; nothing was written", errors), {});
  findings.clear();
}

/// A cycle is told with the lines of its links, on the first of them.
void check_schedule(const Schedule& schedule, const BatchPlan& plan, const std::vector<PlanRow>& rows, const RecordSet& records, const PlanImport& import, Findings& findings) {
  if (schedule.cycle.empty()) return;
  const RowNames names(rows);
  std::vector<std::string> path, places;
  Mark first;
  const Record* before = records.find(schedule.cycle.back());
  for (const std::string& id : schedule.cycle) {
    const Record& task = *records.find(id);
    path.emplace_back(call_sign(task));
    std::string place = task.file;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (plan.outcomes[i].after.id != id || rows[i].line == 0) continue;
      Mark mark{rows[i].line, 1};
      for (const PlanLink& link : rows[i].depends.value_or(std::vector<PlanLink>{})) {
        const auto from = names.find(link.target);
        if (from ? plan.outcomes[*from].after.id == before->id : link.target == before->id) mark.column = link.column;
      }
      place = fmt::format("{}:{}:{}", import.source, mark.line, mark.column);
      if (first.line == 0 || mark.line < first.line) first = mark;
    }
    places.push_back(std::move(place));
    before = &task;
  }
  path.push_back(path.front());
  std::ranges::rotate(places, places.begin() + 1);  // the first link of the path leads to its second task
  findings.push_back({"CPM-1", Severity::error, import.source, first, {}, say("these tasks wait for each other: {}", join(path, " → ")), say("take one of the dependencies away: {}", join(places, ", "))});
}

}  // namespace

PlanChange plan_change(Context& context, const PlanInputs& inputs, std::vector<PlanRow> rows, const PlanImport& import, Findings findings) {
  settle_rows(rows, inputs.records(), context.as_of(), import.source, findings);
  if (rows.empty() && !has_errors(findings)) findings.push_back({"plan.empty", Severity::error, import.source, {}, {}, "there is no task in it", "one task a line: 1.1 Kick-off  2d @linshan"});
  stop_if_wrong(context, findings);
  number_rows(rows, inputs.records(), context.as_of());
  const Batch batch = Builder(context, inputs.records(), rows, import).batch(findings);
  stop_if_wrong(context, findings);
  PlanChange change;
  change.plan = plan_batch(context.project(), inputs.records(), batch, {context.as_of(), author_of_batch(context, inputs.records(), batch), context.random(), false});
  const RecordSet after(inputs.records(), change.plan.records());
  const Schedule schedule = compute_schedule(after, inputs.calendar, {.as_of = context.as_of()});
  check_schedule(schedule, change.plan, rows, after, import, findings);
  stop_if_wrong(context, findings);
  change.finish = schedule.finish;
  for (const BatchPlan::Outcome& outcome : change.plan.outcomes) {
    if (!outcome.changed) continue;
    ++(outcome.act == BatchStep::Act::add ? change.added : outcome.act == BatchStep::Act::set ? change.changed : change.cancelled);
  }
  return change;
}

void tell_change(Context& context, const PlanInputs& inputs, const PlanChange& change) {
  for (const BatchPlan::Outcome& outcome : change.plan.outcomes) {
    if (!outcome.changed) continue;
    const Record& after = outcome.after;
    if (outcome.act == BatchStep::Act::add) {
      context.note(Message("+ " + spoken(context, after) + (after.has("duration") ? " " + std::string(after.text("duration")) : std::string())));
    } else if (outcome.act == BatchStep::Act::move) {
      context.note(say("- {}: cancelled", spoken(context, after)));
    } else {
      context.note(Message("~ " + spoken(context, after)));
      print_changes(context, outcome.before, after);
    }
  }
  const auto contract_date = completion_date(inputs.records(), inputs.calendar, context.as_of());
  const auto before = compute_schedule(inputs.records(), inputs.calendar, {.as_of = context.as_of()}).finish;
  if (before) context.note(say("before: {}", context.text(against_contract(inputs.calendar, *before, contract_date))));
  if (change.finish) context.note(say("after: {}", context.text(against_contract(inputs.calendar, *change.finish, contract_date))));
  context.note(say("{} task{|s} added, {} changed, {} cancelled", change.added, change.changed, change.cancelled));
}

void write_change(Context& context, const PlanChange& change, const std::string& command) {
  if (change.plan.changes.empty()) {
    context.note("nothing changed");
  } else {
    context.project().write_all(change.plan.changes, command);
    context.set_changed();
  }
  answer_change(context, change);
}

void answer_change(Context& context, const PlanChange& change) {
  if (wants_json(context)) return print_records(context, change.plan.records());
  if (context.dry_run()) return;
  for (const BatchPlan::Outcome& outcome : change.plan.outcomes)
    if (outcome.act == BatchStep::Act::add && outcome.changed) context.print(outcome.after.id + "\n");
}

}  // namespace accord
