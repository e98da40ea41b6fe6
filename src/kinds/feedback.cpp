// What the client says about us and the product, below a complaint.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind feedback_kind() {
  Kind kind = named("feedback", "feedback", "FB", "feedback", "What the client says about us and the product");
  kind.states = {{"received", Phase::open, true}, {"acknowledged", Phase::active}, {"answered", Phase::waiting}, {"closed", Phase::settled}};
  kind.moves = {move("acknowledge", "acknowledged", {"received"}), move("answer", "answered", {"acknowledged"}),
                move("close", "closed", {"answered"})};
  kind.due_met_in = {"answered"};
  kind.fields = {
      choice("type", {"praise", "suggestion", "concern", "requirement"}, "What it is").otherwise("suggestion"),
      choice("sentiment", {"positive", "neutral", "negative"}, "How it was meant"),
      moment("at", "When it was given"),
      person("from", "Who gave it"),
      line("channel", "Id of the channel in accord.yaml").item_of("channels"),
      prose("text", "What was said").translatable(),
      person("owner", "Who answers it"),
      date("due", "Answer by"),
      prose("response", "Our answer").translatable(),
  };
  kind.columns = {"type", "from", "at", "owner", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
