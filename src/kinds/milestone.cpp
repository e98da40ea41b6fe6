// Points in time the client looks at; a milestone is reached by the task whose finish it waits for.
#include "accord/model/kind_labels.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// Its gate that is neither passed nor passed with conditions, or null.
const Record* closed_gate(const RuleContext& context) {
  for (const Record& gate : context.records.of("gate")) {
    const std::string_view state = state_now(context, gate);
    if (gate.text("milestone") == context.record.id && (state == "pending" || state == "failed")) return &gate;
  }
  return nullptr;
}

/// a milestone with a gate is not reached before its gate is passed or conditional.
Refusal before_its_gate(const RuleContext& context) {
  const Record* gate = closed_gate(context);
  if (!gate) return {};
  return {say("its gate {} is “{}”", call_sign(*gate), state_word("gate", state_now(context, *gate))), {}, say("accord gate pass {}", gate->id)};
}

void check_gate(const RuleContext& context, Findings& findings) {
  if (state_now(context) != "reached") return;
  if (const Record* gate = closed_gate(context))
    error(context.record, findings, "Q-2", "moves", say("reached, but its gate {} is “{}”", call_sign(*gate), state_word("gate", state_now(context, *gate))),
          "decide the gate first, or take the move back");
}

}  // namespace

Kind milestone_kind() {
  Kind kind = named("milestone", "milestones", "M", "milestones", "A point in time the client looks at");
  kind.common = true;
  kind.states = {{"planned", Phase::open}, {"reached", Phase::settled}};
  kind.moves = {move_if("reach", "reached", {"planned"}, before_its_gate)};
  kind.fields = {
      person("owner", "Who answers for it"),
      reference("task", {"task"}, "Task whose finish reaches it; of several the latest").list(),
      date("due", "Date agreed with the client, beside the computed one"),
      boolean("contract_relevant", "Damages or a payment hang on it"),
      date("contract_date", "Date by the signed contract; approved changes extend it"),
      percent("weight", "Share of the whole, for burn-up"),
      prose("condition", "When it counts as reached").translatable(),
  };
  kind.rules = {{"Q-2", check_gate}};
  kind.columns = {"task", "due", "contract_date", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
