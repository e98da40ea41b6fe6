// Records as JSON: the envelope every command shares (formats.md).
#pragma once

#include <vector>

#include "accord/base/data.h"
#include "accord/model/finding.h"
#include "accord/model/query.h"

namespace accord {

/// Every field of the kind (null when absent), unknown keys, then the figures under "derived".
Data record_data(const Record& record, const QueryContext& query);

/// A YAML value as its field's schema has it: whole and decimal numbers in their exact spelling, true and false; all else,
/// dates and money too, and what no field describes, as the text that stands in the file.
Data typed_data(const Value& value, const Field* field);

/// error, warning or note.
std::string_view severity_name(Severity severity);

Data finding_data(const Finding& finding, Language language);

/// {"accord": 1, "kind": …, "as_of": …, "records": […], "findings": […]} with a newline at its end, and "files" when there are
/// some. `kind` may be empty.
std::string envelope(std::string_view kind, Date as_of, std::vector<Data> records, const Findings& findings, Language language, const std::vector<std::string>& files = {});

}  // namespace accord
