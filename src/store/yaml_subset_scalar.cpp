#include "store/yaml_subset_scalar.h"

#include <algorithm>
#include <array>

#include "store/yaml_text.h"

namespace accord {
namespace {

constexpr std::size_t longest_key = 512;  // yaml-cpp looks for a colon no further than 1024 bytes

/// One look-up a byte: the reader's speed is that of its inner loops.
class ByteSet {
 public:
  constexpr ByteSet(std::string_view bytes) {
    for (const char c : bytes) in_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool has(char c) const { return in_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> in_{};
};

constexpr ByteSet not_plain_start = ByteSet("?:,[]{}#&*!|>'\"%@` \n");
constexpr ByteSet flow_plain_end = ByteSet(",]}");
constexpr ByteSet not_flow_plain = ByteSet("\n[{?#'\"&*!|>%@`");

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}
char peek(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\n';
}
bool one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

/// What may begin a plain scalar; a dash only before a word.
bool begins_plain(std::string_view text, std::size_t at) {
  const char c = peek(text, at);
  if (c == '-') return is_word(peek(text, at + 1));
  return !not_plain_start.has(c);
}

}  // namespace

std::size_t subset_key(std::string_view text, std::size_t at) {
  if (!is_word(peek(text, at))) return 0;
  std::size_t end = at;
  for (std::size_t i = at; i < std::min(text.size(), at + longest_key); ++i) {
    const char c = text[i];
    if (is_word(c) || c == '-' || c == '.' || c == '/' || c == '+') {
      end = i + 1;
    } else if (c == ':') {
      return end - at;
    } else if (c != ' ') {
      return 0;
    }
  }
  return 0;
}

std::size_t subset_plain(std::string_view text, std::size_t at) {
  if (!begins_plain(text, at)) return 0;
  std::size_t end = at;
  for (std::size_t i = at; peek(text, i) != '\n'; ++i) {
    const char c = text[i];
    if (c == ':' && one_of(peek(text, i + 1), " \n")) return 0;
    if (c == '#' && text[i - 1] == ' ') break;
    if (c != ' ') end = i + 1;
  }
  return end - at;
}

std::size_t subset_flow_plain(std::string_view text, std::size_t at) {
  if (!begins_plain(text, at)) return 0;
  std::size_t end = at;
  for (std::size_t i = at; !flow_plain_end.has(peek(text, i)); ++i) {
    const char c = peek(text, i);
    if (not_flow_plain.has(c)) return 0;
    if (c == ':' && !is_word(peek(text, i + 1))) return 0;
    if (c != ' ') end = i + 1;
  }
  return end - at;
}

std::size_t subset_quoted(std::string_view text, std::size_t at, std::string& value) {
  const char quote = text[at];
  value.clear();
  for (std::size_t i = at + 1; peek(text, i) != '\n'; ++i) {
    const char c = text[i];
    if (c == quote && (quote == '"' || peek(text, i + 1) != '\'')) return i + 1 - at;
    if (c == '\\' && quote == '"') {
      const char escaped = peek(text, ++i);
      if (!one_of(escaped, "\\\"nt")) return 0;
      value += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      continue;
    }
    if (c == quote) ++i;
    value += c;
  }
  return 0;
}

SubsetLiteral subset_literal(std::string_view text, std::size_t at, std::size_t column, std::string& value) {
  const std::size_t header_end = yaml_line_end(text, at);
  const char chomping = one_of(peek(text, at + 1), "-+") ? text[at + 1] : ' ';
  const std::size_t after = at + (chomping == ' ' ? 1 : 2);
  const std::size_t tail = std::min(text.find_first_not_of(' ', after), header_end);
  if (tail != header_end && (text[tail] != '#' || tail == after)) return {};
  value.clear();
  SubsetLiteral block;
  std::size_t indent = 0;
  std::size_t blanks = 0;
  std::size_t line = yaml_next_line(text, at);
  for (; line < text.size(); line = yaml_next_line(text, line)) {
    const std::size_t line_end = text.find('\n', line);
    if (line_end == std::string_view::npos) return {};
    const std::size_t spaces = text.find_first_not_of(' ', line) - line;
    if (line + spaces == line_end) {
      if (spaces != 0) return {};
      ++blanks;
      if (chomping == '+') block.end = line_end;
      continue;
    }
    if (indent == 0 && spaces > column) indent = spaces;
    if (indent == 0 || spaces < indent) {
      if (spaces > column) return {};
      break;
    }
    value.append(blanks, '\n').append(text.substr(line + indent, line_end + 1 - line - indent));
    blanks = 0;
    block.end = line_end;
  }
  if (indent == 0) return {};
  if (chomping == '-') value.pop_back();
  if (chomping == '+') value.append(blanks, '\n');
  block.next_line = line;
  return block;
}

}  // namespace accord
