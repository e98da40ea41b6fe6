// When will it be done, and how sure is that: the current schedule, the single-path estimate and the simulation.
#pragma once

#include <optional>
#include <vector>

#include "accord/analysis/schedule.h"
#include "accord/analysis/simulation.h"

namespace accord {

/// For tasks without an estimate: optimistic and pessimistic as multiples of the duration, e.g. 0.8 and 1.6.
struct Spread {
  Decimal low, high;  ///< 0 <= low <= 1 <= high
};

struct ForecastOptions {
  ScheduleOptions schedule;
  SimulationOptions simulation;
  std::optional<Spread> spread = {};       ///< without one, tasks without an estimate take exactly their duration
  std::optional<Date> contract_date = {};  ///< what the chance is asked for
};

/// Working days are counted from the project's start; a date is the working day in which they end.
struct FinishEstimate {
  double working_days = 0;
  Date date;
};

struct Criticality {
  const Record* task = nullptr;
  double share = 0;  ///< of the runs in which it lay on a longest path
};

struct HistogramDay {
  Date date;
  std::uint32_t runs = 0;
};

struct SinglePath {
  FinishEstimate mean;
  double deviation = 0;                 ///< working days
  std::vector<const Record*> path;
  std::optional<double> contract_chance;
};

struct Simulated {
  std::uint32_t runs = 0;
  std::uint64_t seed = 0;
  FinishEstimate mean, p10, p50, p80, p90;
  double deviation = 0;                  ///< working days
  std::optional<double> contract_chance; ///< share of runs that end on or before the contract date
  std::vector<Criticality> criticality;  ///< tasks critical in some run, most often first, then in the plan's order
  std::vector<HistogramDay> days;        ///< finishes a working day, from the first to the last
};

struct Forecast {
  Schedule schedule;
  std::size_t estimated = 0;    ///< open tasks with an estimate or a spread
  std::size_t unestimated = 0;  ///< open tasks taken as certain
  std::optional<SinglePath> single_path;  ///< absent when the plan has no finish
  std::optional<Simulated> simulated;
};

/// Of a started task the estimate counts for the share that is open. Finding plan.estimate: the task's own duration is
/// taken as certain and the two estimates are absent.
Forecast compute_forecast(const RecordSet& records, const Calendar& calendar, const ForecastOptions& options);

}  // namespace accord
