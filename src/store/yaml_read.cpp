#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "accord/store/yaml.h"
#include "store/yaml_build.h"
#include "store/yaml_place.h"
#include "store/yaml_scan.h"
#include "store/yaml_subset.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

using Kind = YamlNode::Kind;
using Style = YamlNode::Style;

void set_marks(YamlTree& tree) {
  MarkFinder places(tree.text);
  for (YamlNode& node : tree.nodes) node.mark = places.at(node.start);
}

/// The first of a map's keys with each name. Records have few keys: looking through them beats any index.
class SeenKeys {
 public:
  void clear() {
    keys_.clear();
    index_.clear();
  }

  const YamlNode* first(const YamlTree& tree, const YamlNode& key) {
    const std::string_view name = tree.value(key);
    if (keys_.size() < few) {
      for (const YamlNode* seen : keys_)
        if (tree.value(*seen) == name) return seen;
      keys_.push_back(&key);
      return nullptr;
    }
    if (index_.empty())
      for (const YamlNode* seen : keys_) index_.emplace(tree.value(*seen), seen);
    const auto [found, added] = index_.emplace(name, &key);
    return added ? nullptr : found->second;
  }

 private:
  static constexpr std::size_t few = 32;
  std::vector<const YamlNode*> keys_;
  std::map<std::string_view, const YamlNode*> index_;
};

/// Duplicate and merge keys of every map: all of them, because one may hide the other's meaning.
void check_keys(const YamlTree& tree, std::string_view file, Findings& findings) {
  SeenKeys seen;
  for (std::size_t map = 0; map < tree.nodes.size(); ++map) {
    if (tree.nodes[map].kind != Kind::map) continue;
    seen.clear();
    for (std::size_t i = map + 1; i < tree.nodes[map].next; i = tree.nodes[i + 1].next) {
      const YamlNode& key = tree.nodes[i];
      if (key.style == Style::plain && tree.value(key) == "<<")
        findings.push_back(yaml_finding("yaml.merge-key", file, key.mark, "a YAML merge key (`<<`); records have none",
                                        "write the keys out"));
      if (const YamlNode* first = seen.first(tree, key))
        findings.push_back(
            yaml_finding("yaml.duplicate-key", file, key.mark,
                         say("the key “{}” stands here and in line {}", tree.value(key), first->mark.line),
                         "keep one of the two lines"));
    }
  }
}

bool inside_block_scalar(const YamlTree& tree, std::size_t at) {
  return std::ranges::any_of(tree.nodes, [&](const YamlNode& node) {
    return (node.style == Style::literal || node.style == Style::folded) && node.start < at && at < node.end;
  });
}

Finding tab_finding(std::string_view text, std::string_view file, std::size_t at) {
  return yaml_finding("yaml.tab", file, yaml_mark(text, at), "a tab in the indentation", "indent with spaces");
}

Finding refusal_finding(const YamlRefusal& refusal, std::string_view text, std::string_view file,
                        const std::vector<std::size_t>& tabs) {
  const Mark mark = yaml_mark(text, refusal.at);
  for (const std::size_t tab : tabs) {
    const Mark place = yaml_mark(text, tab);
    if (place.line == mark.line || place.line + 1 == mark.line) return tab_finding(text, file, tab);
  }
  return yaml_finding(refusal.rule, file, mark, refusal.message, refusal.hint);
}

bool check_root(const YamlTree& tree, std::string_view file, Findings& findings, YamlRoot root) {
  if (tree.nodes.empty() || tree.nodes[0].kind == Kind::none) {
    findings.push_back(yaml_finding("yaml.empty", file, {}, "this file has no content",
                                    "write `key: value` lines, or delete the file"));
    return false;
  }
  if (tree.nodes[0].kind == Kind::map) return true;
  if (root == YamlRoot::map_or_list && tree.nodes[0].kind == Kind::list) return true;
  findings.push_back(yaml_finding("yaml.root", file, tree.nodes[0].mark, "a record is a map of `key: value` lines",
                                  "begin with `id:`"));
  return false;
}

void fill(Value& value, const YamlTree& tree, std::size_t i) {
  const YamlNode& node = tree.nodes[i];
  value.mark = node.mark;
  if (node.kind == Kind::none) return;
  if (node.kind == Kind::scalar) {
    value.shape = Value::Shape::scalar;
    value.quoted = node.style != Style::plain;
    value.text = tree.value(node);
    return;
  }
  const bool map = node.kind == Kind::map;
  value.shape = map ? Value::Shape::map : Value::Shape::list;
  std::size_t nodes = 0;
  for (std::size_t child = i + 1; child < node.next; child = tree.nodes[child].next) ++nodes;
  value.members.reserve(map ? nodes / 2 : nodes);
  for (std::size_t child = i + 1; child < node.next; child = tree.nodes[child].next) {
    Member& member = value.members.emplace_back();
    member.mark = tree.nodes[child].mark;
    if (map) member.key = tree.value(tree.nodes[child++]);
    fill(member.value, tree, child);
  }
}

}  // namespace

std::optional<YamlTree> read_yaml(std::string text, std::string_view file, Findings& findings, YamlRoot root) {
  if (!scan_yaml(text, file, findings)) return std::nullopt;
  YamlTree tree;
  tree.text = std::move(text);
  const std::vector<std::size_t> tabs = indentation_tabs(tree.text);
  try {
    if (!read_yaml_subset(tree)) {
      parse_yaml_events(tree);
      measure_yaml(tree);
    }
  } catch (const YamlRefusal& refusal) {
    findings.push_back(refusal_finding(refusal, tree.text, file, tabs));
    return std::nullopt;
  }
  set_marks(tree);
  const std::size_t before = findings.size();
  for (const std::size_t tab : tabs)
    if (!inside_block_scalar(tree, tab)) findings.push_back(tab_finding(tree.text, file, tab));
  if (check_root(tree, file, findings, root)) check_keys(tree, file, findings);
  if (findings.size() != before) return std::nullopt;
  return tree;
}

Value to_value(const YamlTree& tree) {
  Value value;
  if (!tree.nodes.empty()) fill(value, tree, 0);
  return value;
}

}  // namespace accord
