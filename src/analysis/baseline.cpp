#include "accord/analysis/baseline.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <utility>

#include "accord/analysis/plan_order.h"
#include "accord/base/threads.h"
#include "accord/model/history.h"

namespace accord {
namespace {

void report(Findings& findings, const Record& baseline, std::string rule, std::string field, Mark mark, Message message, Message hint) {
  findings.push_back({std::move(rule), Severity::error, baseline.file, mark, std::move(field), std::move(message), std::move(hint)});
}

/// The amount, or a finding that says why there is none.
void read_budget(const Value& value, Currency currency, const Record& baseline, BaselineTask& task, Findings& findings) {
  if (value.is_none()) return;
  const auto money = parse_money(value.text);
  if (money && money->currency == currency) {
    task.budget = money;
    return;
  }
  task.budget_spoilt = true;
  report(findings, baseline, "plan.currency", "snapshot.budget", value.mark,
         say("“{}” is not an amount in {}", value.text, currency.code()), say("write for example {} 48000.00", currency.code()));
}

/// A line of the snapshot; without a task when it cannot be used, and a finding says why.
BaselineTask read_line(const Value& item, std::size_t place, const Record& baseline, const RecordSet& records, int minutes_per_day, Currency currency,
                       Findings& findings) {
  const Value& id = item["task"];
  const auto start = parse_date(item["start"].text), finish = parse_date(item["finish"].text);
  const auto stated = parse_duration(item["duration"].text);
  const auto duration = stated ? ticks_of(*stated, minutes_per_day) : std::nullopt;
  // A milestone's finish is the day before its start.
  const bool in_order = start && finish && duration && (*duration == 0 || *start <= *finish);
  if (!in_order || id.text.empty()) {
    report(findings, baseline, "baseline.item", "snapshot", item.mark, say("the baseline's line for {} has no usable dates and duration", id.text),
           "a baseline is written once: take it out and make a new one");
    return {};
  }
  BaselineTask task{.task = id.text, .start = *start, .finish = *finish, .duration = *duration, .budget = {}, .mark = id.mark, .place = place};
  read_budget(item["budget"], currency, baseline, task, findings);
  if (task.place == IdTable::nowhere && records.find(task.task) == nullptr) {
    const auto unreadable = records.unreadable.find(std::string(task.task));
    if (unreadable != records.unreadable.end())
      report(findings, baseline, "baseline.task", "snapshot.task", task.mark, say("the baseline names {}, whose file cannot be read: {}", task.task, unreadable->second),
             "put the file right (accord check); until then what it earned and cost is unknown");
    else
      report(findings, baseline, "baseline.task", "snapshot.task", task.mark, say("the baseline names {}, which no longer exists", task.task),
             "bring the record back (git), and cancel it if it is not needed; what it earned and cost is unknown");
  }
  return task;
}

constexpr std::size_t share = 512;  // of a snapshot's lines, for one thread

/// By line: the place of its task among those of the set, or IdTable::nowhere.
std::vector<std::size_t> places_of_lines(const std::vector<Member>& items, const KindPlaces& tasks) {
  std::vector<std::size_t> places(items.size());
  share_out(items.size(), share, [&](std::size_t first, std::size_t last) {
    for (std::size_t line = first; line < last; ++line) places[line] = tasks.find(items[line].value["task"].text);
  });
  return places;
}

/// By line: its row in the order of the ids, which is that of the places, for the tasks of a set stand by their ids. Nothing
/// when a task has no place, or two lines.
std::vector<std::uint32_t> rows_by_id(const std::vector<std::size_t>& places, std::size_t tasks) {
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> line_at(tasks, none);
  for (std::size_t line = 0; line < places.size(); ++line) {
    if (places[line] == IdTable::nowhere || line_at[places[line]] != none) return {};
    line_at[places[line]] = static_cast<std::uint32_t>(line);
  }
  std::vector<std::uint32_t> rows(places.size());
  std::uint32_t row = 0;
  for (const std::uint32_t line : line_at) {
    if (line != none) rows[line] = row++;
  }
  return rows;
}

/// The usable lines of the snapshot by their ids; two for one task stay in the order of the file.
std::vector<BaselineTask> read_lines(const std::vector<Member>& items, const Record& baseline, const RecordSet& records, const Calendar& calendar, Currency currency,
                                     Findings& findings) {
  const KindPlaces tasks = records.places_of("task");
  const std::vector<std::size_t> places = places_of_lines(items, tasks);
  const std::vector<std::uint32_t> rows = rows_by_id(places, tasks.size());
  std::vector<BaselineTask> lines(items.size());
  std::map<std::size_t, Findings> found;  // by line
  std::mutex mutex;
  share_out(items.size(), share, [&](std::size_t first, std::size_t last) {
    Findings own;
    for (std::size_t i = first; i < last; ++i) {
      lines[rows.empty() ? i : rows[i]] = read_line(items[i].value, places[i], baseline, records, calendar.minutes_per_day(), currency, own);
      if (own.empty()) continue;
      const std::scoped_lock lock(mutex);
      found.emplace(i, std::exchange(own, {}));
    }
  });
  for (auto& [line, own] : found) std::ranges::move(own, std::back_inserter(findings));
  std::erase_if(lines, [](const BaselineTask& task) { return task.task.empty(); });
  if (rows.empty()) std::ranges::stable_sort(lines, {}, &BaselineTask::task);
  return lines;
}

}  // namespace

const BaselineTask* Baseline::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(tasks, id, {}, &BaselineTask::task);
  return found == tasks.end() || found->task != id ? nullptr : &*found;
}

std::optional<Date> Baseline::finish() const {
  std::optional<Date> last;
  for (const BaselineTask& task : tasks) {
    if (!last || *last < task.finish) last = task.finish;
  }
  return last;
}

std::optional<Money> Baseline::budget(Currency currency) const {
  Money sum{0, currency};
  for (const BaselineTask& task : tasks) {
    if (task.budget_spoilt) return {};
    if (task.budget) sum += *task.budget;
  }
  return complete ? std::optional(sum) : std::nullopt;
}

const Record* baseline_in_force(const RecordSet& records, Date as_of) {
  const Record* found = nullptr;
  for (const Record& baseline : records.of("baseline")) {
    const auto at = baseline.date("at");
    if (!at || as_of < *at || phase_of(baseline, as_of) == Phase::dropped) continue;
    if (found != nullptr) {
      const Date other = *found->date("at");
      if (*at < other) continue;
      if (*at == other && !comes_before_naturally(found->text("version"), baseline.text("version"))) continue;
    }
    found = &baseline;
  }
  return found;
}

Baseline read_baseline(const Record& record, const RecordSet& records, const Calendar& calendar, Currency currency) {
  Baseline baseline;
  baseline.record = &record;
  baseline.at = record.date("at").value_or(Date());
  const std::vector<Member>& items = record.items("snapshot");
  baseline.tasks = read_lines(items, record, records, calendar, currency, baseline.findings);
  const auto twice = std::ranges::adjacent_find(baseline.tasks, [](const BaselineTask& a, const BaselineTask& b) { return a.place == b.place && a.task == b.task; });
  baseline.complete = baseline.tasks.size() == items.size() && twice == baseline.tasks.end();
  if (twice != baseline.tasks.end()) {
    report(baseline.findings, record, "baseline.item", "snapshot", std::next(twice)->mark, say("the baseline names {} twice", twice->task),
           "a baseline is written once: take it out and make a new one");
  }
  return baseline;
}

Baselines read_baselines(const std::vector<Date>& days, const RecordSet& records, const Calendar& calendar, Currency currency) {
  std::vector<const Record*> in_force;
  for (const Date day : days) {
    const Record* const record = baseline_in_force(records, day);
    if (record != nullptr && std::ranges::find(in_force, record) == in_force.end()) in_force.push_back(record);
  }
  Baselines read;
  for (const Record* const record : in_force) read.push_back(std::make_shared<const Baseline>(read_baseline(*record, records, calendar, currency)));
  return read;
}

std::vector<const BaselineTask*> planned_tasks(const TypedPlan& plan, const Baseline& baseline) {
  std::vector<const BaselineTask*> planned(plan.numbers());
  for (const BaselineTask& task : baseline.tasks) {
    const std::int32_t number = plan.number_at(task.place);
    if (number >= 0 && planned[static_cast<std::size_t>(number)] == nullptr) planned[static_cast<std::size_t>(number)] = &task;
  }
  return planned;
}

std::vector<BaselineTask> snapshot_of(const Schedule& schedule) {
  std::vector<BaselineTask> tasks;
  for (const ScheduledTask& task : schedule.tasks) {
    if (task.facts.type == TaskType::summary || !task.known || !task.facts.duration) continue;
    tasks.push_back({.task = task.record->id, .start = task.start, .finish = task.finish, .duration = *task.facts.duration,
                     .budget = task.record->money("budget"), .mark = {}});
  }
  std::sort(tasks.begin(), tasks.end(), [](const BaselineTask& a, const BaselineTask& b) { return a.task < b.task; });
  return tasks;
}

Value snapshot_value(const std::vector<BaselineTask>& tasks) {
  Value list = Value::list();
  for (const BaselineTask& task : tasks) {
    Value item = Value::map();
    item.set("task", Value::scalar(std::string(task.task)));
    item.set("start", Value::scalar(to_string(task.start)));
    item.set("finish", Value::scalar(to_string(task.finish)));
    item.set("duration", Value::scalar(duration_text(task.duration)));
    if (task.budget) item.set("budget", Value::scalar(to_string(*task.budget)));
    list.add(std::move(item));
  }
  return list;
}

BaselineDiff diff(const Baseline& before, const Baseline& after, const Calendar& calendar, Currency currency) {
  BaselineDiff result;
  const auto note = [&](const BaselineTask* old, const BaselineTask* now) {
    BaselineChange change{.task = old != nullptr ? old->task : now->task, .before = old, .after = now};
    if (old != nullptr && now != nullptr) {
      change.start_days = calendar.working_days_later(old->start, now->start);
      change.finish_days = calendar.working_days_later(old->finish, now->finish);
      if (old->start == now->start && old->finish == now->finish && old->duration == now->duration && old->budget == now->budget) return;
    }
    result.changes.push_back(std::move(change));
  };
  for (const BaselineTask& task : before.tasks) note(&task, after.find(task.task));
  for (const BaselineTask& task : after.tasks) {
    if (before.find(task.task) == nullptr) note(nullptr, &task);
  }
  std::sort(result.changes.begin(), result.changes.end(),
            [](const BaselineChange& a, const BaselineChange& b) { return a.task < b.task; });
  const auto from = before.finish(), to = after.finish();
  if (from && to) result.finish_days = calendar.working_days_later(*from, *to);
  const auto old_budget = before.budget(currency), new_budget = after.budget(currency);
  if (old_budget && new_budget) result.budget_delta = *new_budget - *old_budget;
  return result;
}

std::string duration_text(Tick duration) {
  return to_string(normalised(divide(Decimal(duration), Decimal(ticks_per_day), 6))) + "d";
}

}  // namespace accord
