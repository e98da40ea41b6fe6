#include "accord/base/random.h"

#include <cerrno>
#include <fmt/format.h>
#include <sys/random.h>

#include "accord/base/error.h"
#include "accord/base/sha256.h"

namespace accord {

std::uint32_t SystemRandom::next() {
  std::uint32_t value = 0;
  // Up to 256 bytes arrive whole or, before the pool is ready, after an interruption not at all (getrandom(2)).
  while (getrandom(&value, sizeof value, 0) != sizeof value) {
    if (errno != EINTR) throw Error(Failure::io, "the system has no random numbers");
  }
  return value;
}

std::uint32_t DerivedRandom::next() {
  if (at_ == digest_.size()) {
    if (at_ > 0) text_ += '\n';
    digest_ = sha256_hex(text_);
    at_ = 0;
  }
  at_ += 2;
  return static_cast<std::uint32_t>(std::stoul(digest_.substr(at_ - 2, 2), nullptr, 16));
}

std::string random_characters(RandomSource& random, std::size_t length) {
  std::string text;
  while (text.size() < length) text += identifier_alphabet[random.next() & 31U];
  return text;
}

std::string random_item_id(RandomSource& random) {
  std::string text = random_characters(random, 1);
  while (text[0] <= '9') text = random_characters(random, 1);
  return text + random_characters(random, 3);
}

std::string random_uuid(RandomSource& random) {
  const std::uint32_t a = random.next();
  const std::uint32_t b = (random.next() & 0xffff0fffU) | 0x00004000U;
  const std::uint32_t c = (random.next() & 0x3fffffffU) | 0x80000000U;
  const std::uint32_t d = random.next();
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:04x}{:08x}", a, b >> 16U, b & 0xffffU, c >> 16U, c & 0xffffU, d);
}

}  // namespace accord
