// Points in time the client looks at; a milestone is reached by the task whose finish it waits for.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind milestone_kind() {
  Kind kind = named("milestone", "milestones", "M", "milestones", "A point in time the client looks at");
  kind.common = true;
  kind.states = {{"planned", Phase::open}, {"reached", Phase::settled}};
  kind.moves = {move("reach", "reached", {"planned"})};
  kind.fields = {
      person("owner", "Who answers for it"),
      reference("task", {"task"}, "Task whose finish reaches it"),
      date("due", "Date agreed with the client, beside the computed one"),
      boolean("contract_relevant", "Damages or a payment hang on it"),
      date("contract_date", "Date by the signed contract; approved changes extend it"),
      percent("weight", "Share of the whole, for burn-up"),
      prose("condition", "When it counts as reached").translatable(),
  };
  kind.columns = {"task", "due", "contract_date", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
