// The cover note of a report: the few sentences only a person can write.
#pragma once

#include <string_view>

#include "accord/document/report.h"
#include "accord/model/value.h"

namespace accord {

/// The cover note of a document's period among the visible records, or null; for us our own, else the client's. A page as of
/// a day before the period's end knows no note that was written later; one of the whole period may, for its note is written
/// when the period is over.
const Record* find_cover(const ClientView& view, std::string_view document, const ReportRequest& request);
bool is_confirmed(const Record& cover);
/// As of that page.
bool is_confirmed(const Record& cover, const ReportRequest& request);

/// Content of a new cover record pre-filled with facts: headline, summary and, when amber or red, the way back and a
/// note per such dimension, in both languages. Everything is for a person to rewrite.
Value draft_cover(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request,
                  std::string_view document);

}  // namespace accord
