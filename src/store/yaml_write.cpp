#include "accord/store/yaml_write.h"

#include <algorithm>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "store/yaml_layout.h"
#include "store/yaml_scalar.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

constexpr std::size_t line_width = 120;

ScalarLook look_of(const Value& scalar, const std::string& path, const YamlLayout& layout) {
  ScalarLook look = layout.looks ? layout.looks(path, scalar) : ScalarLook{};
  look.comment = visible_text(look.comment);
  std::ranges::replace(look.comment, '\n', ' ');
  return look;
}

std::string write_scalar(const Value& value, const std::string& path, std::size_t column, const YamlLayout& layout) {
  const ScalarLook look = look_of(value, path, layout);
  const ScalarContext context{false, column + 2, column, layout.line_break};
  std::string text = layout.cautious ? double_quoted(value.text) : encode_scalar(value.text, look.style, context);
  if (look.comment.empty()) return text;
  const std::size_t line_end = text.starts_with('|') ? yaml_line_end(text, 0) : text.size();
  return text.insert(line_end, "  # " + look.comment);
}

std::string empty_of(const Value& value) {
  return value.is_map() ? "{}" : "[]";
}

bool is_empty(const Value& value) {
  return std::ranges::all_of(value.members, [](const Member& member) { return member.value.is_none(); });
}

/// A map whose values are all scalars of one line without comments, if its line is short enough.
bool fits_one_line(const Value& map, const std::string& path, std::size_t column, const YamlLayout& layout) {
  for (const Member& member : map.members) {
    if (member.value.is_none()) continue;
    if (!member.value.is_scalar() || member.value.text.find('\n') != std::string::npos) return false;
    if (!look_of(member.value, join_path(path, member.key), layout).comment.empty()) return false;
  }
  return column + 2 + display_width(write_flow(map, path, layout)) <= line_width;
}

/// The members of a map; the first one without its indentation.
std::string write_members(const Value& map, const std::string& path, std::size_t column, const YamlLayout& layout) {
  std::string result;
  for (const Member& member : map.members) {
    if (member.value.is_none()) continue;
    if (!result.empty()) result.append(layout.line_break).append(column, ' ');
    result += write_key(member.key) + ":" + write_after_key(member.value, join_path(path, member.key), column, layout);
  }
  return result;
}

std::string write_items(const Value& list, const std::string& path, std::size_t column, const YamlLayout& layout) {
  std::string result;
  for (const Member& item : list.members) {
    if (item.value.is_none()) continue;
    if (!result.empty()) result.append(layout.line_break).append(column, ' ');
    result += "-" + write_after_dash(item.value, path, column, layout);
  }
  return result;
}

}  // namespace

std::string join_path(std::string_view path, std::string_view key) {
  return path.empty() ? std::string(key) : std::string(path) + "." + std::string(key);
}

std::string write_key(std::string_view key) {
  return encode_scalar(key, ScalarStyle::text, {.flow = true, .line_break = "\n"});
}

std::string write_flow(const Value& value, const std::string& path, const YamlLayout& layout) {
  if (value.is_scalar()) {
    if (layout.cautious) return double_quoted(value.text);
    return encode_scalar(value.text, look_of(value, path, layout).style, {.flow = true, .line_break = "\n"});
  }
  std::string result;
  for (const Member& member : value.members) {
    if (member.value.is_none()) continue;
    if (!result.empty()) result += ", ";
    if (value.is_map()) result += write_key(member.key) + ": ";
    result += write_flow(member.value, value.is_map() ? join_path(path, member.key) : path, layout);
  }
  return value.is_map() ? "{" + result + "}" : "[" + result + "]";
}

std::string write_after_key(const Value& value, const std::string& path, std::size_t column, const YamlLayout& layout) {
  if (value.is_none()) return "";
  if (value.is_scalar()) return " " + write_scalar(value, path, column, layout);
  if (is_empty(value)) return " " + empty_of(value);
  std::string result(layout.line_break);
  result.append(column + 2, ' ');
  return result + (value.is_map() ? write_members(value, path, column + 2, layout)
                                  : write_items(value, path, column + 2, layout));
}

std::string write_after_dash(const Value& value, const std::string& path, std::size_t column,
                             const YamlLayout& layout) {
  if (value.is_none()) return "";
  if (value.is_scalar()) return " " + write_scalar(value, path, column, layout);
  if (is_empty(value)) return " " + empty_of(value);
  if (value.is_list()) return " " + write_items(value, path, column + 2, layout);
  if (fits_one_line(value, path, column, layout)) return " " + write_flow(value, path, layout);
  return " " + write_members(value, path, column + 2, layout);
}

std::string write_yaml(const Value& record, const ScalarLooks& looks) {
  if (is_empty(record)) return "{}\n";
  return write_members(record, "", 0, {looks}) + "\n";
}

}  // namespace accord
