// Earned value over plain numbers: planned value, earned value and cost at any date, and the figures that follow.
// Formulas: domain.md A4 (PMI Practice Standard, EIA-748). Amounts are whole units of one measure, for money the
// currency's minor unit; nothing here is a double.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "accord/base/date.h"
#include "accord/base/decimal.h"

namespace accord {

/// part / whole, 0 to 1; whole above 0.
struct Share {
  std::int64_t part = 0, whole = 1;
};

/// From that day on this share of the task is earned.
struct EarnedStep {
  Date from;
  Share share;
};

struct DatedAmount {
  Date at;
  std::int64_t amount = 0;
};

/// One task as earned value sees it. The planned days are [start, end) in working-day numbers of the calendar
/// (Calendar::working_index); a milestone has start == end.
struct ValuedTask {
  std::int64_t budget = 0;
  std::int32_t start = 0, end = 0;
  bool level_of_effort = false;      ///< earns what is planned
  std::vector<EarnedStep> earned = {};  ///< ascending
  std::vector<DatedAmount> costs = {};  ///< in any order
  std::optional<std::int64_t> to_complete = {};  ///< stated cost still needed; 0 when done
  // False when a finding has spoilt the part, or the measure has none: sums that need it are absent, not wrong.
  bool plan_known = true, earned_known = true, cost_known = true;
};

/// budget × elapsed days / planned days, rounded half up; `working_index` is that of the day after the data date.
std::int64_t planned_value(const ValuedTask& task, std::int32_t working_index);
std::int64_t earned_value(const ValuedTask& task, Date as_of, std::int32_t working_index);

/// The four sums everything else follows from; absent when a finding has spoilt one of their parts.
struct EarnedSums {
  std::optional<std::int64_t> bac = 0, pv = 0, ev = 0, ac = 0;
  std::optional<std::int64_t> to_complete = 0;  ///< absent unless every task states it
};
EarnedSums& operator+=(EarnedSums& sums, const EarnedSums& more);

/// One task at the end of a day.
EarnedSums sums_of(const ValuedTask& task, Date as_of, std::int32_t working_index);

/// The end of a period, as a date and as the working-day number of the day after it.
struct PeriodEnd {
  Date date;
  std::int32_t working_index = 0;
};
/// Sums of all tasks at the end of each period; the ends ascend.
std::vector<EarnedSums> trend(std::span<const ValuedTask> tasks, std::span<const PeriodEnd> ends);

enum class ToComplete : std::uint8_t {
  value,
  complete,        ///< EV >= BAC
  not_attainable,  ///< AC >= BAC
  undefined,       ///< a part is absent
};

/// Figures of EarnedSums. Amounts are rounded half up once; ratios to 4 places. Absent is undefined: print "-".
struct EarnedFigures {
  EarnedSums sums = {};
  std::optional<std::int64_t> sv = {}, cv = {};
  std::optional<Decimal> sv_share = {}, cv_share = {};  ///< SV/PV, CV/EV
  std::optional<Decimal> spi = {}, cpi = {}, csi = {};       ///< EV/PV, EV/AC, their product
  std::optional<Decimal> complete = {}, planned = {}, spent = {};  ///< EV/BAC, PV/BAC, AC/BAC
  std::optional<std::int64_t> eac_at_plan = {};   ///< EAC(1): AC + (BAC - EV)
  std::optional<std::int64_t> eac = {};           ///< EAC(2), the default: BAC/CPI
  std::optional<std::int64_t> eac_both = {};      ///< EAC(3): AC + (BAC - EV)/(CPI × SPI)
  std::optional<std::int64_t> eac_bottom_up = {}; ///< EAC(4): AC + stated cost to complete
  std::optional<std::int64_t> etc = {}, vac = {};      ///< EAC(2) - AC, BAC - EAC(2)
  ToComplete tcpi_state = ToComplete::undefined;
  std::optional<Decimal> tcpi = {};               ///< (BAC - EV)/(BAC - AC)
  std::optional<Decimal> tcpi_eac = {};           ///< (BAC - EV)/(EAC(2) - AC)
};
/// Throws Error (invalid) when an intermediate product does not fit in 128 bits.
EarnedFigures figures_of(const EarnedSums& sums);

enum class EarnedMethod : std::uint8_t { percent, zero_hundred, fifty_fifty, milestones, units, loe, apportioned };

/// What was reported on a task, by method. Dates ascend.
struct EarnedFacts {
  std::vector<Date> starts;  ///< days it was started or reopened
  std::vector<Date> finishes;
  std::vector<EarnedStep> statements;  ///< of percent, and of units done
  std::vector<EarnedStep> steps;       ///< of milestones: the weight of each step alone, all in one whole
};
/// The shares over time for a method (of apportioned: those of the other task, so not asked here). A finish earns all,
/// a reopening goes back to what had been stated.
std::vector<EarnedStep> earned_steps(EarnedMethod method, const EarnedFacts& facts);

}  // namespace accord
