#include "accord/document/histogram.h"

#include <algorithm>

#include <fmt/format.h>

#include "document/svg.h"

namespace accord {
namespace {

constexpr double width = 900, height = 360, left = 20, right = 20, top = 70, bottom = 50;

/// The place of a date between the bars: the right edge of the last bar not after it.
double edge_of(const std::vector<DayCount>& days, Date date, double step) {
  const auto later = std::ranges::find_if(days, [date](const DayCount& day) { return day.date > date; });
  return left + step * static_cast<double>(later - days.begin());
}

void draw_mark(Svg& svg, double x, double from, std::string_view kind, const std::string& label, Date date) {
  const bool near_end = x > width - 140;
  svg.line(x, from, x, height - bottom, kind);
  svg.text(x + (near_end ? -4 : 4), from + 10, "soft", label + " " + to_string(date), near_end ? Anchor::end : Anchor::start);
}

}  // namespace

std::vector<DayCount> grouped(const std::vector<DayCount>& days, std::size_t most) {
  const std::size_t together = most == 0 ? days.size() : (days.size() + most - 1) / most;
  if (together <= 1) return days;
  std::vector<DayCount> result;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i % together == 0) result.push_back({days[i].date, 0});
    result.back().date = days[i].date;
    result.back().runs += days[i].runs;
  }
  return result;
}

std::string histogram_svg(const HistogramChart& chart) {
  const ChartWords words{"forecast", chart.title, chart.description};
  Svg svg;
  svg.text(left, 20, "head", chart.title);
  if (chart.days.empty()) return svg.as_file(words, width, height);
  const std::uint32_t highest = std::max(1u, std::ranges::max_element(chart.days, {}, &DayCount::runs)->runs);
  const double step = (width - left - right) / static_cast<double>(chart.days.size()), base = height - bottom;
  double x = left;
  for (const DayCount& day : chart.days) {
    const double tall = (base - top - 40) * day.runs / highest;
    const bool late = chart.contract_date && day.date > *chart.contract_date;
    svg.rectangle(x, base - tall, std::max(0.5, step - 1), tall, late ? "bar-late" : "bar-critical", fmt::format("{}: {}", to_string(day.date), day.runs));
    x += step;
  }
  svg.line(left, base, width - right, base, "axis");
  svg.text(left, base + 16, "soft", to_string(chart.days.front().date));
  svg.text(width - right, base + 16, "soft", to_string(chart.days.back().date), Anchor::end);
  double from = top - 30;
  for (const MarkedDay& mark : chart.marks) {
    draw_mark(svg, edge_of(chart.days, mark.date, step), from, "now", mark.label, mark.date);
    from += 13;
  }
  if (chart.contract_date) draw_mark(svg, edge_of(chart.days, *chart.contract_date, step), from, "limit", chart.contract_label, *chart.contract_date);
  return svg.as_file(words, width, height);
}

}  // namespace accord
