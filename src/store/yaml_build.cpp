#include "store/yaml_build.h"

namespace accord {

YamlNode& TreeBuilder::add(YamlNode::Kind kind, YamlNode::Style style, std::size_t start) {
  if (tree_.nodes.size() >= yaml_limits::nodes)
    throw YamlRefusal{"yaml.nodes", start, say("more than {} keys and values in one file", yaml_limits::nodes),
                      "split the record"};
  YamlNode node;
  node.kind = kind;
  node.style = style;
  node.start = node.end = static_cast<std::uint32_t>(start);
  node.next = static_cast<std::uint32_t>(tree_.nodes.size() + 1);
  if (!levels_.empty() && levels_.back().map) {
    node.key = levels_.back().key;
    levels_.back().key = !node.key;
  }
  tree_.nodes.push_back(node);
  return tree_.nodes.back();
}

void TreeBuilder::scalar(YamlNode::Style style, std::size_t start, std::string_view value) {
  if (value.size() > yaml_limits::scalar_bytes)
    throw YamlRefusal{"yaml.scalar-size", start,
                      say("a text of {} bytes; one value may have {}", value.size(), yaml_limits::scalar_bytes),
                      "keep large content in a file of its own and name that file in the record"};
  YamlNode& node = add(YamlNode::Kind::scalar, style, start);
  node.text = static_cast<std::uint32_t>(tree_.values.size());
  node.size = static_cast<std::uint32_t>(value.size());
  tree_.values.append(value);
}

void TreeBuilder::open(YamlNode::Kind kind, YamlNode::Style style, std::size_t start) {
  if (levels_.size() >= yaml_limits::depth)
    throw YamlRefusal{"yaml.depth", start, say("lists and maps nested more than {} deep", yaml_limits::depth),
                      "records are flat: check the brackets and the indentation"};
  add(kind, style, start);
  levels_.push_back({tree_.nodes.size() - 1, kind == YamlNode::Kind::map, true});
}

void TreeBuilder::close() {
  tree_.nodes[levels_.back().node].next = static_cast<std::uint32_t>(tree_.nodes.size());
  levels_.pop_back();
}

}  // namespace accord
