// A record's file as a person wrote it: strict reading with positions, and the values in it.
//
// Only a subset of YAML 1.2 is read: one document whose root is a map; block and flow maps and lists; plain, quoted
// and block scalars; comments. Everything that two readers could take differently is a finding, never a guess.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/model/finding.h"
#include "accord/model/value.h"

namespace accord {

/// What a file may hold (formats: reliability B5). A list or a map is one level, each key counts as a node.
namespace yaml_limits {
inline constexpr std::size_t file_bytes = 1024 * 1024;
inline constexpr std::size_t scalar_bytes = 256 * 1024;
inline constexpr std::size_t depth = 32;
inline constexpr std::size_t nodes = 200'000;  ///< a baseline has 11 for each task
}  // namespace yaml_limits

/// One scalar, list or map of a file; a map's keys are nodes of their own, each followed by its value.
struct YamlNode {
  enum class Kind : std::uint8_t { none, scalar, list, map };
  enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, block, flow };

  Kind kind = Kind::none;
  Style style = Style::plain;
  bool key = false;
  std::uint32_t start = 0;  ///< first byte; of a value that is not there: the byte after its key's colon or its dash
  std::uint32_t end = 0;    ///< byte after the last one, a block scalar's or a list's last line break left out
  std::uint32_t text = 0;   ///< of a scalar: where its value stands in YamlTree::values
  std::uint32_t size = 0;   ///< and how long it is, in bytes
  std::uint32_t next = 0;   ///< index of the first node that is not inside this one
  Mark mark;                ///< of `start`
};

/// A file's nodes in the order in which they stand in it (each before its content), and its text. Node 0 is the root.
struct YamlTree {
  std::string text;
  std::string values;
  std::vector<YamlNode> nodes;

  std::string_view value(const YamlNode& node) const { return std::string_view(values).substr(node.text, node.size); }
};

/// What a file's document may be. A record is a map; a batch may also be a list.
enum class YamlRoot : std::uint8_t { map, map_or_list };

/// Reads a record's file. Whatever is wrong with it becomes findings (rules `yaml.*`, at `file`), and nothing is
/// returned then. The rules: yaml.size, yaml.encoding, yaml.utf8, yaml.bom, yaml.control, yaml.bidi,
/// yaml.line-separator, yaml.line-end, yaml.conflict-marker, yaml.directive, yaml.tab, yaml.empty, yaml.root,
/// yaml.documents, yaml.tag, yaml.anchor, yaml.alias, yaml.merge-key, yaml.complex-key, yaml.empty-key,
/// yaml.missing-colon, yaml.duplicate-key, yaml.unterminated-quote, yaml.folded-keep, yaml.depth, yaml.nodes,
/// yaml.scalar-size, yaml.colon-in-value, yaml.indentation, yaml.bracket, yaml.escape, yaml.special-character,
/// yaml.unclear, yaml.syntax.
/// Safe to call from several threads at once.
std::optional<YamlTree> read_yaml(std::string text, std::string_view file, Findings& findings, YamlRoot root = YamlRoot::map);

/// The whole tree as a value. Plain `~`, `null` and nothing at all are Value::Shape::none; quoted they are text.
Value to_value(const YamlTree& tree);

}  // namespace accord
