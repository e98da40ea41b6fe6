#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "accord/base/error.h"
#include "accord/store/yaml.h"
#include "accord/store/yaml_edit.h"
#include "store/yaml_outline.h"
#include "support/fixed_random.h"
#include "support/libyaml_oracle.h"
#include "support/yaml_documents.h"
#include "support/yaml_texts.h"

using accord::ScalarLook;
using accord::ScalarStyle;
using accord::Value;
using accord::YamlEdit;
using accord::YamlPath;
using accord::test::below;
using accord::test::FixedRandom;
using accord::test::hand_written_yaml;
using accord::test::libyaml_read;
using accord::test::odd_text;

namespace {

using Action = YamlEdit::Action;

/// The words that mark comments: what looks like one inside a block scalar is text.
std::set<std::string> comment_words(const accord::YamlTree& tree) {
  std::string text = tree.text;
  for (const accord::YamlNode& node : tree.nodes) {
    if (node.style != accord::YamlNode::Style::literal && node.style != accord::YamlNode::Style::folded) continue;
    const std::size_t content = std::min<std::size_t>(text.find('\n', node.start), node.end);
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(content), text.begin() + node.end, ' ');
  }
  std::set<std::string> words;
  for (std::size_t at = text.find("# c"); at != std::string::npos; at = text.find("# c", at + 1)) {
    const std::size_t end = text.find_first_not_of("0123456789", at + 3);
    if (end != std::string::npos && end > at + 3 && text[end] == 'c') words.insert(text.substr(at + 2, end - at - 1));
  }
  return words;
}

Value* at_path(Value& root, const YamlPath& path) {
  Value* value = &root;
  for (const accord::YamlStep& step : path) {
    if (const auto* key = std::get_if<std::string>(&step))
      value = value->find(*key);
    else
      value = &value->members[std::get<std::size_t>(step)].value;
  }
  return value;
}

void all_paths(const Value& value, YamlPath& path, std::vector<YamlPath>& paths) {
  for (std::size_t i = 0; i < value.members.size(); ++i) {
    if (value.is_map())
      path.emplace_back(value.members[i].key);
    else
      path.emplace_back(i);
    paths.push_back(path);
    all_paths(value.members[i].value, path, paths);
    path.pop_back();
  }
}

Value new_value(FixedRandom& random) {
  const std::size_t kind = below(random, 12);
  if (kind < 7) return Value::scalar(odd_text(random, 3));
  if (kind < 9) return Value::scalar("new words");
  Value value = kind == 9 ? Value::list() : Value::map();
  for (std::size_t i = below(random, 3); i > 0; --i)
    value.is_map() ? value.set("n" + std::to_string(i), Value::scalar(odd_text(random, 2)))
                   : value.add(Value::scalar(odd_text(random, 2)));
  return value;
}

struct Case {
  YamlEdit edit;
  Value expected;
  bool loses_comments = false;  ///< what is removed or replaced may have held some
};

void remove_from(Value& root, YamlPath path) {
  while (path.size() > 1) {
    YamlPath parent(path.begin(), path.end() - 1);
    if (at_path(root, parent)->members.size() > 1) break;
    path = parent;
  }
  YamlPath parent(path.begin(), path.end() - 1);
  Value* holder = at_path(root, parent);
  const Value* gone = at_path(root, path);
  std::erase_if(holder->members, [&](const accord::Member& member) { return &member.value == gone; });
}

/// A random edit and, worked out on the values alone, what the file must mean after it.
Case any_case(const Value& root, FixedRandom& random) {
  std::vector<YamlPath> paths;
  YamlPath path;
  all_paths(root, path, paths);
  paths.emplace_back();
  Case result{{}, root};
  YamlEdit& edit = result.edit;
  edit.path = paths[below(random, paths.size())];
  const std::size_t choice = edit.path.empty() ? 1 : below(random, 4);
  Value* target = at_path(result.expected, edit.path);
  edit.value = new_value(random);
  if (choice == 0) {
    edit.action = Action::remove;
    remove_from(result.expected, edit.path);
    result.loses_comments = true;
  } else if (target->is_map() && choice < 3) {
    const std::size_t after = below(random, target->members.size() + 1);
    const std::string name = "new" + std::to_string(random.next());
    edit.path.emplace_back(name);
    std::size_t position = target->members.size();
    if (after < target->members.size()) {
      edit.after = {"nothing", target->members[after].key};
      position = after + 1;
    }
    target->members.insert(target->members.begin() + static_cast<std::ptrdiff_t>(position), {name, {}, edit.value});
  } else if (target->is_list() && choice < 3) {
    edit.action = Action::append;
    target->add(edit.value);
  } else {
    result.loses_comments = !target->members.empty();
    *target = edit.value;
  }
  return result;
}

/// Keys of a map may stand in another order where a new one could not go last.
bool same_but_for_new(const Value& a, const Value& b) {
  if (a.shape != b.shape || a.text != b.text || a.members.size() != b.members.size()) return false;
  for (const accord::Member& member : a.members) {
    if (!a.is_map()) break;
    const auto found = std::ranges::find(b.members, member.key, &accord::Member::key);
    if (found == b.members.end() || !same_but_for_new(member.value, found->value)) return false;
  }
  for (std::size_t i = 0; a.is_list() && i < a.members.size(); ++i)
    if (!same_but_for_new(a.members[i].value, b.members[i].value)) return false;
  return true;
}

struct Tally {
  int edits = 0, refused = 0, wrong = 0, lost = 0, spilled = 0, unread = 0, documents = 0;
};

struct Range {
  std::size_t begin = 0, end = 0;
};

/// The lines an edit may touch: of the deepest thing on its path that is there, or of what goes with it.
Range lines_of(const accord::YamlTree& tree, const YamlEdit& edit) {
  std::size_t node = 0;
  Range range{0, tree.text.size()};
  for (const accord::YamlStep& step : edit.path) {
    const auto children = accord::yaml_children(tree, node);
    std::size_t found = 0;
    while (found < children.size() &&
           (std::holds_alternative<std::size_t>(step) ? found != std::get<std::size_t>(step)
                                                      : children[found].key != std::get<std::string>(step)))
      ++found;
    if (found == children.size()) break;
    node = children[found].node;
    // What is removed as the last of its list takes the list along.
    if (edit.action == Action::remove && children.size() == 1) continue;
    const std::size_t next = tree.text.find('\n', tree.nodes[node].end);
    range = {children[found].start, next == std::string::npos ? tree.text.size() : next + 1};
    // The first of a list within a list stands behind two dashes: the second one takes its place.
    const std::size_t column = accord::yaml_column(tree.text, range.begin);
    const bool shares_line = tree.text.find_first_not_of(' ', range.begin - column) < range.begin;
    if (edit.action == Action::remove && shares_line && found + 1 < children.size())
      range.end = std::max(range.end, children[found + 1].start);
    range.begin -= std::min(range.begin, column + 2);
    // Between brackets the comma before the last one goes too.
    if (edit.action == Action::remove && found > 0)
      range.begin = std::min<std::size_t>(range.begin, tree.nodes[children[found - 1].node].end);
  }
  return range;
}

/// Every byte outside those lines is as it was.
bool stays_inside(const accord::YamlTree& before, const std::string& after, const YamlEdit& edit) {
  const Range range = lines_of(before, edit);
  const std::string_view head = std::string_view(before.text).substr(0, range.begin);
  const std::string_view tail = std::string_view(before.text).substr(range.end);
  return after.size() >= head.size() + tail.size() && after.starts_with(head) && after.ends_with(tail);
}

std::optional<accord::YamlTree> read(const std::string& text) {
  accord::Findings findings;
  return accord::read_yaml(text, "a.yaml", findings);
}

/// The file after the edit; nothing when it was refused.
std::optional<accord::YamlTree> try_edit(const accord::YamlTree& before, const Case& one, ScalarStyle style,
                                         Tally& tally) {
  ++tally.edits;
  const auto looks = [&](std::string_view, const Value&) { return ScalarLook{style, ""}; };
  std::string result;
  try {
    result = accord::patch_yaml(before.text, "a.yaml", {one.edit}, looks);
  } catch (const accord::Error&) {
    ++tally.refused;
    return std::nullopt;
  }
  const auto meaning = libyaml_read(result);
  if (!meaning || !same_but_for_new(one.expected, *meaning)) {
    if (++tally.wrong < 5) MESSAGE(before.text << "\n-----\n" << result);
  }
  if (!stays_inside(before, result, one.edit) && ++tally.spilled < 5) MESSAGE(before.text << "\n-----\n" << result);
  auto after = read(result);
  if (!after || (!one.loses_comments && comment_words(before) != comment_words(*after))) {
    if (++tally.lost < 5) MESSAGE(before.text << "\n-----\n" << result);
  }
  return after;
}

}  // namespace

TEST_CASE(
    "YAML patch, law: 20,000 edits of hand-written files mean exactly the change to libyaml, and keep every comment") {
  FixedRandom random(5);
  Tally tally;
  for (std::uint64_t seed = 1; tally.edits < 20'000; ++seed) {
    auto tree = read(hand_written_yaml(seed));
    ++tally.documents;
    if (!tree && ++tally.unread < 5) MESSAGE(hand_written_yaml(seed));
    for (int i = 0; tree && i < 4; ++i) {
      const Value value = to_value(*tree);
      const Case one = any_case(value, random);
      tree = try_edit(*tree, one, static_cast<ScalarStyle>(below(random, 3)), tally);
    }
  }
  MESSAGE(tally.documents << " documents, " << tally.edits << " edits, " << tally.refused << " refused, "
                          << tally.unread << " unread");
  CHECK(tally.wrong == 0);
  CHECK(tally.lost == 0);
  CHECK(tally.spilled == 0);
  CHECK(tally.refused < tally.edits / 100);
}
