// What was planned by the end of the period and is not done: work that has not begun or ended, milestones not reached.
#include <algorithm>

#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/sections.h"
#include "document/sheet.h"

namespace accord {
namespace {

struct Open {
  Date plan;
  std::vector<std::string> cells;
};

Open row(const ReportContext& context, std::string_view label, const std::string& name, Date plan, const std::optional<Date>& now) {
  const Words& words = context.words();
  const bool known = now && *now > context.as_of();
  return {plan, {words.say(label, {name}), words.date(plan), known ? words.date(*now) : words.label("nobody")}};
}

Open late_task(const ReportContext& context, const Record& task) {
  const PlannedDates* dates = context.dates(task);
  const bool begun = state_of(task, context.as_of()) != "planned";
  if (!begun && dates && dates->plan_start && *dates->plan_start <= context.as_of())
    return row(context, "start_of", context.title(task), *dates->plan_start, dates->start);
  const auto plan = dates && dates->plan_finish ? dates->plan_finish : task.date("due");
  const auto agreed = task.date("due");
  return row(context, "completion_of", context.title(task), *plan, agreed && *agreed > context.as_of() ? agreed : dates ? dates->finish : std::nullopt);
}

/// When the last of the work for it is expected to end.
std::optional<Date> last_work(const ReportContext& context, const Record& deliverable) {
  std::optional<Date> last;
  for (const std::string_view id : deliverable.list("tasks")) {
    const Record* task = context.records().find(id);
    const PlannedDates* dates = task ? context.dates(*task) : nullptr;
    if (dates && dates->finish && (!last || *last < *dates->finish)) last = dates->finish;
  }
  return last;
}

}  // namespace

Data not_done_section(const ReportContext& context) {
  const Words& words = context.words();
  std::vector<Open> open;
  for (const Record* milestone : context.existing("milestone")) {
    const PlannedDates* dates = context.dates(*milestone);
    if (is_closed(*milestone, context.as_of()) || !dates || !dates->plan_finish || *dates->plan_finish > context.as_of()) continue;
    context.selected("not_done", *milestone, "planned by now and not reached");
    const std::string number = context.number(*milestone);
    open.push_back(row(context, "milestone_itself", number.empty() ? context.title(*milestone) : words.say("milestone_name", {number, context.title(*milestone)}),
                       *dates->plan_finish, dates->finish));
  }
  for (const Record* task : context.open_where("task", [&](const Record& each) { return is_late(context, each) && each.text("type") != "summary"; })) {
    context.selected("not_done", *task, "late against the plan");
    open.push_back(late_task(context, *task));
  }
  for (const Record* deliverable : context.existing("deliverable")) {
    const auto due = open_due(*deliverable, context.as_of());
    if (!due || *due > context.as_of()) continue;
    context.selected("not_done", *deliverable, "overdue");
    open.push_back(row(context, "handover_of", context.called(*deliverable), *due, last_work(context, *deliverable)));
  }
  if (open.empty()) return {};
  std::ranges::stable_sort(open, {}, &Open::plan);
  SheetSection section{.columns = {words.label("column_not_done"), words.label("column_plan"), words.label("column_now_expected")}};
  for (Open& each : open) section.rows.push_back(std::move(each.cells));
  return section_data(section);
}

Shape not_done_shape() { return section_shape("not_done", sheet_section_shape()); }

}  // namespace accord
