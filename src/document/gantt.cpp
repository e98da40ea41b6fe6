#include "accord/document/gantt.h"

#include <algorithm>

#include <fmt/format.h>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/document/escape.h"

namespace accord {
namespace {

std::string mermaid_text(std::string_view text) {
  std::string plain;
  for (const char c : text) plain += std::string_view(":;#,\n\r\t%{}\"`<>").find(c) == std::string_view::npos ? c : ' ';
  const std::string result(trim(plain));
  return result.empty() ? "-" : result;
}

constexpr int row_height = 22, head = 46, left = 300, plot = 860, right = 20;

/// Days to places on the page.
struct Scale {
  Date first, last;
  double x(Date date) const { return left + plot * static_cast<double>(date - first) / std::max(1, last - first); }
};

Scale scale_of(const GanttChart& chart) {
  Scale scale{chart.bars.front().start, chart.bars.front().finish + 1};
  const auto take = [&scale](Date date) {
    scale.first = std::min(scale.first, date);
    scale.last = std::max(scale.last, date + 1);
  };
  for (const GanttBar& bar : chart.bars) {
    take(bar.start);
    take(bar.finish);
  }
  if (chart.contract_date) take(*chart.contract_date);
  if (chart.as_of && *chart.as_of >= scale.first && *chart.as_of <= scale.last) take(*chart.as_of);
  return scale;
}

std::string text_at(double x, double y, std::string_view kind, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>\n", x, y, kind, escape_html(text));
}

std::string months(const Scale& scale, int bottom) {
  std::string svg;
  for (Date month = first_of_month(scale.first); month <= scale.last; month = add_months(month, 1)) {
    const double x = scale.x(std::max(month, scale.first));
    svg += fmt::format("<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" class=\"grid\"/>\n", x, head - 8, bottom);
    if (scale.x(std::min(last_of_month(month), scale.last)) - x > 50) svg += text_at(x + 3, head - 12, "small", to_string(month).substr(0, 7));
  }
  return svg;
}

std::string bar_shape(const GanttBar& bar, const Scale& scale, int y) {
  const std::string_view look = bar.done ? "done" : bar.critical ? "critical" : "open";
  const std::string hover = fmt::format("<title>{} {} – {}</title>", escape_html(bar.label), to_string(bar.start), to_string(bar.finish));
  if (bar.milestone) {
    const double x = scale.x(bar.finish);
    return fmt::format("<path d=\"M{0:.1f} {1}l7 7-7 7-7-7z\" class=\"{2}\">{3}</path>\n", x, y + 2, look, hover);
  }
  const double x = scale.x(bar.start), width = std::max(2.0, scale.x(bar.finish + 1) - x);
  return fmt::format("<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"14\" rx=\"2\" class=\"{}\">{}</rect>\n", x, y + 2, width, look, hover);
}

std::string marker(const Scale& scale, Date date, std::string_view kind, std::string_view label, int bottom) {
  const double x = scale.x(date + 1);
  return fmt::format("<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" class=\"{3}\"/>\n", x, head - 8, bottom, kind) +
         fmt::format("<text x=\"{:.1f}\" y=\"{}\" class=\"small\" text-anchor=\"end\">{} {}</text>\n", x, bottom + 14, escape_html(label), to_string(date));
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
  const int bottom = head + row_height * static_cast<int>(chart.bars.size());
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-labelledby=\"gantt-title\">\n"
      "<title id=\"gantt-title\">{2}</title>\n"
      "<style>text{{font:13px sans-serif;fill:#222}}.small{{font-size:11px;fill:#555}}.head{{font-weight:bold}}.grid{{stroke:#ddd}}"
      ".done{{fill:#9aa5b1}}.open{{fill:#4c78a8}}.critical{{fill:#c8452f}}.now{{stroke:#333;stroke-dasharray:3 3}}.limit{{stroke:#c8452f;stroke-width:2}}</style>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
      left + plot + right, bottom + 36, escape_html(chart.title));
  svg += text_at(8, 20, "head", chart.title);
  if (chart.bars.empty()) return svg + "</svg>\n";
  const Scale scale = scale_of(chart);
  svg += months(scale, bottom);
  int y = head;
  for (const GanttBar& bar : chart.bars) {
    svg += text_at(8, y + 14, "label", cut_to_width(bar.label, 40));
    svg += bar_shape(bar, scale, y);
    y += row_height;
  }
  if (chart.as_of && *chart.as_of >= scale.first && *chart.as_of < scale.last) svg += marker(scale, *chart.as_of, "now", chart.as_of_label, bottom);
  if (chart.contract_date) svg += marker(scale, *chart.contract_date, "limit", chart.contract_label, bottom + 16);
  return svg + "</svg>\n";
}

}  // namespace accord
