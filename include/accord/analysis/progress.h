// Earned value of the project from its records: against a baseline, by cost and by planned working days.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "accord/analysis/baseline.h"
#include "accord/analysis/earned_schedule.h"
#include "accord/analysis/earned_value.h"
#include "accord/base/period.h"

namespace accord {

/// Planned working days are counted in these units, so that shares of them are whole numbers.
inline constexpr std::int64_t units_per_day = 480000;
/// A sum of the working-days measure as working days, to 2 places.
Decimal working_days(std::int64_t units);

/// The two measures of the same work. The client is shown only the second: it tells nothing about cost.
struct Measures {
  EarnedFigures cost;  ///< minor units of the project's currency
  EarnedFigures days;  ///< units_per_day; no cost figures
};

struct TaskProgress {
  const Record* record = nullptr;  ///< null: a task of the baseline that no longer exists
  const BaselineTask* planned = nullptr;  ///< null: not in the baseline, only its cost counts
  EarnedSums cost, days;
};

struct ProgressGroup {
  std::string wbs;                  ///< first part of the tasks' wbs; empty for tasks without
  const Record* summary = nullptr;  ///< the summary task of that wbs, if there is one
  Measures figures;
};

struct ProgressOptions {
  Date as_of;
  const Record* baseline = nullptr;  ///< else the one in force at the data date
  const Baselines* already_read = nullptr;  ///< read with the plan's records: one of these need not be read again
  std::optional<PeriodKind> trend = {};  ///< a row for each of these
  bool with_tasks = true;  ///< false: only sums are asked for, no tasks and no groups
};

struct TrendRow {
  Period period;
  Date until;  ///< the period's end, in the period of the data date the data date
  bool ahead = false;  ///< after the data date: only the plan is there
  Measures figures;
  std::optional<EarnedSchedule> cost_schedule, days_schedule;
};

struct Progress {
  Date as_of;
  std::shared_ptr<const Baseline> baseline;  ///< null: there is none yet, and so no figures
  Measures total;
  std::optional<EarnedSchedule> cost_schedule, days_schedule;  ///< in ISO weeks; absent when PV or EV are unknown
  std::vector<TaskProgress> tasks;    ///< in the plan's order, baseline tasks without a record last
  std::vector<ProgressGroup> groups;  ///< in the order of their wbs
  /// One row a period from the baseline's start (or the first cost) to its finish or the data date, whichever is later;
  /// only when asked for.
  std::vector<TrendRow> trend;
  Findings findings;
};

/// Findings besides those of the baseline and the tasks: plan.currency (cost in another currency), plan.steps (weights
/// that do not sum to 100), plan.apportioned, CPM-10 (100 % stated but not done: warning), plan.method (0/100 or 50/50
/// on a long task: warning), plan.baseline (none holds: note).
Progress compute_progress(const TypedPlan& plan, const Calendar& calendar, Currency currency, const ProgressOptions& options);
/// The same of records that are looked at only once.
Progress compute_progress(const RecordSet& records, const Calendar& calendar, Currency currency, const ProgressOptions& options);

}  // namespace accord
