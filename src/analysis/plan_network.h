// The network behind a plan: what schedule, PERT and Monte Carlo compute with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/analysis/network.h"
#include "accord/analysis/schedule.h"
#include "accord/analysis/task_facts.h"
#include "accord/base/calendar.h"

namespace accord {

/// Ticks from the project's start, and back to days.
struct PlanClock {
  const Calendar* calendar = nullptr;
  int origin = 0;  ///< working-day number of tick 0

  Tick start_of(Date date) const { return (calendar->working_index(date) - origin) * ticks_per_day; }
  Tick end_of(Date date) const { return (calendar->working_index(date + 1) - origin) * ticks_per_day; }
  /// The working day that begins at, or holds, the boundary.
  Date start_day(Tick tick) const { return calendar->date_of_index(origin + floor_days(tick)); }
  /// The working day that ends at, or holds, the boundary.
  Date finish_day(Tick tick) const { return calendar->date_of_index(origin + floor_days(tick - 1)); }

 private:
  static int floor_days(Tick tick) {
    return tick >= 0 ? tick / ticks_per_day : -((-tick + ticks_per_day - 1) / ticks_per_day);
  }
};

struct PlanNetwork {
  std::vector<TaskFacts> tasks;           ///< all tasks of the plan in its order, summaries included
  std::vector<std::int32_t> index;        ///< of a task in `tasks`, by its number in the plan; -1: it is not there
  std::vector<std::int32_t> node_of;      ///< by task: its node, or -1 (a summary, or without a duration)
  std::vector<std::int32_t> task_of;      ///< by node
  std::vector<std::vector<std::int32_t>> members;  ///< by task: of a summary the tasks below it that have nodes
  std::vector<NetworkTask> nodes;
  std::vector<NetworkLink> links;
  NetworkOptions options;
  PlanClock clock;
  std::vector<bool> known;  ///< by node: false when a finding has spoilt its dates
  bool all_known = true;
  std::vector<std::string> cycle;  ///< ids
  Findings findings;

  Topology topology = Topology(0, {});  ///< of the nodes and links
};

/// Reads the tasks that exist and are not cancelled at the data date. The links have no cycle: those of one are left
/// out and its tasks and all after them are marked as not known.
PlanNetwork read_network(const TypedPlan& plan, const Calendar& calendar, const ScheduleOptions& options);

}  // namespace accord
