// How often the simulation ended on which day, as a picture that stands alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "accord/base/date.h"

namespace accord {

struct DayCount {
  Date date;
  std::uint32_t runs = 0;
};

struct MarkedDay {
  std::string label;
  Date date;
};

struct HistogramChart {
  std::string title, description;
  std::vector<DayCount> days = {};    ///< ascending
  std::vector<MarkedDay> marks = {};  ///< P50, P80, …
  std::optional<Date> contract_date = {};  ///< days after it are drawn in another colour
  std::string contract_label = {};
};

/// One <svg> element with title and description for readers who do not see it.
std::string histogram_svg(const HistogramChart& chart);

/// Neighbouring days put together so that at most `most` bars are left; each keeps the last of its days.
std::vector<DayCount> grouped(const std::vector<DayCount>& days, std::size_t most);

}  // namespace accord
