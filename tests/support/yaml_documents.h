// Records as people write them by hand: comments everywhere, every quoting style, odd indentation, flow and blocks.
#pragma once

#include <rapidcheck.h>

#include <string>

namespace accord::test {

/// Every comment of a document holds a word `c<number>c` that stands nowhere else in it.
rc::Gen<std::string> hand_written_yaml();

}  // namespace accord::test
