// The weekly report (B7).
#pragma once

#include "accord/document/report.h"

namespace accord {

/// The page of a week. Names of the view: see weekly_shape in src/document/weekly_shape.cpp.
ReportView weekly_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request);
Shape weekly_shape();

/// Column headings and other fixed words of the template, found under `labels` in the view.
const std::vector<std::string_view>& weekly_label_keys();

}  // namespace accord
