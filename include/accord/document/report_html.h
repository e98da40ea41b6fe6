// A report as one web page that needs nothing else: no scripts, no links to files, prints on A4.
#pragma once

#include <string>

#include "accord/document/report.h"

namespace accord {

/// The page of the template with the view's charts as pictures in their places. The style is a project's own
/// templates/report.css, else the built-in one. Throws what render_report throws.
std::string report_html(const ReportRow& row, const ReportView& view, const TemplateLookup& own);

}  // namespace accord
