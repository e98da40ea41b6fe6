// CSV as spreadsheets and planning tools write it: quotes, byte order mark, commas, semicolons or tabs; and plans in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accord/exchange/plan_rows.h"

namespace accord {

struct CsvRow {
  std::uint32_t line = 0;  ///< on which it begins
  std::vector<std::string> cells;
  std::vector<Mark> marks = {};  ///< where each cell begins; columns count characters
};

/// RFC 4180; the separator is the one of , ; and TAB that the first line holds most of. A quote that never closes and
/// text that is not UTF-8 are findings.
std::vector<CsvRow> read_csv(std::string_view text, const std::string& file, Findings& findings);

/// With a byte order mark and CRLF, so that spreadsheets read Chinese. A cell that one would take for a formula gets an
/// apostrophe before it; read_csv leaves it, read_plan_csv takes it away again.
std::string write_csv(const std::vector<std::vector<std::string>>& rows);

/// The first row names the columns, in English or Chinese, as Excel plans and MS Project's exports have them; unknown
/// columns are notes, figures that cannot be read are errors. `days_per_week` of a duration in weeks is 5.
std::vector<PlanRow> read_plan_csv(std::string_view text, const std::string& file, Language language, Currency currency, Findings& findings);
/// Headings in the person's language; titles, durations and links as read_plan_csv takes them back.
std::string write_plan_csv(const std::vector<PlanRow>& rows, Language project, Language headings);

}  // namespace accord
