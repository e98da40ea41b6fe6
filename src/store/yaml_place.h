// Places in a file's text: bytes turned into lines and columns, and findings made there.
#pragma once

#include <cstddef>
#include <string_view>

#include "accord/model/finding.h"

namespace accord {

/// Line and column (from 1, in characters) of a byte of UTF-8 text.
Mark yaml_mark(std::string_view text, std::size_t at);

/// Turns bytes into marks; fast when asked in rising order.
class MarkFinder {
 public:
  explicit MarkFinder(std::string_view text) : text_(text) {}
  Mark at(std::size_t byte);

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  Mark mark_{1, 1};
};

Finding yaml_finding(std::string_view rule, std::string_view file, Mark mark, Message message, Message hint);

/// The text of line `number` (from 1) without its line end.
std::string_view yaml_line(std::string_view text, std::size_t number);

}  // namespace accord
