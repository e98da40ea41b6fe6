// A table and its spellings: aligned for a terminal, tab-separated, Markdown, HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord {

enum class Paint { none, dim, red, yellow, green, blue, bold };

struct Cell {
  std::string text = {};       ///< as people read it: "◐ in progress", "¥48,000.00"
  std::string value = {};      ///< as programs read it: "in_progress", "CNY 48000.00"
  Paint colour = Paint::none;
  std::size_t strong = 0;      ///< bytes at the beginning of text that stand out (an id's shortest prefix)
};

/// A cell that reads the same for both.
Cell cell(std::string_view text, Paint colour = Paint::none);

struct Column {
  std::string name = {};     ///< field name
  std::string heading = {};  ///< in the person's language
  bool right = false;        ///< numbers
  bool shrinks = false;      ///< free text: made narrower first when the terminal is too narrow
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

/// Takes out the columns that hold nothing, then as many from the right as a terminal of that width cannot hold, but
/// none of `kept` (names).
Table fit_columns(Table table, std::size_t width, const std::vector<std::string>& kept);

/// The same, but for the columns that hold nothing.
Table narrowed(Table table, std::size_t width, const std::vector<std::string>& kept);

/// The cells of a line that cuts nothing.
std::size_t natural_width(const Table& table);

/// The widths its columns get on such a terminal.
std::vector<std::size_t> widths_of(const Table& table, std::size_t width);

/// Aligned by display width, no line wider than `width` cells: free text is cut with "…" (titles last), then
/// every column from the right. All text is made safe for a terminal. Paint and bold only with `colour`.
std::string write_table(const Table& table, std::size_t width, bool colour);
/// One row a line, no heading, values separated by tabs; tabs and line ends inside them become spaces.
std::string write_tsv(const Table& table);
std::string write_markdown_table(const Table& table);
/// A <table> element; every text escaped.
std::string write_html_table(const Table& table);

/// A sentence beside the tables, with the blank line or element that keeps it apart from them.
std::string write_markdown_line(std::string_view text);
std::string write_html_line(std::string_view text);

/// Text between escape sequences that colour it; unchanged without colour.
std::string paint(std::string_view text, Paint colour, bool enabled);

}  // namespace accord
