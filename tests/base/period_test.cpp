#include "accord/base/period.h"

#include <doctest/doctest.h>

using namespace accord;

namespace {

std::string span(std::string_view text) {
  auto period = parse_period(text);
  return period ? to_string(period->from) + ".." + to_string(period->to) : "none";
}

}  // namespace

TEST_CASE("periods have one spelling and two ends") {
  CHECK(span("2026-W26") == "2026-06-22..2026-06-28");
  CHECK(span("2026-W01") == "2025-12-29..2026-01-04");
  CHECK(span("2026-W53") == "2026-12-28..2027-01-03");
  CHECK(span("2026-06") == "2026-06-01..2026-06-30");
  CHECK(span("2026-Q2") == "2026-04-01..2026-06-30");
  CHECK(span("2026") == "2026-01-01..2026-12-31");
  CHECK(span("2026-06-28") == "2026-06-28..2026-06-28");
  for (const char* text : {"2026-W26", "2026-W01", "2026-06", "2026-Q4", "2026", "2026-06-28", "2020-W53"}) {
    CHECK(to_string(*parse_period(text)) == std::string(text));
  }
}

TEST_CASE("what is not a period") {
  for (const char* bad : {"2025-W53", "2026-W54", "2026-W00", "2026-W6", "2026-13", "2026-00", "2026-Q5", "2026-Q0",
                          "2026-6", "26", "2026-", "2026-w26", "0000", "2026.06", "", "2026-W-1"}) {
    CAPTURE(bad);
    CHECK(span(bad) == "none");
  }
}

TEST_CASE("the period before and the one after") {
  for (auto [text, before] : {std::pair{"2026-W01", "2025-W52"},
                              {"2021-W01", "2020-W53"},
                              {"2026-01", "2025-12"},
                              {"2026-Q1", "2025-Q4"},
                              {"2026", "2025"},
                              {"2026-03-01", "2026-02-28"}}) {
    Period period = *parse_period(text);
    CHECK(to_string(previous(period)) == std::string(before));
    CHECK(next(previous(period)) == period);
    CHECK_FALSE(previous(period).contains(period.from));
  }
}

TEST_CASE("the ends of the calendar have neighbours too") {
  CHECK(to_string(next(*parse_period("9999")).from) == "10000-01-01");
  CHECK(to_string(previous(*parse_period("0001")).to) == "0000-12-31");
  CHECK(next(*parse_period("9999-W52")).from == parse_period("9999-W52")->to + 1);
}

TEST_CASE("how many periods lie between a day and a period") {
  const Date start = *parse_date("2026-03-02");  // a Monday
  CHECK(periods_after(*parse_period("2026-W10"), start) == 0);
  CHECK(periods_after(*parse_period("2026-W26"), start) == 16);
  CHECK(periods_after(*parse_period("2026-W09"), start) == -1);
  CHECK(periods_after(*parse_period("2027-W01"), start) == 44);
  CHECK(periods_after(*parse_period("2026-06"), start) == 3);
  CHECK(periods_after(*parse_period("2027-02"), start) == 11);
  CHECK(periods_after(*parse_period("2026-02"), start) == -1);
  CHECK(periods_after(*parse_period("2027-Q1"), start) == 4);
  CHECK(periods_after(*parse_period("2028"), start) == 2);
  CHECK(periods_after(*parse_period("2026-03-05"), start) == 3);
}
