// New YAML text: every text survives every reader, and what a reader could take for something else is quoted.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "accord/model/value.h"

namespace accord {

/// How a scalar is to look; each falls back to quotes where its text needs them.
enum class ScalarStyle {
  text,   ///< plain, but in quotes when any YAML reader could take it for a boolean, number, date or null
  plain,  ///< a date, number, amount of money, id, word of a list: plain
  block,  ///< prose: a literal block when it has several lines, else as text
};

struct ScalarContext {
  bool flow = false;       ///< inside `{}` or `[]`, or a key: one line, no commas or brackets unquoted
  std::size_t indent = 2;  ///< spaces before a block's lines
  std::size_t parent = 0;  ///< column (from 0) of the map or list that holds it
  std::string_view line_break = "\n";
};

/// One scalar. A block's text has no final line break. Throws Error (invalid) for text that is not UTF-8.
std::string encode_scalar(std::string_view text, ScalarStyle style, const ScalarContext& context = {});

struct ScalarLook {
  ScalarStyle style = ScalarStyle::text;
  std::string comment;  ///< written after a new scalar as `  # comment`; not inside `{}` or `[]`
};
/// Asked for every scalar written; the path is its keys joined by dots, list positions left out: "moves.at".
using ScalarLooks = std::function<ScalarLook(std::string_view path, const Value& scalar)>;

/// A new record: keys in the order given, lists one item a line (a map of short scalars as `{…}` when the line fits
/// 120 columns), LF, members of shape none left out. `record` is a map. Throws Error (invalid) for text that is not
/// UTF-8.
std::string write_yaml(const Value& record, const ScalarLooks& looks = {});

}  // namespace accord
