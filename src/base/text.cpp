#include "accord/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord {
namespace {

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_bidi_or_invisible(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF;
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

bool is_shown(const CodePoint& point) {
  return point.valid && !is_control(point.value) && !is_bidi_or_invisible(point.value);
}

/// Whether what must not be shown can begin with this byte; most text is passed without being decoded.
bool may_be_invisible(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || (byte >= 0x80 && (byte < 0xE3 || byte >= 0xEF));
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t start = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    words.push_back(text.substr(start, at - start));
  }
  return words;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  if (text.empty()) return {};
  std::vector<std::string_view> lines = split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  if (from.empty()) return std::string(text);
  std::string result;
  for (std::size_t found = 0; (found = text.find(from)) != std::string_view::npos;
       text.remove_prefix(found + from.size())) {
    result += text.substr(0, found);
    result += to;
  }
  return result += text;
}

std::string in_quotes(std::string_view text) { return '"' + replace_all(text, "\"", "\"\"") + '"'; }

std::string out_of_quotes(std::string_view quoted) { return replace_all(quoted.substr(1, quoted.size() - 2), "\"\"", "\""); }

std::size_t quoted_end(std::string_view text, std::size_t begin) {
  if (begin >= text.size() || text[begin] != '"') return 0;
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] != '"') continue;
    if (i + 1 == text.size() || text[i + 1] != '"') return i + 1;
    ++i;  // a quote of the text itself
  }
  return 0;
}

std::string_view without_byte_order_mark(std::string_view text) { return text.substr(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0); }

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
  unsigned char first = byte(0);
  if (first < 0x80) return {first, 1, true};
  std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  constexpr CodePoint bad = {0xFFFD, 1, false};
  if (first < 0xC2 || first > 0xF4 || text.size() - at < size) return bad;
  char32_t value = first & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0u) != 0x80) return bad;
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return bad;
  return {value, size, true};
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    CodePoint next = decode_utf8(text, at);
    if (!next.valid) return false;
    at += next.size;
  }
  return true;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    CodePoint next = decode_utf8(text, at);
    result.push_back(next.value);
    at += next.size;
  }
  return result;
}

bool has_ideographs(std::string_view text) {
  return std::ranges::any_of(code_points(text), [](char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF); });
}

void append_utf8(std::string& text, char32_t c) {
  auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  auto tail = [&](int shift) { add(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return add(c);
  if (c < 0x800) {
    add(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      add(0xE0 | (c >> 12));
    } else {
      add(0xF0 | (c >> 18));
      tail(12);
    }
    tail(6);
  }
  tail(0);
}

std::string visible_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    CodePoint next = decode_utf8(text, at);
    if (is_shown(next)) {
      result += text.substr(at, next.size);
    } else if (next.size == 1) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
    } else {
      result += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(next.value));
    }
    at += next.size;
  }
  return result;
}

std::optional<char32_t> first_invisible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!may_be_invisible(text[at])) {
      ++at;
      continue;
    }
    const CodePoint next = decode_utf8(text, at);
    if (next.valid && !is_shown(next)) return next.value;
    at += next.size;
  }
  return std::nullopt;
}

std::string without_invisible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    if (is_shown(next)) result += text.substr(at, next.size);
    at += next.size;
  }
  return result;
}

}  // namespace accord
