// Messages worth keeping: what was said on which channel, and formal notices. One that needs a reply is open.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind message_kind() {
  Kind kind = named("message", "messages", "MSG", "messages", "A message or notice worth keeping");
  kind.states = {{"logged", Phase::open}, {"open", Phase::waiting}, {"answered", Phase::active}, {"closed", Phase::settled}};
  kind.moves = {move("await", "open", {"logged"}), move("answer", "answered", {"logged", "open"}),
                move("close", "closed", {"logged", "open", "answered"})};
  kind.fields = {
      moment("at", "When it was sent or received").from("open"),
      line("channel", "Id of the channel in accord.yaml"),
      choice("direction", {"in", "out"}, "To us or from us"),
      person("from", "Who sent it"),
      person("to", "Who got it").list(),
      prose("summary", "What it says").translatable(),
      boolean("formal", "A notice under the contract"),
      choice("notice", {"delay", "extension", "cost", "defect", "consent", "termination", "other"}, "What the notice claims"),
      boolean("needs_reply", "Somebody must answer"),
      date("due", "Reply by").from("open"),
      line("outcome", "What came of it").translatable(),
      evidence(),
  };
  kind.columns = {"at", "direction", "from", "channel", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
