#include "document/milestone_chart.h"

#include <algorithm>

namespace accord {
namespace {

constexpr double width = page_chart_width, left = 8, right = width - 8, row_height = 30;

std::optional<TimeScale> time_of(const MilestoneChart& chart) {
  std::optional<TimeScale> scale;
  for (const MilestoneMark& row : chart.rows)
    for (const auto& date : {row.plan, row.finish, row.contract})
      if (date) {
        if (!scale) scale = TimeScale{*date, *date + 1, left, right - left};
        scale->take(*date);
      }
  return scale;
}

void draw_row(Svg& svg, const MilestoneMark& row, const TimeScale& scale, double top) {
  const double y = top + 21, when = text_width(row.when);
  const auto place = [&](Date date) { return scale.x(date + 1); };
  svg.text(0, top + 11, "strong", cut_to_units(row.label, width - when - 12));
  svg.text(right, top + 11, "soft", row.when, Anchor::end);
  svg.line(left, y, right, y, "grid");
  if (row.plan && row.finish) svg.line(place(*row.plan), y, place(*row.finish), y, "slip");
  if (row.contract) svg.line(place(*row.contract), y - 7, place(*row.contract), y + 7, "limit");
  if (row.plan) svg.diamond(place(*row.plan), y, 5, "hollow", row.label);
  if (!row.finish) return;
  if (row.reached) svg.circle(place(*row.finish), y, 4, "dot", row.label);
  else svg.diamond(place(*row.finish), y, 5, "bar-critical", row.label);
}

}  // namespace

std::string milestone_chart_svg(const MilestoneChart& chart) {
  const auto scale = time_of(chart);
  if (!scale) return {};
  const auto any = [&](auto test) { return std::ranges::any_of(chart.rows, test); };
  std::vector<LegendEntry> legend;
  if (any([](const MilestoneMark& row) { return row.plan.has_value(); })) legend.push_back({LegendEntry::Sign::diamond, "hollow", chart.plan_label});
  if (any([](const MilestoneMark& row) { return row.finish && !row.reached; })) legend.push_back({LegendEntry::Sign::diamond, "bar-critical", chart.forecast_label});
  if (any([](const MilestoneMark& row) { return row.finish && row.reached; })) legend.push_back({LegendEntry::Sign::circle, "dot", chart.reached_label});
  if (any([](const MilestoneMark& row) { return row.contract.has_value(); })) legend.push_back({LegendEntry::Sign::bar, "limit", chart.contract_label});
  Svg svg;
  svg.text(0, 16, "head", cut_to_units(chart.words.title, width * 0.85));
  const double top = 24 + draw_legend(svg, legend, 0, right, 24) + 6;
  const double bottom = top + row_height * static_cast<double>(chart.rows.size()) + 4;
  draw_months(svg, *scale, top, bottom, bottom + 13, chart.language);
  if (chart.as_of && scale->holds(*chart.as_of)) draw_day(svg, *scale, *chart.as_of, "now", chart.as_of_label, top, bottom + 14, bottom + 26);
  double y = top;
  for (const MilestoneMark& row : chart.rows) {
    draw_row(svg, row, *scale, y);
    y += row_height;
  }
  return svg.on_page(chart.words, width, bottom + 32);
}

}  // namespace accord
