// Names and the sections they are looked up in.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "accord/base/data.h"
#include "accord/base/message.h"
#include "accord/document/mustache.h"
#include "document/mustache_nodes.h"

namespace accord {

/// One open section: its value, and what the shape says about it. Either may be null.
struct Scope {
  const Data* data = nullptr;
  const Shape* shape = nullptr;
};

/// What a name stands for, or why it stands for nothing.
struct Resolved {
  Scope value;
  bool known = false;
  std::string missing;                ///< the part of the name that is not known
  std::string list;                       ///< the list it was looked for in, when that is what is wrong
  std::vector<std::string> in_scope;  ///< the names that could have been meant, for the nearest one

  Message problem() const;
  std::vector<Message> hints() const;
};

/// Looks the name up from the innermost scope outwards; its first part decides the scope. With shapes (the outermost
/// scope has one) only they decide what exists, and absent data is null; without, the data decides.
Resolved resolve(const TemplateNode& node, std::span<const Scope> scopes);

/// Why the shape does not allow this use of a name; an empty message when it does.
Message misuse(const TemplateNode& node, const Shape& shape);

}  // namespace accord
