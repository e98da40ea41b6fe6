// What a template is after parsing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "accord/base/error.h"
#include "accord/base/message.h"

namespace accord {

struct TemplateNode {
  enum class Kind : std::uint8_t { text, value, section, inverted, partial, parent, block };
  Kind kind = Kind::text;
  bool starts_line = false;    ///< first on a line of the template: the current indent goes before it
  bool raw = false;            ///< {{{x}}} or {{&x}}
  bool dynamic = false;        ///< {{>*x}}: the name is a value
  bool standalone = false;     ///< its tag (of a block: the opening one) has a line of its own
  bool ends_standalone = false;  ///< the closing tag of a block has a line of its own
  char after = '\0';           ///< of a value: the byte of text that follows, 0 when a tag does
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string text;               ///< the text, or the name
  std::vector<std::string> path;  ///< the name's parts; empty for "."
  std::string indent;             ///< blanks before a partial, parent or block
  std::vector<TemplateNode> children;
};

struct TemplateNodes {
  std::vector<TemplateNode> items;
};

/// "file:line:column: message", the message staying translatable.
Error template_error(const std::string& file, const TemplateNode& node, const Message& message,
                     std::vector<Message> hints = {});

}  // namespace accord
