// Monte Carlo: 10,000 runs over 1,000 tasks with 3,000 links, every task with an estimate. Goal: 1 s on two cores.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <thread>
#include <vector>

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

/// As many passes over tasks and links as there are runs, shared out among the threads, adding and comparing only.
double passes(const bench::Plan& plan, std::uint32_t count) {
  std::vector<double> finishes(plan.tasks.size());
  double last = 0;
  for (std::uint32_t run = 0; run < count; ++run) {
    for (std::size_t i = 0; i < plan.tasks.size(); ++i) finishes[i] = plan.tasks[i].duration;
    for (const NetworkLink& link : plan.links) {
      double& to = finishes[static_cast<std::size_t>(link.to)];
      to = std::max(to, finishes[static_cast<std::size_t>(link.from)] + link.lag);
    }
    last += finishes.back();
  }
  return last;
}

void floor_passes(benchmark::State& state) {
  const auto plan = bench::plan(1000, 3000);
  const auto threads = static_cast<std::uint32_t>(state.range(0));
  for (auto _ : state) {
    std::vector<std::jthread> others;
    for (std::uint32_t i = 1; i < threads; ++i) others.emplace_back([&] { benchmark::DoNotOptimize(passes(plan, runs / threads)); });
    benchmark::DoNotOptimize(passes(plan, runs / threads));
  }
}
BENCHMARK(floor_passes)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
