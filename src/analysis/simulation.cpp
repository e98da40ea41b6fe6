#include "accord/analysis/simulation.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstddef>
#include <map>
#include <thread>

#include "analysis/quantile.h"

namespace accord {
namespace {

using State = NetworkTask::State;
constexpr std::size_t lanes = 16;  // runs worked side by side, so that the inner loops are vectors
using Lanes = std::array<double, lanes>;

std::size_t at(std::int32_t index) {
  return static_cast<std::size_t>(index);
}

/// The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every number of a counter becomes an independent-looking one.
std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}
constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;

/// The probability a run draws for a task: strictly between 0 and 1, a function of (stream, task) alone.
double drawn(std::uint64_t stream, std::size_t task) {
  return static_cast<double>(mixed(stream + golden * (task + 1)) >> 12) * 0x1p-52 + 0x1p-53;
}

struct Sampler {
  double least = 0, spread = 0, mode = 0;
  const BetaQuantile* beta = nullptr;  ///< null: triangular
};

/// Samplers of all tasks; those of one shape share a table.
struct Samplers {
  std::vector<Sampler> tasks;
  std::map<std::int32_t, BetaQuantile> tables;

  Samplers(std::span<const ThreePoint> estimates, Distribution distribution) {
    tasks.reserve(estimates.size());
    for (const ThreePoint& estimate : estimates) {
      Sampler sampler{.least = estimate.optimistic, .spread = estimate.pessimistic - estimate.optimistic};
      if (sampler.spread > 0) {
        sampler.mode = (estimate.likely - estimate.optimistic) / sampler.spread;
        if (distribution == Distribution::beta_pert) sampler.beta = &table(sampler.mode);
      }
      tasks.push_back(sampler);
    }
  }

 private:
  const BetaQuantile& table(double mode) {
    // A millionth of the spread is far below what a simulation can tell; 0.25 and 0.25000000000000006 are one shape.
    const auto key = static_cast<std::int32_t>(std::floor(mode * 0x1p20 + 0.5));
    const auto found = tables.find(key);
    return found != tables.end() ? found->second : tables.emplace(key, BetaQuantile(key * 0x1p-20)).first->second;
  }
};

/// One thread's working arrays and the runs it makes.
class Runner {
 public:
  Runner(const Topology& topology, std::span<const NetworkTask> tasks, const Samplers& samplers,
         const NetworkOptions& network)
      : topology_(topology), tasks_(tasks), samplers_(samplers), starts_(tasks.size()), begins_(tasks.size()),
        finishes_(tasks.size()), durations_(tasks.size()), on_path_(tasks.size()), critical_(tasks.size()) {
    for (const NetworkTask& task : tasks) {
      double earliest = std::max(network.start, network.data_date);
      if (task.state == State::planned) earliest = std::max(earliest, static_cast<double>(task.start_no_earlier));
      earliest_.push_back(earliest);
    }
  }

  /// Runs first to first + count - 1 (at most `lanes`).
  void run(std::uint64_t seed, std::uint32_t first, std::size_t count, double* finishes) {
    sample(seed, first);
    forward();
    Lanes last;
    last.fill(NetworkTask::lowest);
    for (const Lanes& finish : finishes_) {
      for (std::size_t lane = 0; lane < lanes; ++lane) last[lane] = std::max(last[lane], finish[lane]);
    }
    std::copy_n(last.begin(), count, finishes);
    mark_longest(last, count);
  }

  const std::vector<std::uint32_t>& critical() const { return critical_; }

 private:
  void sample(std::uint64_t seed, std::uint32_t first) {
    std::array<std::uint64_t, lanes> streams;
    for (std::size_t lane = 0; lane < lanes; ++lane) streams[lane] = mixed(mixed(seed) + golden * (first + lane + 1));
    for (std::size_t task = 0; task < tasks_.size(); ++task) {
      const Sampler& sampler = samplers_.tasks[task];
      Lanes& durations = durations_[task];
      if (tasks_[task].state == State::done || !(sampler.spread > 0)) {
        durations.fill(sampler.least);
        continue;
      }
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const double probability = drawn(streams[lane], task);
        const double x = sampler.beta != nullptr ? (*sampler.beta)(probability) : triangular_quantile(sampler.mode, probability);
        durations[lane] = sampler.least + sampler.spread * x;
      }
    }
  }

  Lanes bound(const Topology::Edge& edge, const Lanes& duration) const {
    const Lanes& start = starts_[at(edge.other)];
    const Lanes& finish = finishes_[at(edge.other)];
    const double lag = edge.lag;
    Lanes result;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      result[lane] = earliest_by_link(edge.type, start[lane], finish[lane], lag, duration[lane]);
    }
    return result;
  }

  void forward() {
    for (const std::int32_t index : topology_.order()) {
      const NetworkTask& task = tasks_[at(index)];
      if (task.state == State::done) {
        starts_[at(index)].fill(task.actual_start);
        finishes_[at(index)].fill(task.actual_finish);
        continue;
      }
      const Lanes& duration = durations_[at(index)];
      Lanes begin;
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        begin[lane] = std::max(earliest_[at(index)], task.finish_no_earlier - duration[lane]);
      }
      for (const Topology::Edge& edge : topology_.incoming(index)) {
        const Lanes bounds = bound(edge, duration);
        for (std::size_t lane = 0; lane < lanes; ++lane) begin[lane] = std::max(begin[lane], bounds[lane]);
      }
      begins_[at(index)] = begin;
      if (task.state == State::started) starts_[at(index)].fill(task.actual_start);
      else starts_[at(index)] = begin;
      for (std::size_t lane = 0; lane < lanes; ++lane) finishes_[at(index)][lane] = begin[lane] + duration[lane];
    }
  }

  /// Counts the open tasks on a longest path: those that end it, and whatever drives one of them.
  void mark_longest(const Lanes& last, std::size_t count) {
    static_assert(lanes <= 16);
    for (std::size_t task = 0; task < tasks_.size(); ++task) {
      unsigned ends = 0;
      for (std::size_t lane = 0; lane < count; ++lane) ends |= static_cast<unsigned>(finishes_[task][lane] == last[lane]) << lane;
      on_path_[task] = static_cast<std::uint16_t>(ends);
    }
    for (auto it = topology_.order().rbegin(); it != topology_.order().rend(); ++it) {
      const unsigned marked = on_path_[at(*it)];
      if (marked == 0 || tasks_[at(*it)].state == State::done) continue;
      for (const Topology::Edge& edge : topology_.incoming(*it)) {
        const Lanes bounds = bound(edge, durations_[at(*it)]);
        unsigned driving = 0;
        for (std::size_t lane = 0; lane < count; ++lane) {
          driving |= static_cast<unsigned>(bounds[lane] == begins_[at(*it)][lane]) << lane;
        }
        on_path_[at(edge.other)] = static_cast<std::uint16_t>(on_path_[at(edge.other)] | (driving & marked));
      }
      critical_[at(*it)] += static_cast<std::uint32_t>(std::popcount(marked));
    }
  }

  const Topology& topology_;
  std::span<const NetworkTask> tasks_;
  const Samplers& samplers_;
  std::vector<double> earliest_;
  std::vector<Lanes> starts_, begins_, finishes_, durations_;
  std::vector<std::uint16_t> on_path_;  ///< one bit a lane
  std::vector<std::uint32_t> critical_;
};

/// Sums in the order of the runs, so that the number of threads cannot show.
void summarize(SimulationResult& result) {
  const auto count = static_cast<double>(result.finishes.size());
  double sum = 0;
  for (const double finish : result.finishes) sum += finish;
  result.mean = sum / count;
  double squares = 0;
  for (const double finish : result.finishes) squares += (finish - result.mean) * (finish - result.mean);
  result.deviation = count > 1 ? std::sqrt(squares / (count - 1)) : 0;
}

}  // namespace

SimulationResult simulate(const Topology& topology, std::span<const NetworkTask> tasks,
                          std::span<const ThreePoint> estimates, const NetworkOptions& network,
                          const SimulationOptions& options) {
  SimulationResult result;
  result.finishes.assign(options.runs, network.start);
  result.critical.assign(tasks.size(), 0);
  if (tasks.empty()) {
    result.mean = network.start;
    return result;
  }
  const Samplers samplers(estimates, options.distribution);
  const auto batches = static_cast<std::uint32_t>((options.runs + lanes - 1) / lanes);
  const unsigned workers = std::clamp(options.threads, 1U, batches);
  std::vector<Runner> runners(workers, Runner(topology, tasks, samplers, network));
  std::atomic<std::uint32_t> next{0};
  const auto work = [&](Runner& runner, bool reports) {
    for (std::uint32_t batch = next++; batch < batches; batch = next++) {
      const auto first = static_cast<std::uint32_t>(batch * lanes);
      runner.run(options.seed, first, std::min<std::size_t>(lanes, options.runs - first), &result.finishes[first]);
      if (reports && options.progress) options.progress(std::min<std::uint32_t>(options.runs, first + lanes));
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < runners.size(); ++i) threads.emplace_back(work, std::ref(runners[i]), false);
  work(runners[0], true);
  threads.clear();
  for (const Runner& runner : runners) {
    for (std::size_t task = 0; task < tasks.size(); ++task) result.critical[task] += runner.critical()[task];
  }
  summarize(result);
  return result;
}

double percentile(std::span<const double> sorted, double share) {
  const auto count = static_cast<double>(sorted.size());
  const auto rank = static_cast<std::size_t>(std::clamp(std::ceil(share * count), 1.0, count));
  return sorted[rank - 1];
}

double share_within(std::span<const double> sorted, double limit) {
  const auto within = std::upper_bound(sorted.begin(), sorted.end(), limit) - sorted.begin();
  return static_cast<double>(within) / static_cast<double>(sorted.size());
}

Histogram histogram(std::span<const double> sorted, double width) {
  Histogram result{.width = width};
  const double first = std::ceil(sorted.front() / width) - 1;
  result.lower = first * width;
  for (const double value : sorted) {
    const auto bar = static_cast<std::size_t>(std::ceil(value / width) - 1 - first);
    if (bar >= result.bars.size()) result.bars.resize(bar + 1);
    ++result.bars[bar];
  }
  return result;
}

}  // namespace accord
