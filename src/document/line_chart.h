// Amounts over time: the burn-up, and planned and earned value beside cost.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/svg.h"

namespace accord {

struct ChartPoint {
  Date date;  ///< the amount holds at the end of that day
  double value = 0;
  std::string words = {};  ///< what a pointer over it reads: "28 June 2026: 77.1 %"
};

struct ChartSeries {
  std::string label;
  std::string kind;  ///< plan, done, cost or forecast: the look of its line
  std::vector<ChartPoint> points;  ///< ascending
};

/// A point that the chart names.
struct NamedPoint {
  ChartPoint point;
  std::string label;
  bool above = true;
  bool open = false;  ///< a ring instead of a dot: not reached yet
};

struct MarkedLine {
  Date date;
  std::string label;
};

struct AxisTick {
  double value = 0;
  std::string label;
};

struct LineChart {
  ChartWords words;
  Language language = Language::en;
  std::vector<ChartSeries> series;
  std::vector<NamedPoint> named = {};
  std::vector<AxisTick> ticks;  ///< ascending; the last is the top
  std::optional<MarkedLine> as_of = {}, contract = {};
};

/// For a page; empty when no series has a point.
std::string line_chart_svg(const LineChart& chart);

/// 0 and up to five round steps that reach `highest`: 1, 2, 2.5 or 5 times a power of ten apart.
std::vector<double> round_steps(double highest);

}  // namespace accord
