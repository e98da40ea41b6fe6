// A reporting period: a day, an ISO week, a month, a quarter or a year.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "accord/base/date.h"

namespace accord {

enum class PeriodKind : std::uint8_t { day, week, month, quarter, year };

/// Both ends belong to it.
struct Period {
  PeriodKind kind = PeriodKind::day;
  Date from;
  Date to;

  bool contains(Date date) const { return from <= date && date <= to; }
  bool operator==(const Period&) const = default;
};

/// The period of that kind that holds the date.
Period period_of(PeriodKind kind, Date date);
/// Exactly what to_string prints: 2026-06-28, 2026-W26, 2026-06, 2026-Q2, 2026. Else nothing (2026-W54, 2025-W53).
std::optional<Period> parse_period(std::string_view text);
std::string to_string(const Period& period);
/// The adjacent period of the same kind.
Period previous(const Period& period);
Period next(const Period& period);
/// How many periods of its kind `period` comes after the one that holds the date; negative when it comes before.
int periods_after(const Period& period, Date date);

}  // namespace accord
