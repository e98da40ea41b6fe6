// The ways to write one scalar, each tested on its own; encode_scalar chooses among them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

/// Some reader of YAML 1.1 or 1.2 takes this word for a boolean, number, date, null or merge key.
bool looks_typed(std::string_view text);
/// The text can stand without quotes; `flow`: between brackets too.
bool fits_plain(std::string_view text, bool flow);
/// 'text' in single quotes: any text of one line without control characters.
std::optional<std::string> single_quoted(std::string_view text);
/// "text" in double quotes, with escapes; always possible for UTF-8.
std::string double_quoted(std::string_view text);

struct BlockTarget {
  std::size_t indent = 2;  ///< spaces before each line
  std::size_t parent = 0;  ///< column of the map or list that holds the block
  std::string_view line_break = "\n";
  std::string_view header_tail = "";  ///< blanks and comment after the indicators
};
/// A literal block without its last line break; nothing when the text cannot be one.
std::optional<std::string> literal_block(std::string_view text, const BlockTarget& target);

}  // namespace accord
