// How a value becomes text of a page: HTML entities, or only those backslashes that Markdown needs at that place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace accord {

/// What a template's {{name}} does to the value.
enum class Escape : std::uint8_t { html, markdown, none };

/// & < > " ' as entities: safe between tags and in quoted attributes, of a web page and of an SVG. Without invisible characters.
std::string escape_html(std::string_view text);

/// Where on a Markdown page a value stands.
struct MarkdownPlace {
  enum class Kind : std::uint8_t {
    block_start,  ///< first on its line, or after list marks and quote marks: `- {{x}}`
    inline_text,  ///< somewhere in a line
    link,         ///< the address in `[text]({{x}})`
    code,         ///< between backticks
  };
  Kind kind = Kind::block_start;
  bool cell = false;    ///< in a table row (a line that begins with '|')
  char before = '\n';   ///< the byte before it on the page; 0 when not known
  char after = '\0';    ///< the byte after it; 0 when not known, which costs a few more backslashes
};

/// Text that CommonMark with GitHub's extensions reads back as exactly this text, with no markup of its own. Runs of white
/// space and control characters become one space, what turns the direction of the text goes (none next to a line's or a cell's end or inside emphasis marks). Escaped
/// is only what would be markup there: not the underscore in a_b, not 3.5, not a lone * between spaces.
/// In `code` a backtick becomes an apostrophe. In `link` anything but http, https, mailto or a relative address becomes
/// empty. Mail addresses are not defused: GitHub links them whatever their spelling.
std::string escape_markdown(std::string_view text, const MarkdownPlace& place);

/// Follows a growing page and says where its end stands. Each byte is read once.
class MarkdownCursor {
 public:
  /// The place at the end of `page`, which must begin with what it was at the last call.
  MarkdownPlace place(std::string_view page, char after);

 private:
  std::size_t read_ = 0;
  std::size_t line_begin_ = 0;
  std::size_t ticks_ = 0;      ///< length of the run of backticks that opened a code span; 0 outside
};

}  // namespace accord
