// Monte Carlo: 10,000 runs over 1,000 tasks with 3,000 links, every task with an estimate. Goal: 1 s on two cores.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "accord/analysis/simulation.h"
#include "plans.h"

using namespace accord;

namespace {

constexpr std::uint32_t runs = 10000;

void simulation(benchmark::State& state) {
  const auto plan = bench::plan(1000, 3000);
  const Topology topology(plan.tasks.size(), plan.links);
  std::vector<ThreePoint> estimates;
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    // Every task a shape of its own: the worst for the tables.
    const double days = plan.tasks[i].duration;
    estimates.push_back({0.8 * days, days, (1.2 + 0.001 * static_cast<double>(i)) * days});
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(simulate(topology, plan.tasks, estimates, {},
                                      {.runs = runs, .threads = static_cast<unsigned>(state.range(0))}));
  }
}
BENCHMARK(simulation)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// As many passes over tasks and links as there are runs, adding and comparing only.
void floor_passes(benchmark::State& state) {
  const auto plan = bench::plan(1000, 3000);
  std::vector<double> finishes(plan.tasks.size());
  for (auto _ : state) {
    double last = 0;
    for (std::uint32_t run = 0; run < runs; ++run) {
      for (std::size_t i = 0; i < plan.tasks.size(); ++i) finishes[i] = plan.tasks[i].duration;
      for (const NetworkLink& link : plan.links) {
        double& to = finishes[static_cast<std::size_t>(link.to)];
        to = std::max(to, finishes[static_cast<std::size_t>(link.from)] + link.lag);
      }
      last += finishes.back();
    }
    benchmark::DoNotOptimize(last);
  }
}
BENCHMARK(floor_passes)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
