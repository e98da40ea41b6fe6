// Earned value: the trend of 52 weeks over 10,000 tasks. Goal: 50 ms.
#include <benchmark/benchmark.h>

#include <random>

#include "accord/analysis/earned_value.h"

using namespace accord;

namespace {

constexpr int weeks = 52;

std::vector<ValuedTask> tasks() {
  std::mt19937 random(20260302);
  std::vector<ValuedTask> result(10000);
  for (ValuedTask& task : result) {
    task.budget = 100000 + random() % 10000000;
    task.start = static_cast<std::int32_t>(random() % 240);
    task.end = task.start + 1 + static_cast<std::int32_t>(random() % 60);
    for (int i = 1; i <= 4; ++i) {
      const Date at = Date::from_days(7 * task.start / 5 + 7 * i);
      task.earned.push_back({at, {25 * i, 100}});
      task.costs.push_back({at, task.budget / 4 + static_cast<std::int64_t>(random() % 1000)});
    }
  }
  return result;
}

std::vector<PeriodEnd> ends() {
  std::vector<PeriodEnd> result;
  for (int week = 1; week <= weeks; ++week) result.push_back({Date::from_days(7 * week), 5 * week});
  return result;
}

void trend_of_a_year(benchmark::State& state) {
  const auto all = tasks();
  const auto periods = ends();
  for (auto _ : state) benchmark::DoNotOptimize(trend(all, periods));
}
BENCHMARK(trend_of_a_year)->Unit(benchmark::kMillisecond);

/// Everything the trend looks at, looked at once.
void floor_one_pass(benchmark::State& state) {
  const auto all = tasks();
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const ValuedTask& task : all) {
      sum += task.budget + task.start + task.end;
      for (const EarnedStep& step : task.earned) sum += step.share.part;
      for (const DatedAmount& cost : task.costs) sum += cost.amount;
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(floor_one_pass)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
