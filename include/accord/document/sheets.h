// Documents made of tables: minutes of a meeting (B3), risk register (B13), issues and defects (B10), roster (B21).
#pragma once

#include "accord/document/report.h"

namespace accord {

/// Needs `subject`, a meeting's identifier. Throws Error{refused} for a meeting the audience does not see.
ReportView minutes_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request);
ReportView risks_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request);
ReportView issues_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request);
ReportView roster_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request);
/// The shape of all of them.
Shape sheet_shape();

}  // namespace accord
