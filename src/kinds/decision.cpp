// What was decided, by whom, in which meeting. A decision does not amend the contract: a change does.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// A1-3: minutes do not amend the contract; what touches its terms needs a change.
void check_contract_terms(const RuleContext& context, Findings& findings) {
  if (state_now(context) != "decided" || !context.record.has("affects") || context.record.has("change") || linked_with(context, "change")) return;
  error(context.record, findings, "A1-3", "affects", "it touches the terms of the contract, but names no change",
        say("accord decision set {} --change CR-…", context.record.id));
}

}  // namespace

Kind decision_kind() {
  Kind kind = named("decision", "decisions", "DEC", "decisions", "Something decided");
  kind.states = {{"proposed", Phase::open}, {"decided", Phase::active}, {"superseded", Phase::dropped}};
  kind.moves = {move("decide", "decided", {"proposed"}), move_with_reason("supersede", "superseded", {"decided"})};
  kind.due_met_in = {"decided"};
  kind.fields = {
      reference("meeting", {"meeting"}, "Meeting in which it was decided"),
      line("item", "Id of the meeting's agenda item").item_of("agenda"),
      prose("text", "The decision in full").translatable(),
      person("decided_by", "Who decided").list(),
      date("due", "When the decision is needed"),
      date("effective", "Day from which it holds"),
      choice("affects", {"scope", "price", "time", "acceptance"}, "Terms of the contract it touches").list(),
      reference("change", {"change"}, "Change that puts it into the contract"),
      reference("supersedes", {"decision"}, "Decision it replaces"),
  };
  kind.rules = {{"A1-3", check_contract_terms}};
  kind.columns = {"meeting", "decided_by", "effective", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
