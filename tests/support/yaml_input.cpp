#include "support/yaml_input.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "accord/base/error.h"
#include "accord/store/yaml_edit.h"
#include "store/yaml_build.h"
#include "store/yaml_scan.h"
#include "store/yaml_subset.h"

namespace accord::test {
namespace {

std::string describe(const YamlTree& tree, const YamlNode& node) {
  return fmt::format("kind {} style {} key {} [{},{}) next {} “{}”", static_cast<int>(node.kind),
                     static_cast<int>(node.style), node.key, node.start, node.end, node.next, tree.value(node));
}

void all_paths(const Value& value, YamlPath& path, std::vector<YamlPath>& paths) {
  for (std::size_t i = 0; i < value.members.size(); ++i) {
    path.push_back(value.is_map() ? YamlStep(value.members[i].key) : YamlStep(i));
    paths.push_back(path);
    all_paths(value.members[i].value, path, paths);
    path.pop_back();
  }
}

std::optional<Value> meaning(const std::string& text) {
  Findings findings;
  const auto tree = read_yaml(text, "a.yaml", findings);
  if (!tree) return std::nullopt;
  return to_value(*tree);
}

}  // namespace

std::optional<YamlTree> read_fast(std::string_view text) {
  YamlTree tree;
  tree.text = text;
  if (!read_yaml_subset(tree)) return std::nullopt;
  return tree;
}

std::optional<YamlTree> read_slow(std::string_view text) {
  YamlTree tree;
  tree.text = text;
  try {
    parse_yaml_events(tree);
    measure_yaml(tree);
  } catch (const YamlRefusal&) {
    return std::nullopt;
  }
  return tree;
}

std::string difference_of_readers(std::string_view text) {
  Findings findings;
  if (!scan_yaml(text, "a.yaml", findings)) return {};
  const auto fast = read_fast(text);
  if (!fast) return {};
  const auto slow = read_slow(text);
  if (!slow) return "yaml-cpp refuses what the fast reader takes";
  if (fast->nodes.size() != slow->nodes.size())
    return fmt::format("{} nodes, yaml-cpp {}", fast->nodes.size(), slow->nodes.size());
  for (std::size_t i = 0; i < fast->nodes.size(); ++i) {
    const std::string ours = describe(*fast, fast->nodes[i]);
    const std::string theirs = describe(*slow, slow->nodes[i]);
    if (ours != theirs) return fmt::format("node {}: {}; yaml-cpp: {}", i, ours, theirs);
  }
  return {};
}

std::string patch_anything(std::string_view bytes) {
  if (bytes.size() < 3) return {};
  const auto choice = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])); };
  const std::string text(bytes.substr(3));
  const auto before = meaning(text);
  if (!before) return {};
  std::vector<YamlPath> paths;
  YamlPath path;
  all_paths(*before, path, paths);
  if (paths.empty()) return {};
  YamlEdit edit;
  edit.action = static_cast<YamlEdit::Action>(choice(0) % 3);
  edit.path = paths[choice(1) % paths.size()];
  edit.value = Value::scalar(text.substr(0, choice(2) % 16));
  try {
    const std::string after = patch_yaml(text, "a.yaml", {edit});
    if (!meaning(after)) return "the result cannot be read";
    if (edit.action == YamlEdit::Action::set && patch_yaml(after, "a.yaml", {edit}) != after)
      return "the same edit again changes something";
  } catch (const Error&) {
    return {};
  }
  return {};
}

}  // namespace accord::test
