// Random identifiers: Crockford's base 32 in lower case (no i, l, o, u).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace accord {

/// Where random bits come from; tests hand in their own.
class RandomSource {
 public:
  virtual ~RandomSource() = default;
  /// 32 evenly distributed bits.
  virtual std::uint32_t next() = 0;
};

/// The kernel's generator (getrandom). Throws Error{io} when it has none.
class SystemRandom : public RandomSource {
 public:
  std::uint32_t next() override;
};

/// Bits that follow from a text: the same ones for the same text, in every run.
class DerivedRandom : public RandomSource {
 public:
  explicit DerivedRandom(std::string text) : text_(std::move(text)) {}
  std::uint32_t next() override;

 private:
  std::string text_, digest_;  ///< in hexadecimal digits
  std::size_t at_ = 0;
};

inline constexpr std::string_view identifier_alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/// The random part of a record's id: `length` characters, 5 bits each.
std::string random_characters(RandomSource& random, std::size_t length = 5);

/// The id of a list item: 4 characters, the first a letter, so that it never reads as a number ("1e39").
std::string random_item_id(RandomSource& random);

/// A random UUID (RFC 9562, version 4), e.g. "0f9c2a54-6c1e-4d0a-9d55-2b1f6f0e7a10".
std::string random_uuid(RandomSource& random);

}  // namespace accord
