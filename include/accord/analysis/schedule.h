// The plan as dates: what the critical path method makes of the task records.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accord/analysis/network.h"
#include "accord/analysis/task_facts.h"
#include "accord/base/calendar.h"
#include "accord/model/record_set.h"

namespace accord {

struct ScheduleOptions {
  Date as_of;  ///< tasks that exist and are not cancelled at the end of this day
  /// Actual dates and progress up to the data date hold and open work comes after it (retained logic); false: the plan
  /// as if nothing had begun.
  bool with_progress = true;
  /// Of the project; else that of contract.yaml, of scope.yaml, the first day something was begun, the day after as_of.
  std::optional<Date> start = {};
  std::optional<Date> imposed_finish = {};  ///< late dates count from it; float may become negative
  bool with_drivers = true;  ///< false: nobody asks why a task does not begin earlier
  /// When only some tasks are asked about, their ids: others get no row, there is no critical path, and the findings
  /// plan.constraint and plan.calendar look at these rows alone.
  std::optional<std::vector<std::string_view>> rows_for = {};
};

/// Why a task does not begin earlier.
struct Driver {
  enum class Type : std::uint8_t { task, constraint, data_date, project_start } type = Type::task;
  const Record* predecessor = nullptr;  ///< of a task
  LinkType link = LinkType::finish_start;
  Decimal lag = {};  ///< working days
};

struct ScheduledTask {
  const Record* record = nullptr;
  TaskFacts facts;
  bool known = false;        ///< its dates could be computed; false: a finding says why
  bool float_known = false;  ///< the late dates too: nothing in the plan is spoilt
  /// Actual, else early; both days belong to it. A milestone starts with a day and is reached when the working day
  /// before ends: its date is the finish.
  Date start, finish;
  Date open_start;           ///< where work not done yet begins; the start of a task not started
  Date late_start, late_finish;
  Decimal total_float, free_float;  ///< working days, may be negative and fractions
  bool critical = false;            ///< of a summary: one of its tasks is
  std::vector<Driver> drivers;
};

struct Schedule {
  Date as_of;
  bool with_progress = true;  ///< as asked for
  Date start;
  std::vector<ScheduledTask> tasks;  ///< in the order of the plan: wbs, number, id
  std::vector<std::pair<std::string_view, std::int32_t>> index;  ///< of the tasks in `tasks`, by ascending id
  std::optional<Date> finish;        ///< absent when there are no tasks or a finding spoils it
  int working_days = 0;              ///< from the start to the finish, both included; 0 without a finish
  std::vector<std::size_t> critical_path;  ///< one path as indexes into tasks; at a fork the first in the plan's order
  std::vector<std::string> cycle;    ///< ids along the links, when there is one
  Findings findings;

  /// The task's row, or null: unknown, cancelled, or not there yet at the data date.
  const ScheduledTask* find(std::string_view id) const;
};

/// Findings: CPM-1 cycle, CPM-2 unknown predecessor, plan.duration, plan.progress, plan.dates, plan.constraint,
/// plan.lag, plan.calendar (a year without an entry is used: warning), plan.unplanned (no duration yet: warning),
/// plan.unreadable (a task's file cannot be read: the finish is unknown).
/// What a finding spoils has no dates, and neither has what comes after it.
Schedule compute_schedule(const TypedPlan& plan, const Calendar& calendar, const ScheduleOptions& options);
/// The same of records that are looked at only once.
Schedule compute_schedule(const RecordSet& records, const Calendar& calendar, const ScheduleOptions& options);

/// plan.calendar for every year from first to last that the calendar does not know, or once when it is not understood.
void check_years(const Calendar& calendar, Date first, Date last, Findings& findings);

/// A milestone record against its tasks: reached when moved there, else with the last of its tasks.
struct MilestoneDate {
  const Record* milestone = nullptr;
  std::optional<Date> reached;   ///< on or before the data date
  std::optional<Date> forecast;  ///< the actual date once reached
  const ScheduledTask* last = nullptr;  ///< of its tasks the one that ends last, which drives it; null when it has none
};
/// Milestones that exist and are not cancelled at the schedule's data date, by forecast, then number. Without progress
/// none is reached.
std::vector<MilestoneDate> milestone_dates(const RecordSet& records, const Schedule& schedule);

}  // namespace accord
