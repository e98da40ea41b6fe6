// Problems and what is done about them: late work with its measures, open problems, serious defects, complaints.
#include <algorithm>
#include <map>
#include <utility>

#include "accord/model/history.h"
#include "document/issue_facts.h"
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

struct ProblemRow {
  std::string problem, effect, action, owner;
};

std::string or_dash(const ReportContext& context, std::string text) {
  return text.empty() ? context.words().label("nobody") : std::move(text);
}

void add_row(const ReportContext& context, Data& rows, ProblemRow row) {
  Data data = Data::map();
  data.set("problem", std::move(row.problem));
  data.set("effect", or_dash(context, std::move(row.effect)));
  data.set("action", or_dash(context, std::move(row.action)));
  data.set("owner", or_dash(context, std::move(row.owner)));
  rows.add(std::move(data));
}

/// "Zhao Ming, 3 July".
std::string owner_and(const ReportContext& context, const Record& record, const std::string& when) {
  if (!record.has("owner")) return when;
  const std::string who = context.person(record.text("owner"));
  return when.empty() ? who : context.words().phrases({who, when});
}

std::string due_text(const ReportContext& context, const Record& record) {
  const auto due = record.date("due");
  return due ? context.words().date(*due) : std::string();
}

bool is_open(const ReportContext& context, const Record& record) { return !is_closed(record, context.as_of()); }

/// Open measures by the id of what they are taken against.
class MeasuresByTarget {
 public:
  explicit MeasuresByTarget(const ReportContext& context) {
    for (const Record* measure : open_measures(context)) against_[measure->text("solves")].push_back(measure);
  }

  const std::vector<const Record*>& against(const Record& target) const {
    static const std::vector<const Record*> none;
    const auto found = against_.find(target.id);
    return found == against_.end() ? none : found->second;
  }

 private:
  std::map<std::string_view, std::vector<const Record*>> against_;
};

/// "(1) … (2) …"; a single measure stands without a number.
std::string measures_text(const ReportContext& context, const std::vector<const Record*>& measures) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    std::string text = context.text(*measures[i], "text");
    if (text.empty()) text = context.title(*measures[i]);
    if (measures.size() > 1) text = context.words().label("item_" + std::to_string(std::min<std::size_t>(i + 1, 9))) + text;
    texts.push_back(std::move(text));
  }
  return measures.size() > 1 ? context.words().clauses(texts) : context.words().list(texts);
}

Date plan_or_last(const ReportContext& context, const Record& task) {
  const PlannedDates* dates = context.dates(task);
  return dates && dates->plan_finish ? *dates->plan_finish : task.date("due").value_or(Date::from_days(1 << 28));
}

}  // namespace

bool is_late(const ReportContext& context, const Record& task) {
  const PlannedDates* dates = context.dates(task);
  if (!is_open(context, task)) return false;
  const bool begun = state_of(task, context.as_of()) != "planned";
  if (dates && dates->plan_start && *dates->plan_start <= context.as_of() && !begun) return true;
  const auto finish = dates && dates->plan_finish ? dates->plan_finish : task.date("due");
  return finish && *finish <= context.as_of();
}

namespace {

std::string percent_of(const Record& task, Date as_of) {
  const auto statements = dated_items(task, "progress", as_of);
  return statements.empty() ? std::string("0") : (*statements.back())["percent"].text;
}

std::string late_problem(const ReportContext& context, const Record& task) {
  const Words& words = context.words();
  const PlannedDates* dates = context.dates(task);
  const bool begun = state_of(task, context.as_of()) != "planned";
  if (!begun && dates && dates->plan_start) {
    const std::string plan = words.date(*dates->plan_start);
    if (dates->start && dates->start_slip > 0)
      return words.say("task_starts_late", {context.title(task), words.count(dates->start_slip, "working_days", true), plan});
    return words.say("task_not_started", {context.title(task), plan});
  }
  if (dates && dates->plan_finish && *dates->plan_finish > context.as_of() && dates->finish)
    return words.say("task_forecast", {context.title(task), words.date(*dates->finish), words.date(*dates->plan_finish)});
  return words.say("task_at_percent", {context.title(task), percent_of(task, context.as_of()), words.date(plan_or_last(context, task))});
}

/// What the delay means: the task's own words; of critical work the forecast of the last contract milestone.
std::string late_effect(const ReportContext& context, const Record& task) {
  if (std::string own = context.text(task, "effect"); !own.empty()) return own;
  const PlannedDates* dates = context.dates(task);
  if (!dates || !dates->critical) return {};
  const Record* last = nullptr;
  for (const Record* milestone : context.existing("milestone")) {
    const PlannedDates* own = context.dates(*milestone);
    if (!own || !own->contract_date || !own->finish || own->finished) continue;
    if (!last || *context.dates(*last)->finish < *own->finish) last = milestone;
  }
  if (!last) return {};
  return context.words().say("effect_on_milestone", {context.title(*last), context.words().date(*context.dates(*last)->finish)});
}

void add_late_row(const ReportContext& context, Data& rows, const Record& task, const std::vector<const Record*>& measures) {
  ProblemRow row{late_problem(context, task), late_effect(context, task), context.text(task, "current_action"), {}};
  if (measures.empty()) {
    row.owner = owner_and(context, task, due_text(context, task));
  } else {
    row.action = context.words().remarks({row.action, measures_text(context, measures)});
    row.owner = owner_and(context, *measures.front(), due_text(context, *measures.front()));
  }
  context.selected("problems", task, "late against the plan");
  for (const Record* measure : measures) context.selected("problems", *measure, "an open measure against it");
  add_row(context, rows, std::move(row));
}

/// Late tasks, and those that measures are under way for.
std::vector<const Record*> late_tasks(const ReportContext& context, const MeasuresByTarget& measures) {
  std::vector<const Record*> late = context.open_where("task", [&](const Record& task) {
    return (is_late(context, task) || !measures.against(task).empty()) && task.text("type") != "summary";
  });
  std::vector<std::pair<Date, const Record*>> by_plan;
  by_plan.reserve(late.size());
  for (const Record* task : late) by_plan.emplace_back(plan_or_last(context, *task), task);
  std::ranges::stable_sort(by_plan, {}, &std::pair<Date, const Record*>::first);
  std::ranges::transform(by_plan, late.begin(), [](const auto& each) { return each.second; });
  return late;
}

std::string issue_problem(const ReportContext& context, const Record& issue) {
  const Words& words = context.words();
  const std::string number = context.number(issue);
  const auto opened = opened_at(issue);
  const std::string when = opened ? words.moment(*opened) : std::string();
  std::string name = context.called(issue);
  if (is_defect(issue) && issue.has("severity")) {
    const std::string severity = words.label("severity_" + std::string(issue.text("severity")));
    name = number.empty() ? words.say("defect_unnumbered", {severity, context.title(issue)}) : words.say("defect_called", {number, severity, context.title(issue)});
  }
  if (when.empty()) return name;
  return words.say(is_defect(issue) ? "found_at" : "since", {name, when});
}

/// "Fixed 23 June, 17:45: 1 h 15 min over the agreed 8 working hours."
std::string solved_sentence(const ReportContext& context, const Record& issue, const Moment& solved) {
  const Words& words = context.words();
  const auto service = context.figures().service.find(issue.id);
  const std::string when = words.moment(solved);
  if (service == context.figures().service.end() || service->second.resolution_overrun <= 0)
    return words.say(is_defect(issue) ? "fixed" : "solved", {when});
  const int over = service->second.resolution_overrun;
  std::vector<std::string> parts;
  if (over >= 60) parts.push_back(words.say("hours_short", {std::to_string(over / 60)}));
  if (over % 60 != 0) parts.push_back(words.say("minutes_short", {std::to_string(over % 60)}));
  std::string length;
  for (const std::string& part : parts) length += (length.empty() ? "" : words.label("word_gap")) + part;
  return words.say("fixed_over", {when, length, words.count(service->second.resolution_target / 60, "working_hours")});
}

void add_issue_row(const ReportContext& context, Data& rows, const Record& issue, const std::vector<const Record*>& measures) {
  const auto solved = solved_at(issue, context.as_of());
  ProblemRow row{issue_problem(context, issue), context.text(issue, "effect"), {}, {}};
  if (solved) {
    std::string how = context.text(issue, "resolution");
    if (how.empty()) how = context.text(issue, "current_action");
    row.action = context.words().remarks({solved_sentence(context, issue, *solved), how});
  } else {
    row.action = context.words().remarks({context.text(issue, "current_action"), measures_text(context, measures)});
  }
  row.owner = owner_and(context, issue, solved ? context.words().label("owner_closed") : due_text(context, issue));
  add_row(context, rows, std::move(row));
}

/// Problems and questions that were open in the period; of defects the critical ones, and major ones still open.
bool belongs(const ReportContext& context, const Record& issue) {
  const auto solved = solved_at(issue, context.as_of());
  if (solved && !within(context, *solved)) return false;
  if (!is_defect(issue)) return true;
  return issue.text("severity") == "S1" || (issue.text("severity") == "S2" && !solved);
}

/// The day on which a milestone or deliverable was due that nothing else on the page tells of: no work for it is open.
std::optional<Date> missed(const ReportContext& context, const Record& record, const char* work) {
  const auto due = record.has("due") ? open_due(record, context.as_of()) : is_open(context, record) ? record.date("contract_date") : std::nullopt;
  if (!due || *due >= context.as_of()) return std::nullopt;
  const bool told = std::ranges::any_of(record.list(work), [&](std::string_view id) {
    const Record* task = context.records().find(id);
    return task && is_open(context, *task);
  });
  return told ? std::nullopt : due;
}

void add_missed(const ReportContext& context, Data& rows, const MeasuresByTarget& measures) {
  struct Promise { const char *kind, *work, *label; };
  for (const Promise& promise : {Promise{"milestone", "task", "not_reached"}, Promise{"deliverable", "tasks", "not_delivered"}})
    for (const Record* record : context.existing(promise.kind)) {
      const auto due = missed(context, *record, promise.work);
      if (!due) continue;
      context.selected("problems", *record, "overdue");
      add_row(context, rows, {context.words().say(promise.label, {context.called(*record), context.words().date(*due)}), {}, measures_text(context, measures.against(*record)), owner_and(context, *record, {})});
    }
}

/// First those that are no defects.
std::vector<const Record*> issues_of(const ReportContext& context) {
  std::vector<const Record*> issues;
  for (const bool defects : {false, true})
    for (const Record* issue : context.existing("issue")) {
      if (is_defect(*issue) != defects) continue;
      if (belongs(context, *issue)) issues.push_back(issue);
      else if (is_open_issue(*issue, context.as_of())) context.left_out("problems", *issue, "a moderate or minor defect is only counted");
    }
  return issues;
}

/// When not all of them have a place on the page, the annex gets those that weigh least.
void put_worst_first(std::vector<const Record*>& issues) {
  std::ranges::stable_sort(issues, {}, [](const Record* issue) {
    const std::string_view severity = issue->text("severity");
    return severity.empty() ? std::string_view("S2+") : severity;  // after the major ones
  });
}

void add_issues(const ReportContext& context, Data& rows, const MeasuresByTarget& measures, std::size_t places) {
  std::vector<const Record*> issues = issues_of(context);
  if (rows.members().size() + issues.size() > places) put_worst_first(issues);
  for (const Record* issue : issues) {
    context.selected("problems", *issue, "open in the period");
    add_issue_row(context, rows, *issue, measures.against(*issue));
  }
}

void add_complaints(const ReportContext& context, Data& rows) {
  for (const Record* complaint : context.existing("complaint")) {
    const auto closed = last_move_to(*complaint, "closed", context.as_of());
    const bool open = is_open(context, *complaint);
    if (!open && !(closed && within(context, *closed))) continue;
    context.selected("problems", *complaint, "a complaint open in the period");
    const auto at = complaint->moment("at");
    std::string name = context.called(*complaint);
    if (at) name = context.words().say("complaint_received", {name, context.words().moment(*at)});
    std::string action = context.text(*complaint, "remedy");
    if (action.empty()) action = context.text(*complaint, "decision");
    add_row(context, rows, {name, {}, action, owner_and(context, *complaint, open ? due_text(context, *complaint) : context.words().label("owner_closed"))});
  }
}

}  // namespace

std::vector<const Record*> open_measures(const ReportContext& context) {
  std::vector<const Record*> measures;
  for (const Record* action : context.existing("action"))
    if (action->has("solves") && is_open(context, *action)) measures.push_back(action);
  return measures;
}

void remember_problems(const ReportContext& context) {
  const auto remember = [&](std::string_view event, const Record& record, const std::optional<Moment>& at) {
    if (at && within(context, *at)) context.remember(event, record, at->date);
  };
  for (const Record* issue : context.existing("issue")) {
    if (is_defect(*issue)) continue;
    remember("opened", *issue, opened_at(*issue));
    remember("solved", *issue, solved_at(*issue, context.as_of()));
  }
  for (const Record* complaint : context.existing("complaint")) {
    remember("received", *complaint, complaint->moment("at"));
    if (!is_open(context, *complaint)) remember("closed", *complaint, last_move_to(*complaint, "closed", context.as_of()));
  }
}

Data problems_section(const ReportContext& context, std::size_t places) {
  remember_problems(context);
  Data section = Data::map();
  Data& rows = section.set("rows", Data::list());
  const MeasuresByTarget measures(context);
  const auto late = late_tasks(context, measures);
  for (const Record* task : late)
    if (!measures.against(*task).empty()) add_late_row(context, rows, *task, measures.against(*task));
  add_missed(context, rows, measures);
  add_issues(context, rows, measures, places);
  add_complaints(context, rows);
  for (const Record* task : late)
    if (measures.against(*task).empty()) add_late_row(context, rows, *task, {});
  return rows.empty() ? Data() : section;
}

Shape problems_shape() {
  return section_shape("problems", {Shape::list("rows", {Shape::text("problem"), Shape::text("effect"), Shape::text("action"), Shape::text("owner")})});
}

}  // namespace accord
