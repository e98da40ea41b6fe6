// Exact decimal numbers: rates, percentages, weights. Never a double.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

using Wide = __int128;

/// numerator / denominator rounded half away from zero (commercial rounding; the same for a credit and a debit).
/// The denominator is not 0.
Wide divide_half_up(Wide numerator, Wide denominator);
/// 10^exponent, from 0 to 38. Throws Error (invalid) beyond.
Wide power_of_ten(int exponent);

/// mantissa × 10^-scale. Keeps the places it was written with ("0.50" prints as "0.50"); compares by value.
/// Arithmetic is exact; what does not fit in 128 bits throws Error (invalid).
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(int value) : mantissa_(value) {}
  constexpr Decimal(std::int64_t value) : mantissa_(value) {}
  /// scale 0 to 36.
  constexpr Decimal(Wide mantissa, int scale) : mantissa_(mantissa), scale_(scale) {}

  constexpr Wide mantissa() const { return mantissa_; }
  constexpr int scale() const { return scale_; }
  bool is_negative() const { return mantissa_ < 0; }
  bool is_zero() const { return mantissa_ == 0; }
  double to_double() const;

  Decimal operator+(const Decimal& other) const;
  Decimal operator-(const Decimal& other) const;
  Decimal operator*(const Decimal& other) const;
  Decimal operator-() const { return Decimal(-mantissa_, scale_); }
  bool operator==(const Decimal& other) const { return (*this <=> other) == 0; }
  std::strong_ordering operator<=>(const Decimal& other) const;

 private:
  Wide mantissa_ = 0;
  int scale_ = 0;
};

/// Optional '-', digits, optionally '.' and digits; at most 18 digits besides a single 0 before the point; no exponent,
/// grouping, leading '+', or leading zero before another digit. Else nothing.
std::optional<Decimal> parse_decimal(std::string_view text);
/// A decimal, or a rate as people write it: "0.05%" is 0.0005, "5bp" is 0.0005.
std::optional<Decimal> parse_rate(std::string_view text);
std::string to_string(const Decimal& number);

/// Without zeros at the end of the fraction.
Decimal normalised(const Decimal& number);
/// Half away from zero to that many places (0 to 18); adds zeros when it has fewer.
Decimal rounded(const Decimal& number, int places);
/// The quotient rounded half away from zero to that many places; Error (invalid) when the divisor is 0.
Decimal divide(const Decimal& dividend, const Decimal& divisor, int places);
/// "0.0005" as "0.05 %", without zeros at the end ("12.5 %").
std::string percent_text(const Decimal& rate);

}  // namespace accord
