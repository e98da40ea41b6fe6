// Random numbers that are the same in every run.
#pragma once

#include <cstdint>

#include "accord/base/random.h"

namespace accord::test {

/// A multiplicative sequence started by a seed; the high bits are handed out.
class FixedRandom : public RandomSource {
 public:
  explicit FixedRandom(std::uint64_t seed = 1) : state_(seed) {}
  std::uint32_t next() override {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33U);
  }

 private:
  std::uint64_t state_;
};

}  // namespace accord::test
