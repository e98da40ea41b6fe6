// Source: the yearly notices of the General Office of the State Council on public holidays. Add a year when its notice
// is published (usually in November of the year before).
#include "calendar_cn.h"

#include <array>

namespace accord {
namespace {

constexpr auto years = std::to_array<CalendarYear>({
    {2025, "01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08", "01-26 02-08 04-27 09-28 10-11"},
    {2026, "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07",
     "01-04 02-14 02-28 05-09 09-20 10-10"},
});

}  // namespace

std::span<const CalendarYear> calendar_years_cn() {
  return years;
}

}  // namespace accord
