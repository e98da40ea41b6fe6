// The monthly report (B8; what was used and how it stands, as GB 8567-1988 asks of a monthly progress report).
#include "document/periodic.h"
#include "document/section_internal.h"
#include "document/sections.h"

namespace accord {
namespace {

constexpr std::size_t rows_on_page = 12;
constexpr ChartKind charts[] = {ChartKind::burn_up, ChartKind::milestones, ChartKind::gantt, ChartKind::value};

Data suggestions(const ReportContext& context, const Record* cover) {
  SheetSection section;
  if (cover)
    if (std::string text = context.text(*cover, "suggestions"); !text.empty()) section.paragraphs.push_back(std::move(text));
  return section.empty() ? Data() : section_data(section);
}
constexpr EventTeller tellers[] = {[](const ReportContext& since) { done_section(since); }, remember_problems, [](const ReportContext& since) { risks_section(since); },
                                   remember_payments};

void fill(const ReportContext& context, Sections& sections, const Record* cover) {
  sections.add({{"needs", needs_section},
                {"progress", progress_section},
                {"done", work_section},
                {"milestones", milestones_section},
                {"problems", [](const ReportContext& own) { return problems_section(own, rows_on_page); }},
                {"risks", risks_section},
                {"changes", changes_section},
                {"quality", quality_section},
                {"payments", payments_section},
                {"feedback", feedback_section},
                {"next", [](const ReportContext& own) { return next_section(own, 0); }, next_range(context)},
                {"suggestions", [&](const ReportContext& own) { return suggestions(own, cover); }}});
  if (!has_complaints(context)) sections.name_missing("complaints");
  if (!has_notices(context)) sections.name_missing("notices");
}

}  // namespace

ReportView monthly_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request) {
  return periodic_view({.document = "monthly", .rows = rows_on_page, .fill = fill, .annex = monthly_annex, .charts = charts, .tellers = tellers, .in_markdown = InMarkdown::yes}, view, settings, figures, request);
}

Shape monthly_shape() {
  return periodic_shape({needs_shape(), progress_shape(), done_shape(), milestones_shape(), problems_shape(), risks_shape(), changes_shape(),
                         quality_shape(), payments_shape(), feedback_shape(), next_shape(), section_shape("suggestions", sheet_section_shape())});
}

}  // namespace accord
