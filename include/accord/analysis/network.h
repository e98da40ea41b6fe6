// The critical path method over plain arrays: no dates, no records, one unit of time of the caller's choice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace accord {

/// A boundary between units of working time, or a length in it. A task that starts at 0 and takes 2 finishes at 2,
/// its successor may start at 2.
using Tick = std::int32_t;

enum class LinkType : std::uint8_t { finish_start, start_start, finish_finish, start_finish };

struct NetworkLink {
  std::int32_t from = 0, to = 0;  ///< indexes of tasks
  LinkType type = LinkType::finish_start;
  Tick lag = 0;  ///< negative for a lead
};

struct NetworkTask {
  static constexpr Tick lowest = std::numeric_limits<Tick>::min() / 4;
  static constexpr Tick highest = std::numeric_limits<Tick>::max() / 4;
  enum class State : std::uint8_t { planned, started, done };

  Tick duration = 0;  ///< of a started task what remains; 0 of a milestone; never negative
  State state = State::planned;
  Tick actual_start = 0;   ///< of a started or done task
  Tick actual_finish = 0;  ///< of a done task
  // Date constraints. The first two push the early dates, the last two hold the late dates and so make float negative;
  // "must" is both of a pair (logic is never overridden).
  Tick start_no_earlier = lowest, finish_no_earlier = lowest;
  Tick start_no_later = highest, finish_no_later = highest;
};

/// The links of a network in both directions and an order in which every task comes after its predecessors.
class Topology {
 public:
  struct Edge {
    std::int32_t other;  ///< the task at the far end
    Tick lag;
    LinkType type;
    std::int32_t link;   ///< index of the link it comes from
  };

  /// Every index in the links is below `tasks`.
  Topology(std::size_t tasks, std::span<const NetworkLink> links);

  std::size_t size() const { return incoming_start_.size() - 1; }
  /// Incomplete when there is a cycle.
  const std::vector<std::int32_t>& order() const { return order_; }
  std::span<const Edge> incoming(std::int32_t task) const { return slice(incoming_, incoming_start_, task); }
  std::span<const Edge> outgoing(std::int32_t task) const { return slice(outgoing_, outgoing_start_, task); }
  /// Tasks of one cycle in the direction of the links, beginning with its lowest index; empty when there is none.
  const std::vector<std::int32_t>& cycle() const { return cycle_; }

 private:
  static std::span<const Edge> slice(const std::vector<Edge>& edges, const std::vector<std::int32_t>& starts,
                                     std::int32_t task) {
    const auto at = static_cast<std::size_t>(task);
    return std::span(edges).subspan(static_cast<std::size_t>(starts[at]),
                                    static_cast<std::size_t>(starts[at + 1] - starts[at]));
  }
  void sort_topologically();
  void find_cycle(const std::vector<std::int32_t>& open_predecessors);

  std::vector<Edge> incoming_, outgoing_;
  std::vector<std::int32_t> incoming_start_, outgoing_start_, order_, cycle_;
};

struct NetworkOptions {
  Tick start = 0;  ///< nothing begins before it
  Tick data_date = NetworkTask::lowest;  ///< work not done yet begins here at the earliest (retained logic)
  std::optional<Tick> imposed_finish = {};    ///< late dates count from it instead of the computed finish
  Tick critical_float = 0;               ///< critical: total float up to this; ignored with an imposed finish
};

struct TaskTimes {
  Tick early_start = 0;   ///< the actual start of a started or done task
  Tick resume = 0;        ///< where the open work begins: the early start, of a started task that of its remainder
  Tick early_finish = 0;  ///< the actual finish of a done task
  Tick late_start = 0;    ///< late finish - duration; of a done task the actual dates
  Tick late_finish = 0;
  Tick total_float = 0;   ///< late finish - early finish; 0 of a done task
  Tick free_float = 0;    ///< delay that moves no successor; without successors up to the project's finish
  bool critical = false;  ///< never of a done task
};

struct NetworkTimes {
  std::vector<TaskTimes> tasks;
  Tick finish = 0;  ///< the largest early finish; the start when there are no tasks
};

/// Forward and backward pass (domain.md CPM-3 to CPM-8). The topology has no cycle and as many tasks.
NetworkTimes compute_times(const Topology& topology, std::span<const NetworkTask> tasks, const NetworkOptions& options);

/// Why a task's open work cannot begin earlier.
struct Drivers {
  std::vector<std::int32_t> links;  ///< indexes of the links without slack, in the order of their predecessors
  bool constraint = false;          ///< its own date constraint
  bool data_date = false;
  bool project_start = false;
};
Drivers drivers_of(const Topology& topology, std::span<const NetworkTask> tasks, const NetworkOptions& options,
                   const NetworkTimes& times, std::int32_t task);

/// One critical path, from its first task to its last. Among several it is the one found from the finish backwards,
/// taking the lowest index at every fork; all critical tasks are those marked in the times.
std::vector<std::int32_t> critical_path(const Topology& topology, std::span<const NetworkTask> tasks,
                                        const NetworkTimes& times);

/// Where the link lets the open work of its successor begin.
template <class Time>
Time earliest_by_link(LinkType type, Time from_start, Time from_finish, Time lag, Time to_duration) {
  switch (type) {
    case LinkType::finish_start: return from_finish + lag;
    case LinkType::start_start: return from_start + lag;
    case LinkType::finish_finish: return from_finish + lag - to_duration;
    case LinkType::start_finish: break;
  }
  return from_start + lag - to_duration;
}

}  // namespace accord
