#include "accord/analysis/forecast.h"

#include <algorithm>
#include <cmath>

#include "accord/analysis/pert.h"
#include "accord/analysis/plan_order.h"
#include "analysis/plan_network.h"

namespace accord {
namespace {

using State = NetworkTask::State;

std::size_t at(std::int32_t index) {
  return static_cast<std::size_t>(index);
}

FinishEstimate finish_at(double ticks, const PlanClock& clock) {
  return {ticks / ticks_per_day, clock.finish_day(static_cast<Tick>(std::ceil(ticks)))};
}

ThreePoint scaled(const ThreePoint& estimate, double share) {
  return {estimate.optimistic * share, estimate.likely * share, estimate.pessimistic * share};
}

/// Three points of every node, in ticks of what is open.
std::vector<ThreePoint> estimates_of(const PlanNetwork& network, const std::optional<Spread>& spread, Forecast& forecast) {
  std::vector<ThreePoint> result;
  for (std::size_t node = 0; node < network.nodes.size(); ++node) {
    const TaskFacts& facts = network.tasks[at(network.task_of[node])];
    const double open = static_cast<double>(network.nodes[node].duration);
    ThreePoint points{open, open, open};
    if (facts.state != State::done) {
      const auto own = read_estimate(*facts.record, forecast.schedule.findings);
      if (own) {
        const double share = static_cast<double>(facts.complete.whole - facts.complete.part) / static_cast<double>(facts.complete.whole);
        points = scaled({static_cast<double>((*own)[0]), static_cast<double>((*own)[1]), static_cast<double>((*own)[2])}, share);
      } else if (spread) {
        points = {open * spread->low.to_double(), open, open * spread->high.to_double()};
      }
      if (open > 0) ++(own || spread ? forecast.estimated : forecast.unestimated);
    }
    result.push_back(points);
  }
  return result;
}

SinglePath single_path(const PlanNetwork& network, const Topology& topology, std::span<const ThreePoint> estimates,
                       const std::optional<Date>& contract_date) {
  const PertResult found = pert(topology, network.nodes, estimates, network.options);
  SinglePath result{.mean = finish_at(found.mean, network.clock), .deviation = found.deviation / ticks_per_day, .path = {}, .contract_chance = {}};
  for (const std::int32_t node : found.path) result.path.push_back(network.tasks[at(network.task_of[at(node)])].record);
  if (contract_date) result.contract_chance = found.share_within(network.clock.end_of(*contract_date));
  return result;
}

std::vector<HistogramDay> days_of(std::span<const double> sorted, const PlanClock& clock) {
  std::vector<HistogramDay> days;
  const Histogram bars = histogram(sorted, ticks_per_day);
  for (std::size_t i = 0; i < bars.bars.size(); ++i) {
    const Tick end = static_cast<Tick>(bars.lower) + static_cast<Tick>(i + 1) * ticks_per_day;
    days.push_back({clock.finish_day(end), bars.bars[i]});
  }
  return days;
}

Simulated simulated(const PlanNetwork& network, const Topology& topology, std::span<const ThreePoint> estimates,
                    const ForecastOptions& options) {
  const SimulationResult found = simulate(topology, network.nodes, estimates, network.options, options.simulation);
  std::vector<double> sorted = found.finishes;
  std::sort(sorted.begin(), sorted.end());
  const PlanClock& clock = network.clock;
  Simulated result{.runs = options.simulation.runs,
                   .seed = options.simulation.seed,
                   .mean = finish_at(found.mean, clock),
                   .p10 = finish_at(percentile(sorted, 0.10), clock),
                   .p50 = finish_at(percentile(sorted, 0.50), clock),
                   .p80 = finish_at(percentile(sorted, 0.80), clock),
                   .p90 = finish_at(percentile(sorted, 0.90), clock),
                   .deviation = found.deviation / ticks_per_day,
                   .contract_chance = {},
                   .criticality = {},
                   .days = days_of(sorted, clock)};
  if (options.contract_date) result.contract_chance = share_within(sorted, clock.end_of(*options.contract_date));
  for (std::size_t node = 0; node < found.critical.size(); ++node) {
    if (found.critical[node] == 0) continue;
    result.criticality.push_back({network.tasks[at(network.task_of[node])].record, static_cast<double>(found.critical[node]) / result.runs});
  }
  std::sort(result.criticality.begin(), result.criticality.end(), [](const Criticality& a, const Criticality& b) {
    return a.share != b.share ? a.share > b.share : comes_before_in_plan(*a.task, *b.task);
  });
  return result;
}

}  // namespace

Forecast compute_forecast(const RecordSet& records, const Calendar& calendar, const ForecastOptions& options) {
  Forecast forecast;
  const TypedPlan plan(records, calendar);
  forecast.schedule = compute_schedule(plan, calendar, options.schedule);
  const PlanNetwork network = read_network(plan, calendar, options.schedule);
  const auto estimates = estimates_of(network, options.spread, forecast);
  const auto& findings = forecast.schedule.findings;
  const bool spoilt = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.rule == "plan.estimate"; });
  if (!forecast.schedule.finish || spoilt) return forecast;
  const Topology& topology = network.topology;
  forecast.single_path = single_path(network, topology, estimates, options.contract_date);
  forecast.simulated = simulated(network, topology, estimates, options);
  return forecast;
}

}  // namespace accord
