#include "store/yaml_scalar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/store/yaml_write.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool only_of(std::string_view text, std::string_view set) {
  return text.find_first_not_of(set) == std::string_view::npos;
}

/// Characters no reader shows or keeps as they are.
bool has_unprintable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool control = (point.value < 0x20 && point.value != '\n' && point.value != '\t') || point.value == 0x7F;
    if (control || is_invisible(point.value)) return true;
    at += point.size;
  }
  return false;
}

/// 12, -1_000, 0.5, .5, 1e3, 12:30:00, 2026-06-28, 2026-06-28T10:00, 1.2.3; more than any reader takes.
bool looks_like_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with('.')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text[0])) return false;
  if (only_of(text, "0123456789_.,:+-eE")) return true;
  if (text.size() > 10 && text[4] == '-' && only_of(text.substr(0, 8), "0123456789-") &&
      only_of(text, "0123456789-:.+TtZz \t"))
    return true;
  if (text[0] != '0' || text.size() < 2) return false;
  const char base = text[1];
  return ((base == 'x' || base == 'X') && only_of(text.substr(2), "0123456789abcdefABCDEF_:")) ||
         ((base == 'o' || base == 'O' || base == 'b' || base == 'B') && only_of(text.substr(2), "01234567_"));
}

}  // namespace

bool looks_typed(std::string_view text) {
  static constexpr std::array words = {"~", "null", "y",    "n",     "yes",   "no",   "on",  "off", "true", "false",
                                       "=", "<<",   ".inf", "-.inf", "+.inf", ".nan", "nan", "inf", "-inf", "+inf"};
  const std::string lower = lower_ascii(text);
  return text.empty() || std::ranges::find(words, lower) != words.end() || looks_like_number(text);
}

bool fits_plain(std::string_view text, bool flow) {
  if (text.empty() || text.find_first_of("\n\t\r") != std::string_view::npos || has_unprintable(text)) return false;
  if (text.front() == ' ' || text.back() == ' ' || text.back() == ':' || null_word(text, 0) == text.size())
    return false;
  if (text.starts_with("---") || text.starts_with("...")) return false;
  const bool signed_number = text.size() > 1 && text[0] == '-' && is_digit(text[1]);
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`=<").find(text.front()) != std::string_view::npos && !signed_number)
    return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return false;
  return !flow || text.find_first_of(",[]{}?\"'") == std::string_view::npos;
}

std::optional<std::string> single_quoted(std::string_view text) {
  if (text.find_first_of("\n\t\r") != std::string_view::npos || has_unprintable(text)) return std::nullopt;
  return "'" + replace_all(text, "'", "''") + "'";
}

std::string double_quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const auto value = static_cast<std::uint32_t>(point.value);
    if (value == '"' || value == '\\') {
      result += '\\';
      result += static_cast<char>(value);
    } else if (value == '\n') {
      result += "\\n";
    } else if (value == '\t') {
      result += "\\t";
    } else if (value == '\r') {
      result += "\\r";
    } else if (value < 0x20 || value == 0x7F) {
      result += fmt::format("\\x{:02X}", value);
    } else if (is_invisible(point.value)) {
      result += value > 0xFFFF ? fmt::format("\\U{:08X}", value) : fmt::format("\\u{:04X}", value);
    } else {
      result.append(text.substr(at, point.size));
    }
    at += point.size;
  }
  return result + '"';
}

std::optional<std::string> literal_block(std::string_view text, const BlockTarget& target) {
  const std::size_t content_end = text.find_last_not_of('\n') + 1;
  if (content_end == 0 || text.find('\r') != std::string_view::npos || has_unprintable(text)) return std::nullopt;
  const std::size_t final_breaks = text.size() - content_end;
  const std::string_view content = text.substr(0, content_end);
  const std::size_t first = content.find_first_not_of('\n');
  std::string result = "|";
  if (content[first] == ' ' || content[first] == '\t') {
    if (target.indent <= target.parent || target.indent - target.parent > 9) return std::nullopt;
    result += static_cast<char>('0' + (target.indent - target.parent));
  }
  if (final_breaks != 1) result += final_breaks == 0 ? '-' : '+';
  result += target.header_tail;
  for (const std::string_view line : split(content, '\n')) {
    // A line of blanks only would look like an empty one, and editors make it one.
    if (!line.empty() && only_of(line, " \t")) return std::nullopt;
    result += target.line_break;
    if (!line.empty()) result.append(target.indent, ' ').append(line);
  }
  for (std::size_t i = 1; i < final_breaks; ++i) result += target.line_break;
  return result;
}

std::string encode_scalar(std::string_view text, ScalarStyle style, const ScalarContext& context) {
  if (!is_valid_utf8(text))
    throw Error(Failure::invalid, "a text is not UTF-8; nothing was written", {"give the text as UTF-8"});
  const bool several_lines = text.find('\n') != std::string_view::npos;
  if (several_lines && !context.flow && style != ScalarStyle::plain)
    if (auto block = literal_block(text, {context.indent, context.parent, context.line_break})) return *block;
  if (fits_plain(text, context.flow) && (style == ScalarStyle::plain || !looks_typed(text))) return std::string(text);
  if (text.find_first_of("\"\\") != std::string_view::npos)
    if (auto single = single_quoted(text)) return *single;
  return double_quoted(text);
}

}  // namespace accord
