#include "store/yaml_text.h"

#include <algorithm>

namespace accord {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_space(char c) {
  return is_blank(c) || c == '\n' || c == '\r';
}

}  // namespace

bool changes_direction(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E ||
         point == 0x200F || point == 0x061C;
}

bool is_invisible(char32_t point) {
  return (point >= 0x80 && point <= 0x9F) || point == 0x2028 || point == 0x2029 || point == 0xFEFF ||
         (point & 0xFFFEU) == 0xFFFE || changes_direction(point);
}

std::size_t skip_yaml_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_space(text[at]))
      ++at;
    else if (text[at] == '#' && (at == 0 || is_space(text[at - 1])))
      at = yaml_line_end(text, at);
    else
      break;
  }
  return at;
}

std::size_t yaml_line_start(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t yaml_line_end(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return end > at && end < text.size() && text[end - 1] == '\r' ? end - 1 : end;
}

std::size_t yaml_next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::string_view yaml_rest_of_line(std::string_view text, std::size_t at) {
  return text.substr(at, yaml_line_end(text, at) - at);
}

std::size_t null_word(std::string_view text, std::size_t at) {
  const char first = at < text.size() ? text[at] : ' ';
  if (first != '~' && first != 'n' && first != 'N') return 0;
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (text.substr(at, word.size()) != word) continue;
    const std::size_t end = at + word.size();
    if (end == text.size() || is_space(text[end]) || std::string_view(",]}").find(text[end]) != std::string_view::npos)
      return word.size();
  }
  return 0;
}

std::size_t quoted_scalar_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || text.substr(at + 1, 1) != "'") return at + 1;
      ++at;
    }
  }
  return std::string_view::npos;
}

std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value) {
  for (std::size_t i = 0; i < value.size() && at < text.size();) {
    if (!is_space(text[at])) {
      ++at;
      ++i;
      continue;
    }
    const std::size_t run_end = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
    const std::string_view run = text.substr(at, run_end - at);
    if (run.find('\n') == std::string_view::npos) {
      i += run.size();
    } else if (value[i] == ' ') {
      ++i;
    } else {
      while (i < value.size() && value[i] == '\n') ++i;
    }
    at = run_end;
  }
  return at;
}

BlockScalarShape block_scalar_shape(std::string_view text, std::size_t at, int parent_column) {
  BlockScalarShape shape;
  shape.header_end = shape.end = yaml_line_end(text, at);
  for (std::size_t i = at + 1; i < shape.header_end && !is_blank(text[i]); ++i) {
    if (text[i] == '-' || text[i] == '+') shape.chomping = text[i];
    if (text[i] < '1' || text[i] > '9') continue;
    shape.has_indicator = true;
    shape.indent = static_cast<std::size_t>(std::max(parent_column, 0) + (text[i] - '0'));
  }
  for (std::size_t line = yaml_next_line(text, at); line < text.size(); line = yaml_next_line(text, line)) {
    const std::size_t line_end = yaml_line_end(text, line);
    const std::size_t first = std::min(text.find_first_not_of(' ', line), line_end);
    const std::size_t spaces = first - line;
    const bool blank = first == line_end && (shape.indent == 0 || spaces <= shape.indent);
    if (blank) {
      if (shape.chomping == '+') shape.end = line_end;
      continue;
    }
    if (shape.indent == 0 && static_cast<int>(spaces) > parent_column && spaces > 0) shape.indent = spaces;
    if (shape.indent == 0 || spaces < shape.indent) break;
    shape.end = line_end;
  }
  return shape;
}

}  // namespace accord
