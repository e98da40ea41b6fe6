// Baselines: dated snapshots of the agreed plan, which of them holds, and how two differ.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/analysis/schedule.h"
#include "accord/base/money.h"
#include "accord/model/id_table.h"

namespace accord {

/// One task as the plan was agreed.
struct BaselineTask {
  std::string_view task;  ///< id; points into the record of the baseline, or of the task whose snapshot is taken
  Date start, finish;
  Tick duration = 0;
  std::optional<Money> budget;  ///< absent: none was agreed
  bool budget_spoilt = false;   ///< not an amount of the project's currency
  Mark mark;
  std::size_t place = IdTable::nowhere;  ///< of its record among the tasks of the set; nowhere: there is none any more
};

struct Baseline {
  const Record* record = nullptr;
  Date at;
  std::vector<BaselineTask> tasks;  ///< by id
  bool complete = true;  ///< false: an item could not be read, or a task has two: sums over it are unknown
  Findings findings;

  const BaselineTask* find(std::string_view id) const;
  /// The last finish, or nothing when it is empty.
  std::optional<Date> finish() const;
  /// Sum of the budgets; nothing when one is spoilt.
  std::optional<Money> budget(Currency currency) const;
};

/// The baseline that holds at the end of that day: the last `at` on or before it, then the highest version. Null before
/// the first.
const Record* baseline_in_force(const RecordSet& records, Date as_of);

/// Findings: baseline.task (the task no longer exists; its progress is unknown), baseline.item (unreadable dates or
/// duration), plan.currency.
Baseline read_baseline(const Record& baseline, const RecordSet& records, const Calendar& calendar, Currency currency);

/// Of one set of records, read once for all who ask.
using Baselines = std::vector<std::shared_ptr<const Baseline>>;
/// Those that hold at the ends of these days, each once.
Baselines read_baselines(const std::vector<Date>& days, const RecordSet& records, const Calendar& calendar, Currency currency);

/// By number of the plan's tasks: what the baseline plans for each, or null. It was read with the plan's records.
std::vector<const BaselineTask*> planned_tasks(const TypedPlan& plan, const Baseline& baseline);

/// What `baseline add` stores: every task of the schedule with dates, summaries left out. Tasks without known dates are
/// left out too; the caller refuses when the schedule has findings.
std::vector<BaselineTask> snapshot_of(const Schedule& schedule);
/// The list under the key `snapshot`.
Value snapshot_value(const std::vector<BaselineTask>& tasks);

/// How a task differs; one side is null for a task that only the other has.
struct BaselineChange {
  std::string_view task;
  const BaselineTask* before = nullptr;
  const BaselineTask* after = nullptr;
  int start_days = 0, finish_days = 0;  ///< working days later
};
struct BaselineDiff {
  std::vector<BaselineChange> changes;  ///< by id; tasks that are the same are left out
  int finish_days = 0;                  ///< working days the project's finish moved
  std::optional<Money> budget_delta;
};
/// Points into both baselines.
BaselineDiff diff(const Baseline& before, const Baseline& after, const Calendar& calendar, Currency currency);

/// "6d", "0.5d".
std::string duration_text(Tick duration);

}  // namespace accord
