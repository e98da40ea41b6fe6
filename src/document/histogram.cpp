#include "accord/document/histogram.h"

#include <algorithm>

#include <fmt/format.h>

#include "accord/document/escape.h"

namespace accord {
namespace {

constexpr double width = 900, height = 360, left = 20, right = 20, top = 70, bottom = 50;

/// The place of a date between the bars: the right edge of the last bar not after it.
double edge_of(const std::vector<DayCount>& days, Date date, double step) {
  const auto later = std::ranges::find_if(days, [date](const DayCount& day) { return day.date > date; });
  return left + step * static_cast<double>(later - days.begin());
}

std::string line_at(double x, double from, std::string_view kind, std::string_view label, Date date) {
  const bool near_end = x > width - 140;
  return fmt::format("<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" class=\"{3}\"/>\n", x, from, height - bottom, kind) +
         fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"{}\">{} {}</text>\n", x + (near_end ? -4 : 4), from + 10, near_end ? "end" : "start", escape_html(label), to_string(date));
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
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-labelledby=\"forecast-title forecast-text\">\n"
      "<title id=\"forecast-title\">{2}</title>\n<desc id=\"forecast-text\">{3}</desc>\n"
      "<style>text{{font:12px sans-serif;fill:#222}}.head{{font-weight:bold;font-size:15px}}.in{{fill:#4c78a8}}.late{{fill:#c8452f}}"
      ".mark{{stroke:#333;stroke-dasharray:3 3}}.limit{{stroke:#c8452f;stroke-width:2}}.axis{{stroke:#999}}</style>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text x=\"20\" y=\"20\" class=\"head\">{2}</text>\n",
      width, height, escape_html(chart.title), escape_html(chart.description));
  if (chart.days.empty()) return svg + "</svg>\n";
  const std::uint32_t highest = std::max(1u, std::ranges::max_element(chart.days, {}, &DayCount::runs)->runs);
  const double step = (width - left - right) / static_cast<double>(chart.days.size()), base = height - bottom;
  double x = left;
  for (const DayCount& day : chart.days) {
    const double tall = (base - top - 40) * day.runs / highest;
    const bool late = chart.contract_date && day.date > *chart.contract_date;
    svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"{}\"><title>{}: {}</title></rect>\n", x, base - tall,
                       std::max(0.5, step - 1), tall, late ? "late" : "in", to_string(day.date), day.runs);
    x += step;
  }
  svg += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"axis\"/>\n", left, base, width - right, base);
  svg += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", left, base + 16, to_string(chart.days.front().date));
  svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n", width - right, base + 16, to_string(chart.days.back().date));
  double from = top - 30;
  for (const MarkedDay& mark : chart.marks) {
    svg += line_at(edge_of(chart.days, mark.date, step), from, "mark", mark.label, mark.date);
    from += 13;
  }
  if (chart.contract_date) svg += line_at(edge_of(chart.days, *chart.contract_date, step), from, "limit", chart.contract_label, *chart.contract_date);
  return svg + "</svg>\n";
}

}  // namespace accord
