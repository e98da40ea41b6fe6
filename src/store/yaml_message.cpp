// yaml-cpp's errors are right about the place but not about the cause: the usual causes, in the order of likelihood.
#include <algorithm>
#include <string>
#include <vector>

#include "store/yaml_build.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

/// The quote at `quote` closes on this line, and nothing but a comment follows.
bool closed_well(std::string_view line, std::size_t quote) {
  const std::size_t end = quoted_scalar_end(line, quote);
  if (end == std::string_view::npos) return false;
  return end == line.size() || std::string_view(" \t:,]}").find(line[end]) != std::string_view::npos;
}

/// The opening quote, on one of the lines up to `at`, that its own line does not close; npos when there is none.
std::size_t open_quote_before(std::string_view text, std::size_t at) {
  std::size_t found = std::string_view::npos;
  for (std::size_t line = 0; line < text.size() && line <= at; line = yaml_next_line(text, line)) {
    const std::string_view content = yaml_rest_of_line(text, line);
    const std::size_t key = content.find(": ");
    std::size_t quote = content.find_first_not_of(" -");
    if (quote != std::string_view::npos && content[quote] != '"' && content[quote] != '\'' &&
        key != std::string_view::npos)
      quote = content.find_first_not_of(' ', key + 1);
    if (quote == std::string_view::npos || (content[quote] != '"' && content[quote] != '\'')) continue;
    if (!closed_well(content, quote)) found = line + quote;
  }
  return found;
}

/// The innermost bracket or brace of a value before `at` that nothing closes; npos when there is none.
std::size_t open_bracket_before(std::string_view text, std::size_t at) {
  std::vector<std::size_t> open;
  char before = '\n';  // the last character that is no blank
  for (std::size_t i = 0; i < std::min(at, text.size()); ++i) {
    const char c = text[i];
    if (c == ' ') continue;
    const bool begins = !open.empty() || before == '\n' || before == ':' || before == '-';
    const bool gap = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n' || !open.empty();
    if (c == '#' && gap) {
      i = std::min(text.find('\n', i), text.size()) - 1;
      continue;
    }
    if ((c == '"' || c == '\'') && begins && gap) {
      const std::size_t end = quoted_scalar_end(text, i);
      if (end == std::string_view::npos) return end;
      i = end - 1;
    } else if ((c == '[' || c == '{') && begins && gap) {
      open.push_back(i);
    } else if ((c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    }
    before = c;
  }
  return open.empty() ? std::string_view::npos : open.back();
}

/// The colon of a second `: ` on the line of `at`: `note: see: there`.
std::size_t second_colon(std::string_view text, std::size_t at) {
  const std::size_t start = yaml_line_start(text, at);
  const std::string_view line = yaml_rest_of_line(text, start);
  const std::size_t first = line.find(": ");
  if (first == std::string_view::npos) return std::string_view::npos;
  std::size_t second = line.find(": ", first + 1);
  if (second == std::string_view::npos && line.ends_with(':')) second = line.size() - 1;
  return second == std::string_view::npos || second <= first ? std::string_view::npos : start + second;
}

/// The line before that of `at`, when it stands in the same column and is no `key: value`.
std::size_t bare_line_before(std::string_view text, std::size_t at) {
  const std::size_t start = yaml_line_start(text, at);
  if (start == 0) return std::string_view::npos;
  const std::size_t before = yaml_line_start(text, start - 1);
  const std::string_view line = yaml_rest_of_line(text, before);
  const std::size_t column = line.find_first_not_of(' ');
  if (column == std::string_view::npos || column != text.find_first_not_of(' ', start) - start)
    return std::string_view::npos;
  const bool plain = line.find(": ") == std::string_view::npos && !line.ends_with(':') && line[column] != '#';
  return plain ? before + column : std::string_view::npos;
}

bool has(std::string_view what, std::string_view part) {
  return what.find(part) != std::string_view::npos;
}

YamlRefusal explain_map_value(std::string_view text, std::size_t at) {
  const std::size_t colon = second_colon(text, at);
  if (colon != std::string_view::npos)
    return {"yaml.colon-in-value", colon, "a second `: ` on one line", "put the text in quotes: it contains `: `"};
  const std::size_t bare = bare_line_before(text, at);
  if (bare != std::string_view::npos)
    return {"yaml.missing-colon", bare, "this line is no `key: value`",
            "write `key: value`; a text of several lines starts with `|`"};
  return {"yaml.indentation", at, "this key does not line up with the lines around it",
          "keys of one map start in the same column; a text of several lines starts with `|`"};
}

}  // namespace

YamlRefusal directive_refusal(std::size_t at) { return {"yaml.directive", at, "a YAML directive (`%`); records have none", "delete the line"}; }

YamlRefusal explain_yaml_error(std::string_view text, std::size_t at, std::string_view what) {
  at = std::min(at, text.size());
  const char c = at < text.size() ? text[at] : ' ';
  if (has(what, "referenced anchor") || has(what, "alias"))
    return {"yaml.alias", at, "a YAML alias (`*`); records have none", "put a text that begins with `*` in quotes"};
  if (has(what, "anchor"))
    return {"yaml.anchor", at, "a YAML anchor (`&`); records have none", "put a text that begins with `&` in quotes"};
  if (has(what, "tag"))
    return {"yaml.tag", at, "a YAML tag (`!`); records have none", "put a text that begins with `!` in quotes"};
  if (has(what, "directive")) return directive_refusal(at);
  if (const std::size_t slash = text.rfind('\\', at);
      slash != std::string_view::npos && slash >= yaml_line_start(text, at) && has(what, "escape"))
    at = slash;
  if (has(what, "escape") || has(what, "hex number") || has(what, "invalid unicode"))
    return {"yaml.escape", at, "an unknown escape in a double-quoted text",
            "write a backslash twice, or use single quotes"};
  const std::size_t quote = open_quote_before(text, at);
  if (quote != std::string_view::npos)
    return {"yaml.unterminated-quote", quote, "a quote opens here and is not closed on its line",
            "close the quote at the end of the text; in a text with quotes in it, quote the whole text"};
  if (has(what, "illegal map value")) return explain_map_value(text, at);
  if (const std::size_t bracket = has(what, "flow") ? open_bracket_before(text, at) : std::string_view::npos; bracket != std::string_view::npos)
    return {"yaml.bracket", bracket, "a bracket or brace opens here and is never closed",
            "check that every `[` and `{` has its partner; put a text that begins with one in quotes"};
  if (has(what, "flow"))
    return {"yaml.bracket", at, "a bracket or brace that is not closed, or closed twice",
            "check that every `[` and `{` has its partner; put a text that begins with one in quotes"};
  if (has(what, "unknown token"))
    return {"yaml.special-character", at, say("a value cannot begin with `{}`", std::string(1, c)),
            "put the text in quotes"};
  if (has(what, "block entry") || has(what, "end of sequence") || has(what, "end of map") || has(what, "map key") ||
      has(what, "block scalar"))
    return {"yaml.indentation", at, "this line does not line up with the lines around it",
            "items of one list, and keys of one map, start in the same column"};
  return {"yaml.syntax", at, say("not valid YAML here: {}", what), "put texts in quotes, one `key: value` a line"};
}

}  // namespace accord
