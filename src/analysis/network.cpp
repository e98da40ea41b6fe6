#include "accord/analysis/network.h"

#include <algorithm>
#include <cstddef>

namespace accord {
namespace {

using State = NetworkTask::State;

std::size_t at(std::int32_t index) {
  return static_cast<std::size_t>(index);
}

/// The earliest begin of a task's open work as far as dates, not links, decide.
Tick earliest_by_dates(const NetworkTask& task, const NetworkOptions& options) {
  Tick earliest = std::max(options.start, options.data_date);
  if (task.state == State::planned) earliest = std::max(earliest, task.start_no_earlier);
  return std::max(earliest, task.finish_no_earlier - task.duration);
}

void forward_pass(const Topology& topology, std::span<const NetworkTask> tasks, const NetworkOptions& options,
                  NetworkTimes& times) {
  for (const std::int32_t index : topology.order()) {
    const NetworkTask& task = tasks[at(index)];
    TaskTimes& result = times.tasks[at(index)];
    if (task.state == State::done) {
      result.early_start = result.resume = task.actual_start;
      result.early_finish = task.actual_finish;
    } else {
      Tick begin = earliest_by_dates(task, options);
      for (const Topology::Edge& edge : topology.incoming(index)) {
        const TaskTimes& from = times.tasks[at(edge.other)];
        begin = std::max(begin, earliest_by_link(edge.type, from.early_start, from.early_finish, edge.lag, task.duration));
      }
      result.resume = begin;
      result.early_start = task.state == State::started ? task.actual_start : begin;
      result.early_finish = begin + task.duration;
    }
    times.finish = std::max(times.finish, result.early_finish);
  }
}

/// The latest finish of `task` that the link allows; `highest` when a fact has overtaken the link.
Tick latest_by_link(const Topology::Edge& edge, const NetworkTask& task, const NetworkTask& next, const TaskTimes& late) {
  if (next.state == State::done) return NetworkTask::highest;
  const bool from_start = edge.type == LinkType::start_start || edge.type == LinkType::start_finish;
  if (from_start && task.state != State::planned) return NetworkTask::highest;
  const bool to_finish = edge.type == LinkType::finish_finish || edge.type == LinkType::start_finish;
  const Tick bound = (to_finish ? late.late_finish : late.late_start) - edge.lag;
  return from_start ? bound + task.duration : bound;
}

/// How far the early dates stay from making this link drive; `highest` as above.
Tick slack_of(const Topology::Edge& edge, const TaskTimes& from, const NetworkTask& next, const TaskTimes& to) {
  if (next.state == State::done) return NetworkTask::highest;
  return to.resume - earliest_by_link(edge.type, from.early_start, from.early_finish, edge.lag, next.duration);
}

void backward_pass(const Topology& topology, std::span<const NetworkTask> tasks, const NetworkOptions& options,
                   NetworkTimes& times) {
  const Tick horizon = options.imposed_finish.value_or(times.finish);
  for (auto it = topology.order().rbegin(); it != topology.order().rend(); ++it) {
    const NetworkTask& task = tasks[at(*it)];
    TaskTimes& result = times.tasks[at(*it)];
    if (task.state == State::done) {
      result.late_start = result.early_start;
      result.late_finish = result.early_finish;
      continue;
    }
    Tick latest = std::min(horizon, task.finish_no_later);
    if (task.state == State::planned) latest = std::min(latest, task.start_no_later + task.duration);
    Tick free = times.finish - result.early_finish;
    for (const Topology::Edge& edge : topology.outgoing(*it)) {
      const NetworkTask& next = tasks[at(edge.other)];
      const TaskTimes& to = times.tasks[at(edge.other)];
      latest = std::min(latest, latest_by_link(edge, task, next, to));
      free = std::min(free, slack_of(edge, result, next, to));
    }
    result.late_finish = latest;
    result.late_start = latest - task.duration;
    result.total_float = latest - result.early_finish;
    result.free_float = free;
  }
}

void mark_critical(std::span<const NetworkTask> tasks, const NetworkOptions& options, NetworkTimes& times) {
  Tick threshold = options.critical_float;
  if (options.imposed_finish) {
    threshold = NetworkTask::highest;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if (tasks[i].state != State::done) threshold = std::min(threshold, times.tasks[i].total_float);
    }
  }
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    times.tasks[i].critical = tasks[i].state != State::done && times.tasks[i].total_float <= threshold;
  }
}

}  // namespace

NetworkTimes compute_times(const Topology& topology, std::span<const NetworkTask> tasks, const NetworkOptions& options) {
  NetworkTimes times;
  times.tasks.resize(tasks.size());
  times.finish = tasks.empty() ? options.start : NetworkTask::lowest;
  forward_pass(topology, tasks, options, times);
  backward_pass(topology, tasks, options, times);
  mark_critical(tasks, options, times);
  return times;
}

Drivers drivers_of(const Topology& topology, std::span<const NetworkTask> tasks, const NetworkOptions& options,
                   const NetworkTimes& times, std::int32_t task) {
  Drivers drivers;
  const NetworkTask& own = tasks[at(task)];
  if (own.state == State::done) return drivers;
  const TaskTimes& result = times.tasks[at(task)];
  std::vector<Topology::Edge> edges;
  for (const Topology::Edge& edge : topology.incoming(task)) {
    if (slack_of(edge, times.tasks[at(edge.other)], own, result) == 0) edges.push_back(edge);
  }
  std::sort(edges.begin(), edges.end(), [](const auto& a, const auto& b) {
    return a.other != b.other ? a.other < b.other : a.link < b.link;
  });
  for (const Topology::Edge& edge : edges) drivers.links.push_back(edge.link);
  drivers.constraint = (own.state == State::planned && result.resume == own.start_no_earlier) ||
                       result.early_finish == own.finish_no_earlier;
  drivers.data_date = result.resume == options.data_date;
  drivers.project_start = result.resume == options.start;
  return drivers;
}

std::vector<std::int32_t> critical_path(const Topology& topology, std::span<const NetworkTask> tasks,
                                        const NetworkTimes& times) {
  std::vector<std::int32_t> path;
  std::int32_t last = -1;
  for (std::size_t i = 0; i < times.tasks.size(); ++i) {
    const TaskTimes& task = times.tasks[i];
    if (!task.critical) continue;
    // The latest finish that is critical: a constraint in the middle may be critical while the end has float.
    if (last < 0 || task.early_finish > times.tasks[at(last)].early_finish) last = static_cast<std::int32_t>(i);
  }
  // What takes no time ends when the work before it does: it belongs to the path's end.
  for (std::int32_t next = last; next >= 0;) {
    last = next;
    next = -1;
    for (const Topology::Edge& edge : topology.outgoing(last)) {
      const TaskTimes& to = times.tasks[at(edge.other)];
      if (!to.critical || slack_of(edge, times.tasks[at(last)], tasks[at(edge.other)], to) != 0) continue;
      if (next < 0 || edge.other < next) next = edge.other;
    }
  }
  while (last >= 0) {
    path.push_back(last);
    std::int32_t before = -1;
    for (const Topology::Edge& edge : topology.incoming(last)) {
      const TaskTimes& from = times.tasks[at(edge.other)];
      if (!from.critical || slack_of(edge, from, tasks[at(last)], times.tasks[at(last)]) != 0) continue;
      if (before < 0 || edge.other < before) before = edge.other;
    }
    last = before;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace accord
