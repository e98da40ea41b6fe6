// A report as one web page that needs nothing else: no scripts, no links to files, prints on A4.
#pragma once

#include <string>

#include "accord/document/report.h"

namespace accord {

/// `markdown` is the rendered page, `view` its data (for title and language). The style is a project's own
/// templates/report.css, else the built-in one.
std::string report_html(const std::string& markdown, const Data& view, const TemplateLookup& own);

}  // namespace accord
