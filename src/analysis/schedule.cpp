#include "accord/analysis/schedule.h"

#include <algorithm>
#include <set>

#include "accord/analysis/plan_order.h"
#include "accord/model/history.h"
#include "analysis/plan_network.h"

namespace accord {
namespace {

using State = NetworkTask::State;

std::size_t at(std::int32_t index) {
  return static_cast<std::size_t>(index);
}

Decimal days_of(Tick ticks) {
  if (ticks % ticks_per_day == 0) return Decimal(ticks / ticks_per_day);
  return normalised(divide(Decimal(ticks), Decimal(ticks_per_day), 4));
}

/// The last day of something that ends at the boundary. What takes no time ends with the day before, unless the
/// project begins there.
Date last_day(const PlanClock& clock, Tick boundary, bool instant) {
  return instant && boundary == 0 ? clock.start_day(boundary) : clock.finish_day(boundary);
}

void fill_dates(ScheduledTask& task, const NetworkTask& node, const TaskTimes& times, const PlanClock& clock) {
  const bool instant = node.duration == 0;
  const TaskFacts& facts = task.facts;
  if (node.state == State::done) {
    task.finish = *facts.finished;
    task.start = facts.started.value_or(clock.start_day(node.actual_start));
    task.open_start = task.start;
    task.late_start = task.start;
    task.late_finish = task.finish;
  } else {
    task.open_start = clock.start_day(times.resume);
    task.start = node.state == State::started ? *facts.started : task.open_start;
    task.finish = last_day(clock, times.early_finish, instant);
    task.late_start = clock.start_day(times.late_start);
    task.late_finish = last_day(clock, times.late_finish, instant);
  }
  task.total_float = days_of(times.total_float);
  task.free_float = days_of(times.free_float);
  task.critical = times.critical;
}

void fill_summary(ScheduledTask& summary, const std::vector<ScheduledTask>& tasks, const std::vector<std::int32_t>& members,
                  const std::vector<std::int32_t>& row_of) {
  bool first = true;
  summary.known = !members.empty();
  summary.float_known = true;
  for (const std::int32_t member : members) {
    const ScheduledTask& task = tasks[at(row_of[at(member)])];
    summary.known = summary.known && task.known;
    summary.float_known = summary.float_known && task.float_known;
    summary.critical = summary.critical || task.critical;
    if (first || task.start < summary.start) summary.start = summary.open_start = task.start;
    if (first || summary.finish < task.finish) summary.finish = task.finish;
    if (first || task.late_start < summary.late_start) summary.late_start = task.late_start;
    if (first || summary.late_finish < task.late_finish) summary.late_finish = task.late_finish;
    if (first || task.total_float < summary.total_float) summary.total_float = task.total_float;
    if (first || task.free_float < summary.free_float) summary.free_float = task.free_float;
    first = false;
  }
  summary.float_known = summary.float_known && summary.known;
}

std::vector<Driver> drivers(const PlanNetwork& network, const Drivers& found) {
  std::vector<Driver> result;
  for (const std::int32_t index : found.links) {
    const NetworkLink& link = network.links[at(index)];
    const Record* predecessor = network.tasks[at(network.task_of[at(link.from)])].record;
    result.push_back({Driver::Type::task, predecessor, link.type, days_of(link.lag)});
  }
  if (found.constraint) result.push_back({Driver::Type::constraint});
  if (found.data_date && !found.project_start) result.push_back({Driver::Type::data_date});
  if (found.project_start) result.push_back({Driver::Type::project_start});
  return result;
}

/// A date that the plan cannot meet is told, not only shown as negative float.
void check_constraints(const PlanNetwork& network, const NetworkTimes& times, const std::vector<std::int32_t>& row_of, Schedule& schedule) {
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const NetworkTask& node = network.nodes[i];
    const TaskTimes& found = times.tasks[i];
    const std::int32_t row = row_of[at(network.task_of[i])];
    if (row < 0) continue;
    const ScheduledTask& task = schedule.tasks[at(row)];
    if (!task.known || node.state == State::done) continue;
    const bool starts_late = node.state == State::planned && node.start_no_later < found.early_start;
    if (!starts_late && found.early_finish <= node.finish_no_later) continue;
    const std::string name(call_sign(*task.record));
    const std::string_view words = task.record->text("constraint");
    schedule.findings.push_back({"plan.constraint", Severity::warning, task.record->file, task.record->content()["constraint"].mark, "constraint",
                                 starts_late ? say("{} cannot keep {}: it starts on {}", name, words, to_string(task.start))
                                             : say("{} cannot keep {}: it finishes on {}", name, words, to_string(task.finish)),
                                 "shorten what drives it, or move the date"});
  }
}

/// By task of the network: its row in the schedule, or -1.
std::vector<std::int32_t> rows_of(const PlanNetwork& network, const TypedPlan& plan, const ScheduleOptions& options) {
  std::vector<std::int32_t> rows(network.tasks.size(), options.rows_for ? -1 : 0);
  for (const std::string_view id : options.rows_for.value_or(std::vector<std::string_view>())) {
    const std::int32_t number = plan.number_of(id), task = number < 0 ? -1 : network.index[at(number)];
    if (task < 0) continue;
    rows[at(task)] = 0;
    for (const std::int32_t member : network.members[at(task)]) rows[at(member)] = 0;  // what a summary is made of
  }
  std::int32_t count = 0;
  for (std::int32_t& row : rows) {
    if (row == 0) row = count++;
  }
  return rows;
}

Date last_known_finish(const Schedule& schedule) {
  Date last = schedule.start;
  for (const ScheduledTask& task : schedule.tasks) {
    if (task.known) last = std::max(last, task.finish);
  }
  return last;
}

}  // namespace

void check_years(const Calendar& calendar, Date first, Date last, Findings& findings) {
  if (!calendar.is_complete()) {
    findings.push_back({"plan.calendar", Severity::error, "accord.yaml", {}, "calendar", "a part of the calendar is not understood: no date is sure",
                        "accord check names the line"});
    return;
  }
  for (int year = first.year(); year <= last.year(); ++year) {
    if (calendar.knows_year(year)) continue;
    findings.push_back(
        {"plan.calendar", Severity::warning, "accord.yaml", {}, "calendar",
         say("the calendar has no holidays of {}: its dates count by the weekly pattern alone", year),
         "add that year's days off and make-up days to calendar: holidays and workdays"});
  }
}

const ScheduledTask* Schedule::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(index, id, {}, &std::pair<std::string_view, std::int32_t>::first);
  return found == index.end() || found->first != id ? nullptr : &tasks[at(found->second)];
}

Schedule compute_schedule(const RecordSet& records, const Calendar& calendar, const ScheduleOptions& options) {
  return compute_schedule(TypedPlan(records, calendar), calendar, options);
}

Schedule compute_schedule(const TypedPlan& plan, const Calendar& calendar, const ScheduleOptions& options) {
  PlanNetwork network = read_network(plan, calendar, options);
  const Topology& topology = network.topology;
  const NetworkTimes times = compute_times(topology, network.nodes, network.options);
  Schedule schedule;
  schedule.as_of = options.as_of;
  schedule.with_progress = options.with_progress;
  schedule.start = calendar.date_of_index(network.clock.origin);
  schedule.cycle = std::move(network.cycle);
  schedule.findings = std::move(network.findings);
  const std::vector<std::int32_t> row_of = rows_of(network, plan, options);
  for (const std::int32_t task : network.index) {
    if (task >= 0 && row_of[at(task)] >= 0) schedule.index.emplace_back(network.tasks[at(task)].record->id, row_of[at(task)]);
  }
  if (!std::ranges::is_sorted(schedule.index)) std::ranges::sort(schedule.index);  // a what-if has added some
  schedule.tasks.resize(static_cast<std::size_t>(std::ranges::count_if(row_of, [](std::int32_t row) { return row >= 0; })));
  for (std::size_t i = 0; i < network.tasks.size(); ++i) {
    if (row_of[i] < 0) continue;
    ScheduledTask& task = schedule.tasks[at(row_of[i])];
    task.record = network.tasks[i].record;
    task.facts = network.tasks[i];
    const std::int32_t node = network.node_of[i];
    if (node < 0) continue;
    task.known = network.known[at(node)];
    task.float_known = network.all_known;
    fill_dates(task, network.nodes[at(node)], times.tasks[at(node)], network.clock);
    task.critical = task.critical && network.all_known;
    if (options.with_drivers && task.known) task.drivers = drivers(network, drivers_of(topology, network.nodes, network.options, times, node));
  }
  check_constraints(network, times, row_of, schedule);
  for (std::size_t i = 0; i < network.tasks.size(); ++i) {
    if (row_of[i] >= 0 && network.tasks[i].type == TaskType::summary) fill_summary(schedule.tasks[at(row_of[i])], schedule.tasks, network.members[i], row_of);
  }
  if (network.all_known && !network.nodes.empty()) {
    schedule.finish = network.clock.finish_day(times.finish);
    schedule.working_days = calendar.working_days_between(schedule.start, *schedule.finish);
    if (!options.rows_for) {
      for (const std::int32_t node : critical_path(topology, network.nodes, times)) schedule.critical_path.push_back(at(network.task_of[at(node)]));
    }
  }
  if (!schedule.tasks.empty()) check_years(calendar, schedule.start, last_known_finish(schedule), schedule.findings);
  return schedule;
}

std::vector<MilestoneDate> milestone_dates(const RecordSet& records, const Schedule& schedule) {
  std::vector<MilestoneDate> result;
  for (const Record& milestone : records.of("milestone")) {
    if (!exists_at(milestone, schedule.as_of) || phase_of(milestone, schedule.as_of) == Phase::dropped) continue;
    MilestoneDate row;
    row.milestone = &milestone;
    if (schedule.with_progress && state_of(milestone, schedule.as_of) == "reached") row.reached = last_move_to(milestone, "reached", schedule.as_of)->date;
    row.forecast = row.reached;
    bool known = true;
    for (const std::string_view id : milestone.list("task")) {
      const ScheduledTask* task = schedule.find(id);
      if (task == nullptr) {  // not there yet at the data date: it does not count
        known = known && !records.unreadable.contains(std::string(id));
        continue;
      }
      known = known && task->known;
      if (row.last == nullptr || row.last->finish < task->finish) row.last = task;
    }
    if (!row.reached && known && row.last != nullptr) row.forecast = schedule.with_progress ? std::max(row.last->finish, schedule.as_of) : row.last->finish;  // not yet: today at the earliest
    result.push_back(row);
  }
  std::stable_sort(result.begin(), result.end(), [](const MilestoneDate& a, const MilestoneDate& b) {
    if (a.forecast != b.forecast) return a.forecast && (!b.forecast || *a.forecast < *b.forecast);
    return comes_before_in_plan(*a.milestone, *b.milestone);
  });
  return result;
}

}  // namespace accord
