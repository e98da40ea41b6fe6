// Builds a tree of nodes from the order in which a reader meets them; both readers use it.
#pragma once

#include <string_view>
#include <vector>

#include "accord/store/yaml.h"

namespace accord {

/// Thrown inside the YAML sources only: a file is refused at `at` and reading it further is pointless.
struct YamlRefusal {
  std::string_view rule;
  std::size_t at = 0;
  Message message;
  Message hint;
};

/// Checks the limits while it builds, so that no hostile file costs more than its size.
class TreeBuilder {
 public:
  explicit TreeBuilder(YamlTree& tree) : tree_(tree) {}

  void none(std::size_t start) { add(YamlNode::Kind::none, YamlNode::Style::plain, start); }
  void scalar(YamlNode::Style style, std::size_t start, std::string_view value);
  void open(YamlNode::Kind kind, YamlNode::Style style, std::size_t start);
  void close();
  /// The node that was added last.
  YamlNode& last() { return tree_.nodes.back(); }

 private:
  struct Level {
    std::size_t node;
    bool map;
    bool key;  ///< of a map: the next node is a key
  };
  YamlNode& add(YamlNode::Kind kind, YamlNode::Style style, std::size_t start);

  YamlTree& tree_;
  std::vector<Level> levels_;
};

/// yaml-cpp's reading of `tree.text` into its nodes: starts only. Throws YamlRefusal.
void parse_yaml_events(YamlTree& tree);

/// Finds every node's end and every missing value's place, and refuses what is not in our subset. Throws YamlRefusal.
void measure_yaml(YamlTree& tree);

/// What yaml-cpp's message at a byte most likely means for the person who wrote the file.
/// A line that begins with `%` stands at `at`.
YamlRefusal directive_refusal(std::size_t at);
YamlRefusal explain_yaml_error(std::string_view text, std::size_t at, std::string_view what);

}  // namespace accord
