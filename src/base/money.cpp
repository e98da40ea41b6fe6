#include "accord/base/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "accord/base/error.h"

namespace accord {
namespace {

std::int64_t narrow(Wide minor) {
  if (minor > std::numeric_limits<std::int64_t>::max() || minor < std::numeric_limits<std::int64_t>::min()) {
    throw Error(Failure::invalid, "an amount of money in this calculation is too large");
  }
  return static_cast<std::int64_t>(minor);
}

void require_same_currency(const Money& a, const Money& b) {
  if (a.currency == b.currency) return;
  throw Error(Failure::invalid, say("{} and {} are amounts of different currencies", to_string(a), to_string(b)));
}

/// The number in minor units if it has at most (or exactly) the currency's places.
std::optional<Money> from_number(std::string_view text, Currency currency, bool exact_places) {
  std::optional<Decimal> number = parse_decimal(text);
  if (!number || number->scale() > currency.digits()) return std::nullopt;
  if (exact_places && number->scale() != currency.digits()) return std::nullopt;
  if (text.starts_with('-') && number->is_zero()) return std::nullopt;
  Wide minor = number->mantissa() * power_of_ten(currency.digits() - number->scale());
  if (minor >= power_of_ten(18) || minor <= -power_of_ten(18)) return std::nullopt;  // what parse_decimal reads back
  return Money{static_cast<std::int64_t>(minor), currency};
}

std::optional<Money> from_code_and_number(std::string_view text, bool exact_places) {
  if (text.size() < 5 || text[3] != ' ') return std::nullopt;
  std::optional<Currency> currency = Currency::find(text.substr(0, 3));
  if (!currency) return std::nullopt;
  return from_number(text.substr(4), *currency, exact_places);
}

}  // namespace

Money operator+(const Money& a, const Money& b) {
  require_same_currency(a, b);
  return {narrow(Wide(a.minor) + b.minor), a.currency};
}

Money operator-(const Money& a, const Money& b) {
  require_same_currency(a, b);
  return {narrow(Wide(a.minor) - b.minor), a.currency};
}

Money operator-(const Money& a) {
  return {narrow(-Wide(a.minor)), a.currency};
}
Money& operator+=(Money& a, const Money& b) {
  return a = a + b;
}

int compare(const Money& a, const Money& b) {
  require_same_currency(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

bool operator<(const Money& a, const Money& b) {
  return compare(a, b) < 0;
}

std::optional<Money> parse_money(std::string_view text) {
  return from_code_and_number(text, true);
}

std::optional<Money> parse_money_input(std::string_view text, Currency currency) {
  if (std::optional<Money> money = from_code_and_number(text, false)) return money;
  return from_number(text, currency, false);
}

std::string to_string(const Money& money) {
  return fmt::format("{} {}", money.currency.code(), to_string(to_decimal(money)));
}

std::string display_amount(const Money& money) {
  std::string text = to_string(to_decimal(money));
  std::size_t first = money.is_negative() ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

std::string display(const Money& money, Language language) {
  std::string amount = display_amount(money);
  if (language != Language::zh || money.currency != Currency::cny()) {
    return fmt::format("{} {}", money.currency.code(), amount);
  }
  return money.is_negative() ? "-¥" + amount.substr(1) : "¥" + amount;
}

Money times(const Money& money, const Decimal& rate) {
  return to_money(to_decimal(money) * rate, money.currency);
}

Money times(const Money& money, std::int64_t numerator, std::int64_t denominator) {
  return {narrow(divide_half_up(Wide(money.minor) * numerator, denominator)), money.currency};
}

std::optional<Decimal> ratio(const Money& a, const Money& b, int places) {
  require_same_currency(a, b);
  if (b.is_zero()) return std::nullopt;
  return divide(Decimal(a.minor), Decimal(b.minor), places);
}

Decimal to_decimal(const Money& money) {
  return Decimal(Wide(money.minor), money.currency.digits());
}

Money to_money(const Decimal& amount, Currency currency) {
  return {narrow(rounded(amount, currency.digits()).mantissa()), currency};
}

std::vector<Money> split(const Money& money, const std::vector<Decimal>& weights) {
  Decimal sum;
  for (const Decimal& weight : weights) {
    if (weight.is_negative()) throw Error(Failure::invalid, "a share of an amount cannot be negative");
    sum = sum + weight;
  }
  if (sum.is_zero()) throw Error(Failure::invalid, "the shares of an amount are all zero");
  std::vector<Money> parts;
  std::int64_t left = money.minor;
  for (const Decimal& weight : weights) {
    Decimal exact_share = divide(to_decimal(money) * weight, sum, money.currency.digits());
    std::int64_t share = to_money(exact_share, money.currency).minor;
    share = money.is_negative() ? std::max(share, left) : std::min(share, left);
    if (&weight == &weights.back()) share = left;
    parts.push_back({share, money.currency});
    left -= share;
  }
  return parts;
}

}  // namespace accord
