#include "accord/exchange/csv.h"

#include <algorithm>
#include <array>

#include "accord/base/text.h"

namespace accord {
namespace {

/// The one that stands most often in the first row; within quotes none does.
char separator_of(std::string_view text) {
  constexpr std::string_view candidates = ",;\t";  // of equals the first
  std::array<std::size_t, candidates.size()> counts = {};
  bool begins_cell = true;
  for (std::size_t i = 0; i < text.size() && text[i] != '\n'; ++i) {
    if (begins_cell && text[i] == '"') {
      const std::size_t end = quoted_end(text, i);
      if (end == 0) break;
      i = end - 1;
    }
    const std::size_t candidate = candidates.find(text[i]);
    begins_cell = candidate != std::string_view::npos;
    if (begins_cell) ++counts.at(candidate);
  }
  return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

bool needs_quotes(std::string_view cell) { return cell.find_first_of(",\"\n\r;\t") != std::string_view::npos || cell != trim(cell); }

/// What a spreadsheet would compute: a title of somebody else must not become a formula on the client's machine.
bool is_formula(std::string_view cell) { return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos; }

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, const std::string& file, Findings& findings) {
  text = without_byte_order_mark(text);
  if (!is_valid_utf8(text)) {
    findings.push_back({"csv.encoding", Severity::error, file, {}, {}, "the file is not UTF-8", "save it as “CSV UTF-8”; for an older Chinese file: iconv -f GB18030 -t UTF-8 OLD.csv > NEW.csv"});
    return {};
  }
  const char separator = separator_of(text);
  std::vector<CsvRow> rows;
  CsvRow row{1, {}};
  std::string cell;
  std::uint32_t line = 1, column = 0;
  Mark begin{1, 1};
  bool quoted = false, was_quoted = false;
  const auto end_cell = [&] {
    row.cells.push_back(std::move(cell));
    row.marks.push_back(begin);
    cell.clear();
    was_quoted = false;
    begin = {line, column + 1};
  };
  const auto end_row = [&] {
    end_cell();
    if (row.cells.size() > 1 || !row.cells.front().empty()) rows.push_back(std::move(row));
    row = {line, {}};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column;
    if (c == '\n') {
      ++line;
      column = 0;
    }
    if (quoted) {
      if (c != '"') cell += c;
      else if (i + 1 >= text.size() || text[i + 1] != '"') quoted = false;
      else cell += text[++i], ++column;
    } else if (c == '"' && cell.empty() && !was_quoted) {
      quoted = was_quoted = true;
    } else if (c == separator) {
      end_cell();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r' || i + 1 >= text.size() || text[i + 1] != '\n') {
      cell += c;
    }
  }
  if (quoted) findings.push_back({"csv.quote", Severity::error, file, begin, {}, "a quote is opened and never closed", "double a quote inside a cell"});
  if (!cell.empty() || !row.cells.empty()) end_row();
  return rows;
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string text(byte_order_mark);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      const std::string cell = is_formula(row[i]) ? "'" + row[i] : row[i];
      text += needs_quotes(cell) ? in_quotes(cell) : cell;
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace accord
