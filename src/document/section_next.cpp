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

/// The forecast day of an open milestone, without one the agreed day, if it lies in that period.
std::optional<Date> milestone_in(const ReportContext& context, const Period& next, const Record& milestone) {
  const PlannedDates* dates = context.dates(milestone);
  const auto day = dates && dates->finish ? dates->finish : milestone.date("due");
  return day && next.contains(*day) && !is_closed(milestone, context.as_of()) ? day : std::nullopt;
}

/// The finish of a milestone's task is told by the milestone.
bool told_by_milestone(const ReportContext& context, const Period& next, const Record& task) {
  return std::ranges::any_of(context.existing("milestone"), [&](const Record* milestone) {
    return milestone_in(context, next, *milestone) && std::ranges::count(milestone->list("task"), std::string_view(task.id)) > 0;
  });
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
    const auto day = milestone_in(context, next, *milestone);
    if (!day) continue;
    context.selected("next", *milestone, "forecast or agreed for the next period");
    add(items, context, "milestone_due", *day, context.called(*milestone));
  }
}

/// What hands it over on that day is told: its milestone, or the finish of one of its tasks.
bool told_by_its_work(const ReportContext& context, const Period& next, const Record& deliverable, Date due) {
  const Record* milestone = context.records().find(deliverable.text("milestone"));
  if (milestone && milestone_in(context, next, *milestone) == due) return true;
  return std::ranges::any_of(deliverable.list("tasks"), [&](std::string_view id) {
    const Record* task = context.records().find(id);
    return task && !is_closed(*task, context.as_of()) && !start_in(context, next, *task) && finish_in(context, next, *task) == due;
  });
}

void add_deliverables(const ReportContext& context, const Period& next, std::vector<Coming>& items) {
  for (const Record* deliverable : context.existing("deliverable")) {
    const auto due = deliverable->date("due");
    const std::string_view state = state_of(*deliverable, context.as_of());
    if (!due || !next.contains(*due) || (state != "planned" && state != "in_progress" && state != "rejected")) continue;
    if (told_by_its_work(context, next, *deliverable, *due)) {
      context.selected("next", *deliverable, "told by its milestone or task");
      continue;
    }
    context.selected("next", *deliverable, "to be handed over in the next period");
    add(items, context, "deliverable_due", *due, context.title(*deliverable));
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
  add_deliverables(context, next, coming);
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
