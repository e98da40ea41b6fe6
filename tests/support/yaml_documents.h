// Records as people write them by hand: comments everywhere, every quoting style, odd indentation, flow and blocks.
#pragma once

#include <cstdint>
#include <string>

namespace accord::test {

/// A document from a seed. Every comment holds a word `c<number>c` that stands nowhere else in it.
std::string hand_written_yaml(std::uint64_t seed);

}  // namespace accord::test
