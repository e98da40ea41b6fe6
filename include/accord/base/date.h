// A calendar date. Periods are in period.h, dates with a time in moment.h, spelling for people in people_date.h.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

/// A day of the Gregorian calendar, years 1 to 9999.
class Date {
 public:
  /// 1970-01-01.
  constexpr Date() = default;
  /// Days since 1970-01-01.
  static constexpr Date from_days(std::int32_t days) { return Date(days); }
  /// The date if there is such a day.
  static std::optional<Date> of(int year, int month, int day);

  constexpr std::int32_t days() const { return days_; }
  int year() const;
  int month() const;
  int day() const;
  /// Monday 1 to Sunday 7.
  int weekday() const;

  constexpr auto operator<=>(const Date&) const = default;
  /// Calendar days.
  constexpr Date operator+(std::int32_t days) const { return Date(days_ + days); }
  constexpr Date operator-(std::int32_t days) const { return Date(days_ - days); }
  constexpr std::int32_t operator-(Date other) const { return days_ - other.days_; }
  constexpr Date& operator++() { return *this = *this + 1; }

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

/// Exactly YYYY-MM-DD and a day that exists; else nothing.
std::optional<Date> parse_date(std::string_view text);
/// YYYY-MM-DD.
std::string to_string(Date date);

/// The corresponding day that many months later (or earlier), or that month's last day if there is none.
Date add_months(Date date, int months);
Date first_of_month(Date date);
Date last_of_month(Date date);

/// ISO 8601 week: weeks start on Monday, week 1 holds 4 January, so its year may differ from the date's.
struct IsoWeek {
  int year;
  int week;
  auto operator<=>(const IsoWeek&) const = default;
};
IsoWeek iso_week(Date date);
/// The Monday of that week (week 1 to 53).
Date monday_of(IsoWeek week);

/// What people type for a date, counted from today (case-blind): today, tomorrow, yesterday; mon … sun or the full
/// English name (the next such day strictly after today); +7d -3d +2w +1m +1y (calendar); eow (Sunday of this week),
/// eom, eoy (last day of the month, the year); YYYY-MM-DD. Else nothing.
std::optional<Date> parse_relative_date(std::string_view text, Date today);

}  // namespace accord
