#include "document/since_frozen.h"

#include <algorithm>

#include "accord/model/history.h"
#include "document/issue_facts.h"
#include "document/sections.h"

namespace accord {
namespace {

void add_figure(Data& figures, std::string key, std::string value) {
  Data figure = Data::map();
  figure.set("key", std::move(key));
  figure.set("value", std::move(value));
  figures.add(std::move(figure));
}

std::string text_of(const Data& map, std::string_view key) {
  const Data* value = map.find(key);
  return value ? value->text() : std::string();
}

std::optional<Date> date_of(const Data& map, std::string_view key) { return parse_date(text_of(map, key)); }

bool was_told(const Data& frozen, const PageEvent& event) {
  const Data* events = frozen.find("events");
  if (!events) return false;
  return std::ranges::any_of(events->members(), [&](const DataMember& item) {
    return text_of(item.value, "event") == event.event && text_of(item.value, "name") == event.name &&
           text_of(item.value, "date") == to_string(event.date);
  });
}

void add_late_entries(const ReportContext& then, const Data& frozen, const Explanation& today, Data& lines) {
  std::vector<PageEvent> late;
  for (const PageEvent& event : today.events)
    if (!was_told(frozen, event) && std::ranges::find(late, event) == late.end()) late.push_back(event);
  for (const PageEvent& event : late)
    lines.add(then.words().say("late_entry", {event.name, then.words().label("event_" + event.event), then.words().date(event.date)}));
}

void add_corrections(const ReportContext& then, const Data& frozen, Data& lines) {
  const Data* before = frozen.find("figures");
  if (!before) return;
  const Data now = key_figures(then);
  for (const DataMember& figure : now.members()) {
    const std::string key = text_of(figure.value, "key"), value = text_of(figure.value, "value");
    const auto old = std::ranges::find_if(before->members(), [&](const DataMember& item) { return text_of(item.value, "key") == key; });
    if (old == before->members().end() || text_of(old->value, "value") == value) continue;
    lines.add(then.words().say("corrected", {then.words().label("figure_" + key), value, text_of(old->value, "value"), text_of(frozen, "issue")}));
  }
}

}  // namespace

Data events_data(const std::vector<PageEvent>& events) {
  Data list = Data::list();
  for (const PageEvent& event : events) {
    Data item = Data::map();
    item.set("event", event.event);
    item.set("name", event.name);
    item.set("date", to_string(event.date));
    list.add(std::move(item));
  }
  return list;
}

Data key_figures(const ReportContext& context) {
  Data figures = Data::list();
  long found = 0, solved = 0, open = 0;
  for (const Record* issue : context.existing("issue")) {
    if (!is_defect(*issue)) continue;
    const auto opened = opened_at(*issue), closed = solved_at(*issue, context.as_of());
    found += opened && within(context, *opened) ? 1 : 0;
    solved += closed && within(context, *closed) ? 1 : 0;
    open += closed ? 0 : 1;
  }
  add_figure(figures, "defects_found", std::to_string(found));
  add_figure(figures, "defects_solved", std::to_string(solved));
  add_figure(figures, "defects_open", std::to_string(open));
  if (const auto& schedule = context.figures().schedule) {
    add_figure(figures, "percent_done", to_string(rounded(schedule->percent_done, 1)) + " %");
    add_figure(figures, "percent_planned", to_string(rounded(schedule->percent_planned, 1)) + " %");
    if (schedule->finish) add_figure(figures, "forecast", context.words().date(*schedule->finish));
  }
  return figures;
}

Data since_frozen(const ReportContext& context) {
  Data lines = Data::list();
  const Data* frozen = context.request().frozen;
  if (!frozen) return lines;
  const auto as_of = date_of(*frozen, "as_of"), from = date_of(*frozen, "from"), to = date_of(*frozen, "to");
  if (!as_of || !from || !to) return lines;
  // Schedule figures of that day are known only when it is the day "last week" is computed for.
  static const ReleasedFigures none;
  const ReleasedFigures* figures = context.request().before && *as_of + 1 == context.period().from ? context.request().before : &none;
  Explanation today;
  const ReportContext then = context.at({context.period().kind, *from, *to}, *as_of, *figures, &today);
  done_section(then);
  risks_section(then);
  if (*from < context.period().from) add_late_entries(then, *frozen, today, lines);
  add_corrections(then, *frozen, lines);
  return lines;
}

}  // namespace accord
