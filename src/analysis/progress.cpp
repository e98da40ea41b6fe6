#include "accord/analysis/progress.h"

#include <algorithm>
#include <map>
#include <span>

#include "accord/analysis/plan_order.h"
#include "accord/analysis/schedule.h"
#include "analysis/valued_tasks.h"

namespace accord {
namespace {

constexpr std::size_t most_periods = 5000;  // a century of weeks: more is a date with a slip of the pen

/// Ends of the periods of that kind that cover first to last.
std::vector<Period> periods_over(PeriodKind kind, Date first, Date last) {
  std::vector<Period> result;
  for (Period period = period_of(kind, first); period.from <= last && result.size() < most_periods; period = next(period)) {
    result.push_back(period);
  }
  return result;
}

PeriodEnd end_at(Date date, const Calendar& calendar) {
  return {date, calendar.working_index(date + 1)};
}

/// Time since the Monday of the first week: whole weeks, and the share of this week's working days that have passed.
double weeks_until(Date monday, Date as_of, const Calendar& calendar) {
  if (as_of < monday) return 0;
  const int whole = (as_of - monday) / 7;
  const Date week = monday + 7 * whole;
  const int all = calendar.working_days_between(week, week + 6), passed = calendar.working_days_between(week, as_of);
  return whole + (all > 0 ? static_cast<double>(passed) / all : (as_of - week + 1) / 7.0);
}

/// The day on which a task had earned all it will have earned at the data date.
Date earned_on(const ValuedTask& task, Date as_of, const Calendar& calendar) {
  if (task.level_of_effort) return calendar.date_of_index(task.end - 1);
  Date day;
  const Share* last = nullptr;
  for (const EarnedStep& step : task.earned) {
    if (as_of < step.from) break;
    if (last == nullptr || last->part * step.share.whole != step.share.part * last->whole) day = step.from;
    last = &step.share;
  }
  return day;
}

/// The weekly plan of one measure, from which earned schedule is read at any date.
class WeeklyPlan {
 public:
  WeeklyPlan(std::span<const ValuedTask> tasks, Date first, Date last, const Calendar& calendar)
      : monday_(period_of(PeriodKind::week, first).from), calendar_(calendar), tasks_(tasks) {
    std::vector<PeriodEnd> ends;
    for (const Period& week : periods_over(PeriodKind::week, first, last)) ends.push_back(end_at(week.to, calendar));
    for (const EarnedSums& sums : trend(tasks, ends)) {
      if (sums.pv) planned_.push_back(static_cast<double>(*sums.pv));  // all are known, or none
    }
  }

  std::optional<EarnedSchedule> at(Date as_of, const std::optional<std::int64_t>& earned) const {
    if (!earned || planned_.empty() || !(planned_.back() > 0)) return {};
    const bool complete = static_cast<double>(*earned) >= planned_.back();
    return earned_schedule(planned_, static_cast<double>(*earned), weeks_until(monday_, complete ? completed_on(as_of) : as_of, calendar_));
  }

 private:
  /// When all is earned the project's time has stopped: a finished project does not fall behind any further.
  Date completed_on(Date as_of) const {
    Date last = monday_;
    for (const ValuedTask& task : tasks_) {
      if (task.budget > 0) last = std::max(last, earned_on(task, as_of, calendar_));
    }
    return std::min(last, as_of);
  }

  Date monday_;
  const Calendar& calendar_;
  std::span<const ValuedTask> tasks_;
  std::vector<double> planned_;
};

struct Basis {
  Progress progress;
  ValuedTasks tasks;
  Date first, last;  ///< of the baseline
};

std::shared_ptr<const Baseline> baseline_of(const Record& record, const RecordSet& records, const Calendar& calendar, Currency currency, const ProgressOptions& options) {
  if (options.already_read != nullptr) {
    for (const auto& baseline : *options.already_read) {
      if (baseline->record == &record) return baseline;
    }
  }
  return std::make_shared<const Baseline>(read_baseline(record, records, calendar, currency));
}

Basis read_basis(const TypedPlan& plan, const Calendar& calendar, Currency currency, const ProgressOptions& options) {
  Basis basis;
  const RecordSet& records = plan.records();
  Progress& progress = basis.progress;
  progress.as_of = options.as_of;
  const Record* record = options.baseline != nullptr ? options.baseline : baseline_in_force(records, options.as_of);
  if (record == nullptr) {
    progress.findings.push_back({"plan.baseline", Severity::note, {}, {}, {},
                                 say("no baseline holds on {}: there is nothing to measure progress against", to_string(options.as_of)),
                                 records.of("task").empty() ? "there are no tasks yet: accord plan edit" : "accord baseline add"});
    return basis;
  }
  progress.baseline = baseline_of(*record, records, calendar, currency, options);
  const Baseline& baseline = *progress.baseline;
  progress.findings = baseline.findings;
  basis.tasks = value_tasks(plan, baseline, calendar, currency, options.as_of, progress.findings);
  if (!baseline.complete) {
    for (ValuedTask& task : basis.tasks.cost) task.plan_known = false;
    for (ValuedTask& task : basis.tasks.days) task.plan_known = false;
  }
  basis.first = basis.last = options.as_of;
  if (!baseline.tasks.empty()) {
    const auto by_start = [](const BaselineTask& a, const BaselineTask& b) { return a.start < b.start; };
    basis.first = std::min_element(baseline.tasks.begin(), baseline.tasks.end(), by_start)->start;
    basis.last = *baseline.finish();
    check_years(calendar, basis.first, basis.last, progress.findings);
  }
  return basis;
}

void fill_groups(Progress& progress, const ValuedTasks& tasks, const TypedPlan& plan) {
  struct Sums { EarnedSums cost, days; };
  const auto naturally = [](std::string_view a, std::string_view b) { return comes_before_naturally(a, b); };
  std::map<std::string_view, Sums, decltype(naturally)> sums(naturally);
  auto group = sums.end();  // tasks of one come together
  for (std::size_t i = 0; i < progress.tasks.size(); ++i) {
    const std::string_view wbs = tasks.typed[i] != nullptr ? wbs_group(tasks.typed[i]->wbs) : std::string_view();
    if (group == sums.end() || group->first != wbs) group = sums.try_emplace(wbs).first;
    group->second.cost += progress.tasks[i].cost;
    group->second.days += progress.tasks[i].days;
  }
  std::map<std::string_view, const Record*> summaries;
  for (const PlanTask* task : plan.in_order()) {
    if (task->type != TaskType::summary) continue;
    const Record*& summary = summaries[task->wbs];
    if (summary == nullptr || summary->id < task->record->id) summary = task->record;
  }
  for (const auto& [wbs, figures] : sums) {
    const auto summary = wbs.empty() ? summaries.end() : summaries.find(wbs);
    progress.groups.push_back({.wbs = std::string(wbs), .summary = summary == summaries.end() ? nullptr : summary->second,
                               .figures = {figures_of(figures.cost), figures_of(figures.days)}});
  }
}

std::vector<TrendRow> trend_of(const Basis& basis, const WeeklyPlan& cost_plan, const WeeklyPlan& days_plan, const Calendar& calendar,
                               PeriodKind period) {
  const Date as_of = basis.progress.as_of;
  std::vector<TrendRow> rows;
  Date first = basis.first;
  for (const ValuedTask& task : basis.tasks.cost) {
    for (const DatedAmount& cost : task.costs) first = std::min(first, cost.at);
  }
  std::vector<PeriodEnd> ends;
  for (const Period& each : periods_over(period, first, std::max(basis.last, as_of))) {
    TrendRow row{.period = each, .until = each.contains(as_of) ? as_of : each.to, .ahead = as_of < each.from,
                 .figures = {}, .cost_schedule = {}, .days_schedule = {}};
    ends.push_back(end_at(row.until, calendar));
    rows.push_back(row);
  }
  const auto cost = trend(basis.tasks.cost, ends), days = trend(basis.tasks.days, ends);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    TrendRow& row = rows[i];
    EarnedSums cost_sums = cost[i], days_sums = days[i];
    if (row.ahead) {
      cost_sums.ev = cost_sums.ac = days_sums.ev = {};
    } else {
      row.cost_schedule = cost_plan.at(row.until, cost_sums.ev);
      row.days_schedule = days_plan.at(row.until, days_sums.ev);
    }
    row.figures = {figures_of(cost_sums), figures_of(days_sums)};
  }
  return rows;
}

}  // namespace

Decimal working_days(std::int64_t units) {
  return divide(Decimal(units), Decimal(units_per_day), 2);
}

Progress compute_progress(const RecordSet& records, const Calendar& calendar, Currency currency, const ProgressOptions& options) {
  return compute_progress(TypedPlan(records, calendar), calendar, currency, options);
}

Progress compute_progress(const TypedPlan& plan, const Calendar& calendar, Currency currency, const ProgressOptions& options) {
  Basis basis = read_basis(plan, calendar, currency, options);
  Progress& progress = basis.progress;
  if (!progress.baseline) return std::move(progress);
  const ValuedTasks& tasks = basis.tasks;
  const std::int32_t index = calendar.working_index(options.as_of + 1);
  EarnedSums cost, days;
  if (options.with_tasks) progress.tasks.reserve(tasks.typed.size());
  for (std::size_t i = 0; i < tasks.typed.size(); ++i) {
    const EarnedSums own_cost = sums_of(tasks.cost[i], options.as_of, index), own_days = sums_of(tasks.days[i], options.as_of, index);
    cost += own_cost;
    days += own_days;
    if (options.with_tasks) progress.tasks.push_back({tasks.typed[i] != nullptr ? tasks.typed[i]->record : nullptr, tasks.planned[i], own_cost, own_days});
  }
  progress.total = {figures_of(cost), figures_of(days)};
  const WeeklyPlan cost_plan(tasks.cost, basis.first, basis.last, calendar), days_plan(tasks.days, basis.first, basis.last, calendar);
  progress.cost_schedule = cost_plan.at(options.as_of, cost.ev);
  progress.days_schedule = days_plan.at(options.as_of, days.ev);
  if (options.with_tasks) fill_groups(progress, tasks, plan);
  if (options.trend) progress.trend = trend_of(basis, cost_plan, days_plan, calendar, *options.trend);
  return std::move(progress);
}

}  // namespace accord
