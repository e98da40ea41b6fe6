// The scalars of the fast reader: their lengths in bytes; 0 for what it leaves to yaml-cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accord {

std::size_t subset_key(std::string_view text, std::size_t at);
/// A plain scalar to the end of its line or its comment, without trailing blanks.
std::size_t subset_plain(std::string_view text, std::size_t at);
/// A plain scalar between brackets.
std::size_t subset_flow_plain(std::string_view text, std::size_t at);
/// A quoted scalar of one line, with its quotes; `value` becomes what it says.
std::size_t subset_quoted(std::string_view text, std::size_t at, std::string& value);

struct SubsetLiteral {
  std::size_t end = 0;        ///< after its last line, that line's break left out; 0: not mine
  std::size_t next_line = 0;  ///< where reading goes on
};
/// A `|` block in a map or list at `column`; `value` becomes its text.
SubsetLiteral subset_literal(std::string_view text, std::size_t at, std::size_t column, std::string& value);

}  // namespace accord
