// Quality gates: criteria a milestone must meet.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind gate_kind() {
  Kind kind = named("gate", "gates", "GATE", "gates", "Criteria a milestone must meet");
  kind.states = {{"pending", Phase::open}, {"passed", Phase::settled}, {"conditional", Phase::waiting}, {"failed", Phase::waiting}};
  kind.moves = {move("pass", "passed", {"pending", "conditional"}), move("condition", "conditional", {"pending"}),
                move_with_reason("fail", "failed", {"pending", "conditional"}),
                move_with_reason("reopen", "pending", {"failed", "passed", "conditional", "cancelled"})};
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
  kind.columns = {"milestone", "due", "decided_by", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
