#include "accord/analysis/earned_schedule.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace accord {

std::optional<double> EarnedSchedule::index() const {
  if (!(actual > 0)) return {};
  return earned / actual;
}

std::optional<double> EarnedSchedule::independent_estimate() const {
  if (!(actual > 0) || !(earned > 0)) return {};
  return planned * actual / earned;
}

EarnedSchedule earned_schedule(std::span<const double> planned, double earned, double actual) {
  EarnedSchedule result{.actual = actual};
  const double all = planned.back();
  const auto complete = std::lower_bound(planned.begin(), planned.end(), all);
  result.planned = static_cast<double>(complete - planned.begin() + 1);
  if (earned >= all) {
    result.earned = result.planned;
    return result;
  }
  const auto above = std::upper_bound(planned.begin(), planned.end(), earned);
  const double before = above == planned.begin() ? 0 : *(above - 1);
  result.earned = static_cast<double>(above - planned.begin()) + (earned - before) / (*above - before);
  return result;
}

Decimal four_places(double value) {
  return Decimal(Wide{std::llround(value * 10000)}, 4);
}

}  // namespace accord
