#include "store/yaml_outline.h"

#include "store/yaml_text.h"

namespace accord {

std::vector<YamlChild> yaml_children(const YamlTree& tree, std::size_t node) {
  const YamlNode& parent = tree.nodes[node];
  const bool map = parent.kind == YamlNode::Kind::map;
  std::vector<YamlChild> children;
  std::size_t at = parent.start;
  for (std::size_t i = node + 1; i < parent.next; i = tree.nodes[i].next) {
    YamlChild child;
    if (map) {
      const YamlNode& key = tree.nodes[i++];
      child.key = tree.value(key);
      child.start = key.start;
      child.slot = tree.text.find(':', key.end) + 1;
    } else if (parent.style == YamlNode::Style::flow) {
      child.start = child.slot = tree.nodes[i].start;
    } else {
      child.start = skip_yaml_space(tree.text, at);
      child.slot = child.start + 1;
    }
    child.node = i;
    at = tree.nodes[i].end;
    children.push_back(child);
  }
  return children;
}

std::size_t yaml_column(std::string_view text, std::size_t at) {
  return at - yaml_line_start(text, at);
}

bool holds_comment(std::string_view text, std::size_t from, std::size_t to) {
  return text.substr(from, to - from).find('#') != std::string_view::npos;
}

std::string_view line_break_near(std::string_view text, std::size_t at) {
  const std::size_t start = yaml_line_start(text, at);
  const std::size_t end = start > 0 ? start - 1 : text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

}  // namespace accord
