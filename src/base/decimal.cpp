#include "accord/base/decimal.h"

#include <algorithm>
#include <array>
#include <string>

#include "accord/base/error.h"

namespace accord {
namespace {

[[noreturn]] void too_large() {
  throw Error(Failure::invalid, "a number in this calculation is too large");
}

Wide multiply(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) too_large();
  return result;
}

Wide add(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_add_overflow(a, b, &result)) too_large();
  return result;
}

constexpr auto powers_of_ten = [] {
  std::array<Wide, 39> powers = {1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

Wide at_scale(const Decimal& number, int scale) {
  return multiply(number.mantissa(), power_of_ten(scale - number.scale()));
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Wide power_of_ten(int exponent) {
  if (exponent < 0 || exponent >= static_cast<int>(powers_of_ten.size())) too_large();
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

Wide divide_half_up(Wide numerator, Wide denominator) {
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  bool negative = numerator < 0;
  Wide size = negative ? -numerator : numerator;
  Wide quotient = size / denominator, rest = size % denominator;
  if (rest >= denominator - rest) ++quotient;
  return negative ? -quotient : quotient;
}

double Decimal::to_double() const {
  return static_cast<double>(mantissa_) / static_cast<double>(power_of_ten(scale_));
}

Decimal Decimal::operator+(const Decimal& other) const {
  int scale = std::max(scale_, other.scale_);
  return Decimal(add(at_scale(*this, scale), at_scale(other, scale)), scale);
}

Decimal Decimal::operator-(const Decimal& other) const {
  return *this + -other;
}

Decimal Decimal::operator*(const Decimal& other) const {
  Decimal product(multiply(mantissa_, other.mantissa_), scale_ + other.scale_);
  return product.scale_ > 18 ? normalised(product) : product;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  int scale = std::max(scale_, other.scale_);
  return at_scale(*this, scale) <=> at_scale(other, scale);
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::size_t point = std::min(text.find('.'), text.size());
  std::string_view whole = text.substr(0, point);
  std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view();
  if (whole.empty() || (point < text.size() && fraction.empty())) return std::nullopt;
  if (whole.size() > 1 && whole[0] == '0') return std::nullopt;
  std::size_t places = fraction.size() + (whole == "0" ? 0 : whole.size());
  if (places > 18) return std::nullopt;
  std::int64_t mantissa = 0;
  for (std::string_view part : {whole, fraction}) {
    for (char c : part) {
      if (!is_digit(c)) return std::nullopt;
      mantissa = mantissa * 10 + (c - '0');
    }
  }
  return Decimal(Wide(negative ? -mantissa : mantissa), static_cast<int>(fraction.size()));
}

std::optional<Decimal> parse_rate(std::string_view text) {
  int shift = text.ends_with('%') ? 2 : text.ends_with("bp") ? 4 : 0;
  if (shift == 2) text.remove_suffix(1);
  if (shift == 4) text.remove_suffix(2);
  std::optional<Decimal> number = parse_decimal(text);
  if (!number || shift == 0) return number;
  return normalised(Decimal(number->mantissa(), number->scale() + shift));
}

std::string to_string(const Decimal& number) {
  Wide left = number.mantissa() < 0 ? -number.mantissa() : number.mantissa();
  std::string text;
  for (int place = 0; left > 0 || place <= number.scale(); ++place) {
    if (place == number.scale() && place > 0) text += '.';
    text += static_cast<char>('0' + static_cast<int>(left % 10));
    left /= 10;
  }
  if (number.mantissa() < 0) text += '-';
  std::ranges::reverse(text);
  return text;
}

Decimal normalised(const Decimal& number) {
  Wide mantissa = number.mantissa();
  int scale = number.scale();
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  return Decimal(mantissa, scale);
}

Decimal rounded(const Decimal& number, int places) {
  if (places >= number.scale()) return Decimal(at_scale(number, places), places);
  return Decimal(divide_half_up(number.mantissa(), power_of_ten(number.scale() - places)), places);
}

Decimal divide(const Decimal& dividend, const Decimal& divisor, int places) {
  if (divisor.is_zero()) throw Error(Failure::invalid, "division by zero");
  Decimal above = normalised(dividend), below = normalised(divisor);
  int shift = places + below.scale() - above.scale();
  Wide numerator = multiply(above.mantissa(), power_of_ten(std::max(shift, 0)));
  Wide denominator = multiply(below.mantissa(), power_of_ten(std::max(-shift, 0)));
  return Decimal(divide_half_up(numerator, denominator), places);
}

std::string percent_text(const Decimal& rate) {
  return to_string(normalised(rate * Decimal(100))) + " %";
}

}  // namespace accord
