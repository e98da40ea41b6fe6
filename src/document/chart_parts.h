// What the charts of a report share: their words, marks and text forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/line_chart.h"
#include "document/report_context.h"

namespace accord {

/// One chart as a page takes it.
struct DrawnChart {
  ChartWords words;
  std::string svg;    ///< empty when the figures lack the weeks it needs
  std::string block;  ///< Markdown; may be empty
};

/// Each is absent when there is nothing to show.
std::optional<DrawnChart> burn_up_chart(const ReportContext& context);
std::optional<DrawnChart> value_chart(const ReportContext& context);
std::optional<DrawnChart> milestones_chart(const ReportContext& context);
std::optional<DrawnChart> gantt_chart(const ReportContext& context);

/// "Status at 28 June".
MarkedLine as_of_mark(const ReportContext& context);
/// "Contract 27 August"; absent without a contract date.
std::optional<MarkedLine> contract_mark(const ReportContext& context);

/// A fenced block of a Markdown page. The text ends with a line's end and holds no fence.
std::string fenced(std::string_view info, std::string_view text);

struct TextBar {
  std::string label;
  double share = 0;  ///< 0 to 1
  std::string value;
};
/// "Completed  ███████████████░░░░░  77.1 %", aligned, as a fenced block.
std::string text_bars(const std::vector<TextBar>& bars);

}  // namespace accord
