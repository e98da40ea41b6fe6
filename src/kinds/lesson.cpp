// Lessons learned.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind lesson_kind() {
  Kind kind = named("lesson", "lessons", "LL", "lessons", "Something learned for the next project");
  kind.states = {{"noted", Phase::open}, {"reviewed", Phase::active}, {"published", Phase::settled}};
  kind.moves = {move("review", "reviewed", {"noted"}), move("publish", "published", {"reviewed"})};
  kind.fields = {
      choice("area", {"communication", "expectations", "tools", "progress", "quality", "client", "risk", "contract", "team", "closure"}, "Area of management"),
      person("owner", "Who noted it"),
      prose("situation", "The situation").translatable(),
      prose("happened", "What happened").translatable(),
      prose("cause", "Why").translatable(),
      prose("recommendation", "What to do next time").translatable(),
      line("effect", "What it cost or brought").translatable(),
      line("reuse", "Where it applies").translatable(),
  };
  kind.columns = {"area", "owner", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
