// Task records and a baseline as the tasks earned value computes with.
#pragma once

#include <string_view>
#include <vector>

#include "accord/analysis/progress.h"
#include "accord/analysis/typed_plan.h"

namespace accord {

/// Parallel lists: a task, its plan in the baseline, and its value in both measures.
struct ValuedTasks {
  std::vector<const PlanTask*> typed;         ///< null for a baseline task without a record
  std::vector<const BaselineTask*> planned;   ///< null for a task not in the baseline
  std::vector<ValuedTask> cost, days;
};

/// Tasks of the baseline and other tasks with cost, in the plan's order.
ValuedTasks value_tasks(const TypedPlan& plan, const Baseline& baseline, const Calendar& calendar, Currency currency,
                        Date as_of, Findings& findings);

}  // namespace accord
