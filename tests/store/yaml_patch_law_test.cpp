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
#include "support/law.h"
#include "support/libyaml_oracle.h"
#include "support/yaml_documents.h"
#include "support/yaml_texts.h"

using accord::ScalarLook;
using accord::ScalarStyle;
using accord::Value;
using accord::YamlEdit;
using accord::YamlPath;
using accord::test::below;
using accord::test::hand_written_yaml;
using accord::test::holds;
using accord::test::libyaml_read;
using accord::test::odd_text;
using accord::test::one_of;

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

std::vector<YamlPath> all_paths(const Value& root) {
  std::vector<YamlPath> paths;
  YamlPath path;
  all_paths(root, path, paths);
  return paths;
}

Value new_value() {
  const std::size_t kind = below(12);
  if (kind < 2) return Value::scalar("new words");
  if (kind < 9) return Value::scalar(*odd_text(3));
  Value value = kind == 9 ? Value::list() : Value::map();
  for (std::size_t i = below(3); i > 0; --i) {
    Value member = Value::scalar(*odd_text(2));
    value.is_map() ? value.set("n" + std::to_string(i), std::move(member)) : value.add(std::move(member));
  }
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

/// An edit and, worked out on the values alone, what the file must mean after it.
Case any_case(const Value& root) {
  std::vector<YamlPath> paths = all_paths(root);
  paths.emplace_back();
  Case result{{}, root};
  YamlEdit& edit = result.edit;
  edit.path = one_of(paths);
  const std::size_t choice = edit.path.empty() ? 1 : below(4);
  Value* target = at_path(result.expected, edit.path);
  edit.value = new_value();
  if (choice == 3) {
    edit.action = Action::remove;
    remove_from(result.expected, edit.path);
    result.loses_comments = true;
  } else if (target->is_map() && choice > 0) {
    const std::size_t after = below(target->members.size() + 1);
    std::string name = "new";
    while (target->find(name) != nullptr) name += 'r';
    edit.path.emplace_back(name);
    std::size_t position = target->members.size();
    if (after < target->members.size()) {
      edit.after = {"nothing", target->members[after].key};
      position = after + 1;
    }
    target->members.insert(target->members.begin() + static_cast<std::ptrdiff_t>(position), {name, {}, edit.value});
  } else if (target->is_list() && choice > 0) {
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

/// To set nothing is to take away.
bool holds_none(const Value& value) {
  return value.is_none() ||
         std::ranges::any_of(value.members, [](const accord::Member& member) { return holds_none(member.value); });
}

std::string patched(const std::string& text, const YamlEdit& edit, ScalarStyle style = ScalarStyle::text) {
  return accord::patch_yaml(text, "a.yaml", {edit}, [=](std::string_view, const Value&) { return ScalarLook{style, ""}; });
}

/// How every line of a text ends; a mixture is as it comes.
enum class LineEnds { lf, crlf, mixed };
LineEnds line_ends(std::string_view text) {
  const auto all = std::ranges::count(text, '\n');
  std::ptrdiff_t pairs = 0;
  for (std::size_t at = text.find("\r\n"); at != std::string_view::npos; at = text.find("\r\n", at + 1)) ++pairs;
  return pairs == 0 ? LineEnds::lf : pairs == all ? LineEnds::crlf : LineEnds::mixed;
}

/// Empty when the edit did what it must; else what went wrong.
std::string trouble(const accord::YamlTree& before, const std::string& result, const Case& one) {
  const auto meaning = libyaml_read(result);
  if (!meaning) return "libyaml cannot read the result";
  if (!same_but_for_new(one.expected, *meaning)) return "libyaml reads another change";
  if (!stays_inside(before, result, one.edit)) return "bytes changed elsewhere";
  const auto after = read(result);
  if (!after) return "we cannot read the result";
  // A block that has come last may need the line end that was not there; what is removed may leave a blank line last.
  const bool may_end = before.text.ends_with('\n') || one.edit.action == Action::remove ||
                       after->nodes.back().style == accord::YamlNode::Style::literal;
  if (before.text.ends_with('\n') && !result.ends_with('\n')) return "the last line end is lost";
  if (result.ends_with('\n') && !may_end) return "a last line end is new";
  if (!one.loses_comments && comment_words(before) != comment_words(*after)) return "a comment is lost";
  if (line_ends(before.text) == LineEnds::crlf && line_ends(result) == LineEnds::mixed) return "a line does not end in CRLF";
  return {};
}

void fail_with(const std::string& what, const std::string& before, const std::string& after) {
  RC_FAIL(what + "\n----- before\n" + before + "\n----- after\n" + after + "\n-----");
}

}  // namespace

TEST_CASE(
    "YAML patch, law: 20,000 edits of hand-written files mean exactly the change to libyaml, and keep every comment, "
    "every other byte and the line ends") {
  int edits = 0;
  int refused = 0;
  const auto property = [&] {
    auto tree = read(*hand_written_yaml());
    if (!tree) RC_FAIL("a hand-written file is not read");
    for (std::size_t i = 1 + *rc::gen::exec([] { return below(6); }); i > 0; --i) {
      const Value value = to_value(*tree);
      const Case one = *rc::gen::exec([value] { return any_case(value); });
      const auto style = static_cast<ScalarStyle>(*rc::gen::exec([] { return below(3); }));
      ++edits;
      std::string result;
      try {
        result = patched(tree->text, one.edit, style);
      } catch (const accord::Error&) {
        ++refused;
        continue;
      }
      if (const std::string what = trouble(*tree, result, one); !what.empty()) fail_with(what, tree->text, result);
      tree = read(result);
    }
  };
  CHECK(holds("an edit changes what it says and nothing else", 6'000, property));
  MESSAGE(edits << " edits, " << refused << " refused");
  CHECK(edits >= 20'000);
  CHECK(refused < edits / 100);
}

TEST_CASE("YAML patch, law: an item added to a list and removed again leaves the old bytes") {
  int done = 0;
  const auto property = [&] {
    const std::string text = *hand_written_yaml();
    Value value = to_value(*read(text));
    std::vector<YamlPath> lists = all_paths(value);
    std::erase_if(lists, [&](const YamlPath& path) {
      const Value* list = at_path(value, path);
      return !list->is_list() || list->members.empty();
    });
    if (lists.empty()) return;
    YamlEdit edit{Action::append, *rc::gen::elementOf(lists), Value::scalar(*odd_text(3)), {}};
    std::string longer;
    try {
      longer = patched(text, edit);
      edit.action = Action::remove;
      edit.path.emplace_back(at_path(value, edit.path)->members.size());
      const std::string back = patched(longer, edit);
      if (back != text) fail_with("not the old bytes", text, longer + "\n----- and removed\n" + back);
      ++done;
    } catch (const accord::Error&) {
    }
  };
  CHECK(holds("add and remove", 1'500, property));
  CHECK(done > 700);
}

TEST_CASE("YAML patch, law: to set what is there already changes no byte") {
  const auto property = [] {
    const std::string text = *hand_written_yaml();
    Value value = to_value(*read(text));
    const YamlPath path = *rc::gen::elementOf(all_paths(value));
    const Value& there = *at_path(value, path);
    if (!holds_none(there)) RC_ASSERT(patched(text, {Action::set, path, there, {}}) == text);
  };
  CHECK(holds("set what is there", 1'000, property));
}
