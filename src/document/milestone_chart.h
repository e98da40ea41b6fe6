// Milestones on a line of time each: plan, forecast or actual date, contract date.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/svg.h"

namespace accord {

struct MilestoneMark {
  std::string label;
  std::string when;  ///< in words, beside the label: "14 July"
  std::optional<Date> plan, finish, contract;
  bool reached = false;
};

struct MilestoneChart {
  ChartWords words;
  Language language = Language::en;
  std::vector<MilestoneMark> rows = {};
  std::optional<Date> as_of = {};
  std::string as_of_label = {};
  std::string plan_label = {}, forecast_label = {}, reached_label = {}, contract_label = {};  ///< of the legend
};

/// For a page; empty when no row has a date.
std::string milestone_chart_svg(const MilestoneChart& chart);

}  // namespace accord
