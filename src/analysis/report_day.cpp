#include "accord/analysis/report_day.h"

#include <algorithm>

namespace accord {
namespace {

constexpr int first_half_of_week = 3, first_half_of_month = 15;

Date nominal_day(const Cadence& cadence, const Period& window) {
  if (cadence.weekday != 0) return window.from + (cadence.weekday - 1);
  return cadence.month_day == Cadence::last ? window.to : std::min(window.from + (cadence.month_day - 1), window.to);
}

bool is_in_first_half(const Cadence& cadence) {
  if (cadence.weekday != 0) return cadence.weekday <= first_half_of_week;
  return cadence.month_day != Cadence::last && cadence.month_day <= first_half_of_month;
}

}  // namespace

std::optional<ReportDay> report_day(const Cadence& cadence, PeriodKind covers, Date date, const Calendar& calendar) {
  const Period window = period_of(cadence.weekday != 0 ? PeriodKind::week : PeriodKind::month, date);
  const Date nominal = nominal_day(cadence, window);
  const bool looks_back = is_in_first_half(cadence) && covers != PeriodKind::day;
  const Date before = calendar.previous_working_day(nominal), after = calendar.next_working_day(nominal);
  Date day = looks_back ? after : before;
  if (!window.contains(day)) day = looks_back ? before : after;
  if (!window.contains(day)) return std::nullopt;
  const Period own = period_of(covers, day);
  return ReportDay{day, looks_back ? previous(own) : own};
}

ReportDay next_report_day(const Cadence& cadence, PeriodKind covers, Date from, const Calendar& calendar) {
  const PeriodKind kind = cadence.weekday != 0 ? PeriodKind::week : PeriodKind::month;
  for (Period window = period_of(kind, from);; window = next(window))
    if (const auto due = report_day(cadence, covers, window.from, calendar); due && due->day >= from) return *due;
}

}  // namespace accord
