// The tables of a web page: their HTML is the Markdown library's, one cell a line.
#include <algorithm>
#include <cctype>
#include <numeric>
#include <vector>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/document/web_page.h"

namespace accord {
namespace {

constexpr std::size_t short_cell = 28;     // a terminal's cells: a name and a date
constexpr std::size_t short_head = 12;
constexpr std::size_t short_columns = 64;  // together: the rest of the line is for the text

/// `<th align="right">Head</th>` as its parts; no tag when the line is none.
struct CellLine {
  std::string_view tag, attributes, content;
};

CellLine cell_line(std::string_view line) {
  for (const std::string_view tag : {"th", "td"}) {
    if (!line.starts_with('<') || line.substr(1, 2) != tag || line.size() < 9 || (line[3] != '>' && line[3] != ' ')) continue;
    const std::size_t open = line.find('>');
    const std::size_t close = line.rfind("</");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) continue;
    return {tag, line.substr(3, open - 3), line.substr(open + 1, close - open - 1)};
  }
  return {};
}

/// Without tags; entities stay, so that it is safe in an attribute.
std::string without_tags(std::string_view html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return text;
}

struct Columns {
  std::vector<std::string> names;
  std::vector<std::size_t> heads, widest;  ///< display width of the heading and of the widest cell below it
};

Columns columns_of(const std::vector<std::string_view>& lines) {
  Columns columns;
  std::size_t column = 0;
  for (const std::string_view line : lines) {
    if (line.starts_with("<tr")) column = 0;
    const CellLine cell = cell_line(line);
    if (cell.tag.empty()) continue;
    const std::string text = without_tags(cell.content);
    if (cell.tag == "th") {
      columns.names.push_back(text);
      columns.heads.push_back(display_width(text));
      columns.widest.push_back(0);
    } else if (column < columns.widest.size()) {
      columns.widest[column] = std::max(columns.widest[column], display_width(text));
    }
    ++column;
  }
  return columns;
}

/// Columns of short cells keep them on one line, the shortest first, as long as the other columns have room.
std::vector<bool> kept_together(const Columns& columns) {
  std::vector<bool> kept(columns.widest.size());
  std::vector<std::size_t> order(columns.widest.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t column) { return columns.widest[column]; });
  std::size_t sum = 0;
  for (const std::size_t column : order) {
    const std::size_t width = std::max(columns.widest[column], columns.heads[column] <= short_head ? columns.heads[column] : 0);
    sum += width;
    if (sum > short_columns || width > short_cell) break;
    kept[column] = true;
  }
  return kept;
}

/// T-7k2mq, 2026-06-28: browsers would break it at its hyphen.
bool is_code(std::string_view text) {
  return text.size() <= 16 && text.find('-') != std::string_view::npos && std::ranges::all_of(text, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; });
}

std::string one_table(const std::vector<std::string_view>& lines) {
  const Columns columns = columns_of(lines);
  const std::vector<bool> kept = kept_together(columns);
  std::string html;
  std::size_t column = 0;
  for (const std::string_view line : lines) {
    if (line.starts_with("<tr")) column = 0;
    const CellLine cell = cell_line(line);
    if (cell.tag.empty()) {
      html += std::string(line) + '\n';
      continue;
    }
    html += '<' + std::string(cell.tag);
    if (cell.tag == "th") html += " scope=\"col\"";
    const bool fits = column < kept.size() && kept[column] && (cell.tag == "td" || columns.heads[column] <= short_head);
    if (fits || (cell.tag == "td" && is_code(cell.content))) html += " class=\"short\"";
    html += cell.attributes;
    if (cell.tag == "td" && column < columns.names.size()) html += " data-label=\"" + columns.names[column] + '"';
    html += '>' + std::string(cell.content) + "</" + std::string(cell.tag) + ">\n";
    ++column;
  }
  return html;
}

}  // namespace

std::string readable_tables(std::string_view html) {
  std::string result;
  std::vector<std::string_view> table;
  for (const std::string_view line : split_lines(html)) {
    if (line == "<table>" || !table.empty()) table.push_back(line);
    else result += std::string(line) + '\n';
    if (line.find("</table>") == std::string_view::npos || table.empty()) continue;
    result += one_table(table);
    table.clear();
  }
  return result;
}

}  // namespace accord
