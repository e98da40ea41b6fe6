// Test cases; their latest result is derived from the runs.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind test_kind() {
  Kind kind = named("test", "tests", "TC", "tests", "A test case");
  kind.states = {{"draft", Phase::open}, {"ready", Phase::active}, {"retired", Phase::dropped}};
  kind.moves = {move("ready", "ready", {"draft"}), move_with_reason("retire", "retired", {"draft", "ready"})};
  kind.fields = {
      choice("type", {"unit", "integration", "system", "performance", "security", "acceptance", "migration"}, "Level of the test"),
      reference("requirements", {"requirement"}, "Requirements it tests").list(),
      person("owner", "Who keeps it"),
      prose("precondition", "What must be there first").translatable(),
      prose("steps", "What to do").translatable(),
      prose("expected", "What must happen").translatable(),
      line("automation", "Name of the automated test, as in JUnit files"),
  };
  kind.columns = {"type", "requirements", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
