#include "accord/base/decimal.h"

#include <doctest/doctest.h>

#include "accord/base/error.h"

using namespace accord;

TEST_CASE("decimals keep the places they were written with") {
  for (const char* text : {"0.0005", "12.50", "0", "-3.25", "123456789012345678", "0.000000000000000001"}) {
    CHECK(to_string(*parse_decimal(text)) == std::string(text));
  }
  CHECK(*parse_decimal("0.50") == *parse_decimal("0.5"));
  CHECK(*parse_decimal("-1.5") < *parse_decimal("-1.49"));
}

TEST_CASE("what is not a decimal") {
  for (const char* bad : {"", "-", ".5", "1.", "1e3", "+1", "1,000", "01", "0x1", " 1", "1 ", "--1", "1.2.3",
                          "1234567890123456789", "1_000"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_decimal(bad));
  }
}

TEST_CASE("a rate is a decimal, a percentage or basis points") {
  CHECK(to_string(*parse_rate("0.0005")) == "0.0005");
  CHECK(to_string(*parse_rate("0.05%")) == "0.0005");
  CHECK(to_string(*parse_rate("5bp")) == "0.0005");
  CHECK(to_string(*parse_rate("100%")) == "1");
  CHECK(percent_text(*parse_rate("5bp")) == "0.05 %");
  CHECK(percent_text(*parse_rate("12.5%")) == "12.5 %");
  for (const char* bad : {"%", "bp", "5 %", "5%%", "5%bp", "x%"}) CHECK_FALSE(parse_rate(bad));
}

TEST_CASE("C40: .3 x .05 is exactly .015") {
  CHECK(*parse_decimal("0.3") * *parse_decimal("0.05") == *parse_decimal("0.015"));
  CHECK(*parse_decimal("0.1") + *parse_decimal("0.2") == *parse_decimal("0.3"));
}

TEST_CASE("rounding and division are half away from zero") {
  CHECK(to_string(rounded(*parse_decimal("2.345"), 2)) == "2.35");
  CHECK(to_string(rounded(*parse_decimal("-2.345"), 2)) == "-2.35");
  CHECK(to_string(rounded(*parse_decimal("2.5"), 3)) == "2.500");
  CHECK(to_string(divide(2, 3, 4)) == "0.6667");
  CHECK(to_string(divide(-1, 8, 2)) == "-0.13");
  CHECK(to_string(divide(100, *parse_decimal("0.25"), 0)) == "400");
  CHECK_THROWS_WITH_AS(divide(1, 0, 2), "division by zero", Error);
}

TEST_CASE("a calculation that does not fit is an error, not a wrong number") {
  Decimal large = *parse_decimal("999999999999999999");
  CHECK_THROWS_AS(large * large * large, Error);
  CHECK(*parse_decimal("0.5") == Decimal(5, 1));
  CHECK(Decimal(5, 1).to_double() == doctest::Approx(0.5));
}
