// A plan as bars over time: Mermaid text for pages that draw it themselves, and SVG that stands alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accord/base/date.h"
#include "accord/base/language.h"

namespace accord {

struct GanttBar {
  std::string group;  ///< heading it stands under; may be empty
  std::string label;
  Date start, finish;  ///< both days belong to it
  bool milestone = false;
  bool done = false, active = false, critical = false;
  std::string when = {};  ///< its days in words, for a pointer over it; ISO dates when empty
};

struct GanttChart {
  std::string title;
  std::string description = {};  ///< the story, for readers who do not see it
  Language language = Language::en;
  std::vector<GanttBar> bars = {};  ///< in the order of the rows
  std::optional<Date> as_of = {};
  std::optional<Date> contract_date = {};
  std::string as_of_label = {}, contract_label = {};  ///< words beside their lines
  std::string done_label = {}, active_label = {}, open_label = {}, critical_label = {};  ///< of the legend
};

/// A `gantt` diagram. Signs that Mermaid would read as its own become spaces.
std::string gantt_mermaid(const GanttChart& chart);
/// A file that stands alone, labels to the left of the bars; no script, no outside font, every text escaped.
std::string gantt_svg(const GanttChart& chart);
/// For a page, narrow enough for a phone: each label above its bar. Empty without bars.
std::string gantt_on_page(const GanttChart& chart);

}  // namespace accord
