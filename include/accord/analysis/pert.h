// Three-point estimates on one path: the textbook's PERT, which knows nothing of paths that merge.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "accord/analysis/simulation.h"

namespace accord {

/// (o + 4m + p) / 6.
double pert_mean(const ThreePoint& estimate);
/// ((p - o) / 6)².
double pert_variance(const ThreePoint& estimate);
/// The distribution function of the standard normal distribution.
double normal_share(double z);

struct PertResult {
  std::vector<std::int32_t> path = {};  ///< the critical path with mean durations, lowest index at a tie
  double mean = 0;                 ///< finish of the network with mean durations, in the network's unit
  double variance = 0;             ///< of the tasks on the path that are not done
  double deviation = 0;
  /// P(finish <= limit): Phi((limit - mean) / deviation); 0 or 1 without deviation. Understates merge risk: say
  /// "single path" wherever it is printed.
  double share_within(double limit) const;
};

/// Means are rounded to the network's unit. The topology has no cycle.
PertResult pert(const Topology& topology, std::span<const NetworkTask> tasks, std::span<const ThreePoint> estimates,
                const NetworkOptions& options);

}  // namespace accord
