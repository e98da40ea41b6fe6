// The words of a calendar: "mon-fri", "09:00-12:00 13:00-18:00".
#include "accord/base/calendar.h"
#include "accord/base/moment.h"
#include "accord/base/text.h"

namespace accord {
namespace {

std::optional<std::size_t> week_day(std::string_view name) {
  constexpr std::array<std::string_view, 7> names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (equal_ignoring_case(name, names[i])) return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<TimeWindow>> parse_windows(std::string_view text) {
  std::vector<TimeWindow> windows;
  for (std::string_view word : split_words(text)) {
    if (word.size() != 11 || word[5] != '-') return std::nullopt;
    std::optional<int> from = parse_time(word.substr(0, 5)), to = parse_time(word.substr(6));
    if (word.substr(6) == "24:00") to = 24 * 60;
    if (!from || !to || *from >= *to) return std::nullopt;
    if (!windows.empty() && *from < windows.back().to) return std::nullopt;
    windows.push_back({*from, *to});
  }
  if (windows.empty()) return std::nullopt;
  return windows;
}

std::optional<WeekDays> parse_week_days(std::string_view text) {
  WeekDays days = {};
  for (std::string_view word : split(text, ',')) {
    std::size_t dash = word.find('-');
    std::optional<std::size_t> from = week_day(word.substr(0, dash));
    std::optional<std::size_t> to = dash == std::string_view::npos ? from : week_day(word.substr(dash + 1));
    if (!from || !to) return std::nullopt;
    for (std::size_t day = *from;; day = (day + 1) % days.size()) {
      days[day] = true;
      if (day == *to) break;
    }
  }
  return days;
}

}  // namespace accord
