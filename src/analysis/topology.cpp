#include <algorithm>
#include <cstddef>

#include "accord/analysis/network.h"

namespace accord {

Topology::Topology(std::size_t tasks, std::span<const NetworkLink> links)
    : incoming_(links.size()), outgoing_(links.size()), incoming_start_(tasks + 1), outgoing_start_(tasks + 1) {
  for (const NetworkLink& link : links) {
    ++incoming_start_[static_cast<std::size_t>(link.to) + 1];
    ++outgoing_start_[static_cast<std::size_t>(link.from) + 1];
  }
  for (std::size_t i = 0; i < tasks; ++i) {
    incoming_start_[i + 1] += incoming_start_[i];
    outgoing_start_[i + 1] += outgoing_start_[i];
  }
  auto next_in = incoming_start_, next_out = outgoing_start_;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const NetworkLink& link = links[i];
    const auto index = static_cast<std::int32_t>(i);
    const auto in = next_in[static_cast<std::size_t>(link.to)]++;
    const auto out = next_out[static_cast<std::size_t>(link.from)]++;
    incoming_[static_cast<std::size_t>(in)] = {link.from, link.lag, link.type, index};
    outgoing_[static_cast<std::size_t>(out)] = {link.to, link.lag, link.type, index};
  }
  sort_topologically();
}

void Topology::sort_topologically() {
  const auto count = static_cast<std::int32_t>(size());
  std::vector<std::int32_t> open(size());
  order_.reserve(size());
  for (std::int32_t task = 0; task < count; ++task) {
    open[static_cast<std::size_t>(task)] = static_cast<std::int32_t>(incoming(task).size());
    if (incoming(task).empty()) order_.push_back(task);
  }
  for (std::size_t next = 0; next < order_.size(); ++next) {
    for (const Edge& edge : outgoing(order_[next])) {
      if (--open[static_cast<std::size_t>(edge.other)] == 0) order_.push_back(edge.other);
    }
  }
  if (order_.size() < size()) find_cycle(open);
}

void Topology::find_cycle(const std::vector<std::int32_t>& open_predecessors) {
  const auto is_open = [&](std::int32_t task) { return open_predecessors[static_cast<std::size_t>(task)] > 0; };
  // Every open task has an open predecessor: going back from any of them must meet itself.
  std::int32_t task = 0;
  while (!is_open(task)) ++task;
  std::vector<std::int32_t> met_at(size(), -1), walk;
  while (met_at[static_cast<std::size_t>(task)] < 0) {
    met_at[static_cast<std::size_t>(task)] = static_cast<std::int32_t>(walk.size());
    walk.push_back(task);
    const auto edges = incoming(task);
    task = std::find_if(edges.begin(), edges.end(), [&](const Edge& edge) { return is_open(edge.other); })->other;
  }
  cycle_.assign(walk.begin() + met_at[static_cast<std::size_t>(task)], walk.end());
  std::reverse(cycle_.begin(), cycle_.end());
  std::rotate(cycle_.begin(), std::min_element(cycle_.begin(), cycle_.end()), cycle_.end());
}

}  // namespace accord
