#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "accord/base/text.h"
#include "accord/document/mustache.h"
#include "document/mustache_nodes.h"
#include "document/mustache_scope.h"

namespace accord {
namespace {

using Kind = TemplateNode::Kind;

/// Partials may be reached over many paths; a template family that needs more is broken in another way.
constexpr std::size_t check_step_limit = 1'000'000;

struct CheckedOverride {
  const TemplateNode* block;
  bool used = false;
};

/// What one parent's tags override, and which blocks there were to override.
struct CheckedParent {
  std::vector<CheckedOverride> overrides;
  const std::string* file;  ///< where they are written
  std::set<std::string> blocks;
};

/// Walks every branch, as if each section were filled, with the shape in the place of the data.
class Checker {
 public:
  Checker(const Shape& shape, Partials& partials) : partials_(partials) { scopes_.push_back({nullptr, &shape}); }

  Findings run(const Template& page) {
    path_.push_back({page.file(), &page});
    file_ = &page.file();
    nodes(page.nodes().items);
    sort_findings(findings_);
    return std::move(findings_);
  }

 private:
  struct Included {
    std::string name;
    const Template* page;
  };

  /// One finding a place, however many ways lead there.
  void report(const TemplateNode& node, std::string rule, const Message& message, std::vector<Message> hints = {}) {
    if (!seen_.insert({*file_, node.line, node.column, message.english()}).second) return;
    Finding finding;
    finding.rule = std::move(rule);
    finding.file = *file_;
    finding.mark = {node.line, node.column};
    finding.message = message;
    if (!hints.empty()) finding.hint = std::move(hints.front());
    findings_.push_back(std::move(finding));
  }

  void nodes(const std::vector<TemplateNode>& list) {
    for (const TemplateNode& node : list) {
      if (++steps_ == check_step_limit) report(node, "template.partial", "the templates include each other too often");
      if (steps_ >= check_step_limit) return;
      one(node);
    }
  }

  void one(const TemplateNode& node) {
    switch (node.kind) {
      case Kind::text: return;
      case Kind::value: lookup(node); return;
      case Kind::section: {
        const Shape* found = lookup(node);
        if (!found) return;
        scopes_.push_back({nullptr, found});
        nodes(node.children);
        scopes_.pop_back();
        return;
      }
      case Kind::inverted:
        lookup(node);
        return nodes(node.children);
      case Kind::partial:
        if (const Template* found = find_template(node)) include(node, *found);
        return;
      case Kind::parent: return parent(node);
      case Kind::block: return block(node);
    }
  }

  const Shape* lookup(const TemplateNode& node) {
    const Resolved found = resolve(node, scopes_);
    if (!found.known) {
      report(node, "template.name", found.problem(), found.hints());
      return nullptr;
    }
    if (Message wrong = misuse(node, *found.value.shape); !wrong.empty()) report(node, "template.use", wrong);
    return found.value.shape;
  }

  const Template* find_template(const TemplateNode& node) {
    if (node.dynamic) {
      report(node, "template.partial", say("“*{}” cannot be checked before it has a value: name the template", node.text));
      return nullptr;
    }
    const Template* found = partials_.find(node.text);
    if (!found) report(node, "template.partial", say("no template named “{}”", node.text));
    return found;
  }

  void parent(const TemplateNode& node) {
    const Template* found = find_template(node);
    if (!found) return;
    CheckedParent checked;
    checked.file = file_;
    for (const TemplateNode& child : node.children)
      if (child.kind == Kind::block) checked.overrides.push_back({&child});
    parents_.push_back(&checked);
    include(node, *found);
    parents_.pop_back();
    for (const CheckedOverride& one : checked.overrides)
      if (!one.used) unused(node, one, {checked.blocks.begin(), checked.blocks.end()});
  }

  void unused(const TemplateNode& parent, const CheckedOverride& one, const std::vector<std::string>& offered) {
    std::vector<Message> hints;
    if (auto close = nearest(one.block->text, offered)) {
      hints.push_back(say("did you mean “{}”?", *close));
    } else if (!offered.empty()) {
      hints.push_back(say("its blocks are {}", listed(offered)));
    }
    report(*one.block, "template.block", say("the template “{}” has no block “{}”", parent.text, one.block->text), hints);
  }

  void include(const TemplateNode& node, const Template& page) {
    auto known = std::ranges::find(path_, &page, &Included::page);
    if (known == path_.end()) known = std::ranges::find(path_, page.file(), [](const Included& i) { return i.page->file(); });
    if (known != path_.end()) {
      std::string way;
      for (; known != path_.end(); ++known) way += known->name + " → ";
      return report(node, "template.partial", say("“{}” includes itself: {}", node.text, way + node.text));
    }
    path_.push_back({node.text, &page});
    const std::string* file = std::exchange(file_, &page.file());
    nodes(page.nodes().items);
    file_ = file;
    path_.pop_back();
  }

  void block(const TemplateNode& node) {
    const TemplateNode* chosen = nullptr;
    std::size_t level = 0;
    for (std::size_t at = 0; at < parents_.size(); ++at) {
      parents_[at]->blocks.insert(node.text);
      for (CheckedOverride& one : parents_[at]->overrides) {
        if (one.block->text != node.text) continue;
        one.used = true;
        if (!chosen) level = at;
        if (!chosen) chosen = one.block;
      }
    }
    if (!chosen) return nodes(node.children);
    // As when rendering: an override sees only the overrides outside of its own parent.
    const std::vector<CheckedParent*> all = parents_;
    const std::string* file = std::exchange(file_, parents_[level]->file);
    parents_.resize(level);
    nodes(chosen->children);
    parents_ = all;
    file_ = file;
  }

  Partials& partials_;
  std::vector<Scope> scopes_;
  std::vector<Included> path_;
  const std::string* file_ = nullptr;
  std::vector<CheckedParent*> parents_;  ///< whose tags are open, outermost first
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>> seen_;
  Findings findings_;
  std::size_t steps_ = 0;
};

void collect_partials(const std::vector<TemplateNode>& nodes, std::set<std::string, std::less<>>& names) {
  for (const TemplateNode& node : nodes) {
    if ((node.kind == TemplateNode::Kind::partial || node.kind == TemplateNode::Kind::parent) && !node.dynamic) names.insert(node.text);
    collect_partials(node.children, names);
  }
}

}  // namespace

Findings check_template(const Template& page, const Shape& shape, Partials& partials) {
  return Checker(shape, partials).run(page);
}

std::set<std::string, std::less<>> partials_of(const Template& page) {
  std::set<std::string, std::less<>> names;
  collect_partials(page.nodes().items, names);
  return names;
}

}  // namespace accord
