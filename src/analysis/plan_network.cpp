#include "analysis/plan_network.h"

#include <algorithm>
#include <unordered_map>

namespace accord {
namespace {

using State = NetworkTask::State;

std::size_t at(std::int32_t index) {
  return static_cast<std::size_t>(index);
}

class Reader {
 public:
  Reader(const TypedPlan& plan, const Calendar& calendar, const ScheduleOptions& options)
      : plan_(plan), calendar_(calendar), options_(options) {}

  PlanNetwork read() {
    read_tasks();
    place_members();
    set_clock();
    make_nodes();
    link_all();
    break_cycle();
    spread_unknown();
    note_unreadable();
    return std::move(network_);
  }

 private:
  void report(const Record& record, std::string rule, Severity severity, std::string field, Mark mark, Message message,
              Message hint) {
    network_.findings.push_back(
        {std::move(rule), severity, record.file, mark, std::move(field), std::move(message), std::move(hint)});
  }

  void read_tasks() {
    network_.tasks.reserve(plan_.in_order().size());
    tasks_.reserve(plan_.in_order().size());
    network_.index.assign(plan_.numbers(), -1);
    plan_.each_in_order([&](const PlanTask& task) {
      if (!task.exists_at(options_.as_of)) return;
      TaskFacts facts = facts_at(task, options_.as_of);
      report_problems(task, facts, options_.as_of, network_.findings);
      if (facts.dropped) return;
      if (!options_.with_progress) {
        facts.state = State::planned;
        facts.complete = {};
      }
      network_.index[at(task.number)] = static_cast<std::int32_t>(network_.tasks.size());
      network_.tasks.push_back(facts);
      tasks_.push_back(&task);
    });
    for (const PlanTask* task : tasks_) {
      const std::int32_t parent = parent_of(*task);
      if (parent >= 0) network_.tasks[at(parent)].type = TaskType::summary;
    }
  }

  /// A what-if may have added what the plan's own links named in vain.
  std::int32_t index_of(std::int32_t number, std::string_view id) const {
    if (number < 0) number = plan_.number_added(id);
    return number < 0 ? -1 : network_.index[at(number)];
  }

  std::int32_t parent_of(const PlanTask& task) const { return task.parent.empty() ? -1 : index_of(task.parent_number, task.parent); }

  /// The summary a task belongs to: its `parent`, else the one with the longest wbs that begins its own.
  std::int32_t summary_of(const PlanTask& task) {
    if (!task.parent.empty()) return parent_of(task);
    const std::size_t dot = task.wbs.rfind('.');
    if (dot == std::string_view::npos) return -1;
    // Tasks come by their wbs: the one before it mostly lies in the same part.
    const std::string_view part = task.wbs.substr(0, dot);
    if (part != last_part_) {
      last_summary_ = summary_at(part);
      last_part_ = part;
    }
    return last_summary_;
  }

  std::int32_t summary_at(std::string_view wbs) const {
    for (;;) {
      if (const auto found = summary_by_wbs_.find(wbs); found != summary_by_wbs_.end()) return found->second;
      const std::size_t dot = wbs.rfind('.');
      if (dot == std::string_view::npos) return -1;
      wbs = wbs.substr(0, dot);
    }
  }

  /// Gives every task to all summaries above it.
  void place_members() {
    auto& tasks = network_.tasks;
    network_.members.resize(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      const std::string_view wbs = tasks_[i]->wbs;
      if (tasks[i].type == TaskType::summary && !wbs.empty()) summary_by_wbs_.emplace(wbs, static_cast<std::int32_t>(i));
    }
    std::vector<std::int32_t> summaries(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) summaries[i] = summary_of(*tasks_[i]);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if (tasks[i].type == TaskType::summary) continue;
      std::int32_t above = summaries[i];
      for (std::size_t depth = 0; above >= 0 && depth <= tasks.size(); ++depth) {
        auto& members = network_.members[at(above)];
        if (!members.empty() && members.back() == static_cast<std::int32_t>(i)) break;  // parents in a ring
        members.push_back(static_cast<std::int32_t>(i));
        above = summaries[at(above)];
      }
    }
  }

  Date project_start() const {
    if (options_.start) return *options_.start;
    for (const char* kind : {"contract", "scope"}) {
      const Record* record = plan_.records().single(kind);
      if (record == nullptr) continue;
      if (const auto start = record->date("start")) return *start;
    }
    std::optional<Date> first;
    const auto take = [&](const std::optional<Date>& date) {
      if (date && (!first || *date < *first)) first = date;
    };
    for (const TaskFacts& task : network_.tasks) take(task.started);
    // Nothing agreed and nothing begun: the work can begin with the day after the data date.
    return first.value_or(options_.as_of + 1);
  }

  void set_clock() {
    network_.clock.calendar = &calendar_;
    network_.clock.origin = calendar_.working_index(project_start());
    if (options_.with_progress) network_.options.data_date = network_.clock.end_of(options_.as_of);
    if (options_.imposed_finish) network_.options.imposed_finish = network_.clock.end_of(*options_.imposed_finish);
  }

  void make_nodes() {
    network_.node_of.assign(network_.tasks.size(), -1);
    network_.task_of.reserve(network_.tasks.size());
    network_.nodes.reserve(network_.tasks.size());
    for (std::size_t i = 0; i < network_.tasks.size(); ++i) {
      TaskFacts& facts = network_.tasks[i];
      if (facts.type == TaskType::summary) continue;
      if (!facts.duration && facts.state == State::planned && !facts.duration_spoilt) {
        report(*facts.record, "plan.unplanned", Severity::warning, "duration", {},
               say("{} has no duration yet and no place in the schedule", call_sign(*facts.record)),
               say("accord task set {} --duration 5d", facts.record->id));
        continue;
      }
      network_.node_of[i] = static_cast<std::int32_t>(network_.nodes.size());
      network_.task_of.push_back(static_cast<std::int32_t>(i));
      network_.nodes.push_back(node_of(*tasks_[i], facts));
      const bool open_known = facts.duration && (facts.state == State::planned || facts.progress_known);
      network_.known.push_back(facts.state == State::done ? facts.dates_known : open_known);
    }
  }

  NetworkTask node_of(const PlanTask& task, const TaskFacts& facts) {
    NetworkTask node;
    node.state = facts.state;
    node.duration = facts.duration.value_or(0);
    const PlanClock& clock = network_.clock;
    if (facts.state == State::done) {
      node.actual_finish = clock.end_of(*facts.finished);
      node.actual_start = facts.started ? clock.start_of(*facts.started) : node.actual_finish - node.duration;
      return node;
    }
    if (facts.state == State::started) {
      node.actual_start = clock.start_of(*facts.started);
      const std::int64_t open = facts.complete.whole - facts.complete.part;
      node.duration = static_cast<Tick>((node.duration * open + facts.complete.whole - 1) / facts.complete.whole);
    }
    constrain(task, node);
    return node;
  }

  void constrain(const PlanTask& task, NetworkTask& node) {
    if (task.constraint_spoilt) {
      const Record& record = *task.record;
      report(record, "plan.constraint", Severity::error, "constraint", record.content()["constraint"].mark,
             say("“{}” is not a date constraint", record.text("constraint")), "write for example SNET 2026-05-04");
    }
    if (!task.constraint || !task.constraint->date) return;
    using Type = Constraint::Type;
    const Type type = task.constraint->type;
    // A day that must be met lies on the nearest worked one: a start later, a finish before.
    const Date stated = *task.constraint->date;
    const Date date = type == Type::must_start    ? calendar_.next_working_day(stated)
                      : type == Type::must_finish ? calendar_.previous_working_day(stated)
                                                  : stated;
    const PlanClock& clock = network_.clock;
    if (type == Type::start_no_earlier || type == Type::must_start) node.start_no_earlier = clock.start_of(date);
    if (type == Type::start_no_later || type == Type::must_start) node.start_no_later = clock.end_of(date) - ticks_per_day;
    if (type == Type::finish_no_earlier || type == Type::must_finish) node.finish_no_earlier = clock.start_of(date) + ticks_per_day;
    if (type == Type::finish_no_later || type == Type::must_finish) node.finish_no_later = clock.end_of(date);
  }

  /// Nodes a link to or from the task means: its own, or those of all tasks below a summary.
  std::vector<std::int32_t> nodes_of(std::int32_t task) const {
    std::vector<std::int32_t> nodes;
    if (network_.node_of[at(task)] >= 0) nodes.push_back(network_.node_of[at(task)]);
    for (const std::int32_t member : network_.members[at(task)]) {
      if (network_.node_of[at(member)] >= 0) nodes.push_back(network_.node_of[at(member)]);
    }
    return nodes;
  }

  void link_all() {
    std::size_t count = 0;
    for (const PlanTask* task : tasks_) count += task->depends.size();
    network_.links.reserve(count);
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      for (const TaskDependency& dependency : tasks_[i]->depends) link(static_cast<std::int32_t>(i), dependency);
    }
  }

  void spoil(std::int32_t task) {
    for (const std::int32_t node : nodes_of(task)) network_.known[at(node)] = false;
  }

  void link(std::int32_t to, const TaskDependency& dependency) {
    if (!dependency.lag) {
      report(*tasks_[at(to)]->record, "plan.lag", Severity::error, "depends", dependency.item->mark,
             say("“{}” is not a dependency", dependency.item->text),
             "write the predecessor's id, then if need be FS, SS, FF or SF and working days: T-7k2mq SS+2d");
      return spoil(to);
    }
    const std::int32_t from = index_of(dependency.number, dependency.target);
    if (from < 0) return without_predecessor(to, dependency);
    if (network_.node_of[at(from)] < 0 && network_.tasks[at(from)].type != TaskType::summary) return spoil(to);
    if (network_.members[at(from)].empty() && network_.members[at(to)].empty()) {  // nearly always
      const std::int32_t source = network_.node_of[at(from)], target = network_.node_of[at(to)];
      if (source >= 0 && target >= 0) network_.links.push_back({source, target, dependency.type, *dependency.lag});
      return;
    }
    for (const std::int32_t source : nodes_of(from)) {
      for (const std::int32_t target : nodes_of(to)) network_.links.push_back({source, target, dependency.type, *dependency.lag});
    }
  }

  /// Cancelled, or not there yet at the data date: no link. Else the plan lacks something it needs.
  void without_predecessor(std::int32_t to, const TaskDependency& dependency) {
    if (plan_.records().unreadable.contains(std::string(dependency.target))) return spoil(to);
    const Record* predecessor = plan_.records().find(dependency.target);
    if (predecessor != nullptr && predecessor->kind != nullptr && predecessor->kind->name == "task") return;
    report(*tasks_[at(to)]->record, "CPM-2", Severity::error, "depends", dependency.item->mark,
           say("there is no task {}", dependency.target), "correct the predecessor or take the line out");
    spoil(to);
  }

  void break_cycle() {
    network_.topology = Topology(network_.nodes.size(), network_.links);
    if (network_.topology.cycle().empty()) return;
    std::string path, places;
    const auto task_of = [&](std::int32_t node) -> const Record& { return *network_.tasks[at(network_.task_of[at(node)])].record; };
    const auto& cycle = network_.topology.cycle();
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      const Record &task = task_of(cycle[i]), &next = task_of(cycle[(i + 1) % cycle.size()]);
      network_.cycle.push_back(task.id);
      path += std::string(call_sign(task)) + " → ";
      const Mark link = dependency_mark(next, task.id);
      places += fmt::format("{}{}:{}:{}", i == 0 ? "" : ", ", next.file, link.line, link.column);
    }
    const Record& first = task_of(cycle.front());
    report(first, "CPM-1", Severity::error, "depends", dependency_mark(first, network_.cycle.back()),
           say("these tasks wait for each other: {}", path + std::string(call_sign(first))), say("take one of the dependencies away: {}", places));
    // Everything not ordered lies on a cycle or after one.
    std::vector<bool> ordered(network_.nodes.size());
    for (const std::int32_t node : network_.topology.order()) ordered[at(node)] = true;
    for (std::size_t i = 0; i < ordered.size(); ++i) network_.known[i] = network_.known[i] && ordered[i];
    std::erase_if(network_.links, [&](const NetworkLink& link) { return !ordered[at(link.to)]; });
    network_.topology = Topology(network_.nodes.size(), network_.links);
  }

  void spread_unknown() {
    const Topology& topology = network_.topology;
    for (const std::int32_t node : topology.order()) {
      if (network_.nodes[at(node)].state == State::done) continue;
      for (const Topology::Edge& edge : topology.incoming(node)) {
        if (!network_.known[at(edge.other)]) network_.known[at(node)] = false;
      }
    }
    network_.all_known = std::find(network_.known.begin(), network_.known.end(), false) == network_.known.end();
  }

  /// A task nobody could read may be the last of all.
  void note_unreadable() {
    for (const auto& [id, file] : plan_.records().unreadable) {
      if (!file.starts_with("tasks/")) continue;
      network_.all_known = false;
      network_.findings.push_back({"plan.unreadable", Severity::error, file, {}, {}, say("{} cannot be read: the plan’s finish is unknown, and so is what waits for it", id), "accord check names the line"});
    }
  }

  const TypedPlan& plan_;
  const Calendar& calendar_;
  const ScheduleOptions& options_;
  PlanNetwork network_;
  std::vector<const PlanTask*> tasks_;  ///< as network_.tasks
  std::unordered_map<std::string_view, std::int32_t> summary_by_wbs_;
  std::string_view last_part_;  ///< of a wbs; and its summary
  std::int32_t last_summary_ = -1;
};

}  // namespace

PlanNetwork read_network(const TypedPlan& plan, const Calendar& calendar, const ScheduleOptions& options) {
  return Reader(plan, calendar, options).read();
}

}  // namespace accord
