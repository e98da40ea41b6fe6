// What was decided, by whom, in which meeting. A decision does not amend the contract: a change does.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind decision_kind() {
  Kind kind = named("decision", "decisions", "DEC", "decisions", "Something decided");
  kind.states = {{"proposed", Phase::open}, {"decided", Phase::active}, {"superseded", Phase::dropped}};
  kind.moves = {move("decide", "decided", {"proposed"}), move_with_reason("supersede", "superseded", {"decided"})};
  kind.fields = {
      reference("meeting", {"meeting"}, "Meeting in which it was decided"),
      line("item", "Id of the meeting's agenda item"),
      prose("text", "The decision in full").translatable(),
      person("decided_by", "Who decided").list(),
      date("due", "When the decision is needed"),
      date("effective", "Day from which it holds"),
      choice("affects", {"scope", "price", "time", "acceptance"}, "Terms of the contract it touches").list(),
      reference("change", {"change"}, "Change that puts it into the contract"),
      reference("supersedes", {"decision"}, "Decision it replaces"),
  };
  kind.columns = {"meeting", "decided_by", "effective", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
