// Critical path method: 10,000 tasks, 30,000 links. Goal: 10 ms from arrays of links to critical tasks.
#include <benchmark/benchmark.h>

#include "plans.h"

using namespace accord;

namespace {

void critical_path_method(benchmark::State& state) {
  const auto plan = bench::plan(10000, 30000);
  for (auto _ : state) {
    const Topology topology(plan.tasks.size(), plan.links);
    benchmark::DoNotOptimize(compute_times(topology, plan.tasks, {}));
  }
}
BENCHMARK(critical_path_method)->Unit(benchmark::kMillisecond);

void floor_one_pass(benchmark::State& state) {
  const auto plan = bench::plan(10000, 30000);
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const NetworkTask& task : plan.tasks) sum += task.duration;
    for (const NetworkLink& link : plan.links) sum += plan.tasks[static_cast<std::size_t>(link.from)].duration + link.lag;
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(floor_one_pass)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
