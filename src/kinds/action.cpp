// Action items of meetings, and measures against a problem; a measure's effects say what it would do to the plan.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind action_kind() {
  Kind kind = named("action", "actions", "ACT", "actions", "Something somebody agreed to do by a date");
  kind.common = true;
  kind.states = {{"open", Phase::open}, {"in_progress", Phase::active}, {"done", Phase::settled}, {"verified", Phase::settled}};
  kind.moves = {move("start", "in_progress", {"open"}), move("done", "done", {"open", "in_progress"}),
                move("verify", "verified", {"done"}),
                move_with_reason("reopen", "open", {"done", "verified", "cancelled"})};
  kind.fields = {
      reference("meeting", {"meeting"}, "Meeting that agreed it"),
      line("item", "Id of the meeting's agenda item"),
      person("owner", "The one person who does it").from("in_progress"),
      date("due", "By when").from("in_progress"),
      prose("text", "What is to be done, in full").translatable(),
      reference("solves", {"task", "milestone", "issue", "risk", "complaint", "feedback"}, "What it puts right, when it is a measure"),
      reference("needs", {"duty"}, "What it needs from the client").list(),
      plan_effects().internal(),
      line("result", "What came of it").translatable(),
  };
  kind.columns = {"owner", "due", "meeting", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
