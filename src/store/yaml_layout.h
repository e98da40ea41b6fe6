// Values as the lines of a file: what the writer of new records and the patcher of old ones have in common.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "accord/store/yaml_write.h"

namespace accord {

struct YamlLayout {
  const ScalarLooks& looks;
  std::string_view line_break = "\n";
  bool cautious = false;  ///< every scalar on one line: the second try where a block cannot stand
};

/// What follows `key:` in a map at `column` (from 0): begins with a blank or a line break, ends without one.
/// Path: of the value, keys joined by dots.
std::string write_after_key(const Value& value, const std::string& path, std::size_t column, const YamlLayout& layout);
/// What follows the dash of a list at `column`.
std::string write_after_dash(const Value& value, const std::string& path, std::size_t column, const YamlLayout& layout);
/// The value on one line, inside brackets or braces.
std::string write_flow(const Value& value, const std::string& path, const YamlLayout& layout);
std::string write_key(std::string_view key);
std::string join_path(std::string_view path, std::string_view key);

}  // namespace accord
