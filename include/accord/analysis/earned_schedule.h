// Earned schedule (Lipke): when the value earned so far should have been earned.
#pragma once

#include <optional>
#include <span>

#include "accord/base/decimal.h"

namespace accord {

/// All in periods (of the project: ISO weeks from the week of the baseline's start).
struct EarnedSchedule {
  double earned = 0;   ///< ES
  double actual = 0;   ///< AT, time since the start
  double planned = 0;  ///< PD, the first period by whose end all is planned
  double variance() const { return earned - actual; }  ///< SV(t)
  std::optional<double> index() const;                 ///< SPI(t) = ES/AT; absent at AT 0
  std::optional<double> independent_estimate() const;  ///< IEAC(t) = PD/SPI(t); absent at ES 0
  /// EAC(t) = AT + (PD - ES)/PF for a performance factor above 0.
  double estimate(double factor) const { return actual + (planned - earned) / factor; }
};

/// ES = C + (EV - PV_C)/(PV_C+1 - PV_C) with the largest C of PV_C <= EV; when all is earned the first n with
/// PV_n = BAC. `planned` are the cumulative values at the ends of periods 1, 2, …, the last of them BAC (above 0);
/// `actual` is the time since the start in periods. Values of any one unit.
EarnedSchedule earned_schedule(std::span<const double> planned, double earned, double actual);

/// To 4 places, half away from zero.
Decimal four_places(double value);

}  // namespace accord
