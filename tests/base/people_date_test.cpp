#include "accord/base/people_date.h"

#include <doctest/doctest.h>

using namespace accord;

namespace {

Date day(std::string_view text) {
  return *parse_date(text);
}
std::string range(std::string_view from, std::string_view to, Language language, bool with_year) {
  return people_range(day(from), day(to), language, with_year);
}
constexpr Language en = Language::en, zh = Language::zh;

}  // namespace

TEST_CASE("dates as the weekly page writes them") {
  CHECK(people_date(day("2026-06-28"), en, true) == "28 June 2026");
  CHECK(people_date(day("2026-06-28"), en, false) == "28 June");
  CHECK(people_date(day("2026-06-28"), zh, true) == "2026年6月28日");
  CHECK(people_date(day("2026-06-28"), zh, false) == "6月28日");
  CHECK(weekday_name(day("2026-06-29").weekday(), en) == "Monday");
  CHECK(weekday_name(day("2026-04-30").weekday(), zh) == "周四");
}

TEST_CASE("ranges as the weekly page writes them") {
  CHECK(range("2026-06-22", "2026-06-28", en, true) == "22–28 June 2026");
  CHECK(range("2026-06-29", "2026-07-05", en, false) == "29 June – 5 July");
  CHECK(range("2026-06-29", "2026-07-05", en, true) == "29 June – 5 July 2026");
  CHECK(range("2026-07-15", "2026-07-17", en, false) == "15–17 July");
  CHECK(range("2025-12-29", "2026-01-04", en, false) == "29 December 2025 – 4 January 2026");
  CHECK(range("2026-06-22", "2026-06-28", zh, true) == "2026年6月22日至6月28日");
  CHECK(range("2026-06-29", "2026-07-05", zh, false) == "6月29日至7月5日");
  CHECK(range("2026-07-15", "2026-07-17", zh, false) == "7月15日至17日");
  CHECK(range("2025-12-29", "2026-01-04", zh, false) == "2025年12月29日至2026年1月4日");
  CHECK(range("2026-06-22", "2026-06-22", en, true) == "22 June 2026");
}

TEST_CASE("moments and periods for people") {
  CHECK(people_moment(*parse_moment("2026-06-22T16:30+08:00"), en, false) == "22 June, 16:30");
  CHECK(people_moment(*parse_moment("2026-06-22T16:30+08:00"), zh, false) == "6月22日16:30");
  CHECK(people_moment(*parse_moment("2026-06-22"), zh, true) == "2026年6月22日");
  CHECK(people_period(*parse_period("2026-W26"), en) == "22–28 June 2026");
  CHECK(people_period(*parse_period("2026-06"), en) == "June 2026");
  CHECK(people_period(*parse_period("2026-06"), zh) == "2026年6月");
  CHECK(people_period(*parse_period("2026-Q2"), zh) == "2026年第二季度");
  CHECK(people_period(*parse_period("2026-Q4"), en) == "Q4 2026");
  CHECK(people_period(*parse_period("2026"), zh) == "2026年");
}
