// Quality gates: criteria a milestone must meet.
#include <optional>

#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

std::optional<bool> compares(const Value& criterion) {
  const auto value = parse_decimal(criterion["value"].text), threshold = parse_decimal(criterion["threshold"].text);
  if (!value || !threshold) return std::nullopt;
  const std::string& how = criterion["operator"].text;
  if (how == "at_least") return *value >= *threshold;
  if (how == "at_most") return *value <= *threshold;
  if (how == "more_than") return *value > *threshold;
  if (how == "less_than") return *value < *threshold;
  return *value == *threshold;
}

bool has_failed(const Value& criterion) {
  if (criterion["met"].is_scalar()) return criterion["met"].text == "false";
  return !compares(criterion).value_or(true);
}

/// no gate passes with a failed mandatory criterion.
Message failed_criterion(const RuleContext& context) {
  for (const Member& criterion : context.record.items("criteria"))
    if (criterion.value["mandatory"].text != "false" && has_failed(criterion.value))
      return say("a mandatory criterion is not met: {}", localized_in_both(criterion.value, "text"));
  return {};
}

Refusal not_met(const RuleContext& context) { return {failed_criterion(context), {}}; }

void check_verdict(const RuleContext& context, Findings& findings) {
  if (state_now(context) == "passed")
    if (Message failed = failed_criterion(context); !failed.empty())
      error(context.record, findings, "Q-1", "criteria", std::move(failed), "a gate passes when all of them are met; until then it is conditional or failed");
}

/// A gate passed with conditions says which; passed for good, each of them is closed.
void check_conditions(const RuleContext& context, Findings& findings) {
  const auto& conditions = context.record.items("conditions");
  if (state_now(context) == "conditional" && conditions.empty())
    error(context.record, findings, "Q-8", "conditions", "conditional, but no condition is written down");
  if (state_now(context) != "passed") return;
  for (const Member& condition : conditions)
    if (condition.value["closed"].is_none())
      error(context.record, findings, "Q-8", "conditions", say("passed, but this condition is open: {}", localized_in_both(condition.value, "text")));
}

}  // namespace

Kind gate_kind() {
  Kind kind = named("gate", "gates", "GATE", "gates", "Criteria a milestone must meet");
  kind.states = {{"pending", Phase::open}, {"passed", Phase::settled}, {"conditional", Phase::waiting}, {"failed", Phase::waiting}};
  kind.moves = {move_if("pass", "passed", {"pending", "conditional"}, not_met), move("condition", "conditional", {"pending"}),
                move_with_reason("fail", "failed", {"pending", "conditional"}),
                move_with_reason("reopen", "pending", {"failed", "passed", "conditional", "cancelled"})};
  kind.due_met_in = {"conditional"};
  kind.fields = {
      reference("milestone", {"milestone"}, "Milestone it guards").from("passed"),
      person("owner", "Who answers for it"),
      person("decided_by", "Who decided").list(),
      date("due", "Planned day"),
      reference("meeting", {"meeting"}, "Meeting that decided"),
      items("criteria", {line("text", "The criterion").translatable().always(), line("metric", "Figure it looks at"),
                         choice("operator", {"at_least", "at_most", "equal", "more_than", "less_than"}, "Comparison"),
                         decimal("threshold", "Limit").signed_value(), decimal("value", "What was measured").signed_value(),
                         boolean("mandatory", "The gate cannot pass without it").otherwise("true"),
                         boolean("met", "Met or not, when it is not a number")},
            "What must be met"),
      items("conditions", {line("text", "What is still to do").translatable().always(), person("owner", "Who does it"), date("due", "By when"),
                           reference("issue", {"issue"}, "Issue that deals with it"), date("closed", "Day it was done")},
            "Conditions under which it passed"),
  };
  kind.rules = {{"Q-1", check_verdict},
                {"Q-8", check_conditions}};
  kind.columns = {"milestone", "due", "decided_by", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
