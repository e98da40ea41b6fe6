#include "accord/document/figures.h"

#include <algorithm>

#include "accord/base/business_clock.h"
#include "accord/model/history.h"
#include "accord/model/project_calendar.h"
#include "document/issue_facts.h"

namespace accord {
namespace {

// ---- contract

/// Changes approved by that day and not dropped since.
std::vector<const Record*> agreed_changes(const RecordSet& records, Date as_of) {
  std::vector<const Record*> agreed;
  for (const Record& change : records.of("change"))
    if (exists_at(change, as_of) && first_move_to(change, "approved", as_of) && phase_of(change, as_of) != Phase::dropped) agreed.push_back(&change);
  return agreed;
}

Date extended(Date date, long days, bool working, const Calendar& calendar) {
  if (days == 0) return date;
  return working ? calendar.add_working_days(date, static_cast<int>(days)) : date + static_cast<int>(days);
}

bool extends_in_working_days(const Record* contract) { return !contract || contract->text("completion_unit") != "calendar_days"; }

void add_contract(const RecordSet& records, const Calendar& calendar, Date as_of, ReleasedFigures& figures) {
  const Record* contract = records.single("contract");
  if (!contract) return;
  figures.contract_number = contract->text("number");
  figures.contract_price = contract->money("price");
  figures.contract_date = contract->date("completion_date");
  long days = 0;
  for (const Record* change : agreed_changes(records, as_of)) {
    days += change->integer("schedule_days").value_or(0);
    if (const auto price = change->money("price_delta"); price && figures.contract_price && price->currency == figures.contract_price->currency)
      figures.contract_price = *figures.contract_price + *price;
  }
  if (figures.contract_date) figures.contract_date = extended(*figures.contract_date, days, extends_in_working_days(contract), calendar);
}

std::optional<Date> project_start(const RecordSet& records) {
  for (const std::string_view kind : {"contract", "scope"})
    if (const Record* record = records.single(kind))
      if (const auto start = record->date("start")) return start;
  std::optional<Date> first;
  for (const Record& record : records.all())
    if (const auto created = record.date("created"); created && (!first || *created < *first)) first = created;
  return first;
}

// ---- service levels

/// Business minutes it waited for the client up to `end`: the clock stands still then.
std::int64_t paused_minutes(const Record& issue, const Moment& end, Date as_of, const Calendar& calendar) {
  std::int64_t total = 0;
  std::optional<Moment> since;
  for (const MoveEntry& move : moves_of(issue, as_of)) {
    if (since) total += business_minutes(calendar, *since, std::min(move.at, end, [](const Moment& a, const Moment& b) { return (a <=> b) < 0; }));
    since = move.to == "waiting_client" ? std::optional(move.at) : std::nullopt;
  }
  return total;
}

ServiceResult service_of(const Record& issue, const SlaTarget& target, Date as_of, const Calendar& calendar) {
  ServiceResult result;
  result.resolution_target = target.resolution_minutes;
  const auto opened = opened_at(issue);
  const auto moves = moves_of(issue, as_of);
  if (!opened || !opened->has_time()) return result;
  if (!moves.empty() && moves.front().at.has_time() && target.response_minutes > 0)
    result.response_on_time = business_minutes(calendar, *opened, moves.front().at) <= target.response_minutes;
  const auto solved = solved_at(issue, as_of);
  if (solved && solved->has_time() && target.resolution_minutes > 0) {
    const auto used = business_minutes(calendar, *opened, *solved) - paused_minutes(issue, *solved, as_of, calendar);
    result.resolution_overrun = static_cast<int>(std::max<std::int64_t>(0, used - target.resolution_minutes));
  }
  return result;
}

void add_service(const RecordSet& records, const Settings& settings, const Calendar& calendar, Date as_of, ReleasedFigures& figures) {
  for (const Record& issue : records.of("issue")) {
    const auto target = settings.sla.find(std::string(issue.text("severity")));
    if (is_defect(issue) && exists_at(issue, as_of) && target != settings.sla.end())
      figures.service[issue.id] = service_of(issue, target->second, as_of, calendar);
  }
}

// ---- plan

/// The baseline that holds at the end of that day, or null.
const Record* baseline_at(const RecordSet& records, Date as_of) {
  const Record* held = nullptr;
  for (const Record& baseline : records.of("baseline")) {
    const auto at = baseline.date("at");
    if (!at || *at > as_of || (held && *at < *held->date("at"))) continue;
    held = &baseline;
  }
  return held;
}

void add_task_dates(const RecordSet& records, Date as_of, ReleasedFigures& figures) {
  const Record* baseline = baseline_at(records, as_of);
  for (const Record& task : records.of("task")) {
    if (!exists_at(task, as_of)) continue;
    PlannedDates& dates = figures.dates[task.id];
    dates.plan_finish = task.date("due");
    if (const auto begun = first_move_to(task, "in_progress", as_of)) dates.start = begun->date;
    dates.started = state_of(task, as_of) != "planned";
    if (state_of(task, as_of) == "done") {
      dates.finished = true;
      dates.finish = last_move_to(task, "done", as_of)->date;
    }
  }
  if (!baseline) return;
  for (const Member& row : baseline->items("snapshot")) {
    const auto found = figures.dates.find(row.value["task"].text);
    if (found == figures.dates.end()) continue;
    found->second.plan_start = parse_date(row.value["start"].text);
    found->second.plan_finish = parse_date(row.value["finish"].text);
  }
}

/// Working days later than planned; 0 when one of the dates is not known.
int slip(const std::optional<Date>& plan, const std::optional<Date>& actual, const Calendar& calendar) {
  return plan && actual ? calendar.working_days_later(*plan, *actual) : 0;
}

void add_milestone_contract(const RecordSet& records, const Record& milestone, const Calendar& calendar, Date as_of, PlannedDates& dates) {
  const auto agreed = milestone.date("contract_date");
  if (!agreed) return;
  const auto reached = last_move_to(milestone, "reached", as_of);
  long days = 0;
  for (const Record* change : agreed_changes(records, as_of))
    if (!reached || first_move_to(*change, "approved", as_of)->date <= reached->date) days += change->integer("schedule_days").value_or(0);
  dates.contract_date = extended(*agreed, days, extends_in_working_days(records.single("contract")), calendar);
  if (!dates.finish) return;
  dates.contract_slip_days = *dates.finish - *dates.contract_date;
  dates.contract_slip_working_days = calendar.working_days_later(*dates.contract_date, *dates.finish);
}

bool ends_later(const PlannedDates& a, const PlannedDates& b) {
  return std::pair(a.finish, a.plan_finish) > std::pair(b.finish, b.plan_finish);
}

void add_milestone_dates(const RecordSet& records, const Calendar& calendar, Date as_of, ReleasedFigures& figures) {
  for (const Record& milestone : records.of("milestone")) {
    if (!exists_at(milestone, as_of)) continue;
    PlannedDates dates;
    for (std::string_view id : milestone.list("task"))  // of several tasks the last one reaches it
      if (const auto task = figures.dates.find(std::string(id)); task != figures.dates.end() && ends_later(task->second, dates)) dates = task->second;
    if (!dates.plan_finish) dates.plan_finish = milestone.date("due");
    dates.finished = state_of(milestone, as_of) == "reached";
    if (dates.finished) dates.finish = last_move_to(milestone, "reached", as_of)->date;
    dates.finish_slip = slip(dates.plan_finish, dates.finish, calendar);
    add_milestone_contract(records, milestone, calendar, as_of, dates);
    figures.dates[milestone.id] = dates;
  }
}

}  // namespace

ReleasedFigures released_figures(const RecordSet& records, const Settings& settings, Date as_of) {
  ReleasedFigures figures;
  const Calendar calendar = project_calendar(settings);
  figures.project_start = project_start(records);
  add_contract(records, calendar, as_of, figures);
  add_task_dates(records, as_of, figures);
  for (auto& [id, dates] : figures.dates) {
    dates.start_slip = slip(dates.plan_start, dates.start, calendar);
    dates.finish_slip = slip(dates.plan_finish, dates.finish, calendar);
  }
  add_milestone_dates(records, calendar, as_of, figures);
  add_service(records, settings, calendar, as_of, figures);
  return figures;
}

}  // namespace accord
