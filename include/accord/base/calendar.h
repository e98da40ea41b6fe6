// The working calendar: which days are worked, and when. Days here are *working* days unless a name says otherwise.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/date.h"

namespace accord {

/// Working time of one day, in minutes of the day: from inclusive, to exclusive (to at most 1440).
struct TimeWindow {
  int from;
  int to;
  bool operator==(const TimeWindow&) const = default;
};

/// "09:00-12:00 13:00-18:00": in order, not overlapping, not empty; "24:00" may end the day. Else nothing.
std::optional<std::vector<TimeWindow>> parse_windows(std::string_view text);

/// Monday first.
using WeekDays = std::array<bool, 7>;
/// "mon-fri", "sat", "mon,wed,fri", "mon-thu,sat" (case-blind). Else nothing.
std::optional<WeekDays> parse_week_days(std::string_view text);

/// What a project says about its calendar. A weekday without windows is a rest day.
struct CalendarRules {
  std::string base = "none";                     ///< a built-in calendar: see calendar_bases()
  std::array<std::vector<TimeWindow>, 7> hours;  ///< Monday first
  std::vector<Date> holidays;                    ///< the project's own; win over the base
  std::vector<Date> workdays;                    ///< the project's own make-up working days; win over its holidays
  bool complete = true;                          ///< false: a part of what the project says could not be understood
  /// Monday to Friday, 09:00-12:00 and 13:00-18:00, no holidays.
  CalendarRules();
};

/// "none" (no holidays, every year known) and "CN" (State Council notices).
std::span<const std::string_view> calendar_bases();

/// Constant time for a table of years around the present, and simple arithmetic on the weekly pattern outside it.
class Calendar {
 public:
  /// Monday to Friday.
  Calendar() : Calendar(CalendarRules()) {}
  /// Throws Error (invalid) for an unknown base or a week without a working day.
  explicit Calendar(const CalendarRules& rules);

  bool is_working_day(Date date) const { return working_index(date + 1) != working_index(date); }
  /// The built-in base or the project's own lists have an entry for that year (always, when the base is "none"). A year
  /// in use that is not known is a warning: it counts by the weekly pattern alone. None is known of incomplete rules.
  bool knows_year(int year) const;
  bool is_complete() const { return complete_; }

  /// Moves to the next working day if the date is not one, then n working days on (back when negative). A task of
  /// duration n that starts on d ends on add_working_days(d, n - 1).
  Date add_working_days(Date date, std::int64_t n) const { return date_of_index(working_index(date) + n); }
  /// The date itself if it is worked, else the first working day after (before) it.
  Date next_working_day(Date date) const { return date_of_index(working_index(date)); }
  Date previous_working_day(Date date) const { return date_of_index(working_index(date + 1) - 1); }
  /// Working days from a to b, both included; 0 when b is before a.
  int working_days_between(Date a, Date b) const { return b < a ? 0 : working_index(b + 1) - working_index(a); }
  /// How many working days later b is than a (negative when earlier): the slip of a date.
  int working_days_later(Date a, Date b) const { return working_index(b) - working_index(a); }

  /// Working days between a fixed origin and the date, the date not included: the number that working day has, or the
  /// next one's number on a rest day. May be negative.
  int working_index(Date date) const;
  /// The working day of that number; Error (invalid) when it lies more than four million working days away.
  Date date_of_index(std::int64_t index) const;

  /// The day's working time: none on a rest day; a make-up day on a weekday without hours has those of the first
  /// weekday with hours.
  const std::vector<TimeWindow>& windows(Date date) const;
  /// Working minutes of the first weekday with hours: what "1 d" of an effort means.
  int minutes_per_day() const;

 private:
  bool is_pattern_day(Date date) const { return !hours_[static_cast<std::size_t>(date.weekday() - 1)].empty(); }
  void mark_days(const CalendarRules& rules);

  std::array<std::vector<TimeWindow>, 7> hours_;
  std::size_t first_worked_weekday_ = 0;
  int week_length_ = 0;  ///< working days of the weekly pattern
  bool every_year_known_ = false, complete_ = true;
  std::vector<int> known_years_;
  Date first_;                        ///< of the table
  std::vector<std::int32_t> before_;  ///< working days of the table before each of its days, and their total
  std::vector<Date> worked_;          ///< the working days of the table
};

}  // namespace accord
