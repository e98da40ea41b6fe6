// The weekly report (B7): one page for the client; with the internal audience an annex behind it.
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

constexpr std::size_t rows_on_page = 5;
constexpr ChartKind charts[] = {ChartKind::burn_up, ChartKind::milestones, ChartKind::value};
constexpr EventTeller tellers[] = {[](const ReportContext& since) { done_section(since); }, remember_problems, [](const ReportContext& since) { risks_section(since); }};

void fill(const ReportContext& context, Sections& sections, const Record*) {
  sections.add({{"needs", needs_section},
                {"done", done_section},
                {"problems", [](const ReportContext& own) { return problems_section(own, rows_on_page); }},
                {"next", [](const ReportContext& own) { return next_section(own, rows_on_page); }, next_range(context)},
                {"milestones", milestones_section},
                {"risks", risks_section}});
  if (!has_changes(context)) sections.name_missing("changes");
  if (!has_complaints(context)) sections.name_missing("complaints");
  if (!has_notices(context)) sections.name_missing("notices");
}

}  // namespace

ReportView weekly_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request) {
  return periodic_view({.document = "weekly", .rows = rows_on_page, .fill = fill, .annex = nullptr, .charts = charts, .tellers = tellers, .in_markdown = InMarkdown::no}, view, settings, figures, request);
}

Shape weekly_shape() {
  return periodic_shape({needs_shape(), done_shape(), problems_shape(), next_shape(), milestones_shape(), risks_shape()});
}

}  // namespace accord
