#include "accord/analysis/simulation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "analysis/quantile.h"
#include "analysis/sample_plan.h"

using namespace accord;

namespace {

struct Sample {
  std::vector<NetworkTask> tasks = sample::tasks(0);
  std::vector<NetworkLink> links = sample::links(0);
  Topology topology = Topology(tasks.size(), links);
  std::vector<ThreePoint> estimates;

  Sample() {
    for (const NetworkTask& task : tasks) estimates.push_back({0.8 * task.duration, 1.0 * task.duration, 1.6 * task.duration});
  }
  SimulationResult run(SimulationOptions options) const { return simulate(topology, tasks, estimates, {}, options); }
};

double criticality(const SimulationResult& result, std::string_view number) {
  return result.critical[static_cast<std::size_t>(sample::index_of(number))] / static_cast<double>(result.finishes.size());
}

std::vector<double> sorted(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace

TEST_CASE("C27: the sample network with beta-PERT durations, three seeds") {
  const Sample sample;
  for (const std::uint64_t seed : {1U, 2026U, 77U}) {
    CAPTURE(seed);
    const SimulationResult result = sample.run({.runs = 20000, .seed = seed, .threads = 2});
    const auto ordered = sorted(result.finishes);
    const double tolerance = 4 * 4.14 / std::sqrt(20000.0);
    CHECK(std::abs(result.mean - 125.07) < tolerance);
    CHECK(std::abs(result.deviation - 4.14) < 0.10);
    CHECK(std::abs(percentile(ordered, 0.50) - 125.0) < 0.2);
    CHECK(std::abs(percentile(ordered, 0.80) - 128.5) < 0.25);
    CHECK(std::abs(percentile(ordered, 0.90) - 130.45) < 0.25);
    CHECK(std::abs(share_within(ordered, 121) - 0.164) < 0.012);
    CHECK(criticality(result, "T17") == 1.0);
    CHECK(std::abs(criticality(result, "T20") - 0.63) < 0.015);
    CHECK(std::abs(criticality(result, "T19") - 0.35) < 0.015);
    CHECK(std::abs(criticality(result, "T36") - 0.83) < 0.015);
    CHECK(criticality(result, "T02") == 0.0);
  }
}

TEST_CASE("C27: triangular durations have a heavier tail") {
  const Sample sample;
  const SimulationResult result = sample.run({.runs = 20000, .distribution = Distribution::triangular});
  CHECK(std::abs(result.mean - 133.18) < 0.2);
  CHECK(std::abs(percentile(sorted(result.finishes), 0.80) - 137.3) < 0.3);
}

TEST_CASE("same seed, same bits, with one thread or three; another seed differs") {
  const Sample sample;
  const SimulationResult one = sample.run({.runs = 1003, .seed = 5, .threads = 1});
  const SimulationResult three = sample.run({.runs = 1003, .seed = 5, .threads = 3});
  CHECK(one.finishes == three.finishes);
  CHECK(one.critical == three.critical);
  CHECK(one.mean == three.mean);
  CHECK(one.finishes != sample.run({.runs = 1003, .seed = 6}).finishes);
}

TEST_CASE("the first runs of a longer simulation are those of a shorter one") {
  const Sample sample;
  const auto few = sample.run({.runs = 21}).finishes, many = sample.run({.runs = 100}).finishes;
  CHECK(std::equal(few.begin(), few.end(), many.begin()));
}

TEST_CASE("estimates without spread give the critical path in every run, parallel paths included") {
  Sample sample;
  for (ThreePoint& estimate : sample.estimates) estimate.optimistic = estimate.pessimistic = estimate.likely;
  const SimulationResult result = sample.run({.runs = 3});
  CHECK(result.finishes == std::vector<double>{116, 116, 116});
  CHECK(result.deviation == 0);
  CHECK(criticality(result, "T11") == 1.0);
  CHECK(criticality(result, "T12") == 1.0);
  CHECK(criticality(result, "T13") == 0.0);
}

TEST_CASE("done tasks are facts, started ones sample what remains after the data date") {
  Sample sample;
  sample.tasks[0] = {.state = NetworkTask::State::done, .actual_start = 0, .actual_finish = 3};
  sample.tasks[3] = {.duration = 2, .state = NetworkTask::State::started, .actual_start = 3};
  for (ThreePoint& estimate : sample.estimates) estimate.optimistic = estimate.pessimistic = estimate.likely;
  sample.estimates[3] = {2, 2, 2};
  NetworkOptions network;
  network.data_date = 6;
  const SimulationResult result = simulate(sample.topology, sample.tasks, sample.estimates, network, {.runs = 2});
  CHECK(result.finishes.front() == 117);  // 6 + 2 instead of 2 + 5
  CHECK(result.critical[0] == 0);
}

TEST_CASE("progress is told on the calling thread and reaches the last run") {
  const Sample sample;
  std::vector<std::uint32_t> told;
  sample.run({.runs = 50, .progress = [&](std::uint32_t runs) { told.push_back(runs); }});
  REQUIRE_FALSE(told.empty());
  CHECK(told.back() == 50);
  CHECK(std::is_sorted(told.begin(), told.end()));
}

TEST_CASE("beta-PERT quantiles: mean (o+4m+p)/6, and the closed forms at the ends of the mode") {
  for (const double mode : {0.0, 0.1, 0.25, 0.5, 0.8, 1.0}) {
    CAPTURE(mode);
    const BetaQuantile quantile(mode);
    double sum = 0;
    constexpr int count = 100000;
    for (int i = 0; i < count; ++i) sum += quantile((i + 0.5) / count);
    CHECK(std::abs(sum / count - (4 * mode + 1) / 6) < 2e-6);
  }
  const BetaQuantile first(0), last(1);
  for (const double p : {1e-9, 0.001, 0.3, 0.5, 0.97, 0.999999}) {
    CHECK(std::abs(first(p) - (1 - std::pow(1 - p, 0.2))) < 3e-5);  // alpha 1, beta 5
    CHECK(std::abs(last(p) - std::pow(p, 0.2)) < 3e-5);             // alpha 5, beta 1
  }
}

TEST_CASE("beta-PERT quantile of shape 3, 3 inverts its polynomial distribution function") {
  const BetaQuantile quantile(0.5);
  for (double p = 0.005; p < 1; p += 0.01) {
    const double x = quantile(p);
    CHECK(std::abs(x * x * x * (10 - 15 * x + 6 * x * x) - p) < 1e-5);
  }
}

TEST_CASE("percentiles by nearest rank, shares and bars") {
  const std::vector<double> values = {1, 2, 3, 4};
  CHECK(percentile(values, 0.5) == 2);
  CHECK(percentile(values, 0.51) == 3);
  CHECK(percentile(values, 1) == 4);
  CHECK(percentile(values, 0.0001) == 1);
  CHECK(share_within(values, 3) == 0.75);
  CHECK(share_within(values, 0.5) == 0);
  const Histogram bars = histogram(std::vector<double>{1.5, 2, 2.1, 5}, 1);
  CHECK(bars.lower == 1);
  CHECK(bars.bars == std::vector<std::uint32_t>{2, 1, 0, 1});
}

TEST_CASE("an empty network finishes at its start") {
  const SimulationResult result = simulate(Topology(0, {}), {}, {}, {.start = 4}, {.runs = 3});
  CHECK(result.mean == 4);
  CHECK(result.finishes.size() == 3);
}
