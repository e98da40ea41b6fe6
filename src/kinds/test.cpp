// Test cases; their latest result is derived from the runs.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// a test without a requirement tests what nobody asked for.
void check_orphan(const RuleContext& context, Findings& findings) {
  if (state_now(context) == "retired" || state_now(context) == "cancelled" || context.record.has("requirements")) return;
  warning(context.record, findings, "Q-4", "requirements", say("{} belongs to no requirement", call_sign(context.record)),
          say("accord test set {} --add-requirements …", context.record.id));
}

}  // namespace

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
  kind.rules = {{"Q-4", check_orphan}};
  kind.columns = {"type", "requirements", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
