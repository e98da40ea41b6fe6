// The charts of a report: from which figures, in which words. A view says which it has.
#pragma once

#include <span>

#include "document/report_context.h"

namespace accord {

enum class ChartKind : std::uint8_t {
  burn_up,     ///< planned and completed share of the work over the weeks
  milestones,  ///< plan, forecast and contract date of each
  gantt,       ///< visible tasks and milestones not finished before the period
  value,       ///< planned value, earned value, cost: never on a client's page
};

/// Whether the Markdown page shows them too, as Mermaid or compact text; a web page always does, as pictures.
enum class InMarkdown : std::uint8_t { no, yes };

/// Puts those that have something to show into the view: under `charts` in its data what they say in words, and the
/// pictures beside it.
void add_charts(const ReportContext& context, ReportView& view, std::span<const ChartKind> charts, InMarkdown in_markdown);

/// `charts` for a shape: by key title, text (the story) and block (ready Markdown; empty when the page does without).
Shape charts_shape();

}  // namespace accord
