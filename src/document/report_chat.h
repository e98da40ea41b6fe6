// The report in five lines, to paste into a chat.
#pragma once

#include "accord/base/data.h"
#include "document/report_context.h"

namespace accord {

/// Lines of plain text from the page's view, which is complete but for them: name and colour, what was done, where the
/// plan stands (unless all is green), what is needed, what comes.
Data chat_lines(const ReportContext& context, std::string_view document, const Data& view);

}  // namespace accord
