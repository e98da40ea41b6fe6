// JSON in and out, as the tree of plain values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accord/base/data.h"

namespace accord {

/// Lists and maps inside each other that a JSON text may have; deeper texts are refused.
inline constexpr int json_depth_limit = 64;

/// Parses one JSON value (RFC 8259, no comments, no trailing commas, UTF-8 only). Numbers keep their exact spelling, maps
/// their order. Throws Error(invalid) "name:line:column: …" on a syntax error, a key that occurs twice in one map, or
/// too much nesting; line and column count from 1, columns in characters.
Data parse_json(std::string_view text, std::string_view name, int first_line = 1);

/// One JSON value a line (blank lines are skipped); errors as in parse_json, with the line of the whole text.
std::vector<Data> parse_json_lines(std::string_view text, std::string_view name);

/// Writes JSON: members in their order, text as readable UTF-8 (an ill-formed byte becomes U+FFFD). With `indent` ≥ 0 one
/// member a line and a newline at the end; with `indent` < 0 everything on one line and no newline.
std::string write_json(const Data& value, int indent = 2);

}  // namespace accord
