// Days of reports by the calendar of China in 2026: Spring Festival 15–23 February with make-up days on the 14th and
// 28th, Dragon Boat 19–21 June, Mid-Autumn 25–27 September, National Day 1–7 October with a make-up day on the 10th.
#include "accord/analysis/report_day.h"

#include <doctest/doctest.h>

using namespace accord;

namespace {

Calendar china() {
  CalendarRules rules;
  rules.base = "CN";
  return Calendar(rules);
}

const Cadence friday{.weekday = 5}, monday{.weekday = 1}, saturday{.weekday = 6}, month_end{.month_day = Cadence::last};

/// "2026-06-18 2026-W25", or "none".
std::string due(const Cadence& cadence, PeriodKind covers, const char* date) {
  const auto day = report_day(cadence, covers, *parse_date(date), china());
  return day ? to_string(day->day) + ' ' + to_string(day->period) : "none";
}

std::string next_due(const Cadence& cadence, PeriodKind covers, const char* from) {
  const ReportDay day = next_report_day(cadence, covers, *parse_date(from), china());
  return to_string(day.day) + ' ' + to_string(day.period);
}

}  // namespace

TEST_CASE("report day: Friday of an ordinary week, whatever day of it is asked") {
  CHECK(due(friday, PeriodKind::week, "2026-06-22") == "2026-06-26 2026-W26");
  CHECK(due(friday, PeriodKind::week, "2026-06-28") == "2026-06-26 2026-W26");
}

TEST_CASE("report day: a holiday brings it forward to the last working day before") {
  CHECK(due(friday, PeriodKind::week, "2026-06-19") == "2026-06-18 2026-W25");  // Dragon Boat Festival
  CHECK(due(friday, PeriodKind::week, "2026-09-25") == "2026-09-24 2026-W39");  // Mid-Autumn Festival
  CHECK(due(friday, PeriodKind::week, "2026-10-02") == "2026-09-30 2026-W40");  // National Day, from Thursday
  CHECK(due(friday, PeriodKind::week, "2026-05-01") == "2026-04-30 2026-W18");  // Labour Day
}

TEST_CASE("report day: Spring Festival takes a whole week, which has no report") {
  CHECK(due(friday, PeriodKind::week, "2026-02-13") == "2026-02-13 2026-W07");
  CHECK(due(friday, PeriodKind::week, "2026-02-20") == "none");
  CHECK(due(friday, PeriodKind::week, "2026-02-27") == "2026-02-27 2026-W09");
  CHECK(next_due(friday, PeriodKind::week, "2026-02-14") == "2026-02-27 2026-W09");
}

TEST_CASE("report day: a make-up Saturday counts, another one does not") {
  CHECK(due(saturday, PeriodKind::week, "2026-02-28") == "2026-02-28 2026-W09");
  CHECK(due(saturday, PeriodKind::week, "2026-03-07") == "2026-03-06 2026-W10");
  CHECK(due(saturday, PeriodKind::week, "2026-10-10") == "2026-10-10 2026-W41");
}

TEST_CASE("report day: in a week whose days before are all off, the first working day after") {
  CHECK(due({.weekday = 4}, PeriodKind::week, "2026-02-19") == "none");
  CalendarRules rules;
  rules.holidays = {*parse_date("2026-06-22"), *parse_date("2026-06-23"), *parse_date("2026-06-24"), *parse_date("2026-06-25")};
  CHECK(report_day({.weekday = 4}, PeriodKind::week, *parse_date("2026-06-25"), Calendar(rules))->day == *parse_date("2026-06-26"));
}

TEST_CASE("report day: on Monday about the week before, moved on by a holiday") {
  CHECK(due(monday, PeriodKind::week, "2026-06-22") == "2026-06-22 2026-W25");
  CHECK(due(monday, PeriodKind::week, "2026-02-23") == "2026-02-24 2026-W08");
  CHECK(due(monday, PeriodKind::week, "2026-10-05") == "2026-10-08 2026-W40");
}

TEST_CASE("report day: of a month") {
  CHECK(due(month_end, PeriodKind::month, "2026-01-10") == "2026-01-30 2026-01");
  CHECK(due(month_end, PeriodKind::month, "2026-02-01") == "2026-02-28 2026-02");  // a make-up Saturday
  CHECK(due(month_end, PeriodKind::month, "2026-05-31") == "2026-05-29 2026-05");
  CHECK(due({.month_day = 28}, PeriodKind::month, "2026-06-01") == "2026-06-26 2026-06");  // the 28th is a Sunday
  CHECK(due({.month_day = 31}, PeriodKind::month, "2026-06-01") == "2026-06-30 2026-06");
  CHECK(due({.month_day = 5}, PeriodKind::month, "2026-07-01") == "2026-07-06 2026-06");  // a Sunday; about June
  CHECK(due({.month_day = 2}, PeriodKind::month, "2026-10-01") == "2026-10-08 2026-09");
}

TEST_CASE("report day: the next one, the day itself included") {
  CHECK(next_due(friday, PeriodKind::week, "2026-06-18") == "2026-06-18 2026-W25");
  CHECK(next_due(friday, PeriodKind::week, "2026-06-19") == "2026-06-26 2026-W26");
  CHECK(next_due(month_end, PeriodKind::month, "2026-07-01") == "2026-07-31 2026-07");
  CHECK(next_due(friday, PeriodKind::day, "2026-06-19") == "2026-06-26 2026-06-26");
}
