// A plan as bars over time: Mermaid text for pages that draw it themselves, and SVG that stands alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accord/base/date.h"

namespace accord {

struct GanttBar {
  std::string group;  ///< heading it stands under; may be empty
  std::string label;
  Date start, finish;  ///< both days belong to it
  bool milestone = false;
  bool done = false, active = false, critical = false;
};

struct GanttChart {
  std::string title;
  std::vector<GanttBar> bars = {};  ///< in the order of the rows
  std::optional<Date> as_of = {};
  std::optional<Date> contract_date = {};
  std::string as_of_label = {}, contract_label = {};  ///< words beside their lines
};

/// A `gantt` diagram. Signs that Mermaid would read as its own become spaces.
std::string gantt_mermaid(const GanttChart& chart);
/// One <svg> element with title, description and months; no script, no outside font, every text escaped.
std::string gantt_svg(const GanttChart& chart);

}  // namespace accord
