#include "accord/base/calendar.h"

#include <doctest/doctest.h>

#include "accord/base/contract_period.h"
#include "accord/base/error.h"
#include "accord/base/period.h"
#include "support/law.h"

using namespace accord;

namespace {

Date day(std::string_view text) {
  return *parse_date(text);
}

Calendar china() {
  CalendarRules rules;
  rules.base = "CN";
  return Calendar(rules);
}

/// A working week and days of the project's own, of every kind.
Calendar any_calendar() {
  CalendarRules rules;
  if (test::one_in(2)) rules.base = "CN";
  for (std::size_t i = test::below(7); i > 0; --i) rules.hours[test::below(6)].clear();
  if (test::one_in(2)) rules.hours[6] = {{600, 660}};
  rules.hours[test::below(7)] = {{540, 1020}};
  const Date around = day("2026-06-28");
  for (std::size_t i = test::below(9); i > 0; --i) rules.holidays.push_back(around + static_cast<int>(test::below(60)));
  for (std::size_t i = test::below(9); i > 0; --i) rules.workdays.push_back(around + static_cast<int>(test::below(60)));
  return Calendar(rules);
}

int days_of(const Calendar& calendar, std::string_view period) {
  Period span = *parse_period(period);
  return calendar.working_days_between(span.from, span.to);
}

}  // namespace

TEST_CASE("C67: working days of China 2026 by month, and of the sample project") {
  Calendar calendar = china();
  CHECK(days_of(calendar, "2026-03") == 22);
  CHECK(days_of(calendar, "2026-04") == 21);
  CHECK(days_of(calendar, "2026-05") == 19);
  CHECK(days_of(calendar, "2026-06") == 21);
  CHECK(days_of(calendar, "2026-07") == 23);
  CHECK(days_of(calendar, "2026-08") == 21);
  CHECK(calendar.working_days_between(day("2026-03-02"), day("2026-08-28")) == 126);
  CHECK(calendar.working_days_between(day("2026-08-28"), day("2026-03-02")) == 0);
}

TEST_CASE("working days of China by year: 248 in 2025 and 2026") {
  CHECK(days_of(china(), "2025") == 248);
  CHECK(days_of(china(), "2026") == 248);
}

TEST_CASE("make-up working days are worked and holidays are not") {
  Calendar calendar = china();
  CHECK(calendar.is_working_day(day("2026-05-09")));
  CHECK(calendar.is_working_day(day("2026-09-20")));
  CHECK_FALSE(calendar.is_working_day(day("2026-06-19")));
  CHECK_FALSE(calendar.is_working_day(day("2026-06-27")));
  CHECK(calendar.windows(day("2026-05-09")) == *parse_windows("09:00-12:00 13:00-18:00"));
  CHECK(calendar.windows(day("2026-06-19")).empty());
  CHECK(calendar.minutes_per_day() == 480);
}

TEST_CASE("adding working days moves to a working day first") {
  Calendar calendar = china();
  CHECK(to_string(calendar.add_working_days(day("2026-04-30"), 1)) == "2026-05-06");
  CHECK(to_string(calendar.add_working_days(day("2026-05-01"), 0)) == "2026-05-06");
  CHECK(to_string(calendar.add_working_days(day("2026-05-08"), 1)) == "2026-05-09");
  CHECK(to_string(calendar.add_working_days(day("2026-06-28"), -1)) == "2026-06-26");
  CHECK(to_string(calendar.add_working_days(day("2026-06-22"), -1)) == "2026-06-18");
  CHECK(to_string(calendar.add_working_days(day("2026-03-02"), 125)) == "2026-08-28");
  CHECK(to_string(calendar.next_working_day(day("2026-06-19"))) == "2026-06-22");
  CHECK(to_string(calendar.previous_working_day(day("2026-06-21"))) == "2026-06-18");
  CHECK(to_string(calendar.previous_working_day(day("2026-06-18"))) == "2026-06-18");
}

TEST_CASE("E2: slips of the sample's milestones in working days") {
  Calendar calendar = china();
  CHECK(calendar.working_days_later(day("2026-04-03"), day("2026-04-09")) == 3);
  CHECK(calendar.working_days_later(day("2026-04-24"), day("2026-04-30")) == 4);
  CHECK(calendar.working_days_later(day("2026-06-17"), day("2026-06-26")) == 6);
  CHECK(calendar.working_days_later(day("2026-07-06"), day("2026-07-15")) == 7);
  CHECK(calendar.working_days_later(day("2026-08-26"), day("2026-09-07")) == 8);
  CHECK(calendar.working_days_later(day("2026-09-07"), day("2026-08-26")) == -8);
}

TEST_CASE("working days add up: in one go or in two, forth and back, counted or subtracted, in any calendar") {
  const auto property = [] {
    const Calendar calendar = *rc::gen::exec(any_calendar);
    const Date from = day("2026-06-28") + *rc::gen::inRange(-400, 400);
    const int n = *rc::gen::inRange(-300, 300);
    const int m = *rc::gen::inRange(-300, 300);
    const Date first = calendar.next_working_day(from);
    const Date later = calendar.add_working_days(from, n);
    RC_ASSERT(calendar.is_working_day(later));
    RC_ASSERT(calendar.add_working_days(later, m) == calendar.add_working_days(from, n + m));
    RC_ASSERT(calendar.add_working_days(later, -n) == first);
    RC_ASSERT(calendar.working_days_later(first, later) == n);
    RC_ASSERT(calendar.working_days_between(first, later) == (n < 0 ? 0 : n + 1));
    RC_ASSERT(calendar.previous_working_day(first) == first);
    RC_ASSERT(calendar.add_working_days(from, 1) > from);
  };
  CHECK(test::holds("working days", 200, property));
}

TEST_CASE("index and date of index are inverse, also outside the table of years") {
  CalendarRules odd;
  for (auto& hours : odd.hours) hours.clear();
  for (std::size_t weekday : {1u, 3u, 6u}) odd.hours[weekday] = {{600, 660}};
  odd.holidays = {day("2026-06-23")};
  for (const Calendar& calendar : {china(), Calendar(odd)}) {
    for (const char* start : {"1990-01-01", "2014-12-01", "2025-12-01", "2044-12-01", "2400-02-01"}) {
      for (Date date = day(start); date < day(start) + 90; ++date) {
        int index = calendar.working_index(date);
        Date found = calendar.date_of_index(index);
        REQUIRE(calendar.is_working_day(found));
        REQUIRE(found >= date);
        REQUIRE((found == date) == calendar.is_working_day(date));
        REQUIRE(calendar.working_index(found) == index);
        REQUIRE(calendar.working_index(date + 1) - index == (calendar.is_working_day(date) ? 1 : 0));
      }
    }
  }
}

TEST_CASE("the project's own days win over the base, its working days over its holidays") {
  CalendarRules rules;
  rules.base = "CN";
  rules.holidays = {day("2026-05-09"), day("2027-02-08"), day("2026-12-25")};
  rules.workdays = {day("2026-06-20"), day("2026-12-25")};
  Calendar calendar(rules);
  CHECK_FALSE(calendar.is_working_day(day("2026-05-09")));
  CHECK(calendar.is_working_day(day("2026-06-20")));
  CHECK(calendar.is_working_day(day("2026-12-25")));
  CHECK_FALSE(calendar.is_working_day(day("2027-02-08")));
  CHECK(calendar.knows_year(2027));
  CHECK_FALSE(calendar.knows_year(2028));
}

TEST_CASE("a year without an entry is not known, and counts by the week alone") {
  CHECK(china().knows_year(2025));
  CHECK_FALSE(china().knows_year(2027));
  CHECK(china().is_working_day(day("2027-10-01")));
  CHECK(Calendar().knows_year(2027));
}

TEST_CASE("a calendar that cannot be") {
  CalendarRules rules;
  rules.base = "DE";
  CHECK_THROWS_WITH_AS(Calendar{rules}, "there is no built-in calendar 'DE'", Error);
  CalendarRules idle;
  for (auto& hours : idle.hours) hours.clear();
  CHECK_THROWS_WITH_AS(Calendar{idle}, "the calendar has no working hours on any day of the week", Error);
}

TEST_CASE("a duration that leads out of the calendar is an error") {
  CHECK(to_string(china().add_working_days(day("2026-03-02"), 1'000'000)) > "5000");
  CHECK_THROWS_WITH_AS(china().add_working_days(day("2026-03-02"), 2'000'000'000),
                       "that many working days lead beyond the years of the calendar", Error);
}

TEST_CASE("the words of a calendar") {
  CHECK(parse_windows("09:00-12:00 13:00-18:00")->size() == 2);
  CHECK(parse_windows("00:00-24:00")->front() == TimeWindow{0, 1440});
  for (const char* bad :
       {"", "9:00-12:00", "09:00-09:00", "12:00-09:00", "09:00-12:00 11:00-13:00", "09:00", "24:00-24:00"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_windows(bad));
  }
  CHECK(parse_week_days("Mon-fri") == WeekDays{true, true, true, true, true, false, false});
  CHECK(parse_week_days("mon,sat-sun") == WeekDays{true, false, false, false, false, true, true});
  CHECK(parse_week_days("sun-thu") == WeekDays{true, true, true, true, false, false, true});  // Friday and Saturday off
  CHECK(parse_week_days("fri-mon") == WeekDays{true, false, false, false, true, true, true});
  for (const char* bad : {"", "fri-", "monday", "mon-", "mon,,tue"}) CHECK_FALSE(parse_week_days(bad));
}

TEST_CASE("C53: the sample's invoices fall due after 20 days, on a working day") {
  Calendar calendar = china();
  auto due = [&](std::string_view invoice) { return to_string(add_contract_days(day(invoice), 20, calendar)); };
  CHECK(due("2026-03-02") == "2026-03-23");
  CHECK(due("2026-05-06") == "2026-05-26");
  CHECK(due("2026-07-16") == "2026-08-05");
  CHECK(due("2026-09-08") == "2026-09-28");
  CHECK(due("2026-08-31") == "2026-09-20");  // a Sunday, but a make-up working day
  CHECK(due("2026-09-11") == "2026-10-08");  // 1 October
  CHECK(due("2027-09-08") == "2027-09-28");
}

TEST_CASE("Civil Code 201-204: months, and what the parties may agree instead") {
  Calendar calendar = china();
  ContractPeriodRules agreed{.counts_first_day = true, .rest_day = RestDayRule::stays};
  CHECK(to_string(add_contract_months(day("2026-09-07"), 12, calendar)) == "2027-09-07");
  CHECK(to_string(add_contract_months(day("2025-12-31"), 2, calendar)) == "2026-02-28");  // no 31st; a make-up Saturday
  CHECK(to_string(add_contract_months(day("2026-01-20"), 1, calendar)) == "2026-02-24");  // Spring Festival
  CHECK(to_string(add_contract_months(day("2026-01-20"), 1, calendar, agreed)) == "2026-02-19");
  CHECK(to_string(add_contract_months(day("2026-01-31"), 1, calendar, agreed)) == "2026-02-28");
  CHECK(to_string(add_contract_days(day("2026-03-02"), 20, calendar, agreed)) == "2026-03-21");
}
