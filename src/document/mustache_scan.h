// A template's text as tags and pieces of lines, with the lines that hold only tags already recognised.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

struct TemplateToken {
  enum class Kind : std::uint8_t {
    text,  ///< at most one line, with its line end
    value, raw_value, section, inverted, partial, parent, block, close, comment, delimiters,
  };
  Kind kind = Kind::text;
  bool dynamic = false;      ///< the name had a '*' before it
  bool starts_line = false;  ///< nothing before it on its line
  bool dropped = false;      ///< text that belongs to a line of tags only, or between a parent's tags
  bool standalone = false;   ///< a tag that has its line for itself
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::string_view text;     ///< the text, or the trimmed name
  std::string_view indent;   ///< blanks before a partial, parent or block that nothing else precedes on its line
};

/// Throws Error(invalid) with file, line and column for a tag without end, an empty name or bad delimiters.
std::vector<TemplateToken> scan_template(std::string_view text, const std::string& file);

/// Marks what a line of tags only drops (the specification's "standalone" lines).
void resolve_standalone_lines(std::vector<TemplateToken>& tokens);

}  // namespace accord
