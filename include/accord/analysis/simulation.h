// Monte Carlo over a network: sampled durations, the critical path method in every run. Same seed, same bytes, whatever
// the number of threads and the machine (IEEE doubles, own samplers, no library function that may differ).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "accord/analysis/network.h"

namespace accord {

/// Lengths in the network's unit, optimistic <= likely <= pessimistic.
struct ThreePoint {
  double optimistic = 0, likely = 0, pessimistic = 0;
};

enum class Distribution : std::uint8_t {
  beta_pert,   ///< alpha = 1 + 4(m-o)/(p-o), beta = 1 + 4(p-m)/(p-o)
  triangular,
};

struct SimulationOptions {
  std::uint32_t runs = 10000;  ///< at least 1
  std::uint64_t seed = 1;
  Distribution distribution = Distribution::beta_pert;
  unsigned threads = 1;
  /// Called on the calling thread with the number of runs it knows to be finished; may be empty.
  std::function<void(std::uint32_t)> progress = {};
};

struct SimulationResult {
  std::vector<double> finishes;         ///< of each run, in the order of the runs, in the network's unit
  std::vector<std::uint32_t> critical;  ///< by task: in how many runs it lay on a longest path; 0 of a done task
  double mean = 0;
  double deviation = 0;  ///< of the sample (n - 1); 0 for one run
};

/// One estimate a task: of a planned task its duration, of a started one what remains, of a done one unused.
/// Date constraints and the data date hold as in compute_times. The topology has no cycle.
SimulationResult simulate(const Topology& topology, std::span<const NetworkTask> tasks,
                          std::span<const ThreePoint> estimates, const NetworkOptions& network,
                          const SimulationOptions& options);

/// Nearest rank: the ceil(share × n)-th smallest, share above 0 to 1. `sorted` ascends and is not empty.
double percentile(std::span<const double> sorted, double share);
/// Share of values up to the limit, 0 to 1. `sorted` ascends and is not empty.
double share_within(std::span<const double> sorted, double limit);

/// How many values lie in (lower + i × width, lower + (i + 1) × width]: bars from the first to the last that is not empty.
struct Histogram {
  double lower = 0, width = 1;
  std::vector<std::uint32_t> bars = {};
};
/// `sorted` ascends and is not empty; bars begin at multiples of the width (above 0).
Histogram histogram(std::span<const double> sorted, double width);

}  // namespace accord
