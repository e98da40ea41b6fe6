#include "analysis/valued_tasks.h"

#include <algorithm>
#include <unordered_map>

#include "accord/analysis/task_facts.h"

namespace accord {
namespace {

constexpr Tick week = 5 * ticks_per_day;  // the usual report period

bool is_apportioned(const PlanTask* task) { return task != nullptr && task->method == EarnedMethod::apportioned; }

class Valuer {
 public:
  Valuer(const TypedPlan& plan, const Calendar& calendar, Currency currency, Date as_of, Findings& findings)
      : plan_(plan), calendar_(calendar), currency_(currency), as_of_(as_of), findings_(findings) {}

  /// The tasks that the baseline plans or that cost something, then those that only the baseline knows.
  ValuedTasks value(const Baseline& baseline) {
    any_apportioned_ = std::ranges::any_of(plan_.in_order(), is_apportioned);
    const std::vector<const BaselineTask*> planned = planned_tasks(plan_, baseline);
    std::vector<const BaselineTask*> without_task;
    for (const BaselineTask& task : baseline.tasks) {
      if (task.place == IdTable::nowhere) without_task.push_back(&task);
    }
    result_.typed.reserve(planned.size() + without_task.size());
    result_.planned.reserve(planned.size() + without_task.size());
    result_.cost.reserve(planned.size() + without_task.size());
    plan_.each_in_order([&](const PlanTask& task) {
      const BaselineTask* own = planned[static_cast<std::size_t>(task.number)];
      if (own != nullptr || task.has_costs) add(&task, own);
    });
    for (const BaselineTask* task : without_task) add(nullptr, task);
    apportion();
    fill_days();
    return std::move(result_);
  }

 private:
  void report(const Record& task, std::string rule, Severity severity, std::string field, Mark mark, Message message, Message hint) {
    findings_.push_back({std::move(rule), severity, task.file, mark, std::move(field), std::move(message), std::move(hint)});
  }

  void add(const PlanTask* task, const BaselineTask* planned) {
    ValuedTask valued;
    if (planned != nullptr) {
      valued.budget = planned->budget ? planned->budget->minor : 0;
      valued.plan_known = !planned->budget_spoilt;
      valued.start = calendar_.working_index(planned->start);
      valued.end = calendar_.working_index(planned->finish + 1);
    }
    if (task == nullptr) {
      valued.earned_known = valued.cost_known = false;
    } else {
      value_work(*task, planned, valued);
      value_costs(*task, valued);
    }
    result_.typed.push_back(task);
    result_.planned.push_back(planned);
    result_.cost.push_back(std::move(valued));
  }

  void value_work(const PlanTask& task, const BaselineTask* planned, ValuedTask& valued) {
    const TaskFacts facts = facts_at(task, as_of_);
    report_dates(task, facts, findings_);  // a duration that is wrong spoils the schedule, not what was earned
    report_statements(task, as_of_, findings_);
    valued.level_of_effort = task.method == EarnedMethod::loe;
    valued.earned_known = facts.progress_known && facts.dates_known;
    // What is not planned earns nothing, unless another task earns the same share of something.
    if (planned != nullptr || any_apportioned_ || task.method == EarnedMethod::milestones) valued.earned = earned(task, valued);
    valued.to_complete = cost_to_complete(task, facts);
    warn(task, facts, planned);
  }

  std::vector<EarnedStep> earned(const PlanTask& task, ValuedTask& valued) {
    EarnedFacts& reported = reported_;
    reported.starts.clear();
    reported.finishes.clear();
    reported.statements.clear();
    for (const TaskStatement& statement : task.statements) {
      if (statement.at <= as_of_ && statement.share) reported.statements.push_back({statement.at, *statement.share});
    }
    for (const TaskMove& move : task.moves) {
      if (as_of_ < move.at) continue;
      if (move.to == TaskState::done) reported.finishes.push_back(move.at);
      else if (move.to == TaskState::in_progress || !reported.finishes.empty()) reported.starts.push_back(move.at);
    }
    if (task.method == EarnedMethod::milestones) reported.steps = read_steps(*task.record, valued);
    return earned_steps(task.method, reported);
  }

  std::vector<EarnedStep> read_steps(const Record& task, ValuedTask& valued) {
    std::vector<EarnedStep> steps;
    Decimal sum;
    bool readable = true;
    for (const Member& item : task.items("steps")) {
      const auto weight = parse_decimal(item.value["weight"].text);
      readable = readable && weight && !weight->is_negative();
      if (!readable) break;
      sum = sum + *weight;
      const auto reached = parse_date(item.value["reached"].text);
      if (!reached || as_of_ < *reached) continue;
      steps.push_back({*reached, {static_cast<std::int64_t>(rounded(*weight * Decimal(1000000), 0).mantissa()), 100000000}});
    }
    if (!readable || sum != Decimal(100)) {
      valued.earned_known = false;
      report(task, "plan.steps", Severity::error, "steps", task.content()["steps"].mark, "the weights of the steps do not sum to 100",
             "give every step a weight from 0 to 100, 100 together");
    }
    std::sort(steps.begin(), steps.end(), [](const EarnedStep& a, const EarnedStep& b) { return a.from < b.from; });
    return steps;
  }

  std::optional<std::int64_t> cost_to_complete(const PlanTask& task, const TaskFacts& facts) const {
    if (facts.state == NetworkTask::State::done || facts.dropped) return 0;
    std::optional<std::int64_t> stated;
    for (const TaskStatement& statement : task.statements) {
      const auto& money = statement.to_complete;
      if (statement.at <= as_of_ && money && money->currency == currency_) stated = money->minor;
    }
    return stated;
  }

  void warn(const PlanTask& task, const TaskFacts& facts, const BaselineTask* planned) {
    const Record& record = *task.record;
    if (facts.state != NetworkTask::State::done && facts.complete.part == facts.complete.whole) {
      report(record, "CPM-10", Severity::warning, "progress.percent", record.content()["progress"].mark,
             "100 % but not done", say("accord done {}", record.id));
    }
    if (planned == nullptr) return;
    const bool too_long = (task.method == EarnedMethod::zero_hundred && planned->duration > week) ||
                          (task.method == EarnedMethod::fifty_fifty && planned->duration > 2 * week);
    if (too_long) {
      report(record, "plan.method", Severity::warning, "ev_method", record.content()["ev_method"].mark,
             say("{} takes {}: measured by {} it shows nothing for weeks", call_sign(record), duration_text(planned->duration),
                 record.text("ev_method")),
             "measure it by percent or steps, or split it");
    }
  }

  void value_costs(const PlanTask& task, ValuedTask& valued) {
    for (const TaskCost& cost : task.costs) {
      if (as_of_ < cost.at) break;
      if (cost.amount && cost.amount->currency == currency_) {
        valued.costs.push_back({cost.at, cost.amount->minor});
        continue;
      }
      valued.cost_known = false;
      const Value& amount = (*cost.item)["amount"];
      report(*task.record, "plan.currency", Severity::error, "costs.amount", amount.mark,
             say("“{}” is not an amount in {}", amount.text, currency_.code()),
             say("convert it and write for example {} 48000.00", currency_.code()));
    }
  }

  /// Apportioned tasks earn the share of the task they follow.
  void apportion() {
    if (!any_apportioned_) return;
    const std::vector<const PlanTask*>& tasks = result_.typed;
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < tasks.size(); ++i)
      if (tasks[i] != nullptr) index.emplace(tasks[i]->record->id, i);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if (!is_apportioned(tasks[i])) continue;
      const Record& task = *tasks[i]->record;
      const auto found = index.find(task.text("apportioned_to"));
      ValuedTask& valued = result_.cost[i];
      if (found == index.end() || is_apportioned(tasks[found->second])) {
        valued.earned_known = false;
        report(task, "plan.apportioned", Severity::error, "apportioned_to", task.content()["apportioned_to"].mark,
               say("{} follows no task of the baseline that is measured itself", call_sign(task)),
               "name that task: apportioned_to=T-…");
        continue;
      }
      const ValuedTask& followed = result_.cost[found->second];
      valued.earned = followed.earned;
      valued.level_of_effort = followed.level_of_effort;
      valued.earned_known = valued.earned_known && followed.earned_known;
    }
  }

  /// The measure by working days: what is earned is the same, cost has no part in it.
  void fill_days() {
    result_.days.reserve(result_.cost.size());
    for (std::size_t i = 0; i < result_.cost.size(); ++i) {
      const ValuedTask& cost = result_.cost[i];
      const BaselineTask* planned = result_.planned[i];
      const std::int64_t budget = planned != nullptr ? planned->duration * (units_per_day / ticks_per_day) : 0;
      result_.days.push_back({.budget = budget, .start = cost.start, .end = cost.end, .level_of_effort = cost.level_of_effort,
                              .earned = budget > 0 ? cost.earned : std::vector<EarnedStep>(), .earned_known = cost.earned_known, .cost_known = false});
    }
  }

  const TypedPlan& plan_;
  const Calendar& calendar_;
  Currency currency_;
  Date as_of_;
  Findings& findings_;
  ValuedTasks result_;
  EarnedFacts reported_;  ///< of the task in hand
  bool any_apportioned_ = false;
};

}  // namespace

ValuedTasks value_tasks(const TypedPlan& plan, const Baseline& baseline, const Calendar& calendar, Currency currency,
                        Date as_of, Findings& findings) {
  return Valuer(plan, calendar, currency, as_of, findings).value(baseline);
}

}  // namespace accord
