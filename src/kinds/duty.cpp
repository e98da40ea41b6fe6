// What the client owes us besides money: access, data, people, answers. The usual cause of excusable delay.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind duty_kind() {
  Kind kind = named("duty", "duties", "DUTY", "duties", "Something we need from the client: access, data, people");
  kind.states = {{"requested", Phase::open}, {"fulfilled", Phase::settled}, {"waived", Phase::dropped}};
  kind.moves = {move("fulfil", "fulfilled", {"requested"}), move_with_reason("waive", "waived", {"requested"})};
  kind.fields = {
      choice("type", {"access", "data", "people", "equipment", "decision", "approval", "other"}, "What we need").otherwise("other"),
      person("owner", "Who does it for the client"),
      date("due", "By when"),
      prose("text", "The request in full").translatable(),
      line("effect", "What depends on it").translatable(),
      reference("tasks", {"task"}, "Tasks that wait for it").list(),
      decimal("days_lost", "Working days lost by its delay"),
      evidence().internal(),
  };
  kind.columns = {"type", "owner", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
