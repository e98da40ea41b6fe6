#include "document/line_chart.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace accord {
namespace {

constexpr double width = page_chart_width, right = width - 8, plot_height = 180;

struct Plot {
  TimeScale time;
  double top, bottom, highest;
  double y(double value) const { return bottom - (bottom - top) * value / highest; }
};

std::optional<TimeScale> time_of(const LineChart& chart, double left) {
  std::optional<TimeScale> scale;
  const auto take = [&](Date date) {
    if (!scale) scale = TimeScale{date, date + 1, left, right - left};
    scale->take(date);
  };
  for (const ChartSeries& series : chart.series)
    for (const ChartPoint& point : series.points) take(point.date);
  if (!scale) return {};
  if (chart.contract) take(chart.contract->date);
  return scale;
}

std::string line_of(const ChartSeries& series, const Plot& plot) {
  std::string shape;
  for (const ChartPoint& point : series.points)
    shape += fmt::format("{}{:.1f} {:.1f}", shape.empty() ? "M" : " L", plot.time.x(point.date + 1), plot.y(point.value));
  return shape;
}

double axis_width(const std::vector<AxisTick>& ticks) {
  double widest = 0;
  for (const AxisTick& tick : ticks) widest = std::max(widest, text_width(tick.label));
  return widest + 10;
}

void draw_axes(Svg& svg, const LineChart& chart, const Plot& plot) {
  draw_months(svg, plot.time, plot.top, plot.bottom, plot.bottom + 13, chart.language);
  for (const AxisTick& tick : chart.ticks) {
    svg.line(plot.time.left, plot.y(tick.value), right, plot.y(tick.value), tick.value == 0 ? "axis" : "grid");
    svg.text(plot.time.left - 4, plot.y(tick.value) + 4, "soft", tick.label, Anchor::end);
  }
}

void draw_named(Svg& svg, const NamedPoint& named, const Plot& plot) {
  const double x = plot.time.x(named.point.date + 1), y = plot.y(named.point.value);
  svg.circle(x, y, named.open ? 4 : 3.5, named.open ? "ring" : "dot", named.point.words);
  const bool at_edge = x + text_width(named.label) + 6 > right;
  if (named.above) svg.text(std::min(x, right), y - 7, "strong", named.label, Anchor::end);
  else svg.text(at_edge ? x - 6 : x + 6, y + 13, "strong", named.label, at_edge ? Anchor::end : Anchor::start);
}

}  // namespace

std::string line_chart_svg(const LineChart& chart) {
  const auto time = time_of(chart, axis_width(chart.ticks));
  if (!time || chart.ticks.empty()) return {};
  Svg svg;
  svg.text(0, 16, "head", cut_to_units(chart.words.title, width * 0.85));
  std::vector<LegendEntry> legend;
  for (const ChartSeries& series : chart.series)
    if (!series.points.empty()) legend.push_back({LegendEntry::Sign::line, series.kind, series.label});
  const double top = 24 + draw_legend(svg, legend, 0, right, 24) + 16;
  const Plot plot{*time, top, top + plot_height, std::max(chart.ticks.back().value, 1e-9)};
  draw_axes(svg, chart, plot);
  if (chart.as_of && plot.time.holds(chart.as_of->date)) draw_day(svg, plot.time, chart.as_of->date, "now", chart.as_of->label, plot.top, plot.bottom, plot.top + 10);
  if (chart.contract) draw_day(svg, plot.time, chart.contract->date, "limit", chart.contract->label, plot.top, plot.bottom, plot.bottom - 6);
  for (const ChartSeries& series : chart.series)
    if (!series.points.empty()) svg.path(line_of(series, plot), series.kind);
  for (const NamedPoint& named : chart.named) draw_named(svg, named, plot);
  return svg.on_page(chart.words, width, plot.bottom + 20);
}

std::vector<double> round_steps(double highest) {
  if (!(highest > 0)) return {0, 1};
  const double power = std::pow(10, std::floor(std::log10(highest / 5)));
  double step = 10 * power;
  for (const double factor : {5.0, 2.5, 2.0, 1.0})
    if (factor * power * 5 >= highest) step = factor * power;
  std::vector<double> steps = {0};
  while (steps.back() < highest) steps.push_back(steps.back() + step);
  return steps;
}

}  // namespace accord
