// The status report (B9): one page.
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

constexpr std::size_t rows_on_page = 5;
constexpr ChartKind charts[] = {ChartKind::burn_up, ChartKind::milestones, ChartKind::value};
constexpr EventTeller tellers[] = {[](const ReportContext& since) { done_section(since); }};

void fill(const ReportContext& context, Sections& sections, const Record*) {
  sections.add({{"done", done_section},
                {"not_done", not_done_section},
                {"next", [](const ReportContext& own) { return next_section(own, rows_on_page); }, next_range(context)},
                {"milestones", milestones_section},
                {"escalations", escalations_section},
                {"money", money_section}});
}

}  // namespace

ReportView status_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request) {
  return periodic_view({.document = "status", .rows = rows_on_page, .fill = fill, .annex = nullptr, .charts = charts, .tellers = tellers, .in_markdown = InMarkdown::no}, view, settings, figures, request);
}

Shape status_shape() { return periodic_shape({done_shape(), not_done_shape(), next_shape(), milestones_shape(), escalations_shape(), money_shape()}); }

}  // namespace accord
