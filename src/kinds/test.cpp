// Test cases; their latest result is derived from the runs.
#include "accord/model/history.h"
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

struct Latest {
  const Record* run = nullptr;
  std::string_view outcome;
};

/// What the last run up to the day says of the test; of runs at the same moment the one with the later id.
Latest latest(const RuleContext& context) {
  Latest latest;
  for (const Record* run : context.records.linking_to(context.record.id)) {
    const auto at = run->kind->name == "run" ? run->moment("at") : std::nullopt;
    if (!at || *context.as_of < at->date || !exists_at(*run, *context.as_of)) continue;
    if (latest.run && *at < *latest.run->moment("at")) continue;
    for (const std::string_view text : run->list("results"))
      if (const auto result = parse_result(text); result && result->test == context.record.id) latest = {run, result->outcome};
  }
  return latest;
}

std::string latest_result(const RuleContext& context) { return std::string(latest(context).outcome); }

std::string latest_run(const RuleContext& context) {
  const Record* run = latest(context).run;
  return run ? run->id : std::string();
}

std::string latest_run_at(const RuleContext& context) {
  const Record* run = latest(context).run;
  return run ? to_string(run->moment("at")->date) : std::string();
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
  kind.derived = {{"latest_result", FieldType::choice, "What its last run says", false, latest_result, {"run"}},
                  {"latest_run", FieldType::reference, "Its last run", false, latest_run, {"run"}},
                  {"latest_run_at", FieldType::date, "Day of its last run", false, latest_run_at, {"run"}}};
  kind.rules = {{"Q-4", check_orphan}};
  kind.columns = {"type", "latest_result", "requirements", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
