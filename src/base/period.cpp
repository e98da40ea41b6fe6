#include "accord/base/period.h"

#include <fmt/format.h>

#include "accord/base/text.h"

namespace accord {
namespace {

/// Digits only and exactly that many.
std::optional<int> number_of(std::string_view text, std::size_t digits) {
  if (text.size() != digits || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  return static_cast<int>(*parse_integer(text));
}

std::optional<Period> parse_week(int year, std::string_view text) {
  std::optional<int> week = number_of(text, 2);
  if (!week || *week < 1 || *week > 53) return std::nullopt;
  Date monday = monday_of({year, *week});
  if (iso_week(monday) != IsoWeek{year, *week}) return std::nullopt;
  return period_of(PeriodKind::week, monday);
}

}  // namespace

Period period_of(PeriodKind kind, Date date) {
  switch (kind) {
    case PeriodKind::day:
      return {kind, date, date};
    case PeriodKind::week: {
      Date monday = date - (date.weekday() - 1);
      return {kind, monday, monday + 6};
    }
    case PeriodKind::month:
      return {kind, first_of_month(date), last_of_month(date)};
    case PeriodKind::quarter: {
      Date first = add_months(first_of_month(date), -((date.month() - 1) % 3));
      return {kind, first, add_months(first, 3) - 1};
    }
    case PeriodKind::year:
      break;
  }
  Date first = add_months(first_of_month(date), 1 - date.month());
  return {kind, first, add_months(first, 12) - 1};
}

std::optional<Period> parse_period(std::string_view text) {
  if (std::optional<Date> day = parse_date(text)) return period_of(PeriodKind::day, *day);
  std::optional<int> year = number_of(text.substr(0, 4), 4);
  if (!year || *year < 1) return std::nullopt;
  std::string_view rest = text.substr(4);
  if (rest.empty()) return period_of(PeriodKind::year, *Date::of(*year, 1, 1));
  if (rest.starts_with("-W")) return parse_week(*year, rest.substr(2));
  bool quarter = rest.starts_with("-Q");
  std::optional<int> number = quarter ? number_of(rest.substr(2), 1) : number_of(rest.substr(1), 2);
  if (rest[0] != '-' || !number) return std::nullopt;
  std::optional<Date> first = Date::of(*year, quarter ? 3 * *number - 2 : *number, 1);
  if (!first) return std::nullopt;
  return period_of(quarter ? PeriodKind::quarter : PeriodKind::month, *first);
}

std::string to_string(const Period& period) {
  int year = period.from.year();
  switch (period.kind) {
    case PeriodKind::day:
      return to_string(period.from);
    case PeriodKind::week: {
      IsoWeek week = iso_week(period.from);
      return fmt::format("{:04}-W{:02}", week.year, week.week);
    }
    case PeriodKind::month:
      return fmt::format("{:04}-{:02}", year, period.from.month());
    case PeriodKind::quarter:
      return fmt::format("{:04}-Q{}", year, (period.from.month() + 2) / 3);
    case PeriodKind::year:
      break;
  }
  return fmt::format("{:04}", year);
}

Period previous(const Period& period) {
  return period_of(period.kind, period.from - 1);
}
Period next(const Period& period) {
  return period_of(period.kind, period.to + 1);
}

int periods_after(const Period& period, Date date) {
  const Period first = period_of(period.kind, date);
  const int months = (period.from.year() - first.from.year()) * 12 + period.from.month() - first.from.month();
  switch (period.kind) {
    case PeriodKind::day: return period.from - first.from;
    case PeriodKind::week: return (period.from - first.from) / 7;
    case PeriodKind::month: return months;
    case PeriodKind::quarter: return months / 3;
    case PeriodKind::year: break;
  }
  return months / 12;
}

}  // namespace accord
