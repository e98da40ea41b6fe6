#include <doctest/doctest.h>

#include "accord/model/record.h"

using namespace accord;

TEST_CASE("a dependency is an id, a type and a lag; a lead is negative") {
  const auto plain = parse_dependency("T-7k2mq");
  REQUIRE(plain);
  CHECK(plain->target == "T-7k2mq");
  CHECK(plain->type == Dependency::Type::finish_start);
  CHECK(plain->lag.amount.is_zero());
  const auto lagged = parse_dependency("T-7k2mq SS+2d");
  REQUIRE(lagged);
  CHECK(lagged->type == Dependency::Type::start_start);
  CHECK(lagged->lag.amount == Decimal(2));
  CHECK(parse_dependency("T-7k2mq -3d")->lag.amount == Decimal(-3));
  CHECK(parse_dependency("T-7k2mq FS-0.5d")->lag.amount == *parse_decimal("-0.5"));
  CHECK(parse_dependency("T-7k2mq SS+4h")->lag.unit == Duration::Unit::hours);
  CHECK(parse_dependency("T-7k2mq FF")->type == Dependency::Type::finish_finish);
  for (const char* bad : {"", "T-7k2mq XX", "T-7k2mq SS2d", "T-7k2mq SS+2", "T-7k2mq SS+-2d", "T-7k2mq SS+2d more"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_dependency(bad));
  }
}

TEST_CASE("an estimate has three points, a constraint a day, an attendance a presence") {
  CHECK(parse_estimate("2/3/5.5")->pessimistic == *parse_decimal("5.5"));
  CHECK_FALSE(parse_estimate("2/3"));
  CHECK_FALSE(parse_estimate("2/x/5"));
  CHECK(parse_constraint("SNET 2026-05-04")->date == parse_date("2026-05-04"));
  CHECK_FALSE(parse_constraint("SNET"));
  CHECK_FALSE(parse_constraint("ASAP 2026-05-04"));
  CHECK_FALSE(parse_constraint("SNET 2026-02-30"));
  CHECK(parse_attendance("linshan")->presence == "present");
  CHECK(parse_attendance("linshan delegate machao")->delegate == "machao");
  CHECK_FALSE(parse_attendance("linshan delegate"));
  CHECK_FALSE(parse_attendance("linshan asleep"));
  CHECK(parse_result("pass TC-7k2mq")->test == "TC-7k2mq");
  CHECK_FALSE(parse_result("passed TC-7k2mq"));
}

TEST_CASE("a duration is days, hours or minutes and never negative") {
  CHECK(parse_duration("6d")->unit == Duration::Unit::days);
  CHECK(parse_duration("0.5d")->amount == *parse_decimal("0.5"));
  CHECK(parse_duration("4h")->unit == Duration::Unit::hours);
  for (const char* bad : {"", "d", "6", "6w", "-2d", "1,5d"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_duration(bad));
  }
}
