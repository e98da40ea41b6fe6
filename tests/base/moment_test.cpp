#include "accord/base/moment.h"

#include <doctest/doctest.h>

using namespace accord;

namespace {

Moment moment(std::string_view text) {
  return *parse_moment(text);
}

std::string relative(std::string_view text) {
  auto found = parse_relative_moment(text, *parse_date("2026-06-25"), 480);
  return found ? to_string(*found) : "none";
}

}  // namespace

TEST_CASE("a moment prints exactly as it was written") {
  for (const char* text : {"2026-06-22", "2026-06-22T16:30+08:00", "2026-06-22T00:00-05:30", "2026-06-22T23:59+00:00",
                           "2026-06-22T12:00+14:00"}) {
    CHECK(to_string(moment(text)) == std::string(text));
  }
}

TEST_CASE("what is not a moment") {
  for (const char* bad :
       {"2026-06-22T16:30", "2026-06-22T16:30Z", "2026-06-22T16:30:00+08:00", "2026-06-22 16:30+08:00",
        "2026-06-22T24:00+08:00", "2026-06-22T16:60+08:00", "2026-06-22T16:30+8:00", "2026-06-31T16:30+08:00",
        "2026-06-22T16:30-00:00", "2026-06-22T16:30+14:01", "2026-06-22T1a:30+08:00", "16:30", ""}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_moment(bad));
  }
}

TEST_CASE("moments compare by instant") {
  CHECK(moment("2026-06-22T01:00+08:00") < moment("2026-06-21T18:00+00:00"));
  CHECK((moment("2026-06-22T08:00+08:00") <=> moment("2026-06-22T00:00+00:00")) == 0);
  CHECK(moment("2026-06-22T08:00+08:00") != moment("2026-06-22T00:00+00:00"));
  CHECK(*parse_moment("2026-06-22", 480) < moment("2026-06-22T00:01+08:00"));
  CHECK(utc_minutes(moment("1970-01-01T00:00+08:00")) == -480);
}

TEST_CASE("one instant on another clock") {
  CHECK(to_string(at_offset(moment("2026-06-22T03:30+08:00"), 0)) == "2026-06-21T19:30+00:00");
  CHECK(to_string(at_offset(moment("1970-01-01T00:00+00:00"), -60)) == "1969-12-31T23:00-01:00");
}

TEST_CASE("moments people type") {
  CHECK(relative("today 16:30") == "2026-06-25T16:30+08:00");
  CHECK(relative("2026-06-22 09:05") == "2026-06-22T09:05+08:00");
  CHECK(relative("2026-06-22T09:05") == "2026-06-22T09:05+08:00");
  CHECK(relative("2026-06-22T09:05+01:00") == "2026-06-22T09:05+01:00");
  CHECK(relative("fri") == "2026-06-26");
  for (const char* bad : {"16:30", "today 25:00", "today,16:30", "today 9:30", "soon"}) CHECK(relative(bad) == "none");
}
