// Drawing charts as SVG: the frame with its words for readers who do not see it, text, lines, marks and a time axis.
// Shapes and dashes tell things apart, colour only helps: the same picture is printed in black and white.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "accord/base/date.h"
#include "accord/base/language.h"

namespace accord {

enum class Anchor : std::uint8_t { start, middle, end };

/// Of a picture in a page, in units: on a phone one is about a pixel.
inline constexpr double page_chart_width = 360;

/// What a picture says in words.
struct ChartWords {
  std::string key;          ///< names it on its page: "burn_up"; letters, digits and underscores
  std::string title;
  std::string description;  ///< the story, for readers who do not see it
};

/// Elements in the order they are painted; lengths are units of the viewBox, and text is 11 units high.
/// `kind` is a class of templates/charts.css. Every text is escaped.
class Svg {
 public:
  void text(double x, double y, std::string_view kind, std::string_view text, Anchor anchor = Anchor::start);
  void line(double x1, double y1, double x2, double y2, std::string_view kind);
  void rectangle(double x, double y, double width, double height, std::string_view kind, std::string_view hover = {});
  /// `shape` is the value of a path's d.
  void path(std::string_view shape, std::string_view kind, std::string_view hover = {});
  void diamond(double x, double y, double radius, std::string_view kind, std::string_view hover = {});
  void circle(double x, double y, double radius, std::string_view kind, std::string_view hover = {});

  /// For a page that has the style: no size of its own, it fills its place.
  std::string on_page(const ChartWords& words, double width, double height) const;
  /// A file that stands alone: with a size, a ground and the style.
  std::string as_file(const ChartWords& words, double width, double height) const;

 private:
  std::string element(const ChartWords& words, double width, double height, std::string_view more, std::string_view inside) const;
  std::string body_;
};

/// Units a text of 11 units takes, roughly: fonts differ.
double text_width(std::string_view text);
/// Cut with "…" to that many units.
std::string cut_to_units(std::string_view text, double units);

/// Days to places: x() is where the day begins.
struct TimeScale {
  Date first, last;  ///< last is the day after the last one
  double left = 0, width = 0;
  double x(Date date) const;
  /// Makes the scale hold that day too.
  void take(Date date);
  bool holds(Date date) const { return first <= date && date < last; }
};

/// A line at the first of each month (or of as many as there is room for) with its name at `label`; years where they begin.
void draw_months(Svg& svg, const TimeScale& scale, double top, double bottom, double label, Language language);
/// A vertical line at the end of that day, its words beside it at height `label`, inside the scale.
void draw_day(Svg& svg, const TimeScale& scale, Date date, std::string_view kind, std::string_view words, double top, double bottom, double label);

/// A sign of the legend: `kind` is drawn as a line, a box, a diamond, a circle or a bar.
struct LegendEntry {
  enum class Sign : std::uint8_t { line, box, diamond, circle, bar } sign;
  std::string_view kind;
  std::string label;
};
/// In rows from (left, top) to the right edge; the height they take.
double draw_legend(Svg& svg, std::span<const LegendEntry> entries, double left, double right, double top);

}  // namespace accord
