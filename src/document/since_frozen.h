// What the last frozen edition did not know: late entries, and figures that are different today.
#pragma once

#include <span>

#include "accord/base/data.h"
#include "document/report_context.h"

namespace accord {

/// Figures of a page that a later page checks: [{key, value}], values as people read them.
Data key_figures(const ReportContext& context);
/// The events of a page as data: [{event, name, key, date}].
Data events_data(const std::vector<PageEvent>& events);
/// Remembers the dated events that a section tells.
using EventTeller = void (*)(const ReportContext& context);
/// Sentences for the page: late entries and corrected figures; empty without a frozen edition or without differences. `tellers`
/// are of the sections this document has: what the frozen page never tells is no late entry.
Data since_frozen(const ReportContext& context, std::span<const EventTeller> tellers);

}  // namespace accord
