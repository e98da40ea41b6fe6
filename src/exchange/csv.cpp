#include "accord/exchange/csv.h"

#include <algorithm>

#include "accord/base/text.h"

namespace accord {
namespace {

char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char c : {';', '\t'})
    if (std::ranges::count(first, c) > std::ranges::count(first, best)) best = c;
  return best;
}

bool needs_quotes(std::string_view cell) { return cell.find_first_of(",\"\n\r;\t") != std::string_view::npos || cell != trim(cell); }

/// What a spreadsheet would compute: a title of somebody else must not become a formula on the client's machine.
bool is_formula(std::string_view cell) { return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos; }

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, const std::string& file, Findings& findings) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  if (!is_valid_utf8(text)) {
    findings.push_back({"csv.encoding", Severity::error, file, {}, {}, "the file is not UTF-8", "save it as “CSV UTF-8” and try again"});
    return {};
  }
  const char separator = separator_of(text);
  std::vector<CsvRow> rows;
  CsvRow row{1, {}};
  std::string cell;
  std::uint32_t line = 1;
  bool quoted = false, was_quoted = false;
  const auto end_row = [&] {
    row.cells.push_back(std::move(cell));
    cell.clear();
    was_quoted = false;
    if (row.cells.size() > 1 || !row.cells.front().empty()) rows.push_back(std::move(row));
    row = {line, {}};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') cell += c;
      else if (i + 1 < text.size() && text[i + 1] == '"') cell += text[++i];
      else quoted = false;
    } else if (c == '"' && cell.empty() && !was_quoted) {
      quoted = was_quoted = true;
    } else if (c == separator) {
      row.cells.push_back(std::move(cell));
      cell.clear();
      was_quoted = false;
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r' || i + 1 >= text.size() || text[i + 1] != '\n') {
      cell += c;
    }
  }
  if (quoted) findings.push_back({"csv.quote", Severity::error, file, {row.line, 1}, {}, "a quote is opened and never closed", "double a quote inside a cell"});
  if (!cell.empty() || !row.cells.empty()) end_row();
  return rows;
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string text = "\xef\xbb\xbf";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      const std::string cell = is_formula(row[i]) ? "'" + row[i] : row[i];
      text += needs_quotes(cell) ? "\"" + replace_all(cell, "\"", "\"\"") + "\"" : cell;
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace accord
