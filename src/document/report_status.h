// The colours of a report in words: per dimension the reader is shown, with the reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/report_context.h"

namespace accord {

/// "green", "amber", "red", "unknown".
std::string_view name_of(Rag colour);
/// "schedule", "cost" …
std::string_view name_of(Dimension dimension);
/// A circle of that colour; never the only signal.
std::string_view icon_of(Rag colour);

struct StatusRow {
  Dimension dimension;
  Rag colour;
  std::string why;
};

/// A colour as a page may show it: while records are missing none is green, for what could not be read may be what is late.
Rag shown_colour(const ReportContext& context, Rag colour);
/// The colour of the page.
Rag page_colour(const ReportContext& context);

/// Of a change: asked for, and nobody has decided.
bool is_pending(std::string_view state);

/// Every milestone is reached, or dropped, and the last work is done.
bool is_over(const ReportContext& context, Date finish);

/// The day on which all is done, or was; nothing when the work is done but a milestone is still to be reached: nobody knows when.
std::optional<Date> outlook(const ReportContext& context);

/// The dimensions the audience is shown and that can be judged; while records are missing none is green.
std::vector<StatusRow> status_rows(const ReportContext& context);

}  // namespace accord
