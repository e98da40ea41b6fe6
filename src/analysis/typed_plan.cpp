#include "accord/analysis/typed_plan.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "accord/analysis/plan_order.h"
#include "accord/base/threads.h"
#include "accord/model/history.h"

namespace accord {
namespace {

constexpr Date any_day = Date::from_days(std::numeric_limits<std::int32_t>::max());

/// The value of the name among those listed, else the fallback.
template <class Value, std::size_t count>
Value named(const std::array<std::pair<std::string_view, Value>, count>& names, std::string_view name, Value fallback) {
  const auto found = std::ranges::find(names, name, &std::pair<std::string_view, Value>::first);
  return found == names.end() ? fallback : found->second;
}

constexpr std::array<std::pair<std::string_view, TaskType>, 3> types{
    {{"summary", TaskType::summary}, {"milestone", TaskType::milestone}, {"loe", TaskType::level_of_effort}}};

constexpr std::array<std::pair<std::string_view, TaskState>, 5> states{{{"planned", TaskState::planned},
                                                                        {"in_progress", TaskState::in_progress},
                                                                        {"blocked", TaskState::blocked},
                                                                        {"done", TaskState::done},
                                                                        {"cancelled", TaskState::cancelled}}};

constexpr std::array<std::pair<std::string_view, EarnedMethod>, 6> methods{{{"zero_hundred", EarnedMethod::zero_hundred},
                                                                            {"fifty_fifty", EarnedMethod::fifty_fifty},
                                                                            {"milestones", EarnedMethod::milestones},
                                                                            {"units", EarnedMethod::units},
                                                                            {"loe", EarnedMethod::loe},
                                                                            {"apportioned", EarnedMethod::apportioned}}};

void read_duration(PlanTask& task, int minutes_per_day) {
  if (task.type == TaskType::milestone) task.duration = 0;
  if (!task.record->has("duration")) return;
  const auto duration = parse_duration(task.record->text("duration"));
  task.duration = duration ? ticks_of(*duration, minutes_per_day) : std::nullopt;
  task.duration_spoilt = !task.duration;
}

void read_constraint(PlanTask& task) {
  if (!task.record->has("constraint")) return;
  task.constraint = parse_constraint(task.record->text("constraint"));
  task.constraint_spoilt = !task.constraint;
}

/// percent / 100 as a fraction of whole numbers.
std::optional<Share> share_of_percent(std::string_view text) {
  const auto percent = parse_decimal(text);
  if (!percent || percent->is_negative() || Decimal(100) < *percent || percent->scale() > 6) return {};
  std::int64_t whole = 100;
  for (int i = 0; i < percent->scale(); ++i) whole *= 10;
  return Share{static_cast<std::int64_t>(percent->mantissa()), whole};
}

std::optional<Share> share_of_units(std::string_view done, std::string_view all) {
  const auto part = parse_decimal(done), whole = parse_decimal(all);
  if (!part || !whole || part->is_negative() || whole->is_zero() || *whole < *part) return {};
  const Decimal share = divide(*part, *whole, 9);
  return Share{static_cast<std::int64_t>(share.mantissa()), 1000000000};
}

/// Room for so many in that memory, which is given back as a whole.
template <class Item>
std::span<Item> room_for(std::size_t count, std::pmr::memory_resource& memory) {
  static_assert(std::is_trivially_destructible_v<Item>);
  if (count == 0) return {};
  Item* const first = static_cast<Item*>(memory.allocate(count * sizeof(Item), alignof(Item)));
  std::uninitialized_default_construct_n(first, count);
  return {first, count};
}

std::string_view kept(std::string_view text, std::pmr::memory_resource& memory) {
  if (text.empty()) return {};
  char* const copy = static_cast<char*>(memory.allocate(text.size(), 1));
  std::ranges::copy(text, copy);
  return {copy, text.size()};
}

std::span<const TaskMove> read_moves(const Record& record, std::pmr::memory_resource& memory) {
  std::size_t count = 0;
  each_move(record, any_day, [&](std::string_view, const Moment&) { ++count; });
  const std::span<TaskMove> moves = room_for<TaskMove>(count, memory);
  count = 0;
  each_move(record, any_day, [&](std::string_view to, const Moment& at) { moves[count++] = {named(states, to, TaskState::other), at.date}; });
  return moves;
}

std::span<const TaskStatement> read_statements(const PlanTask& task, std::pmr::memory_resource& memory) {
  const std::vector<const Value*> items = dated_items(task.record->items("progress"), "at", any_day);
  const std::span<TaskStatement> statements = room_for<TaskStatement>(items.size(), memory);
  std::ranges::transform(items, statements.begin(), [&](const Value* item) {
    const Value& units = (*item)["units"];
    const bool in_units = task.method == EarnedMethod::units && units.is_scalar();
    return TaskStatement{.at = parse_moment((*item)["at"].text)->date,
                         .share = in_units ? share_of_units(units.text, task.record->text("units")) : share_of_percent((*item)["percent"].text),
                         .to_complete = parse_money((*item)["to_complete"].text),
                         .item = item};
  });
  return statements;
}

std::span<const TaskCost> read_costs(const Record& record, std::pmr::memory_resource& memory) {
  const std::vector<const Value*> items = dated_items(record.items("costs"), "at", any_day);
  const std::span<TaskCost> costs = room_for<TaskCost>(items.size(), memory);
  std::ranges::transform(items, costs.begin(), [](const Value* item) {
    return TaskCost{.at = parse_moment((*item)["at"].text)->date, .amount = parse_money((*item)["amount"].text), .item = item};
  });
  return costs;
}

TaskDependency read_dependency(const Value& value, int minutes_per_day) {
  TaskDependency dependency{.item = &value};
  if (const auto written = parse_dependency(value.text)) {
    dependency.target = written->target;
    dependency.type = static_cast<LinkType>(written->type);
    dependency.lag = ticks_of(written->lag, minutes_per_day);
  }
  return dependency;
}

std::span<TaskDependency> read_dependencies(const Record& record, int minutes_per_day, std::pmr::memory_resource& memory) {
  const Value& depends = record.value("depends");
  const std::span<TaskDependency> dependencies = room_for<TaskDependency>(depends.is_scalar() ? 1 : depends.members.size(), memory);
  if (depends.is_scalar()) dependencies[0] = read_dependency(depends, minutes_per_day);
  else std::ranges::transform(depends.members, dependencies.begin(), [&](const Member& item) { return read_dependency(item.value, minutes_per_day); });
  return dependencies;
}

PlanTask& read_task(const Record& record, int minutes_per_day, std::pmr::memory_resource& memory) {
  static_assert(std::is_trivially_destructible_v<PlanTask>);
  PlanTask& task = *new (memory.allocate(sizeof(PlanTask), alignof(PlanTask))) PlanTask;
  // What is not written is empty here: there is no need to ask the kind what it takes it for.
  const auto written = [&](std::string_view field) { return std::string_view(record.value(field).text); };
  task.record = &record;
  task.type = named(types, written("type"), TaskType::task);
  task.method = task.type == TaskType::level_of_effort ? EarnedMethod::loe : named(methods, written("ev_method"), EarnedMethod::percent);
  task.created = record.digest() != nullptr ? record.digest()->created : record.date("created");
  task.wbs = kept(written("wbs"), memory);
  task.parent = kept(written("parent"), memory);
  if (const auto due = parse_moment(written("due"))) task.due = due->date;
  read_duration(task, minutes_per_day);
  read_constraint(task);
  task.moves = read_moves(record, memory);
  task.statements = read_statements(task, memory);
  task.costs = read_costs(record, memory);
  task.has_costs = !record.items("costs").empty();
  task.depends = read_dependencies(record, minutes_per_day, memory);
  return task;
}

}  // namespace

void TypedPlan::fetch(const PlanTask& task) {
  constexpr std::size_t line = 64, usual_size = sizeof(PlanTask) + 6 * sizeof(TaskDependency);
  for (std::size_t at = 0; at < usual_size; at += line) __builtin_prefetch(reinterpret_cast<const char*>(&task) + at);
}

std::optional<Tick> ticks_of(const Decimal& days) {
  if (days.scale() == 0 && days.mantissa() >= 0 && days.mantissa() <= longest_time) return static_cast<Tick>(days.mantissa()) * ticks_per_day;
  const Decimal ticks = rounded(days * Decimal(ticks_per_day), 0);
  if (ticks.is_negative() || Decimal(ticks_per_day * longest_time) < ticks) return {};
  return static_cast<Tick>(ticks.mantissa());
}

std::optional<Tick> ticks_of(const Duration& duration, int minutes_per_day) {
  if (duration.amount.is_negative()) {
    const auto ticks = ticks_of(Duration{duration.unit, -duration.amount}, minutes_per_day);
    return ticks ? std::optional(-*ticks) : std::nullopt;
  }
  switch (duration.unit) {
    case Duration::Unit::days: return ticks_of(duration.amount);
    case Duration::Unit::hours: return ticks_of(divide(duration.amount * Decimal(60), Decimal(minutes_per_day), 9));
    case Duration::Unit::minutes: break;
  }
  return ticks_of(divide(duration.amount, Decimal(minutes_per_day), 9));
}

PlanReader::PlanReader(const Calendar& calendar)
    : serial_([] {
        static std::atomic<std::uint64_t> made = 0;
        return ++made;
      }()),
      minutes_per_day_(calendar.minutes_per_day()) {}

PlanReader::PlanReader(const RecordSet& records, const Calendar& calendar) : PlanReader(calendar) {
  const RecordRange tasks = records.of("task");
  constexpr std::size_t share = 128;
  share_out(tasks.size(), share, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) read(tasks[i]);
  });
}

void PlanReader::read(const Record& record) {
  if (record.kind->name != "task") return;
  Share& share = own_share();
  Placed& placed = share.tasks.emplace_back();
  placed.task = &read_task(record, minutes_per_day_, *share.memory);
  share.key.clear();
  add_plan_key(share.key, record);
  const std::string_view key = placed.task->key = kept(share.key, *share.memory);
  for (std::size_t i = 0; i < std::min(key.size(), sizeof placed.head); ++i)
    placed.head[i / 8] |= static_cast<std::uint64_t>(static_cast<unsigned char>(key[i])) << (56 - i % 8 * 8);
}

PlanReader::Share& PlanReader::own_share() {
  thread_local std::uint64_t last_reader = 0;
  thread_local Share* last_share = nullptr;
  if (last_reader == serial_) return *last_share;
  const std::scoped_lock lock(mutex_);
  constexpr std::size_t first_piece = 16384;
  last_reader = serial_;
  auto memory = std::make_unique<std::pmr::monotonic_buffer_resource>(first_piece);
  std::pmr::deque<Placed> tasks(memory.get());
  last_share = &shares_.emplace_back(std::move(memory), std::move(tasks));
  return *last_share;
}

TypedPlan::TypedPlan(const RecordSet& records, const Calendar& calendar) : TypedPlan(records, PlanReader(records, calendar)) {}

TypedPlan::TypedPlan(const RecordSet& records, PlanReader&& reader)
    : records_(&records), minutes_per_day_(reader.minutes_per_day_), numbers_(records.of("task").size()), places_(records.places_of("task")) {
  std::vector<PlanReader::Placed> sorted;
  sorted.reserve(numbers_);
  for (PlanReader::Share& share : reader.shares_) {
    sorted.insert(sorted.end(), share.tasks.begin(), share.tasks.end());
    memory_.push_back(std::move(share.memory));
  }
  reader.shares_.clear();  // what they list is in the memory that is ours now
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  at_once({[&] { std::sort(sorted.begin(), middle); }, [&] { std::sort(middle, sorted.end()); }});
  std::inplace_merge(sorted.begin(), middle, sorted.end());
  own_.resize(sorted.size());
  constexpr std::size_t worth = 512;
  share_out(sorted.size(), worth, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (i + turns_ahead < last) fetch(*sorted[i + turns_ahead].task);
      PlanTask& task = *sorted[i].task;
      task.number = number_of(id_of_plan_key(task.key));
      if (task.number < 0) continue;  // read, but not of this set
      task.record = &places_[static_cast<std::size_t>(task.number)];
      number_links(task);
      own_[i] = &task;
    }
  });
  std::erase(own_, nullptr);
  order_.assign(own_.begin(), own_.end());
}

TypedPlan::TypedPlan(const RecordSet& records, const TypedPlan& base)
    : records_(&records), base_(&base), minutes_per_day_(base.minutes_per_day_), numbers_(base.numbers_) {
  memory_.push_back(std::make_unique<std::pmr::monotonic_buffer_resource>());
  std::vector<bool> replaced(base.numbers_);
  for (const Record& record : records.changed()) {
    if (record.kind->name != "task") continue;
    PlanTask& task = *own_.emplace_back(&read_task(record, minutes_per_day_, *memory_.front()));
    task.number = base.number_of(record.id);
    if (task.number < 0) task.number = static_cast<std::int32_t>(numbers_++);
    else replaced[static_cast<std::size_t>(task.number)] = true;
  }
  for (PlanTask* task : own_) number_links(*task);
  order_.reserve(base.order_.size() + own_.size());
  for (const PlanTask* task : base.order_) {
    if (!replaced[static_cast<std::size_t>(task->number)]) order_.push_back(task);
  }
  const auto by_plan = [](const PlanTask* a, const PlanTask* b) { return comes_before_in_plan(*a->record, *b->record); };
  for (const PlanTask* task : own_) order_.insert(std::ranges::upper_bound(order_, task, by_plan), task);
}

std::int32_t TypedPlan::number_of(std::string_view id) const {
  if (base_ != nullptr) {
    const std::int32_t added = number_added(id);
    return added >= 0 ? added : base_->number_of(id);
  }
  const std::size_t place = places_.find(id);
  return place == IdTable::nowhere ? -1 : static_cast<std::int32_t>(place);
}

std::int32_t TypedPlan::number_at(std::size_t place) const {
  if (place == IdTable::nowhere) return -1;
  return base_ == nullptr ? static_cast<std::int32_t>(place) : number_of(records_->of("task")[place].id);
}

std::int32_t TypedPlan::number_added(std::string_view id) const {
  if (base_ == nullptr) return -1;
  const auto added = std::ranges::find_if(own_, [&](const PlanTask* task) { return task->record->id == id; });
  return added != own_.end() ? (*added)->number : base_->number_added(id);
}

void TypedPlan::number_links(PlanTask& task) const {
  if (!task.parent.empty()) task.parent_number = number_of(task.parent);
  for (TaskDependency& dependency : task.depends) dependency.number = number_of(dependency.target);
}

}  // namespace accord
