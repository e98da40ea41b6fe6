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

/// The days that a frozen page told for such an event of the same record: a payment comes in parts.
std::vector<Date> told_days(const Data& frozen, const PageEvent& event) {
  std::vector<Date> days;
  if (const Data* events = frozen.find("events"))
    for (const DataMember& item : events->members())
      if (text_of(item.value, "event") == event.event && text_of(item.value, "key") == event.key)
        if (const auto day = date_of(item.value, "date")) days.push_back(*day);
  return days;
}

/// The day that a frozen page told and that no event of today has: the page's was another one of this.
std::optional<Date> old_day(const std::vector<Date>& told, const PageEvent& event, const std::vector<PageEvent>& today) {
  for (const Date day : told) {
    PageEvent same = event;
    same.date = day;
    if (std::ranges::find(today, same) == today.end()) return day;
  }
  return std::nullopt;
}

/// What differs from a frozen page, as phrases of three sentences.
struct Differences {
  std::vector<std::string> late;       ///< dated before it, and not in it
  std::vector<std::string> after;      ///< dated after its data date, but before this page's period
  std::vector<std::string> corrected;
};

void compare_events(const ReportContext& since, const Data& frozen, Date told_until, const Explanation& today, Differences& differences) {
  const Words& words = since.words();
  std::vector<PageEvent> seen;
  for (const PageEvent& event : today.events) {
    const std::vector<Date> told = told_days(frozen, event);
    if (std::ranges::find(told, event.date) != told.end() || std::ranges::find(seen, event) != seen.end()) continue;
    seen.push_back(event);
    const std::string what = words.label("event_" + event.event), day = words.date(event.date);
    const auto old = old_day(told, event, today.events);
    if (event.date > told_until) differences.after.push_back(words.say("event_on", {event.name, what, day}));
    else if (old) differences.corrected.push_back(words.say("event_on_was", {event.name, what, day, words.date(*old)}));
    else differences.late.push_back(words.say("event_on", {event.name, what, day}));
  }
}

void compare_figures(const ReportContext& then, const Data& frozen, Differences& differences) {
  const Data* before = frozen.find("figures");
  if (!before) return;
  const Data now = key_figures(then);
  for (const DataMember& figure : now.members()) {
    const std::string key = text_of(figure.value, "key"), value = text_of(figure.value, "value");
    const auto old = std::ranges::find_if(before->members(), [&](const DataMember& item) { return text_of(item.value, "key") == key; });
    if (old == before->members().end() || text_of(old->value, "value") == value) continue;
    differences.corrected.push_back(then.words().say("figure_was", {then.words().label("figure_" + key), value, text_of(old->value, "value")}));
  }
}

}  // namespace

Data events_data(const std::vector<PageEvent>& events) {
  Data list = Data::list();
  for (const PageEvent& event : events) {
    Data item = Data::map();
    item.set("event", event.event);
    item.set("name", event.name);
    item.set("key", event.key);
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
  }
  return figures;
}

Data since_frozen(const ReportContext& context, std::span<const EventTeller> tellers) {
  Data lines = Data::list();
  const Data* frozen = context.request().frozen;
  if (!frozen) return lines;
  const auto as_of = date_of(*frozen, "as_of"), from = date_of(*frozen, "from"), to = date_of(*frozen, "to");
  if (!as_of || !from || !to) return lines;
  const Period covered{context.period().kind, *from, *to}, until_now{context.period().kind, *from, std::max(*to, context.period().from - 1)};
  static const ReleasedFigures none;
  const ReleasedFigures& figures = context.request().frozen_figures ? *context.request().frozen_figures : none;
  Differences differences;
  if (*from < context.period().from) {
    Explanation today;
    const ReportContext since = context.at(until_now, until_now.to, context.figures(), &today);
    for (const EventTeller& tell : tellers) tell(since);
    compare_events(since, *frozen, *as_of, today, differences);
  }
  compare_figures(context.at(covered, *as_of, figures), *frozen, differences);
  const Words& words = context.words();
  if (const auto& late = differences.late; !late.empty()) lines.add(words.say(late.size() == 1 ? "late_entry" : "late_entries", {words.clauses(late)}));
  if (!differences.after.empty()) lines.add(words.say("after_frozen", {words.clauses(differences.after)}));
  if (!differences.corrected.empty()) lines.add(words.say("corrected", {text_of(*frozen, "issue"), words.clauses(differences.corrected)}));
  return lines;
}

}  // namespace accord
