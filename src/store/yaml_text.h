// Where things end in YAML text: spaces and comments, quotes, plain words, blocks.
#pragma once

#include <cstddef>
#include <string_view>

namespace accord {

/// Characters that turn the direction of the text around them: they can hide what a line says.
bool changes_direction(char32_t point);
/// Every character above U+007F that no record may hold as it is: C1 controls, line separators, byte order marks,
/// non-characters, changes of direction.
bool is_invisible(char32_t point);

/// The first byte at or after `at` that is no blank, line end or comment.
std::size_t skip_yaml_space(std::string_view text, std::size_t at);
/// Start of the line in which `at` stands.
std::size_t yaml_line_start(std::string_view text, std::size_t at);
/// The line end at or after `at`: of its `\r\n` or `\n`, or the end of the text.
std::size_t yaml_line_end(std::string_view text, std::size_t at);
/// The byte after the line break at or after `at`.
std::size_t yaml_next_line(std::string_view text, std::size_t at);
/// From `at` to its line's end.
std::string_view yaml_rest_of_line(std::string_view text, std::size_t at);

/// The length of a written null (`~`, `null`, `Null`, `NULL`) at `at`; 0 when there is none.
std::size_t null_word(std::string_view text, std::size_t at);
/// After the closing quote of the quote at `at`; npos when it is never closed.
std::size_t quoted_scalar_end(std::string_view text, std::size_t at);
/// After the last byte of the plain scalar at `at` that reads as `value`, folded over lines or not.
std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value);

struct BlockScalarShape {
  std::size_t header_end = 0;  ///< the line end of `|`, with its indicators and comment
  std::size_t indent = 0;      ///< spaces before its content; 0 when it has none and no indicator says
  std::size_t end = 0;         ///< after its last line, without that line's break
  char chomping = ' ';         ///< '-', '+' or ' '
  bool has_indicator = false;
};
/// `parent_column`: bytes before the map or list that holds the block; -1 at the top.
BlockScalarShape block_scalar_shape(std::string_view text, std::size_t at, int parent_column);

}  // namespace accord
