#include "accord/analysis/pert.h"

#include <cmath>
#include <cstddef>

namespace accord {

double pert_mean(const ThreePoint& estimate) {
  return (estimate.optimistic + 4 * estimate.likely + estimate.pessimistic) / 6;
}

double pert_variance(const ThreePoint& estimate) {
  const double deviation = (estimate.pessimistic - estimate.optimistic) / 6;
  return deviation * deviation;
}

double normal_share(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double PertResult::share_within(double limit) const {
  if (deviation > 0) return normal_share((limit - mean) / deviation);
  return limit >= mean ? 1 : 0;
}

PertResult pert(const Topology& topology, std::span<const NetworkTask> tasks, std::span<const ThreePoint> estimates,
                const NetworkOptions& options) {
  std::vector<NetworkTask> expected(tasks.begin(), tasks.end());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    expected[i].duration = static_cast<Tick>(std::lround(pert_mean(estimates[i])));
  }
  const NetworkTimes times = compute_times(topology, expected, options);
  PertResult result{.path = critical_path(topology, expected, times), .mean = static_cast<double>(times.finish)};
  for (const std::int32_t task : result.path) result.variance += pert_variance(estimates[static_cast<std::size_t>(task)]);
  result.deviation = std::sqrt(result.variance);
  return result;
}

}  // namespace accord
