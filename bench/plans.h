// Plans of any size for the benchmarks, the same in every run.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "accord/analysis/network.h"

namespace bench {

struct Plan {
  std::vector<accord::NetworkTask> tasks;
  std::vector<accord::NetworkLink> links;
};

/// Durations of 1 to 20; links of all types mostly over short distances, as plans have them; no cycle.
inline Plan plan(std::size_t tasks, std::size_t links) {
  std::mt19937 random(20260302);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  Plan result;
  result.tasks.resize(tasks);
  for (auto& task : result.tasks) task.duration = static_cast<accord::Tick>(1 + below(20));
  while (result.links.size() < links) {
    const std::size_t from = below(tasks - 1), to = std::min(tasks - 1, from + 1 + below(200));
    const auto type = below(10) < 8 ? accord::LinkType::finish_start : static_cast<accord::LinkType>(below(4));
    result.links.push_back({static_cast<std::int32_t>(from), static_cast<std::int32_t>(to), type, static_cast<accord::Tick>(below(4))});
  }
  std::shuffle(result.links.begin(), result.links.end(), random);
  return result;
}

}  // namespace bench
