// The monthly report (B8; what was used and how it stands, as GB 8567-1988 asks of a monthly progress report).
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

constexpr std::size_t rows_on_page = 12;
constexpr ChartKind charts[] = {ChartKind::burn_up, ChartKind::milestones, ChartKind::gantt, ChartKind::value};

void fill(const ReportContext& context, Sections& sections) {
  sections.add("needs", needs_section(context));
  sections.add("done", done_section(context));
  sections.add("milestones", milestones_section(context));
  sections.add("problems", problems_section(context));
  sections.add("risks", risks_section(context));
  sections.add("next", next_section(context, 0), next_range(context));
}

}  // namespace

ReportView monthly_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request) {
  return periodic_view({.document = "monthly", .rows = rows_on_page, .fill = fill, .charts = charts, .in_markdown = InMarkdown::yes}, view, settings, figures, request);
}

Shape monthly_shape() {
  return periodic_shape({needs_shape(), done_shape(), milestones_shape(), problems_shape(), risks_shape(), next_shape()});
}

}  // namespace accord
