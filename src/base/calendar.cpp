#include "accord/base/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "calendar_cn.h"

namespace accord {
namespace {

constexpr std::array<std::string_view, 2> bases = {"none", "CN"};
constexpr int table_from_year = 2015, table_to_year = 2045;
constexpr std::int64_t max_index = 4'000'000;

/// Days of a year as its notice lists them: "01-01 01-28..02-04".
std::vector<Date> listed_days(int year, std::string_view list) {
  auto day = [&](std::string_view text) { return *parse_date(fmt::format("{}-{}", year, text)); };
  std::vector<Date> days;
  for (std::string_view entry : split_words(list)) {
    Date last = day(entry.substr(entry.size() - 5));
    for (Date date = day(entry.substr(0, 5)); date <= last; ++date) days.push_back(date);
  }
  return days;
}

Date new_year(int year) {
  return *Date::of(year, 1, 1);
}

void widen(Date& first, Date& last, const std::vector<Date>& days) {
  for (Date day : days) {
    first = std::min(first, day);
    last = std::max(last, day);
  }
}

}  // namespace

CalendarRules::CalendarRules() {
  for (std::size_t day = 0; day < 5; ++day) hours[day] = {{9 * 60, 12 * 60}, {13 * 60, 18 * 60}};
}

std::span<const std::string_view> calendar_bases() {
  return bases;
}

Calendar::Calendar(const CalendarRules& rules) : hours_(rules.hours), every_year_known_(rules.base == "none"), complete_(rules.complete) {
  if (std::ranges::find(bases, rules.base) == bases.end()) {
    throw Error(Failure::invalid, say("there is no built-in calendar '{}'", rules.base),
                {say("Built in: {}.", listed(bases))});
  }
  auto worked = [](const std::vector<TimeWindow>& windows) { return !windows.empty(); };
  week_length_ = static_cast<int>(std::ranges::count_if(hours_, worked));
  if (week_length_ == 0) throw Error(Failure::invalid, "the calendar has no working hours on any day of the week");
  first_worked_weekday_ = static_cast<std::size_t>(std::ranges::find_if(hours_, worked) - hours_.begin());
  mark_days(rules);
}

void Calendar::mark_days(const CalendarRules& rules) {
  first_ = new_year(table_from_year);
  Date last = new_year(table_to_year);
  widen(first_, last, rules.holidays);
  widen(first_, last, rules.workdays);
  std::vector<bool> works(static_cast<std::size_t>(last - first_ + 1));
  for (Date date = first_; date <= last; ++date) works[static_cast<std::size_t>(date - first_)] = is_pattern_day(date);
  auto mark = [&](const std::vector<Date>& days, bool worked) {
    for (Date day : days) works[static_cast<std::size_t>(day - first_)] = worked;
  };
  if (rules.base == "CN") {
    for (const CalendarYear& year : calendar_years_cn()) {
      known_years_.push_back(year.year);
      mark(listed_days(year.year, year.days_off), false);
      mark(listed_days(year.year, year.workdays), true);
    }
  }
  mark(rules.holidays, false);
  mark(rules.workdays, true);
  for (const std::vector<Date>* days : {&rules.holidays, &rules.workdays}) {
    for (Date day : *days) known_years_.push_back(day.year());
  }
  before_.assign(works.size() + 1, 0);
  for (std::size_t i = 0; i < works.size(); ++i) {
    before_[i + 1] = before_[i] + (works[i] ? 1 : 0);
    if (works[i]) worked_.push_back(first_ + static_cast<std::int32_t>(i));
  }
}

bool Calendar::knows_year(int year) const {
  return complete_ && (every_year_known_ || std::ranges::find(known_years_, year) != known_years_.end());
}

int Calendar::working_index(Date date) const {
  std::int32_t at = date - first_, end = static_cast<std::int32_t>(before_.size()) - 1;
  if (at >= 0 && at <= end) return before_[static_cast<std::size_t>(at)];
  Date edge = at < 0 ? first_ : first_ + end;
  int weeks = (at < 0 ? at : at - end) / 7;
  int index = (at < 0 ? 0 : before_.back()) + weeks * week_length_;
  for (Date day = edge + 7 * weeks; day < date; ++day) index += is_pattern_day(day) ? 1 : 0;
  for (Date day = edge + 7 * weeks; day > date;) index -= is_pattern_day(day = day - 1) ? 1 : 0;
  return index;
}

Date Calendar::date_of_index(std::int64_t index) const {
  std::int64_t total = before_.back();
  if (index >= 0 && index < total) return worked_[static_cast<std::size_t>(index)];
  if (index < -max_index || index > max_index) {
    throw Error(Failure::invalid, "that many working days lead beyond the years of the calendar");
  }
  if (index < 0) {
    auto back = static_cast<int>(-index);
    Date day = first_ - 7 * (back / week_length_);
    for (int left = back % week_length_; left > 0;) left -= is_pattern_day(day = day - 1) ? 1 : 0;
    while (!is_pattern_day(day)) ++day;
    return day;
  }
  auto beyond = static_cast<int>(index - total);
  Date day = first_ + (static_cast<std::int32_t>(before_.size()) - 1) + 7 * (beyond / week_length_);
  for (int left = beyond % week_length_; left > 0 || !is_pattern_day(day); ++day) left -= is_pattern_day(day) ? 1 : 0;
  return day;
}

const std::vector<TimeWindow>& Calendar::windows(Date date) const {
  static const std::vector<TimeWindow> none;
  if (!is_working_day(date)) return none;
  const std::vector<TimeWindow>& hours = hours_[static_cast<std::size_t>(date.weekday() - 1)];
  return hours.empty() ? hours_[first_worked_weekday_] : hours;
}

int Calendar::minutes_per_day() const {
  const std::vector<TimeWindow>& hours = hours_[first_worked_weekday_];
  return std::accumulate(hours.begin(), hours.end(), 0,
                         [](int sum, const TimeWindow& window) { return sum + window.to - window.from; });
}

}  // namespace accord
