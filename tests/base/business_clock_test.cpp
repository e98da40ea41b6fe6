#include "accord/base/business_clock.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "accord/base/error.h"

using namespace accord;

namespace {

const Calendar& china() {
  static const Calendar calendar = [] {
    CalendarRules rules;
    rules.base = "CN";
    return Calendar(rules);
  }();
  return calendar;
}

Moment at(std::string_view text) {
  return *parse_relative_moment(text, Date(), 480);
}

std::string due(std::string_view start, int minutes) {
  Moment end = add_business_minutes(china(), at(start), minutes);
  return to_string(end.date) + " " + time_text(end.minute);
}

struct DefectRow {
  const char* opened;
  const char* resolved;
  int response_hours;
  const char* response_due;
  int resolution_hours;
  const char* resolution_due;
  const char* hours;
};

constexpr DefectRow sample_defects[] = {
    {"2026-06-16 10:20", "2026-06-18 16:00", 4, "2026-06-16 15:20", 40, "2026-06-24 10:20", "20.67"},
    {"2026-06-18 17:20", "2026-06-23 15:00", 2, "2026-06-22 10:20", 16, "2026-06-23 17:20", "13.67"},
    {"2026-06-22 16:30", "2026-06-23 17:45", 1, "2026-06-22 17:30", 8, "2026-06-23 16:30", "9.25"},
    {"2026-06-24 09:15", "2026-07-09 10:00", 8, "2026-06-25 09:15", 80, "2026-07-08 09:15", "88.75"},
    {"2026-07-01 14:00", "2026-07-03 11:00", 2, "2026-07-01 16:00", 16, "2026-07-03 14:00", "14.00"},
    {"2026-07-06 11:30", "2026-07-13 10:00", 4, "2026-07-06 16:30", 40, "2026-07-13 11:30", "38.50"},
    {"2026-07-20 09:05", "2026-07-20 16:30", 1, "2026-07-20 10:05", 8, "2026-07-21 09:05", "6.42"},
    {"2026-08-05 10:00", "2026-08-10 17:00", 4, "2026-08-05 15:00", 40, "2026-08-12 10:00", "30.00"},
    {"2026-08-18 16:50", "2026-08-20 10:30", 2, "2026-08-19 09:50", 16, "2026-08-20 16:50", "10.67"},
    {"2026-08-26 16:50", "2026-08-28 17:30", 2, "2026-08-27 09:50", 16, "2026-08-28 16:50", "16.67"},
};

}  // namespace

TEST_CASE("C62: service 8:00-17:00, 8 hours from 16:00 end the next day at 15:00") {
  CalendarRules rules;
  for (std::size_t day = 0; day < 5; ++day) rules.hours[day] = *parse_windows("08:00-17:00");
  CHECK(to_string(add_business_minutes(Calendar(rules), at("2026-06-22 16:00"), 480)) == "2026-06-23T15:00+08:00");
}

TEST_CASE("C63: business hours of China 2026") {
  CHECK(due("2026-04-30 16:30", 480) == "2026-05-06 16:30");  // (a)
  CHECK(due("2026-05-09 10:00", 240) == "2026-05-09 15:00");  // (b) a make-up Saturday
  CHECK(due("2026-03-08 11:00", 60) == "2026-03-09 10:00");   // (c)
  CHECK(due("2026-03-09 09:00", 480) == "2026-03-09 18:00");  // (d) not the next day 09:00
  CHECK(due("2026-06-18 17:30", 240) == "2026-06-22 13:30");  // (e) Dragon Boat
  CHECK(due("2026-03-03 12:30", 30) == "2026-03-03 13:30");   // (f)
  CHECK(due("2026-02-14 15:00", 480) == "2026-02-24 15:00");  // (g) Spring Festival
}

TEST_CASE("E8: due times and business hours of the sample's ten defects") {
  for (const DefectRow& row : sample_defects) {
    CAPTURE(row.opened);
    CHECK(due(row.opened, row.response_hours * 60) == row.response_due);
    CHECK(due(row.opened, row.resolution_hours * 60) == row.resolution_due);
    auto minutes = business_minutes(china(), at(row.opened), at(row.resolved));
    CHECK(fmt::format("{:.2f}", static_cast<double>(minutes) / 60) == row.hours);
  }
}

TEST_CASE("E7: minutes from Friday 16:30 to Tuesday 10:00 took 10.5 business hours") {
  CHECK(business_minutes(china(), at("2026-05-29 16:30"), at("2026-06-02 10:00")) == 630);
}

TEST_CASE("business minutes back and forth, across clocks, from plain dates") {
  CHECK(business_minutes(china(), at("2026-06-02 10:00"), at("2026-05-29 16:30")) == -630);
  CHECK(business_minutes(china(), at("2026-06-22 09:00"), *parse_moment("2026-06-22T04:00+00:00")) == 180);
  CHECK(business_minutes(china(), at("2026-06-22"), at("2026-06-23")) == 480);
  CHECK(due("2026-06-22", 60) == "2026-06-22 10:00");
  CHECK(due("2026-06-20 10:00", 0) == "2026-06-22 09:00");
  CHECK(due("2026-06-22 18:00", 0) == "2026-06-22 18:00");
}

TEST_CASE("adding the minutes between two working moments leads from one to the other") {
  for (int step = 1; step < 4000; step += 37) {
    Moment end = add_business_minutes(china(), at("2026-04-28 10:10"), step);
    REQUIRE(business_minutes(china(), at("2026-04-28 10:10"), end) == step);
  }
}

TEST_CASE("business minutes that make no sense") {
  CHECK_THROWS_WITH_AS(add_business_minutes(china(), at("2026-06-22"), -1),
                       "a number of business minutes cannot be negative", Error);
  CHECK_THROWS_AS(add_business_minutes(china(), at("9999-12-30 10:00"), 4000), Error);
}
