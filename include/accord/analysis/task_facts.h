// What a task's record says at a data date, typed, with the problems that make a part of it unusable.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "accord/analysis/earned_value.h"
#include "accord/analysis/network.h"
#include "accord/model/record_set.h"

namespace accord {

/// The plan counts working time in this many parts of a working day, so that hours and halves are whole numbers.
inline constexpr Tick ticks_per_day = 480;

/// Working time in ticks; nothing beyond a century, which is a slip of the pen and would overflow a long chain.
std::optional<Tick> ticks_of(const Duration& duration, int minutes_per_day);

enum class TaskType : std::uint8_t { task, summary, milestone, level_of_effort };

/// A dated statement of progress that is valid.
struct ProgressStatement {
  Date at;
  Share share;  ///< 0 to 1
};

struct TaskFacts {
  const Record* record = nullptr;
  TaskType type = TaskType::task;
  bool dropped = false;                  ///< cancelled on or before the data date
  std::optional<Tick> duration;          ///< absent: not stated, or spoilt; 0 of a milestone
  NetworkTask::State state = NetworkTask::State::planned;  ///< blocked counts as started
  std::optional<Date> started, finished; ///< actual dates; of a task reopened since, no finish
  std::vector<ProgressStatement> statements;  ///< on or before the data date, ascending
  Share complete;                        ///< as last stated; 1 when done
  bool progress_known = true;            ///< false: a statement is spoilt
  bool dates_known = true;               ///< false: finished before it started
  bool duration_spoilt = false;
};

/// Reads one task; `minutes_per_day` of the calendar tells what an hour is. Findings: plan.duration, plan.progress,
/// plan.dates. A percent above 100, a negative duration and a finish before its start spoil what they touch.
TaskFacts read_task(const Record& task, Date as_of, int minutes_per_day, Findings& findings);

/// The optimistic, likely and pessimistic durations in ticks; nothing when the record has none or they are not in
/// order (finding plan.estimate).
std::optional<std::array<Tick, 3>> read_estimate(const Record& task, Findings& findings);

/// Orders texts with numbers by their value: T2 before T10, 5.9 before 5.10.
bool comes_before_naturally(std::string_view a, std::string_view b);
/// By wbs, number and id: the order of the plan.
bool comes_before_in_plan(const Record& a, const Record& b);
/// The same for many at once: each record is looked into once.
void sort_in_plan_order(std::vector<const Record*>& records);
/// The first part of the wbs ("5" of "5.3"), or empty.
std::string_view wbs_group(const Record& task);

}  // namespace accord
