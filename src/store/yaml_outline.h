// A file's nodes as an editor needs them: each child with its key or dash, and the slot its value stands in.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "accord/store/yaml.h"

namespace accord {

struct YamlChild {
  std::size_t node = 0;   ///< index of the value
  std::string_view key;   ///< of a map
  std::size_t start = 0;  ///< of its key, its dash or, between brackets, itself
  std::size_t slot = 0;   ///< after the colon or the dash; between brackets of a list its start
};

/// The children of a map or list, in order.
std::vector<YamlChild> yaml_children(const YamlTree& tree, std::size_t node);

/// Bytes before `at` in its line.
std::size_t yaml_column(std::string_view text, std::size_t at);
/// A comment stands between the two bytes; neither is inside a scalar.
bool holds_comment(std::string_view text, std::size_t from, std::size_t to);
/// The line break used around `at`: of the line before it, else of the first line, else "\n".
std::string_view line_break_near(std::string_view text, std::size_t at);

}  // namespace accord
