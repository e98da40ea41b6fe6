// A record as a sheet: every value of it under its label, for people.
#pragma once

#include <string>
#include <vector>

#include "accord/model/query.h"
#include "cli/context.h"
#include "cli/table.h"

namespace accord {

/// One label with its texts, or with a list's items as a table.
struct SheetRow {
  std::string label;
  std::vector<std::string> lines;
  Table items = {};
};

struct RecordSheet {
  std::string heading;
  std::vector<SheetRow> rows;
};

/// The query's records are those that the record's references are looked up in.
RecordSheet sheet_of(Context& context, const Record& record, const QueryContext& query);

/// The records that point to it, under one label; no lines when there are none.
SheetRow linking_row(Context& context, const Record& record, const RecordSet& records);

/// The sheet in the format asked for: on a terminal aligned and wrapped, in Markdown and HTML as tables under the heading.
void print_sheet(Context& context, const RecordSheet& sheet);

}  // namespace accord
