// What the last frozen edition did not know: late entries, and figures that are different today.
#pragma once

#include "accord/base/data.h"
#include "document/report_context.h"

namespace accord {

/// Figures of a page that a later page checks: [{key, value}], values as people read them.
Data key_figures(const ReportContext& context);
/// The events of a page as data: [{event, name, key, date}].
Data events_data(const std::vector<PageEvent>& events);
/// Sentences for the page: late entries and corrected figures; empty without a frozen edition or without differences.
Data since_frozen(const ReportContext& context);

}  // namespace accord
