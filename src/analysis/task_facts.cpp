#include "accord/analysis/task_facts.h"

#include <string>
#include <utility>

namespace accord {
namespace {

using State = NetworkTask::State;

void report(Findings& findings, const Record& record, std::string rule, std::string field, Mark mark, Message message,
            Message hint) {
  findings.push_back({std::move(rule), Severity::error, record.file, mark, std::move(field), std::move(message), std::move(hint)});
}

/// Actual dates and state by the moves up to the data date.
void apply_moves(TaskFacts& facts, const PlanTask& task, Date as_of) {
  for (const TaskMove& move : task.moves) {
    if (as_of < move.at) continue;
    if (move.to == TaskState::in_progress || move.to == TaskState::blocked) {
      if (!facts.started) facts.started = move.at;
      facts.finished.reset();
      facts.state = State::started;
    } else if (move.to == TaskState::done) {
      facts.finished = move.at;
      facts.state = State::done;
    } else if (move.to == TaskState::planned) {
      // Reopened. What was begun stays begun.
      facts.finished.reset();
      facts.state = facts.started ? State::started : State::planned;
    }
    facts.dropped = move.to == TaskState::cancelled;
  }
  facts.dates_known = !facts.started || !facts.finished || *facts.started <= *facts.finished;
}

void apply_statements(TaskFacts& facts, const PlanTask& task, Date as_of) {
  for (const TaskStatement& statement : task.statements) {
    if (as_of < statement.at) break;
    if (statement.share) facts.complete = *statement.share;
    else facts.progress_known = false;
  }
  if (facts.state == State::done) facts.complete = {1, 1};
}

}  // namespace

TaskFacts facts_at(const PlanTask& task, Date as_of) {
  TaskFacts facts;
  facts.record = task.record;
  facts.number = task.number;
  facts.type = task.type;
  facts.due = task.due;
  facts.duration = task.duration;
  facts.duration_spoilt = task.duration_spoilt;
  apply_moves(facts, task, as_of);
  apply_statements(facts, task, as_of);
  return facts;
}

void report_statements(const PlanTask& task, Date as_of, Findings& findings) {
  for (const TaskStatement& statement : task.statements) {
    if (as_of < statement.at || statement.share) continue;
    const Value &percent = (*statement.item)["percent"], &units = (*statement.item)["units"];
    if (task.method == EarnedMethod::units && units.is_scalar()) {
      report(findings, *task.record, "plan.progress", "progress.units", units.mark,
             say("“{}” units done are not part of the task's {} units", units.text, task.record->text("units")),
             "state units from 0 to all, and the task's units above 0");
    } else {
      report(findings, *task.record, "plan.progress", "progress.percent", percent.mark,
             say("“{}” is not a percentage from 0 to 100", percent.text), "correct the statement");
    }
  }
}

void report_dates(const PlanTask& task, const TaskFacts& facts, Findings& findings) {
  if (facts.dates_known) return;
  report(findings, *task.record, "plan.dates", "moves", task.record->content()["moves"].mark,
         say("finished on {}, before its start on {}", to_string(*facts.finished), to_string(*facts.started)), "correct the date of one of the moves");
}

void report_problems(const PlanTask& task, const TaskFacts& facts, Date as_of, Findings& findings) {
  const Record& record = *task.record;
  if (task.duration_spoilt) {
    report(findings, record, "plan.duration", "duration", record.content()["duration"].mark,
           say("“{}” is not a duration a task can have", record.text("duration")), "write working days, 0 or more, for example 6d");
  }
  report_dates(task, facts, findings);
  report_statements(task, as_of, findings);
}

std::optional<std::array<Tick, 3>> read_estimate(const Record& task, Findings& findings) {
  if (!task.has("estimate")) return {};
  const auto estimate = parse_estimate(task.text("estimate"));
  if (estimate && estimate->optimistic <= estimate->likely && estimate->likely <= estimate->pessimistic) {
    const auto low = ticks_of(estimate->optimistic), likely = ticks_of(estimate->likely), high = ticks_of(estimate->pessimistic);
    if (low && likely && high) return std::array{*low, *likely, *high};
  }
  report(findings, task, "plan.estimate", "estimate", task.content()["estimate"].mark,
         say("“{}” is not an estimate: optimistic, likely and pessimistic days must not fall", task.text("estimate")),
         "write for example 2/3/5");
  return {};
}

}  // namespace accord
