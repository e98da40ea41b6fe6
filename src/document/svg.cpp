#include "document/svg.h"

#include <algorithm>

#include <fmt/format.h>

#include "accord/base/embedded.h"
#include "accord/base/people_date.h"
#include "accord/base/width.h"
#include "accord/document/escape.h"

namespace accord {
namespace {

constexpr double cell_width = 6.1;   // of a terminal's cell: half an ideograph, an average letter
constexpr double legend_row = 16, legend_sign = 22, legend_gap = 12;

std::string_view word_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::start: return "start";
    case Anchor::middle: return "middle";
    case Anchor::end: break;
  }
  return "end";
}

std::string closed(std::string_view tag, std::string_view hover) {
  return hover.empty() ? "/>\n" : fmt::format("><title>{}</title></{}>\n", escape_html(hover), tag);
}

/// Months from one name to the next: the fewest that leave room for a name.
int months_apart(const TimeScale& scale) {
  const double month = scale.width * 30.4 / std::max(1, scale.last - scale.first);
  for (const int step : {1, 2, 3, 6})
    if (month * step >= 30) return step;
  return 12;
}

std::string month_label(Date month, int step, Language language) {
  if (month.month() == 1 || step == 12) return std::to_string(month.year());
  const std::string_view name = month_name(month.month(), language);
  return std::string(language == Language::en ? name.substr(0, 3) : name);
}

void draw_sign(Svg& svg, const LegendEntry& entry, double x, double y) {
  switch (entry.sign) {
    case LegendEntry::Sign::line: return svg.line(x, y, x + 16, y, entry.kind);
    case LegendEntry::Sign::box: return svg.rectangle(x, y - 4, 16, 8, entry.kind);
    case LegendEntry::Sign::diamond: return svg.diamond(x + 8, y, 5, entry.kind);
    case LegendEntry::Sign::circle: return svg.circle(x + 8, y, 4, entry.kind);
    case LegendEntry::Sign::bar: return svg.line(x + 8, y - 6, x + 8, y + 6, entry.kind);
  }
}

}  // namespace

void Svg::text(double x, double y, std::string_view kind, std::string_view text, Anchor anchor) {
  body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\"", x, y, kind);
  if (anchor != Anchor::start) body_ += fmt::format(" text-anchor=\"{}\"", word_of(anchor));
  body_ += fmt::format(">{}</text>\n", escape_html(text));
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view kind) {
  body_ += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n", x1, y1, x2, y2, kind);
}

void Svg::rectangle(double x, double y, double width, double height, std::string_view kind, std::string_view hover) {
  body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"{}\"", x, y, width, height, kind) + closed("rect", hover);
}

void Svg::path(std::string_view shape, std::string_view kind, std::string_view hover) {
  body_ += fmt::format("<path d=\"{}\" class=\"{}\"", shape, kind) + closed("path", hover);
}

void Svg::diamond(double x, double y, double radius, std::string_view kind, std::string_view hover) {
  path(fmt::format("M{0:.1f} {1:.1f}l{2} {2} -{2} {2} -{2} -{2}z", x, y - radius, radius), kind, hover);
}

void Svg::circle(double x, double y, double radius, std::string_view kind, std::string_view hover) {
  body_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" class=\"{}\"", x, y, radius, kind) + closed("circle", hover);
}

std::string Svg::element(const ChartWords& words, double width, double height, std::string_view more, std::string_view inside) const {
  return fmt::format("<svg {3}viewBox=\"0 0 {1} {2}\" class=\"chart\" role=\"img\" aria-labelledby=\"{0}-title {0}-text\">\n"
                     "<title id=\"{0}-title\">{4}</title>\n<desc id=\"{0}-text\">{5}</desc>\n{6}{7}</svg>\n",
                     words.key, width, height, more, escape_html(words.title), escape_html(words.description), inside, body_);
}

std::string Svg::on_page(const ChartWords& words, double width, double height) const { return element(words, width, height, {}, {}); }

std::string Svg::as_file(const ChartWords& words, double width, double height) const {
  const std::string_view style = embedded_template("charts.css").value_or("");
  return element(words, width, height, fmt::format("xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" ", width, height),
                 fmt::format("<style>\n{}</style>\n<rect width=\"100%\" height=\"100%\" class=\"ground\"/>\n", style));
}

double text_width(std::string_view text) { return cell_width * static_cast<double>(display_width(text)); }

std::string cut_to_units(std::string_view text, double units) { return cut_to_width(text, static_cast<std::size_t>(std::max(1.0, units / cell_width))); }

double TimeScale::x(Date date) const { return left + width * static_cast<double>(date - first) / std::max(1, last - first); }

void TimeScale::take(Date date) {
  first = std::min(first, date);
  last = std::max(last, date + 1);
}

void draw_months(Svg& svg, const TimeScale& scale, double top, double bottom, double label, Language language) {
  const int step = months_apart(scale);
  const double right = scale.left + scale.width;
  for (Date month = first_of_month(scale.first); month < scale.last; month = add_months(month, 1)) {
    if ((month.month() - 1) % step != 0) continue;
    const double x = scale.x(std::max(month, scale.first));
    if (month >= scale.first) svg.line(x, top, x, bottom, "grid");
    const std::string name = month_label(month, step, language);
    // A month of which only the last days are shown has no room for its name.
    const double next = scale.x(std::min(add_months(month, step), scale.last));
    if (next - x >= text_width(name) + 2 && x + text_width(name) <= right + 4) svg.text(x + 2, label, "soft", name);
  }
}

void draw_day(Svg& svg, const TimeScale& scale, Date date, std::string_view kind, std::string_view words, double top, double bottom, double label) {
  const double x = scale.x(date + 1);
  svg.line(x, top, x, bottom, kind);
  // To the left, where the past is told already; to the right when there is no room.
  const bool left = x - scale.left > text_width(words) + 6;
  svg.text(left ? x - 4 : x + 4, label, "soft", words, left ? Anchor::end : Anchor::start);
}

double draw_legend(Svg& svg, std::span<const LegendEntry> entries, double left, double right, double top) {
  double x = left, y = top + legend_row / 2;
  for (const LegendEntry& entry : entries) {
    const double width = legend_sign + text_width(entry.label);
    if (x > left && x + width > right) {
      x = left;
      y += legend_row;
    }
    draw_sign(svg, entry, x, y);
    svg.text(x + legend_sign, y + 4, "soft", entry.label);
    x += width + legend_gap;
  }
  return entries.empty() ? 0 : y + legend_row / 2 - top;
}

}  // namespace accord
