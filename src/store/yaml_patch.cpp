#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "accord/base/error.h"
#include "accord/store/yaml.h"
#include "accord/store/yaml_edit.h"
#include "store/yaml_splice.h"

namespace accord {
namespace {

using Kind = YamlNode::Kind;

/// A file's text with what it means.
struct Parsed {
  YamlTree tree;
  Value value;
};

std::string record_of(std::string_view file) {
  file = file.substr(file.rfind('/') + 1);
  return std::string(file.substr(0, file.rfind('.')));
}

std::optional<Parsed> parse(std::string text, std::string_view file, Findings& findings) {
  auto tree = read_yaml(std::move(text), file, findings);
  if (!tree) return std::nullopt;
  Parsed parsed{std::move(*tree), {}};
  parsed.value = to_value(parsed.tree);
  return parsed;
}

Parsed parse_or_refuse(std::string text, std::string_view file, const Message& by_hand) {
  Findings findings;
  if (auto parsed = parse(std::move(text), file, findings)) return std::move(*parsed);
  const Finding& first = findings.front();
  throw Error(Failure::invalid,
              say("{}:{}:{}: this file cannot be read", file, first.mark.line, first.mark.column),
              {first.message, first.hint, by_hand});
}

Value without_none(Value value) {
  std::erase_if(value.members, [](const Member& member) { return member.value.is_none(); });
  for (Member& member : value.members) member.value = without_none(std::move(member.value));
  return value;
}

std::string step_text(const YamlStep& step) {
  if (const auto* key = std::get_if<std::string>(&step)) return *key;
  return std::to_string(std::get<std::size_t>(step) + 1);
}

/// One edit of one text: where its path leads, what the result must mean, and the first way of writing that means it.
class Patch {
 public:
  Patch(const Parsed& parsed, std::string_view file, const ScalarLooks& looks, const Message& by_hand)
      : tree_(parsed.tree), file_(file), looks_(looks), by_hand_(by_hand), expected_(parsed.value) {}

  /// Nothing when the text says it already.
  std::optional<Parsed> run(const YamlEdit& edit) {
    descend(edit.path);
    const Value value = without_none(edit.value);
    const bool whole = depth_ == edit.path.size();
    if (edit.action == YamlEdit::Action::remove || value.is_none()) {
      if (!whole || edit.path.empty()) return std::nullopt;
      return remove(edit);
    }
    if (edit.action == YamlEdit::Action::append) return append(edit, value);
    if (!whole) return add(edit, value);
    if (target_->same(value)) return std::nullopt;
    return replace(value);
  }

 private:
  struct Trail {
    YamlSpot parent;
    std::size_t position;
    Value* value;  ///< of the parent, in what is expected
  };

  /// Follows the path as far as there is something.
  void descend(const YamlPath& path) {
    spot_.root = true;
    target_ = &expected_;
    for (; depth_ < path.size(); ++depth_) {
      const YamlNode& node = tree_.nodes[spot_.node];
      if (node.kind == Kind::none) return;
      const bool by_key = std::holds_alternative<std::string>(path[depth_]);
      if (node.kind != (by_key ? Kind::map : Kind::list)) refuse_step(path[depth_], node);
      const std::vector<YamlChild> children = yaml_children(tree_, spot_.node);
      const std::size_t position = find(children, path[depth_]);
      if (position == children.size()) return;
      trail_.push_back({spot_, position, target_});
      enter(children[position], node, by_key);
      target_ = &target_->members[position].value;
    }
  }

  static std::size_t find(const std::vector<YamlChild>& children, const YamlStep& step) {
    if (const auto* index = std::get_if<std::size_t>(&step)) return std::min(*index, children.size());
    const auto found = std::ranges::find(children, std::get<std::string>(step), &YamlChild::key);
    return static_cast<std::size_t>(found - children.begin());
  }

  void enter(const YamlChild& child, const YamlNode& parent, bool by_key) {
    spot_.flow = parent.style == YamlNode::Style::flow;
    spot_.column = yaml_column(tree_.text, by_key ? parent.start : child.start);
    spot_.node = child.node;
    spot_.slot = child.slot;
    spot_.dash = !by_key && !spot_.flow;
    spot_.root = false;
    if (by_key) spot_.path = join_path(spot_.path, child.key);
  }

  /// What the keys that are not there yet make of the value: {a: {b: value}}.
  static Value wrap(const YamlPath& path, std::size_t from, Value value) {
    for (std::size_t i = path.size(); i-- > from;) {
      Value outer;
      if (const auto* key = std::get_if<std::string>(&path[i]))
        outer.set(*key, std::move(value));
      else
        outer.add(std::move(value));
      value = std::move(outer);
    }
    return value;
  }

  std::optional<Parsed> add(const YamlEdit& edit, Value value) {
    check_new_steps(edit.path);
    if (tree_.nodes[spot_.node].kind == Kind::none) return replace(wrap(edit.path, depth_, std::move(value)));
    const auto* key = std::get_if<std::string>(&edit.path[depth_]);
    value = wrap(edit.path, depth_ + 1, std::move(value));
    return insert(key != nullptr ? *key : "", std::move(value), edit.after);
  }

  std::optional<Parsed> append(const YamlEdit& edit, Value value) {
    const YamlNode& node = tree_.nodes[spot_.node];
    const bool whole = depth_ == edit.path.size();
    if (whole && node.kind == Kind::list) return insert("", std::move(value), {});
    if (whole && node.kind != Kind::none) refuse_step(std::size_t{0}, node);
    Value list = Value::list();
    list.add(std::move(value));
    return whole ? replace(std::move(list)) : add(edit, std::move(list));
  }

  std::optional<Parsed> replace(Value value) {
    *target_ = value;
    return first_right(replace_splices(tree_, spot_, value, looks_));
  }

  std::optional<Parsed> insert(const std::string& key, Value value, const std::vector<std::string>& after) {
    const YamlNode& node = tree_.nodes[spot_.node];
    const std::vector<YamlChild> children = yaml_children(tree_, spot_.node);
    if (children.empty() && !spot_.flow && !holds_comment(tree_.text, node.start, node.end))
      return replace(wrap({key.empty() ? YamlStep(std::size_t{0}) : YamlStep(key)}, 0, std::move(value)));
    if (auto done = insert_at_example(key, value, children)) return done;
    std::size_t position = children.empty() ? 0 : children.size() - 1;
    for (std::size_t i = children.size(); i-- > 0 && !key.empty();)
      if (std::ranges::find(after, children[i].key) != after.end()) {
        position = i;
        break;
      }
    const std::size_t member = children.empty() ? 0 : position + 1;
    auto& members = target_->members;
    members.insert(members.begin() + static_cast<std::ptrdiff_t>(member), Member{key, {}, value});
    YamlSplices splices = insert_splices(tree_, spot_, position, key, value, looks_);
    if (auto done = try_each(splices)) return done;
    if (key.empty() || position == 0) refuse();
    // A block without a last line break cannot be followed by a key: the new one goes before it.
    std::swap(members[member], members[member - 1]);
    return first_right(insert_splices(tree_, spot_, position - 1, key, value, looks_));
  }

  /// Where the file asks for it, if it does: between the other keys it would part an answer from its question.
  std::optional<Parsed> insert_at_example(const std::string& key, const Value& value, const std::vector<YamlChild>& children) {
    if (!spot_.root || spot_.flow || key.empty()) return std::nullopt;
    const YamlSplices splices = splices_at_example(tree_, key, value, looks_);
    if (splices.empty()) return std::nullopt;
    auto& members = target_->members;
    const auto before = std::ranges::count_if(children, [&](const YamlChild& child) { return child.start < splices.front().begin; });
    members.insert(members.begin() + before, Member{key, {}, value});
    if (auto done = try_each(splices)) return done;
    members.erase(members.begin() + before);
    return std::nullopt;
  }

  std::optional<Parsed> remove(const YamlEdit& edit) {
    while (trail_.back().value->members.size() == 1) {
      spot_ = trail_.back().parent;
      target_ = trail_.back().value;
      if (!edit.drop_emptied || trail_.size() == 1) {
        const bool map = target_->is_map();
        return replace(map ? Value::map() : Value::list());
      }
      trail_.pop_back();
    }
    const Trail& last = trail_.back();
    last.value->members.erase(last.value->members.begin() + static_cast<std::ptrdiff_t>(last.position));
    YamlSplices splices = remove_splices(tree_, last.parent, last.position);
    spot_ = last.parent;
    return first_right(std::move(splices));
  }

  std::optional<Parsed> first_right(YamlSplices splices) {
    if (auto done = try_each(splices)) return done;
    refuse();
  }

  std::optional<Parsed> try_each(const YamlSplices& splices) {
    for (const YamlSplice& splice : splices) {
      std::string text = tree_.text;
      text.replace(splice.begin, splice.end - splice.begin, splice.text);
      Findings findings;
      auto parsed = parse(std::move(text), file_, findings);
      if (parsed && parsed->value.same(expected_)) return parsed;
      const auto limit = std::ranges::find_if(findings, [](const Finding& finding) { return finding.rule == "yaml.scalar-size" || finding.rule == "yaml.size" || finding.rule == "yaml.nodes"; });
      if (limit != findings.end()) beyond_ = *limit;
    }
    return std::nullopt;
  }

  [[noreturn]] void refuse() const {
    if (beyond_) throw Error(Failure::invalid, say("{}: {}", file_, beyond_->message), {beyond_->hint});
    const Mark mark = tree_.nodes[spot_.node].mark;
    throw Error(Failure::invalid,
                say("{}:{}: this place is written in a form the program cannot change safely",
                    file_, mark.line),
                {by_hand_});
  }

  [[noreturn]] void refuse_step(const YamlStep& step, const YamlNode& node) const {
    const std::string_view what =
        node.kind == Kind::map    ? "{}:{}: “{}” is a map, so it has no “{}”"
        : node.kind == Kind::list ? "{}:{}: “{}” is a list, so it has no “{}”"
                                  : "{}:{}: “{}” is a single value, so it has no “{}”";
    const std::string name = spot_.path.empty() ? record_of(file_) : spot_.path;
    throw Error(Failure::invalid, say(what, file_, node.mark.line, name, step_text(step)), {by_hand_});
  }

  /// A list grows by one at its end only.
  void check_new_steps(const YamlPath& path) const {
    for (std::size_t i = depth_; i < path.size(); ++i) {
      const auto* index = std::get_if<std::size_t>(&path[i]);
      const std::size_t size = i == depth_ ? target_->members.size() : 0;
      if (index == nullptr || *index == size) continue;
      throw Error(Failure::invalid,
                  say("{}: “{}” has no item {}", file_, spot_.path, step_text(path[i])),
                  {say("show the record: accord show {}", record_of(file_))});
    }
  }

  const YamlTree& tree_;
  std::string_view file_;
  const ScalarLooks& looks_;
  const Message& by_hand_;
  std::optional<Finding> beyond_;  ///< the limit of what can be read that a way of writing went beyond
  Value expected_;
  Value* target_ = nullptr;
  YamlSpot spot_;
  std::vector<Trail> trail_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string patch_yaml(std::string text, std::string_view file, const std::vector<YamlEdit>& edits,
                       const ScalarLooks& looks, const Message& by_hand) {
  Parsed parsed = parse_or_refuse(std::move(text), file, by_hand);
  for (const YamlEdit& edit : edits)
    if (auto done = Patch(parsed, file, looks, by_hand).run(edit)) parsed = std::move(*done);
  return std::move(parsed.tree.text);
}

}  // namespace accord
