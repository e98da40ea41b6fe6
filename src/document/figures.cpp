#include "accord/document/figures.h"

#include <algorithm>
#include <functional>
#include <set>

#include "accord/analysis/contract_dates.h"
#include "accord/analysis/schedule.h"
#include "accord/analysis/what_if.h"
#include "accord/base/business_clock.h"
#include "accord/base/threads.h"
#include "accord/model/history.h"
#include "accord/model/project_calendar.h"
#include "document/issue_facts.h"

namespace accord {
namespace {

// ---- contract

void add_contract(const RecordSet& records, const Calendar& calendar, Date as_of, ReleasedFigures& figures) {
  const Record* contract = records.single("contract");
  if (!contract) return;
  figures.contract_number = contract->text("number");
  figures.contract_date = completion_date(records, calendar, as_of);
  figures.signed_date = contract->date("completion_date");
  figures.contract_price = contract_price(records, as_of);
}

void add_payments(const RecordSet& records, Date as_of, ReleasedFigures& figures) {
  for (PaymentFacts facts : payment_facts(records, as_of)) {
    const std::string id = facts.record->id;
    facts.record = nullptr;
    figures.payments[id] = facts;
  }
}

void add_surveys(std::vector<SurveyResults> reported, const ClientView& view, ReleasedFigures& figures) {
  for (SurveyResults& results : reported) {
    const std::string id = results.survey->id;
    if (!view.records().find(id)) continue;
    if (!results.may_be_told()) results = {.invited = results.invited, .answered = results.answered, .fewest_told = results.fewest_told};
    results.survey = nullptr;
    figures.surveys.emplace_back(id, results);
  }
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

/// Working days later than planned; 0 when one of the dates is not known.
int slip(const std::optional<Date>& plan, const std::optional<Date>& actual, const Calendar& calendar) {
  return plan && actual ? calendar.working_days_later(*plan, *actual) : 0;
}

std::vector<std::string_view> milestone_tasks(const RecordSet& records) {
  std::vector<std::string_view> ids;
  for (const Record& milestone : records.of("milestone"))
    for (const std::string_view id : milestone.list("task")) ids.push_back(id);
  return ids;
}

/// The plan as it would be with every open measure.
struct MeasuredPlan {
  std::optional<RecordSet> copies;   ///< what the schedule points into
  std::optional<Schedule> schedule;  ///< absent: no measure changes anything, or one of them cannot be applied
};

MeasuredPlan with_measures(const TypedPlan& plan, const Calendar& calendar, Date as_of) {
  MeasuredPlan result;
  const RecordSet& records = plan.records();
  std::vector<const Record*> measures;
  for (const Record& action : records.of("action"))
    if (exists_at(action, as_of) && !is_closed(action, as_of) && action.has("solves") && !action.items("effects").empty()) measures.push_back(&action);
  if (measures.empty()) return result;
  Findings findings;
  result.copies = with_effects(records, measures, as_of, findings);
  if (has_errors(findings)) return result;
  const ScheduleOptions options{.as_of = as_of, .with_drivers = false, .rows_for = milestone_tasks(*result.copies)};
  result.schedule = compute_schedule(TypedPlan(*result.copies, plan), calendar, options);
  return result;
}

PlannedDates dates_of_task(const ScheduledTask& task, const BaselineTask* planned, const Calendar& calendar) {
  PlannedDates dates;
  dates.due = task.facts.due;
  if (planned) {
    dates.plan_start = planned->start;
    dates.plan_finish = planned->finish;
  } else {
    dates.plan_finish = task.facts.due;
  }
  if (task.known) {
    dates.start = task.start;
    dates.finish = task.finish;
  } else {
    dates.start = task.facts.started;
    dates.finish = task.facts.finished;
  }
  dates.started = task.facts.state != NetworkTask::State::planned;
  dates.finished = task.facts.state == NetworkTask::State::done;
  dates.critical = task.critical;
  dates.start_slip = slip(dates.plan_start, dates.start, calendar);
  dates.finish_slip = slip(dates.plan_finish, dates.finish, calendar);
  return dates;
}

/// The finishes of the first baseline, of the tasks that milestones wait for.
using OriginalFinishes = std::map<std::string_view, Date>;

OriginalFinishes original_finishes(const RecordSet& records) {
  OriginalFinishes finishes;
  std::optional<Date> first;
  for (const Record& baseline : records.of("baseline"))
    if (const auto at = baseline.date("at"); at && (!first || *at < *first)) first = at;
  const Record* baseline = first ? baseline_in_force(records, *first) : nullptr;
  if (!baseline) return finishes;
  const auto tasks = milestone_tasks(records);
  const std::set<std::string_view> wanted(tasks.begin(), tasks.end());
  for (const Member& item : baseline->items("snapshot"))
    if (wanted.contains(item.value["task"].text))
      if (const auto finish = parse_date(item.value["finish"].text)) finishes[item.value["task"].text] = *finish;
  return finishes;
}

/// The last planned finish of the milestone's tasks; else its agreed date.
std::optional<Date> plan_of_milestone(const Record& milestone, const ReleasedFigures& figures) {
  std::optional<Date> plan;
  for (const std::string_view task : milestone.list("task")) {
    const PlannedDates* found = figures.tasks.find(task);
    if (found && found->plan_start && (!plan || *plan < *found->plan_finish)) plan = found->plan_finish;
  }
  return plan ? plan : milestone.date("due");
}

void add_milestones(const RecordSet& records, const Schedule& schedule, const OriginalFinishes& originals, const Calendar& calendar, ReleasedFigures& figures) {
  figures.milestones = DatesById(records.places_of("milestone"));
  for (const MilestoneDate& row : milestone_dates(records, schedule)) {
    const Record& milestone = *row.milestone;
    PlannedDates dates;
    for (const std::string_view task : milestone.list("task"))
      if (const auto original = originals.find(task); original != originals.end() && (!dates.original_finish || *dates.original_finish < original->second))
        dates.original_finish = original->second;
    dates.due = milestone.date("due");
    dates.plan_finish = plan_of_milestone(milestone, figures);
    dates.finished = row.reached.has_value();
    dates.finish = row.forecast;
    dates.finish_slip = slip(dates.plan_finish, dates.finish, calendar);
    if (const auto agreed = milestone.date("contract_date")) {
      dates.contract_date = extended(records, calendar, *agreed, row.reached ? *row.reached : schedule.as_of);
      if (dates.finish) dates.contract_slip_days = *dates.finish - *dates.contract_date;
    }
    figures.milestones.set(figures.milestones.places().find(milestone.id), dates);
  }
}

void add_forecast_with_measures(const MeasuredPlan& better, ReleasedFigures& figures) {
  if (!better.schedule) return;
  for (const MilestoneDate& row : milestone_dates(*better.copies, *better.schedule))
    if (PlannedDates* known = figures.milestones.find(row.milestone->id); known && !row.reached) known->finish_with_measures = row.forecast;
  if (figures.schedule) figures.schedule->finish_with_measures = better.schedule->finish;
}

std::optional<ScheduleFigures> schedule_figures(const Progress& progress, const Schedule& schedule, const Calendar& calendar) {
  const EarnedFigures& days = progress.total.days;
  if (!progress.baseline || !days.complete || !days.planned) return std::nullopt;
  ScheduleFigures figures;
  figures.baseline = progress.baseline->record->text("version");
  figures.percent_done = *days.complete * Decimal(100);
  figures.percent_planned = *days.planned * Decimal(100);
  if (const auto index = progress.days_schedule ? progress.days_schedule->index() : std::nullopt) figures.spi_t = four_places(*index);
  figures.finish = schedule.finish;
  figures.finish_slip = slip(progress.baseline->finish(), schedule.finish, calendar);
  return figures;
}

std::optional<Decimal> percent(const std::optional<Decimal>& share) { return share ? std::optional(*share * Decimal(100)) : std::nullopt; }

void add_weeks(const std::vector<TrendRow>& trend, Audience audience, Currency currency, ReleasedFigures& figures) {
  const auto money = [&](const std::optional<std::int64_t>& minor) { return minor ? std::optional(Money{*minor, currency}) : std::nullopt; };
  for (const TrendRow& row : trend) {
    const EarnedFigures& days = row.figures.days;
    WeekFigures week{.from = row.period.from, .until = row.until, .percent_planned = percent(days.planned), .percent_done = percent(days.complete)};
    if (audience == Audience::internal) {
      const EarnedSums& cost = row.figures.cost.sums;
      week.planned_value = money(cost.pv);
      week.earned_value = money(cost.ev);
      week.actual_cost = money(cost.ac);
    }
    figures.weeks.push_back(week);
  }
}

/// What the plan comes to at one data date.
struct PlanAt {
  DataDate at;
  Schedule schedule = {};
  Progress progress = {};
  MeasuredPlan better = {};  ///< only where dates are asked for
  OriginalFinishes originals = {};  ///< likewise
};

void add_dates(const PlanAt& own, const TypedPlan& plan, const Calendar& calendar, ReleasedFigures& figures) {
  const Schedule& schedule = own.schedule;
  const Baseline* const baseline = own.progress.baseline.get();
  figures.tasks = DatesById(plan.records().places_of("task"));
  const std::vector<const BaselineTask*> planned = baseline != nullptr ? planned_tasks(plan, *baseline) : std::vector<const BaselineTask*>(plan.numbers());
  constexpr std::size_t share = 1024;
  share_out(schedule.tasks.size(), share, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const auto number = static_cast<std::size_t>(schedule.tasks[i].facts.number);  // the plan is no what-if: also its place
      figures.tasks.set(number, dates_of_task(schedule.tasks[i], planned[number], calendar));
    }
  });
  add_milestones(plan.records(), schedule, own.originals, calendar, figures);
}

/// Steps of which none needs another; what takes longest comes first.
void add_steps(PlanAt& own, const TypedPlan& plan, const Calendar& calendar, Currency currency, const Baselines& read, std::vector<std::function<void()>>& steps) {
  const auto [as_of, extent] = own.at;
  if (extent != Extent::standing) {
    steps.push_back([&, as_of] { own.better = with_measures(plan, calendar, as_of); });
    steps.push_back([&] { own.originals = original_finishes(plan.records()); });
  }
  steps.push_back([&, as_of, extent] {
    const auto rows_for = extent == Extent::standing ? std::optional(milestone_tasks(plan.records())) : std::nullopt;
    own.schedule = compute_schedule(plan, calendar, {.as_of = as_of, .with_drivers = false, .rows_for = rows_for});
  });
  steps.push_back([&, currency, as_of, extent] {
    const auto trend = extent == Extent::charts ? std::optional(PeriodKind::week) : std::nullopt;
    own.progress = compute_progress(plan, calendar, currency, {.as_of = as_of, .already_read = &read, .trend = trend, .with_tasks = false});
  });
}

void add_plan(const PlanAt& own, const TypedPlan& plan, const ClientView& view, const Settings& settings, const Calendar& calendar, Currency currency,
              ReleasedFigures& figures) {
  const auto& [at, schedule, progress, better, originals] = own;
  for (const Findings* findings : {&schedule.findings, &progress.findings})
    std::ranges::copy_if(*findings, std::back_inserter(figures.findings), [](const Finding& finding) { return finding.severity == Severity::error && finding.rule != "plan.unreadable"; });  // loading has told that
  figures.schedule = schedule_figures(progress, schedule, calendar);
  if (at.extent != Extent::standing) {
    add_dates(own, plan, calendar, figures);
    add_forecast_with_measures(better, figures);
  }
  add_weeks(progress.trend, view.audience(), currency, figures);
  std::vector<SurveyResults> surveys = reported_surveys(plan.records(), at.as_of, settings.anonymity);
  std::optional<Decimal> csat;
  if (!surveys.empty() && surveys.back().may_be_told() && surveys.back().satisfied)
    csat = divide(Decimal(surveys.back().satisfied->hits), Decimal(surveys.back().satisfied->count), 4);
  figures.statuses = compute_status(view.records(), settings, calendar, {.progress = progress, .schedule = schedule, .csat = csat, .plan = &plan.records()}, view.audience());
  add_surveys(std::move(surveys), view, figures);
  if (view.audience() != Audience::internal) return;
  figures.progress = progress.total;
  if (const auto index = progress.cost_schedule ? progress.cost_schedule->index() : std::nullopt) figures.cost_spi_t = four_places(*index);
}

}  // namespace

std::vector<ReleasedFigures> released_figures(const TypedPlan& plan, const Baselines& read, const ClientView& view, const Settings& settings, const std::vector<DataDate>& dates) {
  const Calendar calendar = project_calendar(settings);
  const Currency currency = project_currency(settings);
  std::vector<PlanAt> plans;
  for (const DataDate& at : dates) plans.push_back({at});
  std::vector<std::function<void()>> steps;
  for (PlanAt& own : plans) add_steps(own, plan, calendar, currency, read, steps);
  at_once(steps);
  const RecordSet& records = plan.records();
  std::vector<ReleasedFigures> result;
  for (const PlanAt& own : plans) {
    ReleasedFigures& figures = result.emplace_back();
    figures.project_start = project_start(records);
    add_contract(records, calendar, own.at.as_of, figures);
    add_plan(own, plan, view, settings, calendar, currency, figures);
    if (own.at.extent == Extent::standing) continue;
    add_payments(records, own.at.as_of, figures);
    add_service(records, settings, calendar, own.at.as_of, figures);
  }
  return result;
}

ReleasedFigures released_figures(const RecordSet& records, const ClientView& view, const Settings& settings, Date as_of, Extent extent) {
  return std::move(released_figures(TypedPlan(records, project_calendar(settings)), {}, view, settings, {{as_of, extent}}).front());
}

}  // namespace accord
