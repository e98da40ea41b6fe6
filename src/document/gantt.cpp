#include "accord/document/gantt.h"

#include <algorithm>

#include <fmt/format.h>

#include "accord/base/text.h"
#include "document/svg.h"

namespace accord {
namespace {

std::string mermaid_text(std::string_view text) {
  std::string plain;
  for (const char c : text) plain += std::string_view(":;#\n\r\t%{}\"`<>").find(c) == std::string_view::npos ? c : ' ';
  const std::string result(trim(plain));
  return result.empty() ? "-" : result;
}

/// Where things stand: beside each other in a file, above each other on a page.
struct Layout {
  double width, left, plot, row, bar_top, bar;
  bool label_above;
};
constexpr Layout in_file = {1180, 300, 860, 22, 4, 13, false};
constexpr Layout on_page = {page_chart_width, 4, page_chart_width - 12, 21, 13, 6, true};

TimeScale scale_of(const GanttChart& chart, const Layout& layout) {
  TimeScale scale{chart.bars.front().start, chart.bars.front().finish + 1, layout.left, layout.plot};
  for (const GanttBar& bar : chart.bars) {
    scale.take(bar.start);
    scale.take(bar.finish);
  }
  if (chart.contract_date) scale.take(*chart.contract_date);
  return scale;
}

std::string_view look_of(const GanttBar& bar) { return bar.done ? "bar-done" : bar.critical ? "bar-critical" : bar.active ? "bar-active" : "bar-open"; }

void draw_bar(Svg& svg, const GanttBar& bar, const TimeScale& scale, const Layout& layout, double top) {
  const std::string hover = bar.label + " " + (bar.when.empty() ? to_string(bar.start) + " – " + to_string(bar.finish) : bar.when);
  const double y = top + layout.bar_top, x = bar.milestone ? scale.x(bar.finish + 1) : scale.x(bar.start);
  if (bar.milestone) svg.diamond(x, y + layout.bar / 2, layout.bar / 2 + 1, look_of(bar), hover);
  else svg.rectangle(x, y, std::max(2.0, scale.x(bar.finish + 1) - x), layout.bar, look_of(bar), hover);
  if (!layout.label_above) return svg.text(8, top + 14, "label", cut_to_units(bar.label, layout.left - 16));
  const std::string label = cut_to_units(bar.label, layout.width - 4);
  svg.text(std::clamp(bar.milestone ? x - layout.bar / 2 : x, 0.0, std::max(0.0, layout.width - text_width(label) - 4)), top + 10, "label", label);
}

std::vector<LegendEntry> legend_of(const GanttChart& chart) {
  std::vector<LegendEntry> legend;
  const auto add = [&](std::string_view look, const std::string& label) {
    const bool used = std::ranges::any_of(chart.bars, [look](const GanttBar& bar) { return look_of(bar) == look; });
    if (used && !label.empty()) legend.push_back({LegendEntry::Sign::box, look, label});
  };
  add("bar-done", chart.done_label);
  add("bar-active", chart.active_label);
  add("bar-critical", chart.critical_label);
  add("bar-open", chart.open_label);
  return legend;
}

/// The whole picture; its height.
double draw(Svg& svg, const GanttChart& chart, const Layout& layout) {
  svg.text(layout.label_above ? 0 : 8, 16, "head", chart.title);
  if (chart.bars.empty()) return 36;
  const double head = 24 + draw_legend(svg, legend_of(chart), layout.label_above ? 0 : 8, layout.width, 22) + 16;
  const double bottom = head + layout.row * static_cast<double>(chart.bars.size()) + 4;
  const TimeScale scale = scale_of(chart, layout);
  draw_months(svg, scale, head - 14, bottom, head - 4, chart.language);
  const auto day_label = [&](const std::string& label, Date date) { return layout.label_above ? label : label + " " + to_string(date); };
  if (chart.as_of && scale.holds(*chart.as_of)) draw_day(svg, scale, *chart.as_of, "now", day_label(chart.as_of_label, *chart.as_of), head - 14, bottom + 6, bottom + 14);
  if (chart.contract_date) draw_day(svg, scale, *chart.contract_date, "limit", day_label(chart.contract_label, *chart.contract_date), head - 14, bottom + 20, bottom + 28);
  double y = head;
  for (const GanttBar& bar : chart.bars) {
    draw_bar(svg, bar, scale, layout, y);
    y += layout.row;
  }
  return bottom + 36;
}

}  // namespace

std::string gantt_mermaid(const GanttChart& chart) {
  std::string text = "gantt\n  title " + mermaid_text(chart.title) + "\n  dateFormat YYYY-MM-DD\n";
  std::string group;
  for (const GanttBar& bar : chart.bars) {
    if (bar.group != group) text += "  section " + mermaid_text(group = bar.group) + "\n";
    text += "  " + mermaid_text(bar.label) + " :";
    if (bar.milestone) text += "milestone, ";
    if (bar.critical) text += "crit, ";
    if (bar.done) text += "done, ";
    else if (bar.active) text += "active, ";
    // Mermaid's end is the first moment that no longer belongs to the bar.
    text += bar.milestone ? to_string(bar.finish) + ", 0d\n" : to_string(bar.start) + ", " + to_string(bar.finish + 1) + "\n";
  }
  return text;
}

std::string gantt_svg(const GanttChart& chart) {
  Svg svg;
  const double height = draw(svg, chart, in_file);
  return svg.as_file({"gantt", chart.title, chart.description}, in_file.width, height);
}

std::string gantt_on_page(const GanttChart& chart) {
  if (chart.bars.empty()) return {};
  Svg svg;
  const double height = draw(svg, chart, on_page);
  return svg.on_page({"gantt", chart.title, chart.description}, on_page.width, height);
}

}  // namespace accord
