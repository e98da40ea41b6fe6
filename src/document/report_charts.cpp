#include "document/report_charts.h"

#include "document/chart_parts.h"

namespace accord {
namespace {

std::optional<DrawnChart> draw(const ReportContext& context, ChartKind kind) {
  switch (kind) {
    case ChartKind::burn_up: return burn_up_chart(context);
    case ChartKind::milestones: return milestones_chart(context);
    case ChartKind::gantt: return gantt_chart(context);
    case ChartKind::value: break;
  }
  return value_chart(context);
}

}  // namespace

void add_charts(const ReportContext& context, ReportView& view, std::span<const ChartKind> charts, InMarkdown in_markdown) {
  Data data = Data::map();
  for (const ChartKind kind : charts) {
    auto drawn = draw(context, kind);
    if (!drawn) continue;
    Data& chart = data.set(drawn->words.key, Data::map());
    chart.set("title", drawn->words.title);
    chart.set("text", drawn->words.description);
    chart.set("block", in_markdown == InMarkdown::yes ? std::move(drawn->block) : std::string());
    if (!drawn->svg.empty()) view.charts.push_back({drawn->words.key, std::move(drawn->svg)});
  }
  view.data.set("charts", std::move(data));
}

Shape charts_shape() {
  std::vector<Shape> charts;
  for (const char* key : {"burn_up", "milestones", "gantt", "value"})
    charts.push_back(Shape::map(key, {Shape::text("title"), Shape::text("text"), Shape::markdown("block")}).or_absent());
  return Shape::map("charts", std::move(charts));
}

}  // namespace accord
