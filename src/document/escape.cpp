#include "accord/document/escape.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "accord/base/text.h"

namespace accord {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_alphanumeric(c); }

/// White space and control characters as single spaces; without what turns the direction of the text.
std::string flatten(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    const std::string_view piece = text.substr(at, next.size);
    at += next.size;
    const bool separates = next.value <= ' ' || next.value == 0x7F || next.value == 0x2028 || next.value == 0x2029;
    if (!separates) {
      if (!first_invisible(piece)) result += piece;
    } else if (!result.ends_with(' ')) {
      result += ' ';
    }
  }
  return result;
}

std::string flatten_for(std::string_view raw, const MarkdownPlace& place) {
  constexpr std::string_view closed = " \n\r\t*_~[]|(";
  std::string text = flatten(raw);
  bool first = place.kind == MarkdownPlace::Kind::block_start || place.cell;
  if (text.starts_with(' ') && (first || closed.find(place.before) != std::string_view::npos)) text.erase(0, 1);
  if (text.ends_with(' ') && (place.cell || closed.find(place.after) != std::string_view::npos)) text.pop_back();
  return text;
}

/// One value being escaped; `at_` walks over it.
class MarkdownEscaper {
 public:
  MarkdownEscaper(std::string_view text, const MarkdownPlace& place) : text_(text), place_(place) {}

  std::string run() {
    out_.reserve(text_.size() + text_.size() / 8);
    if (place_.kind == MarkdownPlace::Kind::block_start) start_of_block();
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  char next(std::size_t offset = 1) const {
    return at_ + offset < text_.size() ? text_[at_ + offset] : at_ + offset == text_.size() ? place_.after : '\0';
  }
  bool last() const { return at_ + 1 == text_.size(); }
  /// True when a blank or the end (known to be a blank, or not known) follows.
  static bool blank_or_unknown(char c) { return is_space(c) || c == '\0'; }

  void keep(std::size_t count = 1) {
    out_ += text_.substr(at_, count);
    at_ += count;
  }
  void escape() {
    out_ += '\\';
    keep();
  }

  std::size_t run_length() const {
    std::size_t end = text_.find_first_not_of(text_[at_], at_);
    return (end == std::string_view::npos ? text_.size() : end) - at_;
  }

  /// What would open a block: headings, lists, quotes, rules, tables, underlines of a heading.
  void start_of_block() {
    if (text_.empty()) return;
    const char c = text_[0];
    if (c == '#') {
      std::size_t length = run_length();
      if (length <= 6 && blank_or_unknown(next(length))) escape();
    } else if (c == '+' || c == '-' || c == '=') {
      if (!is_alphanumeric(next()) && !is_beyond_ascii(next())) escape();
    } else if (c == '>' || c == '|' || (c == ':' && (next() == '-' || next() == '\0'))) {
      escape();
    } else if (is_digit(c)) {
      std::size_t length = 1;
      while (length < 10 && is_digit(next(length))) ++length;
      const char mark = length < text_.size() ? text_[length] : '\0';
      if (length > 9 || (mark != '.' && mark != ')')) return;
      if (!blank_or_unknown(next(length + 1))) return;
      keep(length);
      escape();
    } else if (c == '*' || c == '_' || c == '~') {
      for (std::size_t left = run_length(); left > 0; --left) escape();
    }
  }

  void step() {
    switch (text_[at_]) {
      case '`':
      case '[':
      case ']': return escape();
      case '*':
      case '_':
      case '~': return emphasis();
      case '\\': return backslash();
      case '<': return needs_angle_escape(next()) ? escape() : keep();
      case '&': return ampersand();
      case '!': return last() && (place_.after == '[' || place_.after == '\0') ? escape() : keep();
      case '|': return place_.cell ? escape() : keep();
      case '#': return closing_hashes();
      case ':': return is_url_colon() ? escape() : keep();
      case 'w': return web_name();
      case '.':
      case ')': return at_ == 0 && is_digit(place_.before) && blank_or_unknown(next()) ? escape() : keep();
      default: return keep();
    }
  }

  /// A letter in the sense of emphasis: ASCII letters and digits, and the common ideographs (U+4000 to U+9FFF).
  bool word_before() const {
    if (at_ == 0) return is_alphanumeric(place_.before);
    std::size_t lead = at_ - 1;
    while (lead > 0 && (static_cast<unsigned char>(text_[lead]) & 0xC0U) == 0x80U) --lead;
    return is_word_lead(text_[lead]);
  }
  static bool is_word_lead(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_alphanumeric(c) || (byte >= 0xE4 && byte <= 0xE9);
  }

  void emphasis() {
    const char c = text_[at_];
    const std::size_t length = run_length();
    const char before = at_ == 0 ? place_.before : text_[at_ - 1];
    const char after = next(length);
    bool harmless = is_space(before) && is_space(after);
    if (c == '_' && word_before() && is_word_lead(after)) harmless = true;
    if (harmless) return keep(length);
    for (std::size_t left = length; left > 0; --left) escape();
  }

  void backslash() {
    const bool final_one = last();
    // Some readers of tables take any backslash before a bar for an escaped bar.
    if (place_.cell && (final_one || next() == '|')) {
      out_ += "&#92;";
      ++at_;
    } else if (final_one || is_punctuation(next())) {
      escape();
    } else {
      keep();
    }
  }

  static bool needs_angle_escape(char after) {
    return is_letter(after) || after == '/' || after == '!' || after == '?' || after == '\0';
  }

  /// Looks like an entity, or could become one with what follows the value.
  void ampersand() {
    std::size_t length = 1;
    if (next() == '#') ++length;
    while (at_ + length < text_.size() && is_alphanumeric(text_[at_ + length])) ++length;
    const bool open_end = at_ + length == text_.size() && (place_.after == '\0' || place_.after == ';');
    const bool closed = at_ + length < text_.size() && text_[at_ + length] == ';';
    // The shortest entities have two letters: "R&D" and "Q&A" stay as they are.
    (length != 2 && open_end) || (length > 2 && closed) || (length == 2 && next() == '#') ? escape() : keep();
  }

  /// A heading drops hashes at its end.
  void closing_hashes() {
    const std::size_t length = run_length();
    const char before = at_ == 0 ? place_.before : text_[at_ - 1];
    const bool at_end = text_.find_first_not_of(' ', at_ + length) == std::string_view::npos;
    if (!at_end || !is_space(before) || !blank_or_unknown(place_.after)) return keep(length);
    escape();
    keep(length - 1);
  }

  bool is_url_colon() const {
    if (text_.substr(at_, 3) != "://") return false;
    const std::string_view before = text_.substr(0, at_);
    for (std::string_view scheme : {"http", "https", "ftp"})
      if (before.size() >= scheme.size() && equal_ignoring_case(before.substr(before.size() - scheme.size()), scheme))
        return true;
    return false;
  }

  void web_name() {
    if (text_.substr(at_, 4) != "www." || (at_ > 0 && is_alphanumeric(text_[at_ - 1]))) return keep();
    keep(3);
    escape();
  }

  std::string_view text_;
  MarkdownPlace place_;
  std::size_t at_ = 0;
  std::string out_;
};

std::string escape_address(std::string_view text) {
  const std::size_t colon = text.find_first_of(":/?#");
  if (colon != std::string_view::npos && text[colon] == ':') {
    const std::string scheme = lower_ascii(text.substr(0, colon));
    if (scheme != "http" && scheme != "https" && scheme != "mailto") return {};
  }
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (byte <= ' ' || std::string_view("()<>\"'`\\|[]{}*_~^").find(c) != std::string_view::npos || byte == 0x7F) {
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    } else {
      out += c;
    }
  }
  return out;
}

/// True when the line so far holds nothing but quote marks, list marks and blanks.
bool only_marks(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    const char c = line[at];
    const char after = at + 1 < line.size() ? line[at + 1] : '\0';
    if (c == ' ' || c == '\t' || c == '>') {
      ++at;
    } else if ((c == '-' || c == '+' || c == '*') && after == ' ') {
      at += 2;
    } else if (is_digit(c)) {
      while (at < line.size() && is_digit(line[at])) ++at;
      if (at + 1 >= line.size() || (line[at] != '.' && line[at] != ')') || line[at + 1] != ' ') return false;
      at += 2;
    } else {
      return false;
    }
  }
  return true;
}

bool is_row(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t>");
  return first != std::string_view::npos && line[first] == '|';
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : without_invisible(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string escape_markdown(std::string_view raw, const MarkdownPlace& place) {
  const std::string text = flatten_for(raw, place);
  if (place.kind == MarkdownPlace::Kind::link) return escape_address(text);
  if (place.kind != MarkdownPlace::Kind::code) return MarkdownEscaper(text, place).run();
  const std::string plain = replace_all(text, "`", "'");
  return place.cell ? replace_all(plain, "|", "\\|") : plain;
}

MarkdownPlace MarkdownCursor::place(std::string_view page, char after) {
  while (read_ < page.size()) {
    const char c = page[read_];
    if (c == '\n') {
      line_begin_ = ++read_;
      ticks_ = 0;
    } else if (c == '\\' && ticks_ == 0) {
      read_ += read_ + 1 < page.size() && page[read_ + 1] != '\n' ? 2 : 1;
    } else if (c == '`') {
      std::size_t end = page.find_first_not_of('`', read_);
      if (end == std::string_view::npos) end = page.size();
      const std::size_t length = end - read_;
      if (ticks_ == 0) {
        ticks_ = length;
      } else if (ticks_ == length) {
        ticks_ = 0;
      }
      read_ = end;
    } else {
      ++read_;
    }
  }
  const std::string_view line = page.substr(line_begin_);
  MarkdownPlace result;
  result.before = line.empty() ? '\n' : line.back();
  result.after = after;
  result.cell = is_row(line);
  if (ticks_ > 0) {
    result.kind = MarkdownPlace::Kind::code;
  } else if (line.ends_with("](")) {
    result.kind = MarkdownPlace::Kind::link;
  } else if (!only_marks(line)) {
    result.kind = MarkdownPlace::Kind::inline_text;
  }
  return result;
}

}  // namespace accord
