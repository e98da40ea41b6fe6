// An amount of one currency in whole minor units (fen, cents). Never a double.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/decimal.h"
#include "accord/base/language.h"

namespace accord {

/// An active currency of ISO 4217. The default is XXX, "no currency".
class Currency {
 public:
  constexpr Currency() = default;
  /// By its three capital letters; nothing when ISO 4217 has no such active currency.
  static std::optional<Currency> find(std::string_view code);
  static Currency cny();

  std::string_view code() const;
  /// Decimal places of its minor unit: JPY 0, CNY 2, KWD 3.
  int digits() const;
  bool operator==(const Currency&) const = default;

 private:
  constexpr explicit Currency(std::uint8_t index) : index_(index) {}
  std::uint8_t index_ = 0;  // into the table, whose first row is XXX
};

/// Sums, differences and comparisons of different currencies and amounts that do not fit throw Error (invalid).
struct Money {
  std::int64_t minor = 0;
  Currency currency;

  bool is_zero() const { return minor == 0; }
  bool is_negative() const { return minor < 0; }
  bool operator==(const Money&) const = default;
};

Money operator+(const Money& a, const Money& b);
Money operator-(const Money& a, const Money& b);
Money operator-(const Money& a);
Money& operator+=(Money& a, const Money& b);
/// -1, 0 or 1.
int compare(const Money& a, const Money& b);
bool operator<(const Money& a, const Money& b);

/// "CNY 48000.00": code, one space, the currency's exact decimals; '-' before the digits; no leading zeros, no "-0.00";
/// at most 18 digits. Exactly what to_string prints; else nothing.
std::optional<Money> parse_money(std::string_view text);
/// What people type: as parse_money, or "48000", "48000.5", "-12000", "USD 48000" with fewer decimals; no grouping.
std::optional<Money> parse_money_input(std::string_view text, Currency currency);
/// "CNY 48000.00".
std::string to_string(const Money& money);
/// For people: "CNY 1,280,000.00"; in Chinese "¥1,280,000.00" for CNY (other currencies keep their code).
std::string display(const Money& money, Language language);
/// The digits alone: "1,280,000.00".
std::string display_amount(const Money& money);
/// 人民币壹佰贰拾捌万元整, for contracts and receipts (PBoC 支付结算办法, annex 1). Every run of zeros between digits
/// is one 零, none between 元 and a 角 that is not 0, no 整 after 角 or 分; a negative amount says 负. CNY only, else
/// Error.
std::string rmb_capitals(const Money& money);

/// amount × rate, rounded once, half away from zero. For a rate a day: times(amount, rate * Decimal(days)).
Money times(const Money& money, const Decimal& rate);
/// amount × numerator / denominator (not 0), rounded once, half away from zero.
Money times(const Money& money, std::int64_t numerator, std::int64_t denominator);
/// a / b as an exact ratio rounded to that many places; nothing when b is 0.
std::optional<Decimal> ratio(const Money& a, const Money& b, int places);
/// The amount as a decimal number of its major unit.
Decimal to_decimal(const Money& money);
/// The amount rounded half away from zero to the currency's places.
Money to_money(const Decimal& amount, Currency currency);

/// The amount in shares of the weights (none negative, their sum positive, else Error): each is rounded, the last takes
/// the remainder, and no share exceeds what is left, so that they always sum to the whole.
std::vector<Money> split(const Money& money, const std::vector<Decimal>& weights);

}  // namespace accord
