// Bytes, words and code points of UTF-8 text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// Parts between separators, empty ones kept: "a,,b" has three, "" has one.
std::vector<std::string_view> split(std::string_view text, char separator);
/// Runs of anything but ASCII white space; "" has none.
std::vector<std::string_view> split_words(std::string_view text);
/// Lines without their LF or CRLF; a final line end adds no empty line.
std::vector<std::string_view> split_lines(std::string_view text);
/// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);
/// A to Z in lower case; every other byte as it is.
std::string lower_ascii(std::string_view text);
/// Equal when A to Z count as a to z.
bool equal_ignoring_case(std::string_view a, std::string_view b);
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// The text in quotes, a quote in it doubled (as in CSV), and back again.
std::string in_quotes(std::string_view text);
std::string out_of_quotes(std::string_view quoted);
/// Where the quoted text that begins at `begin` ends, behind its closing quote; 0: none begins there, or it has no end.
std::size_t quoted_end(std::string_view text, std::size_t begin);

inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
std::string_view without_byte_order_mark(std::string_view text);

/// The parts with the separator between them; any range of things a string can append.
template <typename Range>
std::string join(const Range& parts, std::string_view separator) {
  std::string result;
  bool first = true;
  for (const auto& part : parts) {
    if (!first) result += separator;
    first = false;
    result += part;
  }
  return result;
}

/// Only digits after an optional '-'; no '+', no spaces; nothing on overflow.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// One code point of a text and how many bytes it takes there.
struct CodePoint {
  char32_t value;
  std::size_t size;
  bool valid;
};
/// The code point that starts at that byte (at < size). A bad byte is U+FFFD, one byte, not valid.
/// Overlong forms, surrogates and values above U+10FFFF are bad.
CodePoint decode_utf8(std::string_view text, std::size_t at);
bool is_valid_utf8(std::string_view text);
std::vector<char32_t> code_points(std::string_view text);
/// Whether one of its characters is a Han ideograph.
bool has_ideographs(std::string_view text);
void append_utf8(std::string& text, char32_t code_point);
/// The text of bytes that begin with the byte order mark of UTF-16; nothing when they are not that.
std::optional<std::string> utf8_from_utf16(std::string_view bytes);

/// The text as a terminal may safely show it: C0 (but not LF and TAB), DEL, C1, bidi controls, line separators, the
/// byte order mark and bytes that are not UTF-8 become \xNN or \uNNNN. Other text is unchanged.
std::string visible_text(std::string_view text);
/// The first character that visible_text would spell out, bytes that are not UTF-8 left aside.
std::optional<char32_t> first_invisible(std::string_view text);
/// The text without what visible_text would spell out: for pages, where it can only hide or turn what is read.
std::string without_invisible(std::string_view text);

/// The candidate that was probably meant: the smallest Damerau-Levenshtein distance (case-blind, in code points) of at
/// most a third of the longer word (at least 1, words of two letters 0); else the only candidate that starts with the
/// word (three letters or more). The first of equals.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates);
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace accord
