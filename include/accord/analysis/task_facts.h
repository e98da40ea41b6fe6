// What a task's record says at a data date, with the problems that make a part of it unusable.
#pragma once

#include <array>
#include <optional>

#include "accord/analysis/typed_plan.h"

namespace accord {

struct TaskFacts {
  const Record* record = nullptr;
  std::int32_t number = -1;              ///< of the task in its plan
  TaskType type = TaskType::task;
  bool dropped = false;                  ///< cancelled on or before the data date
  std::optional<Date> due;               ///< the agreed day
  std::optional<Tick> duration;          ///< absent: not stated, or spoilt; 0 of a milestone
  NetworkTask::State state = NetworkTask::State::planned;  ///< blocked counts as started
  std::optional<Date> started, finished; ///< actual dates; of a task reopened since, no finish
  Share complete;                        ///< as last stated; 1 when done
  bool progress_known = true;            ///< false: a statement is spoilt
  bool dates_known = true;               ///< false: finished before it started
  bool duration_spoilt = false;
};

TaskFacts facts_at(const PlanTask& task, Date as_of);

/// What is spoilt at that date, and why: plan.duration, plan.dates, plan.progress. A percent above 100, a negative duration
/// and a finish before its start spoil what they touch.
void report_problems(const PlanTask& task, const TaskFacts& facts, Date as_of, Findings& findings);
/// plan.dates alone.
void report_dates(const PlanTask& task, const TaskFacts& facts, Findings& findings);
/// plan.progress alone.
void report_statements(const PlanTask& task, Date as_of, Findings& findings);

/// The optimistic, likely and pessimistic durations in ticks; nothing when the record has none or they are not in
/// order (finding plan.estimate).
std::optional<std::array<Tick, 3>> read_estimate(const Record& task, Findings& findings);

}  // namespace accord
