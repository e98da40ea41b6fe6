#include "cli/table.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/document/escape.h"
#include "accord/document/web_page.h"

namespace accord {

namespace {

constexpr std::size_t gap = 2;           // cells between columns
constexpr std::size_t narrowest = 8;     // free text keeps at least this many
constexpr std::size_t roomy = 100;       // a terminal that holds every column, whatever becomes of free text

/// The least that a column of free text is cut to: a title of fewer cells tells nothing.
std::size_t least_of(const Column& column) { return column.name == "title" ? 24 : narrowest; }

std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  return line;
}

std::string_view code_of(Paint colour) {
  switch (colour) {
    case Paint::dim: return "2";
    case Paint::red: return "31";
    case Paint::yellow: return "33";
    case Paint::green: return "32";
    case Paint::blue: return "34";
    case Paint::bold: return "1";
    case Paint::none: break;
  }
  return "0";
}

std::vector<std::size_t> natural_widths(const Table& table) {
  std::vector<std::size_t> widths;
  for (const Column& column : table.columns) widths.push_back(display_width(column.heading));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i].text));
  }
  return widths;
}

std::size_t total(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + (widths.empty() ? 0 : gap * (widths.size() - 1));
}

/// Takes the excess from the widest free-text columns that have more than their least.
void shrink_free_text(std::vector<std::size_t>& widths, const Table& table, std::size_t room, const std::function<std::size_t(const Column&)>& least) {
  const auto can_give = [&](std::size_t i) { return table.columns[i].shrinks && widths[i] > least(table.columns[i]); };
  while (total(widths) > room) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (can_give(i) && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
    if (widest == widths.size()) return;
    std::size_t next = least(table.columns[widest]), alike = 0;  // down to the next widest; those as wide share
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (!can_give(i)) continue;
      if (widths[i] < widths[widest]) next = std::max(next, widths[i]);
      else ++alike;
    }
    const std::size_t excess = total(widths) - room;
    widths[widest] -= std::min((excess + alike - 1) / alike, widths[widest] - next);
  }
}

/// From free text first, from titles last of it, then from the columns at the right.
void shrink(std::vector<std::size_t>& widths, const Table& table, std::size_t room) {
  shrink_free_text(widths, table, room, least_of);
  shrink_free_text(widths, table, room, [](const Column&) { return narrowest; });
  for (std::size_t i = widths.size(); i-- > 1 && total(widths) > room;) {
    const std::size_t excess = total(widths) - room;
    widths[i] -= std::min(excess, widths[i] > 1 ? widths[i] - 1 : 0);
  }
}

std::string cell_text(const Cell& cell, std::size_t width, bool right, bool last, bool colour) {
  const std::string cut = cut_to_width(cell.text, width);
  const std::string filled = right ? pad_left(cut, width) : last ? cut : pad_right(cut, width);
  const std::size_t lead = filled.size() - cut.size();
  if (!colour) return filled;
  if (cell.strong > 0 && cell.strong <= cut.size() && !right)
    return paint(cut.substr(0, cell.strong), Paint::bold, true) + cut.substr(cell.strong) + filled.substr(cut.size());
  if (cell.colour == Paint::none) return filled;
  return right ? filled.substr(0, lead) + paint(cut, cell.colour, true) : paint(cut, cell.colour, true) + filled.substr(cut.size());
}

std::string escape_markdown_cell(std::string_view text) {
  std::string result;
  for (const char c : visible_text(on_one_line(text))) {
    if (std::string_view("\\|*_`<>[]#&").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

void take_out(Table& table, std::size_t column) {
  const auto at = static_cast<std::ptrdiff_t>(column);
  table.columns.erase(table.columns.begin() + at);
  for (auto& row : table.rows) row.erase(row.begin() + at);
}

/// Whether the table fits when its free text has only so much room as a short phrase needs, on a wide terminal the least.
bool fits(const Table& table, std::size_t width) {
  constexpr std::size_t phrase = 20;
  std::vector<std::size_t> widths = natural_widths(table);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::size_t least = least_of(table.columns[i]);
    if (table.columns[i].shrinks) widths[i] = std::min(widths[i], width < roomy ? std::max(phrase, least) : least);
  }
  return total(widths) <= width;
}

Table safe_for_terminal(const Table& table) {
  Table safe = table;
  for (auto& row : safe.rows) {
    for (Cell& cell : row) cell.text = visible_text(on_one_line(cell.text));
  }
  return safe;
}

}  // namespace

Cell cell(std::string_view text, Paint colour) { return {std::string(text), std::string(text), colour, 0}; }

std::string write_markdown_line(std::string_view text) { return escape_markdown_cell(text) + "\n\n"; }

std::string write_html_line(std::string_view text) { return "<p>" + escape_html(text) + "</p>\n"; }

std::string paint(std::string_view text, Paint colour, bool enabled) {
  if (!enabled || colour == Paint::none || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code_of(colour)) + 'm' + std::string(text) + "\x1b[0m";
}

Table fit_columns(Table table, std::size_t width, const std::vector<std::string>& kept) {
  const auto is_kept = [&](std::size_t i) { return std::find(kept.begin(), kept.end(), table.columns[i].name) != kept.end(); };
  const auto is_empty = [&](std::size_t i) {
    return std::all_of(table.rows.begin(), table.rows.end(), [i](const auto& row) { return row[i].text.empty(); });
  };
  for (std::size_t i = table.columns.size(); i-- > 0;) {
    if (!is_kept(i) && is_empty(i)) take_out(table, i);
  }
  return narrowed(std::move(table), width, kept);
}

Table narrowed(Table table, std::size_t width, const std::vector<std::string>& kept) {
  const auto is_kept = [&](std::size_t i) { return std::find(kept.begin(), kept.end(), table.columns[i].name) != kept.end(); };
  for (std::size_t i = table.columns.size(); i-- > 0 && !fits(table, width);) {
    if (!is_kept(i)) take_out(table, i);
  }
  return table;
}

std::size_t natural_width(const Table& table) { return total(natural_widths(table)); }

std::vector<std::size_t> widths_of(const Table& table, std::size_t width) {
  std::vector<std::size_t> widths = natural_widths(table);
  shrink(widths, table, width);
  return widths;
}

std::string write_table(const Table& given, std::size_t width, bool colour) {
  const Table table = safe_for_terminal(given);
  const std::vector<std::size_t> widths = widths_of(table, width);
  std::string result;
  const auto add_line = [&](const std::vector<Cell>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool last = i + 1 == cells.size();
      line += cell_text(cells[i], widths[i], table.columns[i].right, last, colour);
      if (!last) line += std::string(gap, ' ');
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    result += line + '\n';
  };
  std::vector<Cell> headings;
  for (const Column& column : table.columns) headings.push_back(cell(column.heading, Paint::bold));
  add_line(headings);
  for (const auto& row : table.rows) add_line(row);
  return result;
}

std::string write_tsv(const Table& table) {
  std::string result;
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) result += (i > 0 ? "\t" : "") + on_one_line(row[i].value);
    result += '\n';
  }
  return result;
}

std::string write_markdown_table(const Table& table) {
  std::string result = "|";
  for (const Column& column : table.columns) result += ' ' + escape_markdown_cell(column.heading) + " |";
  result += "\n|";
  for (const Column& column : table.columns) result += column.right ? " --: |" : " --- |";
  result += '\n';
  for (const auto& row : table.rows) {
    result += '|';
    for (const Cell& cell : row) result += ' ' + escape_markdown_cell(cell.text) + " |";
    result += '\n';
  }
  return result;
}

std::string write_html_table(const Table& table) {
  std::string result = "<table>\n<thead>\n<tr>\n";
  const auto add = [&](std::string_view tag, std::size_t column, std::string_view text) {
    result += '<' + std::string(tag) + (table.columns[column].right ? " align=\"right\">" : ">") + escape_html(on_one_line(text)) + "</" + std::string(tag) + ">\n";
  };
  for (std::size_t i = 0; i < table.columns.size(); ++i) add("th", i, table.columns[i].heading);
  result += "</tr>\n</thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    result += "<tr>\n";
    for (std::size_t i = 0; i < row.size(); ++i) add("td", i, row[i].text);
    result += "</tr>\n";
  }
  return readable_tables(result + "</tbody>\n</table>\n");
}

}  // namespace accord
