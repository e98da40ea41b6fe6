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

/// The dimensions the audience is shown and that can be judged.
std::vector<StatusRow> status_rows(const ReportContext& context);

}  // namespace accord
