// What the client asked for, traced to deliverables and tests.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind requirement_kind() {
  Kind kind = named("requirement", "requirements", "REQ", "requirements", "Something the product must do or be");
  kind.states = {{"proposed", Phase::open},    {"approved", Phase::active},  {"implemented", Phase::active},
                 {"verified", Phase::active},  {"accepted", Phase::settled}, {"deferred", Phase::waiting},
                 {"rejected", Phase::dropped}};
  kind.moves = {move("approve", "approved", {"proposed", "deferred"}),
                move("implement", "implemented", {"approved"}),
                move("verify", "verified", {"implemented"}),
                move("accept", "accepted", {"verified"}),
                move_with_reason("defer", "deferred", {"proposed", "approved"}),
                move_with_reason("reject", "rejected", {"proposed", "deferred"})};
  kind.fields = {
      choice("type", {"functional", "performance", "security", "usability", "interface", "data", "operation", "legal"}, "What it is about"),
      choice("priority", {"must", "should", "could", "wont"}, "How much it matters (MoSCoW)").from("approved"),
      prose("text", "The requirement in full").translatable(),
      line("source", "Where it comes from"),
      person("owner", "Who answers for it"),
      date("due", "When it is needed"),
      prose("acceptance", "How it is accepted").translatable(),
      reference("deliverables", {"deliverable"}, "Deliverables that fulfil it").list(),
      reference("tasks", {"task"}, "Tasks that build it").list(),
      reference("change", {"change"}, "Change that brought it"),
  };
  kind.columns = {"type", "priority", "owner", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
