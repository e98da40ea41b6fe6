#include "accord/base/date.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace accord;

namespace {

std::string week_text(std::string_view date) {
  IsoWeek week = iso_week(*parse_date(date));
  return fmt::format("{}-W{:02}", week.year, week.week);
}

std::string relative(std::string_view text) {
  auto date = parse_relative_date(text, *parse_date("2026-06-25"));  // a Thursday
  return date ? to_string(*date) : "none";
}

}  // namespace

TEST_CASE("a date is exactly YYYY-MM-DD and a day that exists") {
  CHECK(to_string(*parse_date("2026-06-28")) == "2026-06-28");
  CHECK(to_string(*parse_date("2024-02-29")) == "2024-02-29");
  CHECK(parse_date("1970-01-01")->days() == 0);
  for (const char* bad : {"2026-6-28", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "20260101",
                          "2026-06-28 ", "2026-06-31", "0000-01-01", "+026-01-01", "2026/06/28", "", "2026-06-2x"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_date(bad));
  }
}

TEST_CASE("a date knows its parts and its neighbours") {
  Date date = *parse_date("2026-06-28");
  CHECK(date.year() == 2026);
  CHECK(date.month() == 6);
  CHECK(date.day() == 28);
  CHECK(date.weekday() == 7);
  CHECK(to_string(date + 3) == "2026-07-01");
  CHECK(*parse_date("2026-09-07") - *parse_date("2026-09-02") == 5);
  CHECK(to_string(first_of_month(date)) == "2026-06-01");
  CHECK(to_string(last_of_month(*parse_date("2024-02-10"))) == "2024-02-29");
}

TEST_CASE("months later: the corresponding day, or the month's last") {
  CHECK(to_string(add_months(*parse_date("2026-01-31"), 1)) == "2026-02-28");
  CHECK(to_string(add_months(*parse_date("2026-09-07"), 12)) == "2027-09-07");
  CHECK(to_string(add_months(*parse_date("2026-03-31"), -1)) == "2026-02-28");
}

TEST_CASE("C66: ISO weeks, also where the week's year is not the date's") {
  CHECK(week_text("2024-12-30") == "2025-W01");
  CHECK(week_text("2025-12-29") == "2026-W01");
  CHECK(week_text("2026-01-01") == "2026-W01");
  CHECK(week_text("2026-12-31") == "2026-W53");
  CHECK(week_text("2027-01-01") == "2026-W53");
  CHECK(week_text("2027-01-03") == "2026-W53");
  CHECK(week_text("2027-01-04") == "2027-W01");
  CHECK(week_text("2021-01-03") == "2020-W53");
  CHECK(week_text("2020-12-31") == "2020-W53");
  CHECK(week_text("2016-01-03") == "2015-W53");
}

TEST_CASE("the Monday of a week is the inverse of the week of a date") {
  for (Date date = *parse_date("1999-01-01"); date < *parse_date("2035-01-01"); date = date + 3) {
    Date monday = monday_of(iso_week(date));
    REQUIRE(monday.weekday() == 1);
    REQUIRE(date - monday == date.weekday() - 1);
  }
}

TEST_CASE("every date prints and parses to itself") {
  for (Date date = *parse_date("0001-01-01"); date <= *parse_date("9999-12-01"); date = date + 97) {
    REQUIRE(parse_date(to_string(date)) == date);
  }
}

TEST_CASE("relative dates count from today") {
  CHECK(relative("today") == "2026-06-25");
  CHECK(relative("Tomorrow") == "2026-06-26");
  CHECK(relative("yesterday") == "2026-06-24");
  CHECK(relative("fri") == "2026-06-26");
  CHECK(relative("thu") == "2026-07-02");  // never today itself
  CHECK(relative("wednesday") == "2026-07-01");
  CHECK(relative("+7d") == "2026-07-02");
  CHECK(relative("-3d") == "2026-06-22");
  CHECK(relative("+2w") == "2026-07-09");
  CHECK(relative("+1m") == "2026-07-25");
  CHECK(relative("-1y") == "2025-06-25");
  CHECK(relative("eow") == "2026-06-28");
  CHECK(relative("eom") == "2026-06-30");
  CHECK(relative("eoy") == "2026-12-31");
  CHECK(relative("2026-02-03") == "2026-02-03");
  for (const char* bad :
       {"", "+d", "7d", "+7", "+7x", "++7d", "+-7d", "+999999d", "+99999y", "-99999m", "mo", "thurs"}) {
    CAPTURE(bad);
    CHECK(relative(bad) == "none");
  }
}
