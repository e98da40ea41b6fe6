// The published calendar years of China.
#pragma once

#include <span>
#include <string_view>

namespace accord {

/// One year of the State Council's notice: days off as "MM-DD" or "MM-DD..MM-DD", make-up working days as "MM-DD",
/// separated by spaces.
struct CalendarYear {
  int year;
  std::string_view days_off;
  std::string_view workdays;
};

std::span<const CalendarYear> calendar_years_cn();

}  // namespace accord
