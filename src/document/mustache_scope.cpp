#include "document/mustache_scope.h"

#include <cstddef>
#include <optional>
#include <string_view>

#include "accord/base/text.h"

namespace accord {
namespace {

using Kind = TemplateNode::Kind;

bool by_shape(std::span<const Scope> scopes) { return !scopes.empty() && scopes.front().shape; }

/// The member of a scope; not known when the scope has none of that name.
Resolved member(const Scope& scope, std::string_view name, bool shaped) {
  Resolved result;
  result.value.data = scope.data ? scope.data->find(name) : nullptr;
  result.value.shape = scope.shape ? scope.shape->find(name) : nullptr;
  result.known = shaped ? result.value.shape != nullptr : result.value.data != nullptr;
  return result;
}

void add_names(const Scope& scope, bool shaped, std::vector<std::string>& names) {
  if (shaped && scope.shape) {
    for (const Shape& one : scope.shape->members) names.push_back(one.name);
  } else if (!shaped && scope.data && scope.data->is_map()) {
    for (const DataMember& one : scope.data->members()) names.push_back(one.key);
  }
}

Resolved unknown(const std::string& name, std::span<const Scope> innermost_last, bool shaped) {
  Resolved result;
  result.missing = name;
  for (auto scope = innermost_last.rbegin(); scope != innermost_last.rend(); ++scope)
    add_names(*scope, shaped, result.in_scope);
  return result;
}

}  // namespace

Message Resolved::problem() const {
  if (!list.empty()) return say("“{}” is a list: “{}” is reached inside {}", list, missing, "{{#" + list + "}}");
  return say("no name “{}” here", missing);
}

std::vector<Message> Resolved::hints() const {
  if (auto close = nearest(missing, in_scope)) return {say("did you mean “{}”?", *close)};
  if (in_scope.empty() || in_scope.size() > 12) return {};
  return {say("the names here are {}", listed(in_scope))};
}

Resolved resolve(const TemplateNode& node, std::span<const Scope> scopes) {
  const bool shaped = by_shape(scopes);
  if (node.path.empty()) {
    Resolved top;
    top.value = scopes.back();
    top.known = true;
    return top;
  }
  Resolved found;
  for (auto scope = scopes.rbegin(); scope != scopes.rend() && !found.known; ++scope)
    found = member(*scope, node.path.front(), shaped);
  if (!found.known) return unknown(node.path.front(), scopes, shaped);
  for (std::size_t part = 1; part < node.path.size(); ++part) {
    const Scope parent = found.value;
    // A list's members belong to its items, which a dotted name cannot choose.
    if (parent.shape && parent.shape->kind == Shape::Kind::list) {
      found = Resolved();
      found.missing = node.path[part];
      found.list = parent.shape->name;
      return found;
    }
    found = member(parent, node.path[part], shaped);
    if (!found.known) return unknown(node.path[part], {&parent, 1}, shaped);
  }
  return found;
}

Message misuse(const TemplateNode& node, const Shape& shape) {
  if (node.kind != Kind::value) return {};
  const bool item = node.path.empty();
  switch (shape.kind) {
    case Shape::Kind::text: break;
    case Shape::Kind::markdown:
      return node.raw ? Message() : say("“{}” is ready Markdown: print it with three braces", node.text);
    case Shape::Kind::flag: return say("“{}” is yes or no: ask for it with {}", node.text, "{{#" + node.text + "}}");
    case Shape::Kind::map:
      if (item) return "“.” is a group of values here: print one of its members";
      return say("“{}” is a group of values: print one of its members", node.text);
    case Shape::Kind::list:
      if (item && shape.members.empty()) break;
      if (item) return "“.” is a group of values here: print one of its members";
      return say("“{}” is a list: repeat it with {}", node.text, "{{#" + node.text + "}}");
  }
  if (node.raw) return say("“{}” is not ready Markdown and must be escaped: use two braces, no “&”", node.text);
  return {};
}

}  // namespace accord
