// Part of the work given to a third party, with the client's consent and terms back to back.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind subcontract_kind() {
  Kind kind = named("subcontract", "subcontracts", "SUB", "subcontracts", "Part of the work given to a third party");
  kind.states = {{"draft", Phase::open}, {"consented", Phase::active}, {"signed", Phase::active}, {"completed", Phase::settled}, {"ended", Phase::dropped}};
  kind.moves = {move("consent", "consented", {"draft"}), move("sign", "signed", {"draft", "consented"}),
                move("complete", "completed", {"signed"}), move_with_reason("end", "ended", {"signed"})};
  kind.fields = {
      line("subcontractor", "Name of the third party").translatable().from("consented"),
      person("owner", "Who answers for it on our side"),
      person("contact", "Our contact at the third party"),
      prose("scope", "Part of the work").translatable().from("consented"),
      boolean("whole_scope", "It covers all of our work"),
      reference("tasks", {"task"}, "Tasks it covers").list(),
      money("value", "What we pay").internal(),
      reference("consent", {"message", "decision", "signoff"}, "Where the client's consent is recorded"),
      date("due", "Date by which its work is finished, back to back with ours"),
      choice("flow_down", {"damages", "confidentiality", "warranty", "ip", "data_protection"}, "Terms of our contract that bind it too").list().internal(),
  };
  kind.columns = {"subcontractor", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
