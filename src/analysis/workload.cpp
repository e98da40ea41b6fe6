#include "accord/analysis/workload.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>

#include "accord/model/history.h"

namespace accord {
namespace {

struct Assignment {
  std::string_view who;
  std::optional<Decimal> units;  ///< percent of the person's day
};

std::vector<Assignment> assignments_of(const Record& task) {
  std::vector<Assignment> result;
  for (const Member& item : task.items("assignees")) {
    result.push_back({item.value["who"].text, parse_decimal(item.value["units"].text)});
  }
  if (result.empty() && task.has("owner")) result.push_back({task.text("owner"), {}});
  return result;
}

Decimal hours_a_day(const Record& person) {
  return person.decimal("capacity").value_or(Decimal(8));
}

Decimal allocation(const Record& person) {
  return person.decimal("allocation").value_or(Decimal(100));
}

/// Working days of the range in the person's project time and not on leave.
int days_present(const Record& person, const Calendar& calendar, Date from, Date to) {
  const auto first = person.date("from"), last = person.date("to");
  if (first) from = std::max(from, *first);
  if (last) to = std::min(to, *last);
  std::vector<std::pair<Date, Date>> leaves;
  for (const Member& item : person.items("leaves")) {
    const auto begin = parse_date(item.value["from"].text), end = parse_date(item.value["to"].text);
    if (begin && end) leaves.push_back({std::max(*begin, from), std::min(*end, to)});
  }
  std::sort(leaves.begin(), leaves.end());
  int days = calendar.working_days_between(from, to);
  for (const auto& [begin, end] : leaves) {
    // Leaves may overlap: each begins where the ones before it end.
    const Date open = std::max(begin, from);
    days -= calendar.working_days_between(open, end);
    from = std::max(from, std::max(open, end + 1));
  }
  return days;
}

class Sheet {
 public:
  Sheet(const RecordSet& records, const Calendar& calendar, const Schedule& schedule)
      : records_(records), calendar_(calendar), schedule_(schedule) {}

  std::vector<WorkloadRow> rows(PeriodKind kind, Date from, Date to) {
    for (const Record& person : records_.of("person")) {
      const bool ours = person.text("org") == "contractor" && state_of(person, schedule_.as_of) == "active";
      if (ours || has_tasks(person.id)) add_rows(person, kind, from, to);
    }
    assign();
    log();
    for (WorkloadRow& row : rows_) finish(row);
    return std::move(rows_);
  }

 private:
  bool has_tasks(std::string_view handle) const {
    return std::any_of(schedule_.tasks.begin(), schedule_.tasks.end(), [&](const ScheduledTask& task) {
      if (!task.known || task.facts.type == TaskType::summary) return false;
      const auto assignments = assignments_of(*task.record);
      return std::any_of(assignments.begin(), assignments.end(), [&](const Assignment& each) { return each.who == handle; });
    });
  }

  void add_rows(const Record& person, PeriodKind kind, Date from, Date to) {
    first_row_[person.id] = rows_.size();
    periods_ = 0;
    for (Period period = period_of(kind, from); period.from <= to; period = next(period), ++periods_) {
      WorkloadRow row;
      row.person = &person;
      row.period = period;
      row.capacity = capacity_of(person, calendar_, period.from, period.to);
      rows_.push_back(std::move(row));
    }
  }

  /// The person's rows, or none.
  std::span<WorkloadRow> rows_of(std::string_view handle) {
    const auto found = first_row_.find(std::string(handle));
    if (found == first_row_.end()) return {};
    return std::span(rows_).subspan(found->second, periods_);
  }

  void assign() {
    for (const ScheduledTask& task : schedule_.tasks) {
      if (!task.known || task.facts.type == TaskType::summary) continue;
      const int days = calendar_.working_days_between(task.start, task.finish);
      if (days <= 0) continue;
      const auto assignments = assignments_of(*task.record);
      Decimal all_units;
      for (const Assignment& each : assignments) all_units = all_units + units_of(each);
      for (const Assignment& each : assignments) assign(task, each, all_units, days);
    }
  }

  Decimal units_of(const Assignment& assignment) {
    if (assignment.units) return *assignment.units;
    const Record* person = records_.find(assignment.who);
    return person != nullptr ? allocation(*person) : Decimal(100);
  }

  void assign(const ScheduledTask& task, const Assignment& assignment, const Decimal& all_units, int days) {
    const Record* person = records_.find(assignment.who);
    if (person == nullptr || all_units.is_zero()) return;
    const Decimal units = units_of(assignment);
    const auto effort = task.record->decimal("effort");
    // Hours of each of the task's working days.
    const Decimal of_effort = effort ? *effort * hours_a_day(*person) * divide(units, all_units, 9) : Decimal();
    const Decimal a_day = effort ? divide(of_effort, Decimal(days), 9) : worked_share(task, days) * hours_a_day(*person) * units * Decimal(1, 2);
    for (WorkloadRow& row : rows_of(assignment.who)) {
      const Date from = std::max(task.start, row.period.from), to = std::min(task.finish, row.period.to);
      const int inside = calendar_.working_days_between(from, to);
      if (inside <= 0) continue;
      const Decimal hours = rounded(a_day * Decimal(inside), 2);
      row.assigned = row.assigned + hours;
      row.tasks.push_back({task.record, hours});
    }
  }

  /// Half a day's task in one day is half a day of work. A task that took longer than planned kept its people.
  static Decimal worked_share(const ScheduledTask& task, int days) {
    const Tick duration = task.facts.duration.value_or(0);
    if (task.facts.state != NetworkTask::State::planned || duration >= days * ticks_per_day) return Decimal(1);
    return divide(Decimal(duration), Decimal(days * ticks_per_day), 9);
  }

  void log(std::string_view handle, const Value& entry) {
    const auto at = parse_moment(entry["at"].text);
    const auto hours = parse_decimal(entry["hours"].text);
    if (!at || !hours || schedule_.as_of < at->date) return;
    for (WorkloadRow& row : rows_of(handle)) {
      if (row.period.contains(at->date)) row.logged = row.logged + *hours;
    }
  }

  void log() {
    for (const Record& task : records_.of("task")) {
      for (const Member& item : task.items("time")) log(item.value["who"].text, item.value);
    }
    for (const Record& sheet : records_.of("timesheet")) {
      for (const Member& item : sheet.items("lines")) log(sheet.text("person"), item.value);
    }
  }

  static void finish(WorkloadRow& row) {
    if (!row.capacity.is_zero()) row.utilisation = divide(row.assigned, row.capacity, 4);
    row.load = load_of(row.assigned, row.capacity);
  }

  const RecordSet& records_;
  const Calendar& calendar_;
  const Schedule& schedule_;
  std::vector<WorkloadRow> rows_;
  std::map<std::string, std::size_t> first_row_;
  std::size_t periods_ = 0;
};

}  // namespace

Decimal capacity_of(const Record& person, const Calendar& calendar, Date from, Date to) {
  const int days = days_present(person, calendar, from, to);
  if (days <= 0) return Decimal(0);
  return rounded(Decimal(days) * hours_a_day(person) * allocation(person) * Decimal(1, 2), 2);
}

Load load_of(const Decimal& assigned, const Decimal& capacity) {
  if (capacity.is_zero()) return assigned.is_zero() ? Load::none : Load::overload;
  const auto within = [&](int percent) { return assigned * Decimal(100) <= capacity * Decimal(percent); };
  if (assigned * Decimal(100) < capacity * Decimal(60)) return Load::idle;
  if (within(100)) return Load::fits;
  return within(110) ? Load::tight : Load::overload;
}

std::vector<WorkloadRow> compute_workload(const RecordSet& records, const Calendar& calendar, const Schedule& schedule,
                                          PeriodKind kind, Date from, Date to) {
  return Sheet(records, calendar, schedule).rows(kind, from, to);
}

}  // namespace accord
