#include "accord/base/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "accord/base/text.h"

namespace accord {
namespace {

namespace chr = std::chrono;

constexpr int max_year = 9999;

chr::year_month_day civil(Date date) {
  return chr::sys_days(chr::days(date.days()));
}
Date date_of(chr::sys_days days) {
  return Date::from_days(static_cast<std::int32_t>(days.time_since_epoch().count()));
}
Date january(int year, unsigned day) { return date_of(chr::year(year) / chr::January / chr::day(day)); }
int month_number(chr::month month) {
  return static_cast<int>(static_cast<unsigned>(month));
}

bool in_range(Date date) {
  static constexpr std::int32_t first = -719162, last = 2932896;  // 0001-01-01, 9999-12-31
  return date.days() >= first && date.days() <= last;
}

/// Digits only, as a number; -1 otherwise.
int digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> next_weekday(std::string_view word, Date today) {
  constexpr std::array<std::string_view, 7> names = {"monday", "tuesday",  "wednesday", "thursday",
                                                     "friday", "saturday", "sunday"};
  for (int i = 0; i < 7; ++i) {
    std::string_view name = names[static_cast<std::size_t>(i)];
    if (word != name && word != name.substr(0, 3)) continue;
    int ahead = (i + 1 - today.weekday() + 7) % 7;
    return today + (ahead == 0 ? 7 : ahead);
  }
  return std::nullopt;
}

/// "+7d", "-1m": a sign, up to five digits, a unit.
std::optional<Date> shifted(std::string_view text, Date today) {
  if (text.size() < 3 || text.size() > 7 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  int count = digits(text.substr(1, text.size() - 2));
  if (count < 0) return std::nullopt;
  if (text[0] == '-') count = -count;
  auto months = [&](int n) -> std::optional<Date> {
    int year = today.year() + n / 12;
    if (year < 2 || year >= max_year) return std::nullopt;
    return add_months(today, n);
  };
  switch (text.back()) {
    case 'd':
      return today + count;
    case 'w':
      return today + 7 * count;
    case 'm':
      return months(count);
    case 'y':
      return months(12 * count);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < 1 || year > max_year || month < 1 || month > 12 || day < 1) return std::nullopt;
  chr::year_month_day date(chr::year(year), chr::month(static_cast<unsigned>(month)),
                           chr::day(static_cast<unsigned>(day)));
  if (!date.ok()) return std::nullopt;
  return date_of(date);
}

int Date::year() const {
  return static_cast<int>(civil(*this).year());
}
int Date::month() const {
  return month_number(civil(*this).month());
}
int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}
int Date::weekday() const {
  return static_cast<int>(chr::weekday(chr::sys_days(chr::days(days_))).iso_encoding());
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return Date::of(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
}

std::string to_string(Date date) {
  chr::year_month_day day = civil(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

Date add_months(Date date, int months) {
  chr::year_month_day moved = civil(date) + chr::months(months);
  if (!moved.ok()) moved = moved.year() / moved.month() / chr::last;
  return date_of(moved);
}

Date first_of_month(Date date) {
  return date - (date.day() - 1);
}
Date last_of_month(Date date) {
  return add_months(first_of_month(date), 1) - 1;
}

IsoWeek iso_week(Date date) {
  Date thursday = date + (4 - date.weekday());  // the year of a week is the year of its Thursday
  return {thursday.year(), (thursday - january(thursday.year(), 1)) / 7 + 1};
}

Date monday_of(IsoWeek week) {
  Date fourth = january(week.year, 4);
  return fourth - (fourth.weekday() - 1) + 7 * (week.week - 1);
}

std::optional<Date> parse_relative_date(std::string_view text, Date today) {
  if (auto date = parse_date(text)) return date;
  std::string word = lower_ascii(text);
  if (word == "today") return today;
  if (word == "tomorrow") return today + 1;
  if (word == "yesterday") return today - 1;
  if (word == "eow") return today + (7 - today.weekday());
  if (word == "eom") return last_of_month(today);
  if (word == "eoy") return Date::of(today.year(), 12, 31);
  if (auto date = next_weekday(word, today)) return date;
  std::optional<Date> date = shifted(word, today);
  return date && in_range(*date) ? date : std::nullopt;
}

}  // namespace accord
