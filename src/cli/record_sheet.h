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

/// One of its values as the sheet has it: a text, or one for each item of a list.
std::vector<std::string> texts_of(Context& context, const Record& record, const Member& member, const QueryContext& query);

/// The records it refers to: only their files are opened.
std::vector<Record> linked_records(Context& context, const Record& record);

/// The records that point to it, under one label; no lines when there are none.
SheetRow linking_row(Context& context, const Record& record, const RecordSet& records);

/// The sheet in the format asked for: on a terminal aligned and wrapped, in Markdown and HTML as tables under the heading.
void print_sheet(Context& context, const RecordSheet& sheet);

}  // namespace accord
