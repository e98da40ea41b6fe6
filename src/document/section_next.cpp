// What comes in the next period, by agreed and forecast dates.
#include <algorithm>

#include "accord/base/people_date.h"
#include "accord/model/history.h"
#include "document/issue_facts.h"
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

struct Coming {
  Date date;
  std::string text;
};

void add(std::vector<Coming>& items, const ReportContext& context, std::string_view phrase, Date date, const std::string& name) {
  items.push_back({date, context.words().say(phrase, {name, context.words().date(date)})});
}

/// The finish of a milestone's task is told by the milestone.
bool told_by_milestone(const ReportContext& context, const Period& next, const Record& task) {
  for (const Record* milestone : context.existing("milestone")) {
    const PlannedDates* dates = context.dates(*milestone);
    if (is_closed(*milestone, context.as_of()) || !dates || !dates->finish || !next.contains(*dates->finish)) continue;
    if (std::ranges::count(milestone->list("task"), std::string_view(task.id)) > 0) return true;
  }
  return false;
}

/// The forecast start of work not begun, if it lies in that period.
std::optional<Date> start_in(const ReportContext& context, const Period& next, const Record& task) {
  const PlannedDates* dates = context.dates(task);
  const bool starts = dates && dates->start && next.contains(*dates->start) && state_of(task, context.as_of()) == "planned";
  return starts ? dates->start : std::nullopt;
}

/// The agreed finish, else the forecast one, if it lies in that period.
std::optional<Date> finish_in(const ReportContext& context, const Period& next, const Record& task) {
  const PlannedDates* dates = context.dates(task);
  const auto finish = !dates ? task.date("due") : dates->due ? dates->due : dates->finish;
  return finish && next.contains(*finish) ? finish : std::nullopt;
}

void add_tasks(const ReportContext& context, const Period& next, std::vector<Coming>& items) {
  const auto comes = [&](const Record& task) {
    return (start_in(context, next, task) || finish_in(context, next, task)) && task.text("type") != "summary";
  };
  for (const Record* task : context.open_where("task", comes)) {
    if (const auto start = start_in(context, next, *task)) {
      context.selected("next", *task, "its forecast start lies in the next period");
      add(items, context, "task_starts", *start, context.title(*task));
    } else if (const auto finish = finish_in(context, next, *task); !told_by_milestone(context, next, *task)) {
      context.selected("next", *task, "its agreed or forecast finish lies in the next period");
      add(items, context, "task_complete", *finish, context.title(*task));
    }
  }
}

/// Open problems due in the next period; work on defects that is due soon after it is named too.
void add_issues(const ReportContext& context, const Period& next, std::vector<Coming>& items) {
  for (const Record* issue : context.existing("issue")) {
    const auto due = issue->date("due");
    if (!is_open_issue(*issue, context.as_of()) || !due || *due < next.from || *due > previous(next).to + 14) continue;
    context.selected("next", *issue, "open and due soon");
    const bool soon = next.contains(*due);
    add(items, context, soon ? "issue_solved_by" : "issue_in_work", *due, context.short_name(*issue));
  }
}

void add_milestones(const ReportContext& context, const Period& next, std::vector<Coming>& items) {
  for (const Record* milestone : context.existing("milestone")) {
    const PlannedDates* dates = context.dates(*milestone);
    if (is_closed(*milestone, context.as_of()) || !dates || !dates->finish || !next.contains(*dates->finish)) continue;
    context.selected("next", *milestone, "forecast for the next period");
    add(items, context, "milestone_due", *dates->finish, context.called(*milestone));
  }
}

void add_meetings(const ReportContext& context, const Period& next, std::vector<Coming>& items) {
  for (const Record* meeting : context.existing("meeting")) {
    const auto start = meeting->moment("start");
    if (!start || !next.contains(start->date) || state_of(*meeting, context.as_of()) != "planned") continue;
    context.selected("next", *meeting, "a meeting planned for the next period");
    add(items, context, "meeting_on", start->date, context.title(*meeting));
  }
}

}  // namespace

Data next_section(const ReportContext& context, std::size_t in_line) {
  const Period next = accord::next(context.period());
  std::vector<Coming> coming;
  add_milestones(context, next, coming);
  add_tasks(context, next, coming);
  add_issues(context, next, coming);
  add_meetings(context, next, coming);
  if (coming.empty()) return {};
  std::ranges::stable_sort(coming, {}, &Coming::date);
  Data section = Data::map();
  Data& items = section.set("items", Data::list());
  std::string line;
  for (const Coming& item : coming) {
    if (items.size() < in_line) line += (line.empty() ? "" : " · ") + item.text;
    items.add(item.text);
  }
  section.set("line", context.words().capital(line));
  return section;
}

std::string next_range(const ReportContext& context) {
  const Period next = accord::next(context.period());
  if (next.kind == PeriodKind::month) return people_period(next, context.words().language());
  return people_range(next.from, next.to, context.words().language(), next.to.year() != context.as_of().year());
}

Shape next_shape() { return section_shape("next", {Shape::list("items"), Shape::text("line")}); }

}  // namespace accord
