#include <fmt/format.h>

#include <array>

#include "accord/base/error.h"
#include "accord/base/money.h"

namespace accord {
namespace {

constexpr std::array<std::string_view, 10> numerals = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> places = {"", "拾", "佰", "仟"};

/// Groups of four digits end in 万, 亿, 万 (of 亿), 亿 (of 亿); the 亿 at place 8 also closes the groups above it.
std::string whole_capitals(std::uint64_t yuan) {
  std::string digits = std::to_string(yuan), text;
  bool zero_pending = false, group_has_digit = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    std::size_t place = digits.size() - 1 - i;
    auto digit = static_cast<std::size_t>(digits[i] - '0');
    if (digit == 0) {
      zero_pending = true;
    } else {
      if (zero_pending) text += "零";
      zero_pending = false;
      group_has_digit = true;
      text += numerals[digit];
      text += places[place % 4];
    }
    if (place % 4 != 0 || place == 0) continue;
    bool closes_hundred_millions = place == 8;
    if (group_has_digit || closes_hundred_millions) text += place % 8 == 4 ? "万" : "亿";
    group_has_digit = false;
  }
  return text;
}

}  // namespace

std::string rmb_capitals(const Money& money) {
  if (money.currency != Currency::cny()) {
    throw Error(Failure::invalid, say("{} has no form in RMB capitals: it is not CNY", to_string(money)));
  }
  std::uint64_t fen_total =
      money.is_negative() ? 0 - static_cast<std::uint64_t>(money.minor) : static_cast<std::uint64_t>(money.minor);
  std::uint64_t yuan = fen_total / 100, jiao = fen_total / 10 % 10, fen = fen_total % 10;
  std::string text = money.is_negative() ? "人民币负" : "人民币";
  if (yuan > 0) text += whole_capitals(yuan) + "元";
  if (fen_total == 0) text += "零元";
  if (jiao == 0 && fen == 0) return text + "整";
  if (jiao > 0) text += fmt::format("{}角", numerals[jiao]);
  if (jiao == 0 && yuan > 0) text += "零";
  if (fen > 0) text += fmt::format("{}分", numerals[fen]);
  return text;
}

}  // namespace accord
