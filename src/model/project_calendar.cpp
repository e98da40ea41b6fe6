#include "accord/model/project_calendar.h"

#include <algorithm>

namespace accord {
namespace {

/// Nothing is taken of hours of which a part is not understood.
void read_hours(const Value& hours, CalendarRules& rules) {
  if (!hours.is_map() || hours.members.empty()) return;
  std::array<std::vector<TimeWindow>, 7> week;
  for (const Member& row : hours.members) {
    const auto days = parse_week_days(row.key);
    const auto windows = parse_windows(row.value.text);
    if (!days || !windows) {
      rules.complete = false;
      return;
    }
    for (std::size_t day = 0; day < week.size(); ++day)
      if ((*days)[day]) week[day] = *windows;
  }
  if (std::ranges::any_of(week, [](const auto& windows) { return !windows.empty(); })) rules.hours = week;
}

void read_days(const Value& list, std::vector<Date>& days, bool& complete) {
  for (const Member& item : list.members) {
    if (const auto day = parse_date(item.value.text)) days.push_back(*day);
    else complete = false;
  }
}

}  // namespace

Calendar project_calendar(const Settings& settings) {
  CalendarRules rules;
  const Value& own = settings.content["calendar"];
  const auto bases = calendar_bases();
  if (std::ranges::find(bases, std::string_view(settings.calendar_base)) != bases.end()) rules.base = settings.calendar_base;
  rules.complete = own["base"].is_none() || own["base"].text == rules.base;
  read_hours(own["hours"], rules);
  read_days(own["holidays"], rules.holidays, rules.complete);
  read_days(own["workdays"], rules.workdays, rules.complete);
  return Calendar(rules);
}

}  // namespace accord
