#include "accord/base/money.h"

#include <doctest/doctest.h>

#include <cstdint>

#include "accord/base/error.h"
#include "support/law.h"

using namespace accord;

namespace {

Money cny(std::string_view amount) {
  return *parse_money_input(amount, Currency::cny());
}
std::string capitals(std::string_view amount) {
  return rmb_capitals(cny(amount));
}
/// Of every size: what rapidcheck draws for itself stays small.
std::int64_t any_minor() {
  const std::int64_t whole = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::int64_t>(-999'999'999'999'999'999, 1'000'000'000'000'000'000));
  return whole / (std::int64_t{1} << test::below(60));
}
Decimal rate(std::string_view text) {
  return *parse_rate(text);
}

}  // namespace

TEST_CASE("money has one canonical spelling") {
  CHECK(parse_money("CNY 48000.00")->minor == 4800000);
  CHECK(parse_money("JPY 48000")->minor == 48000);
  CHECK(parse_money("KWD 1.005")->minor == 1005);
  CHECK(parse_money("CNY -12000.00")->minor == -1200000);
  for (const char* bad :
       {"CNY 48000",  "CNY 48000.0", "CNY 48000.000", "CNY48000.00", "CNY  48000.00", "cny 48000.00",
        "XYZ 1.00",   "XXX 1",       "CNY 48,000.00", "CNY .50",     "CNY 1.",        "CNY 1e3",
        "CNY 048.00", "CNY -0.00",   "CNY +1.00",     "48000.00",    "JPY 1.0",       "CNY 99999999999999999999.00",
        "",           "CNY",         "CNY "}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_money(bad));
  }
}

TEST_CASE("people may leave out the currency and the decimals") {
  CHECK(to_string(cny("48000")) == "CNY 48000.00");
  CHECK(to_string(cny("48000.5")) == "CNY 48000.50");
  CHECK(to_string(cny("-12000")) == "CNY -12000.00");
  CHECK(to_string(cny("USD 7")) == "USD 7.00");
  CHECK_FALSE(parse_money_input("48,000", Currency::cny()));
  CHECK_FALSE(parse_money_input("1.005", Currency::cny()));
  CHECK_FALSE(parse_money_input("20202252020225226", Currency::cny()));  // found by the fuzzer: 19 digits with the fen
  CHECK_FALSE(parse_money_input("a lot", Currency::cny()));
}

TEST_CASE("money as people read it") {
  CHECK(display(cny("1280000"), Language::en) == "CNY 1,280,000.00");
  CHECK(display(cny("1280000"), Language::zh) == "¥1,280,000.00");
  CHECK(display(cny("-12000"), Language::en) == "CNY -12,000.00");
  CHECK(display(cny("-12000"), Language::zh) == "-¥12,000.00");
  CHECK(display(cny("-120"), Language::en) == "CNY -120.00");
  CHECK(display(cny("999.5"), Language::en) == "CNY 999.50");
  CHECK(display(*parse_money("JPY 1280000"), Language::zh) == "JPY 1,280,000");
}

TEST_CASE("printed money parses to itself") {
  const auto property = [] {
    const std::int64_t minor = *rc::gen::exec(any_minor);
    for (std::string_view code : {"CNY", "JPY", "KWD"}) {
      const Money money{minor, *Currency::find(code)};
      RC_ASSERT(parse_money(to_string(money)) == money);
      RC_ASSERT(parse_money_input(to_string(money), Currency::cny()) == money);
      RC_ASSERT(to_money(to_decimal(money), money.currency) == money);
    }
  };
  CHECK(test::holds("printed money", 2'000, property));
}

TEST_CASE("sums are of one currency and fit") {
  CHECK(to_string(cny("0.10") + cny("0.20")) == "CNY 0.30");
  CHECK(to_string(cny("1") - cny("2")) == "CNY -1.00");
  CHECK_THROWS_WITH_AS(cny("1") + *parse_money("USD 1.00"), "CNY 1.00 and USD 1.00 are amounts of different currencies",
                       Error);
  CHECK_THROWS_AS((Money{INT64_MAX, Currency::cny()} + cny("0.01")), Error);
  CHECK_THROWS_AS((-Money{INT64_MIN, Currency::cny()}), Error);
  CHECK_THROWS_AS(times(Money{INT64_MAX, Currency::cny()}, 3, 1), Error);
}

TEST_CASE("C46: damages at 0.1 % a day for 120 days, capped at 5 %") {
  Money price = cny("1000000");
  CHECK(to_string(times(price, rate("0.1%") * Decimal(120))) == "CNY 120000.00");
  CHECK(to_string(times(price, rate("5%"))) == "CNY 50000.00");
}

TEST_CASE("C47: five days at 0.05 % of 1,377,000; cap 5 %") {
  CHECK(to_string(times(cny("1377000"), rate("0.05%") * Decimal(5))) == "CNY 3442.50");
  CHECK(to_string(times(cny("1377000"), rate("5%"))) == "CNY 68850.00");
}

TEST_CASE("C49: the sample's payments") {
  std::vector<Money> parts = split(cny("1280000"), {30, 15, 20, 30, 5});
  std::vector<Money> changes = split(cny("97000"), {95, 5});
  CHECK(to_string(parts[0]) == "CNY 384000.00");
  CHECK(to_string(parts[1]) == "CNY 192000.00");
  CHECK(to_string(parts[2]) == "CNY 256000.00");
  CHECK(to_string(parts[3] + changes[0] - cny("3442.50")) == "CNY 472707.50");
  CHECK(to_string(parts[4] + changes[1]) == "CNY 68850.00");
}

TEST_CASE("C51: interest of 14 days at 0.05 % a day") {
  CHECK(to_string(times(cny("256000"), rate("5bp") * Decimal(14))) == "CNY 1792.00");
}

TEST_CASE("C54: changes as a share of the price, exactly") {
  CHECK(to_string(*ratio(cny("97000"), cny("1280000"), 8)) == "0.07578125");
  CHECK(to_string(*ratio(cny("121000"), cny("1280000"), 8)) == "0.09453125");
  CHECK_FALSE(ratio(cny("1"), cny("0"), 4));
}

TEST_CASE("a half fen is rounded away from zero, once") {
  CHECK(to_string(times(cny("0.01"), 1, 2)) == "CNY 0.01");
  CHECK(to_string(times(cny("-0.01"), 1, 2)) == "CNY -0.01");
  CHECK(to_string(times(cny("20800"), 2, 3)) == "CNY 13866.67");
  CHECK(to_string(times(cny("1"), rate("0.004"))) == "CNY 0.00");
}

TEST_CASE("split: the last part takes the remainder") {
  std::vector<Money> parts = split(cny("100"), {1, 1, 1});
  CHECK(to_string(parts[0]) == "CNY 33.33");
  CHECK(to_string(parts[2]) == "CNY 33.34");
  CHECK_THROWS_AS(split(cny("1"), {}), Error);
  CHECK_THROWS_AS(split(cny("1"), {0, 0}), Error);
  CHECK_THROWS_AS(split(cny("1"), {2, -1}), Error);
}

TEST_CASE("split parts always sum to the whole and never change sign") {
  const auto property = [] {
    const Money whole{*rc::gen::exec(any_minor), Currency::cny()};
    std::vector<Decimal> weights = {1};
    for (int weight : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 40))) weights.emplace_back(weight);
    Money sum{0, Currency::cny()};
    for (const Money& part : split(whole, weights)) {
      sum += part;
      RC_ASSERT(part.is_zero() || part.is_negative() == whole.is_negative());
    }
    RC_ASSERT(sum == whole);
  };
  CHECK(test::holds("a split", 2'000, property));
}

TEST_CASE("decimals add and multiply as whole numbers do, and print what they are") {
  const auto property = [] {
    const auto decimal = [] {
      const auto mantissa = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'001);
      return Decimal(mantissa, *rc::gen::inRange(0, 9));
    };
    const Decimal a = decimal(), b = decimal(), c = decimal();
    RC_ASSERT(a + b == b + a);
    RC_ASSERT((a + b) - b == a);
    RC_ASSERT(a * (b + c) == a * b + a * c);
    RC_ASSERT(parse_decimal(to_string(a)) == a);
    RC_ASSERT(normalised(a) == a);
    const Decimal rest = rounded(a, 2) - a;
    RC_ASSERT((rest.is_negative() ? -rest : rest) <= Decimal(5, 3));
  };
  CHECK(test::holds("decimals", 2'000, property));
}

TEST_CASE("C60: RMB capitals (PBoC annex 1)") {
  CHECK(capitals("1409.50") == "人民币壹仟肆佰零玖元伍角");
  CHECK(capitals("6007.14") == "人民币陆仟零柒元壹角肆分");
  CHECK(capitals("16409.02") == "人民币壹万陆仟肆佰零玖元零贰分");
  CHECK(capitals("325.04") == "人民币叁佰贰拾伍元零肆分");
  CHECK(capitals("1680.32") == "人民币壹仟陆佰捌拾元叁角贰分");
  CHECK(capitals("107000.53") == "人民币壹拾万零柒仟元伍角叁分");
  CHECK(capitals("1280000") == "人民币壹佰贰拾捌万元整");
}

TEST_CASE("RMB capitals: zeros, large and small amounts") {
  CHECK(capitals("0") == "人民币零元整");
  CHECK(capitals("0.05") == "人民币伍分");
  CHECK(capitals("0.50") == "人民币伍角");
  CHECK(capitals("10") == "人民币壹拾元整");
  CHECK(capitals("100000000") == "人民币壹亿元整");
  CHECK(capitals("100000005") == "人民币壹亿零伍元整");
  CHECK(capitals("1000000000000") == "人民币壹万亿元整");
  CHECK(capitals("1000100000000") == "人民币壹万零壹亿元整");
  CHECK(capitals("20030400.10") == "人民币贰仟零叁万零肆佰元壹角");
  CHECK(capitals("-3442.50") == "人民币负叁仟肆佰肆拾贰元伍角");
  CHECK_THROWS_WITH_AS(rmb_capitals(*parse_money("USD 1.00")), "USD 1.00 has no form in RMB capitals: it is not CNY",
                       Error);
}

TEST_CASE("currencies are the active ones of ISO 4217") {
  CHECK(Currency::find("JPY")->digits() == 0);
  CHECK(Currency::find("CNY")->digits() == 2);
  CHECK(Currency::find("KWD")->digits() == 3);
  CHECK(Currency::find("ZWG")->code() == "ZWG");
  CHECK(Currency().code() == "XXX");
  for (const char* bad : {"RMB", "DEM", "", "CN", "CNYY", "XXX", "cny"}) CHECK_FALSE(Currency::find(bad));
}
