#include "analysis/valued_tasks.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "accord/model/history.h"

namespace accord {
namespace {

constexpr Tick week = 5 * ticks_per_day;  // the usual report period

EarnedMethod method_of(const Record& task) {
  static constexpr std::array<std::pair<std::string_view, EarnedMethod>, 7> names{{{"percent", EarnedMethod::percent},
                                                                                   {"zero_hundred", EarnedMethod::zero_hundred},
                                                                                   {"fifty_fifty", EarnedMethod::fifty_fifty},
                                                                                   {"milestones", EarnedMethod::milestones},
                                                                                   {"units", EarnedMethod::units},
                                                                                   {"loe", EarnedMethod::loe},
                                                                                   {"apportioned", EarnedMethod::apportioned}}};
  if (task.text("type") == "loe") return EarnedMethod::loe;
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == task.text("ev_method"); });
  return found == names.end() ? EarnedMethod::percent : found->second;
}

class Valuer {
 public:
  Valuer(const RecordSet& records, const Calendar& calendar, Currency currency, Date as_of, Findings& findings)
      : records_(records), calendar_(calendar), currency_(currency), as_of_(as_of), findings_(findings) {}

  ValuedTasks value(const Baseline& baseline) {
    for (const Record* task : in_plan_order(baseline)) add(task, baseline.find(task->id));
    for (const BaselineTask& planned : baseline.tasks) {
      const Record* task = records_.find(planned.task);
      if (task == nullptr || task->kind == nullptr || task->kind->name != "task") add(nullptr, &planned);
    }
    apportion();
    fill_days();
    return std::move(result_);
  }

 private:
  /// The tasks that the baseline plans or that cost something.
  std::vector<const Record*> in_plan_order(const Baseline& baseline) const {
    std::vector<const Record*> tasks;
    for (const Record& task : records_.of("task")) {
      if (!task.items("costs").empty() || baseline.find(task.id) != nullptr) tasks.push_back(&task);
    }
    sort_in_plan_order(tasks);
    return tasks;
  }

  void report(const Record& task, std::string rule, Severity severity, std::string field, Mark mark, Message message, Message hint) {
    findings_.push_back({std::move(rule), severity, task.file, mark, std::move(field), std::move(message), std::move(hint)});
  }

  void add(const Record* task, const BaselineTask* planned) {
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
      read_earned(*task, planned, valued);
      read_costs(*task, valued);
    }
    if (task != nullptr) index_.emplace(task->id, result_.cost.size());
    result_.records.push_back(task);
    result_.planned.push_back(planned);
    result_.cost.push_back(std::move(valued));
  }

  void read_earned(const Record& task, const BaselineTask* planned, ValuedTask& valued) {
    Findings unseen;  // a duration that is wrong spoils the schedule, not what was earned
    const TaskFacts facts = read_task(task, as_of_, calendar_.minutes_per_day(), unseen);
    for (Finding& finding : unseen) {
      if (finding.rule == "plan.progress" || finding.rule == "plan.dates") findings_.push_back(std::move(finding));
    }
    const EarnedMethod method = method_of(task);
    valued.level_of_effort = method == EarnedMethod::loe;
    valued.earned_known = facts.progress_known && facts.dates_known;
    EarnedFacts reported;
    for (const ProgressStatement& statement : facts.statements) reported.statements.push_back({statement.at, statement.share});
    read_moves(task, reported);
    if (method == EarnedMethod::milestones) reported.steps = read_steps(task, valued);
    valued.earned = earned_steps(method, reported);
    valued.to_complete = cost_to_complete(task, facts);
    warn(task, facts, method, planned);
  }

  void read_moves(const Record& task, EarnedFacts& facts) const {
    each_move(task, as_of_, [&](std::string_view to, const Moment& at) {
      if (to == "done") facts.finishes.push_back(at.date);
      else if (to == "in_progress" || !facts.finishes.empty()) facts.starts.push_back(at.date);
    });
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
      report(task, "plan.steps", Severity::error, "steps", task.content["steps"].mark, "the weights of the steps do not sum to 100",
             "give every step a weight from 0 to 100, 100 together");
    }
    std::sort(steps.begin(), steps.end(), [](const EarnedStep& a, const EarnedStep& b) { return a.from < b.from; });
    return steps;
  }

  std::optional<std::int64_t> cost_to_complete(const Record& task, const TaskFacts& facts) const {
    if (facts.state == NetworkTask::State::done || facts.dropped) return 0;
    std::optional<std::int64_t> stated;
    for (const Value* item : dated_items(task, "progress", as_of_)) {
      const auto money = parse_money((*item)["to_complete"].text);
      if (money && money->currency == currency_) stated = money->minor;
    }
    return stated;
  }

  void warn(const Record& task, const TaskFacts& facts, EarnedMethod method, const BaselineTask* planned) {
    if (facts.state != NetworkTask::State::done && facts.complete.part == facts.complete.whole) {
      report(task, "CPM-10", Severity::warning, "progress.percent", task.content["progress"].mark,
             "100 % but not done", say("accord done {}", task.id));
    }
    if (planned == nullptr) return;
    const bool too_long = (method == EarnedMethod::zero_hundred && planned->duration > week) ||
                          (method == EarnedMethod::fifty_fifty && planned->duration > 2 * week);
    if (too_long) {
      report(task, "plan.method", Severity::warning, "ev_method", task.content["ev_method"].mark,
             say("{} takes {}: measured by {} it shows nothing for weeks", call_sign(task), duration_text(planned->duration),
                 task.text("ev_method")),
             "measure it by percent or steps, or split it");
    }
  }

  void read_costs(const Record& task, ValuedTask& valued) {
    for (const Value* item : dated_items(task, "costs", as_of_)) {
      const Value& amount = (*item)["amount"];
      const auto money = parse_money(amount.text);
      if (money && money->currency == currency_) {
        valued.costs.push_back({parse_moment((*item)["at"].text)->date, money->minor});
        continue;
      }
      valued.cost_known = false;
      report(task, "plan.currency", Severity::error, "costs.amount", amount.mark,
             say("“{}” is not an amount in {}", amount.text, currency_.code()),
             say("convert it and write for example {} 48000.00", currency_.code()));
    }
  }

  /// Apportioned tasks earn the share of the task they follow.
  void apportion() {
    for (std::size_t i = 0; i < result_.records.size(); ++i) {
      const Record* task = result_.records[i];
      if (task == nullptr || method_of(*task) != EarnedMethod::apportioned) continue;
      const auto found = index_.find(task->text("apportioned_to"));
      ValuedTask& valued = result_.cost[i];
      if (found == index_.end() || method_of(*result_.records[found->second]) == EarnedMethod::apportioned) {
        valued.earned_known = false;
        report(*task, "plan.apportioned", Severity::error, "apportioned_to", task->content["apportioned_to"].mark,
               say("{} follows no task of the baseline that is measured itself", call_sign(*task)),
               "name that task: apportioned_to=T-…");
        continue;
      }
      const ValuedTask& followed = result_.cost[found->second];
      valued.earned = followed.earned;
      valued.level_of_effort = followed.level_of_effort;
      valued.earned_known = valued.earned_known && followed.earned_known;
    }
  }

  void fill_days() {
    result_.days = result_.cost;
    for (std::size_t i = 0; i < result_.days.size(); ++i) {
      ValuedTask& days = result_.days[i];
      const BaselineTask* planned = result_.planned[i];
      days.budget = planned != nullptr ? planned->duration * (units_per_day / ticks_per_day) : 0;
      days.plan_known = true;
      days.costs.clear();
      days.cost_known = false;
      days.to_complete.reset();
    }
  }

  const RecordSet& records_;
  const Calendar& calendar_;
  Currency currency_;
  Date as_of_;
  Findings& findings_;
  ValuedTasks result_;
  std::unordered_map<std::string_view, std::size_t> index_;  ///< by the task's id
};

}  // namespace

ValuedTasks value_tasks(const RecordSet& records, const Baseline& baseline, const Calendar& calendar, Currency currency,
                        Date as_of, Findings& findings) {
  return Valuer(records, calendar, currency, as_of, findings).value(baseline);
}

}  // namespace accord
