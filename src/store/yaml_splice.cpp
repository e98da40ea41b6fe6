#include "store/yaml_splice.h"

#include <algorithm>

#include "store/yaml_text.h"

namespace accord {
namespace {

using Style = YamlNode::Style;

/// A whole new line after the one in which `value_end` stands.
YamlSplice line_after(std::string_view text, std::size_t value_end, const std::string& line,
                      std::string_view line_break) {
  const std::size_t at = yaml_next_line(text, value_end);
  if (at == text.size() && !text.ends_with('\n')) return {at, at, std::string(line_break) + line};
  return {at, at, line + std::string(line_break)};
}

YamlSplices insert_flow(const YamlTree& tree, const YamlSpot& spot, const std::vector<YamlChild>& children,
                        std::size_t position, const std::string& key, const Value& value, const ScalarLooks& looks) {
  YamlSplices splices;
  const std::string path = key.empty() ? spot.path : join_path(spot.path, key);
  for (const bool cautious : {false, true}) {
    std::string item = key.empty() ? "" : write_key(key) + ": ";
    item += write_flow(value, path, {looks, "\n", cautious});
    if (children.empty()) {
      const std::size_t inside = tree.nodes[spot.node].start + 1;
      splices.push_back({inside, inside, item});
      continue;
    }
    const YamlNode& before = tree.nodes[children[position].node];
    // `{a:, b: 1}` would make the colon part of the key.
    const std::string_view comma = before.start == before.end ? " , " : ", ";
    splices.push_back({before.end, before.end, std::string(comma) + item});
  }
  return splices;
}

/// Between brackets a comma goes with the child: the one behind it, else the one before.
YamlSplices remove_flow(const YamlTree& tree, const std::vector<YamlChild>& children, std::size_t position) {
  const std::string_view text = tree.text;
  const std::size_t end = tree.nodes[children[position].node].end;
  const std::size_t start = children[position].start;
  if (position + 1 == children.size()) {
    const YamlNode& before = tree.nodes[children[position - 1].node];
    if (holds_comment(text, before.end, start)) return {{start, end, ""}};
    // libyaml reads neither `{a:}` nor `{a:,}`.
    return {{before.end, end, before.start == before.end ? " " : ""}};
  }
  const std::size_t comma = skip_yaml_space(text, end);
  if (holds_comment(text, end, comma)) return {};
  const std::size_t after = std::min(text.find_first_not_of(' ', comma + 1), text.size());
  const bool line_ends = after == text.size() || text[after] == '\n' || text[after] == '\r' || text[after] == '#';
  return {{start, line_ends ? comma + 1 : after, ""}};
}

bool only_blanks(std::string_view text) {
  return text.find_first_not_of(' ') == std::string_view::npos;
}

}  // namespace

YamlSplices insert_splices(const YamlTree& tree, const YamlSpot& spot, std::size_t position, const std::string& key,
                           const Value& value, const ScalarLooks& looks) {
  const YamlNode& parent = tree.nodes[spot.node];
  const std::vector<YamlChild> children = yaml_children(tree, spot.node);
  if (parent.style == Style::flow) return insert_flow(tree, spot, children, position, key, value, looks);
  const std::size_t column = yaml_column(tree.text, parent.start);
  const std::size_t after = tree.nodes[children[position].node].end;
  const std::string_view line_break = line_break_near(tree.text, yaml_next_line(tree.text, after));
  YamlSplices splices;
  for (const bool cautious : {false, true}) {
    const YamlLayout layout{looks, line_break, cautious};
    std::string line(column, ' ');
    if (key.empty())
      line += "-" + write_after_dash(value, spot.path, column, layout);
    else
      line += write_key(key) + ":" + write_after_key(value, join_path(spot.path, key), column, layout);
    splices.push_back(line_after(tree.text, after, line, line_break));
  }
  return splices;
}

YamlSplices splices_at_example(const YamlTree& tree, const std::string& key, const Value& value, const ScalarLooks& looks) {
  const std::string_view text = tree.text;
  const std::string example = "#" + key + ":";
  std::size_t at = text.starts_with(example) ? 0 : text.find("\n" + example);
  if (at == std::string_view::npos) return {};
  std::size_t end = yaml_next_line(text, at == 0 ? 0 : at + 1);
  while (text.substr(end).starts_with("#  ")) end = yaml_next_line(text, end);
  const std::string_view line_break = line_break_near(text, end);
  YamlSplices splices;
  for (const bool cautious : {false, true}) {
    const std::string line = write_key(key) + ":" + write_after_key(value, key, 0, {looks, line_break, cautious});
    const bool open = end == text.size() && !text.ends_with('\n');
    splices.push_back({end, end, open ? std::string(line_break) + line : line + std::string(line_break)});
  }
  return splices;
}

YamlSplices remove_splices(const YamlTree& tree, const YamlSpot& spot, std::size_t position) {
  const std::string_view text = tree.text;
  const std::vector<YamlChild> children = yaml_children(tree, spot.node);
  if (tree.nodes[spot.node].style == Style::flow) return remove_flow(tree, children, position);
  const std::size_t start = children[position].start;
  const std::size_t line = yaml_line_start(text, start);
  const std::size_t end = tree.nodes[children[position].node].end;
  const std::size_t next = yaml_next_line(text, end);
  if (only_blanks(text.substr(line, start - line))) {
    YamlSplices splices;
    if (next == text.size() && !text.ends_with('\n') && line > 0) {
      const std::size_t line_break = line > 1 && text[line - 2] == '\r' ? 2 : 1;
      splices.push_back({line - line_break, next, ""});
    }
    splices.push_back({line, next, ""});
    return splices;
  }
  // The first key or dash after a dash on the same line: the next one takes its place.
  if (position + 1 >= children.size() || holds_comment(text, next, children[position + 1].start)) return {};
  return {{start, children[position + 1].start, ""}};
}

}  // namespace accord
