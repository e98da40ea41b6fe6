// The reports that come again every period: weekly (B7), monthly (B8) and the status on one page (B9).
#pragma once

#include "accord/document/report.h"

namespace accord {

/// Names of the views: see the shapes in src/document/weekly.cpp, monthly.cpp, status.cpp and what they are made of.
ReportView weekly_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request);
Shape weekly_shape();
ReportView monthly_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request);
Shape monthly_shape();
ReportView status_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request);
Shape status_shape();

}  // namespace accord
