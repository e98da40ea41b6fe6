#include "accord/base/business_clock.h"

#include <algorithm>

#include "accord/base/error.h"

namespace accord {
namespace {

constexpr std::int32_t last_day = 2932896;  // 9999-12-31

/// Working minutes of the day from one minute of it to another.
int minutes_within(const Calendar& calendar, Date date, int from, int to) {
  int sum = 0;
  for (const TimeWindow& window : calendar.windows(date)) {
    sum += std::max(0, std::min(window.to, to) - std::max(window.from, from));
  }
  return sum;
}

}  // namespace

Moment add_business_minutes(const Calendar& calendar, const Moment& start, std::int64_t minutes) {
  if (minutes < 0) throw Error(Failure::invalid, "a number of business minutes cannot be negative");
  Date date = start.date;
  int now = start.has_time() ? start.minute : 0;
  while (date.days() <= last_day) {
    for (const TimeWindow& window : calendar.windows(date)) {
      if (window.to < now) continue;
      int from = std::max(window.from, now);
      if (minutes <= window.to - from) return {date, from + static_cast<int>(minutes), start.offset};
      minutes -= window.to - from;
    }
    date = calendar.next_working_day(date + 1);
    now = 0;
  }
  throw Error(Failure::invalid, "that many business minutes lead beyond the year 9999");
}

std::int64_t business_minutes(const Calendar& calendar, const Moment& from, const Moment& to) {
  if (to < from) return -business_minutes(calendar, to, from);
  constexpr int day_end = 24 * 60;
  Moment end = at_offset(to, from.offset);
  int start = from.has_time() ? from.minute : 0;
  if (from.date == end.date) return minutes_within(calendar, from.date, start, end.minute);
  std::int64_t sum = minutes_within(calendar, from.date, start, day_end);
  for (Date date = from.date + 1; date < end.date; ++date) sum += minutes_within(calendar, date, 0, day_end);
  return sum + minutes_within(calendar, end.date, 0, end.minute);
}

}  // namespace accord
