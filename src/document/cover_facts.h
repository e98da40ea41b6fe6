// The sentences a page can say by itself: what was reached, where the plan stands, what would bring it back.
#pragma once

#include <string>

#include "accord/base/data.h"
#include "document/report_context.h"

namespace accord {

/// "M4 Integration test passed; six working days behind plan".
std::string fact_headline(const ReportContext& context);
/// How many working days the plan is behind (or, below 0, ahead of) what was agreed; once all is over, was;
/// small numbers `in_words` or in figures.
std::string slip_words(const ReportContext& context, int slip, bool in_words);
/// What begins or ends next, as one sentence; empty when nothing does.
std::string fact_summary(const ReportContext& context);
/// What stands below the headline, the dates that matter apart: [{before, gap_before, strong, gap_after, after}]. The
/// cover's summary and way back (both may be empty), and unless they say it: the forecast of the whole against the
/// contract, and what the open measures (told in section `problems`) would do.
Data lead(const ReportContext& context, const std::string& summary, const std::string& way_back, const std::string& problems);

}  // namespace accord
