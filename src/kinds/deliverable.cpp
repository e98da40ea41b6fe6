// What is handed to the client and accepted by it.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// Accepted without conditions only when every condition is done; with conditions only when there are some.
void check_conditions(const RuleContext& context, Findings& findings) {
  const auto& conditions = context.record.items("conditions");
  if (state_now(context) == "accepted_with_conditions" && conditions.empty())
    error(context.record, findings, "DLV-1", "conditions", "accepted with conditions, but no condition is written down");
  if (state_now(context) != "accepted") return;
  for (const Member& condition : conditions)
    if (condition.value["closed"].is_none())
      error(context.record, findings, "DLV-1", "conditions", say("accepted, but this condition is open: {}", localized_in_both(condition.value, "text")),
            "write the day it was done: closed: …");
}

}  // namespace

Kind deliverable_kind() {
  Kind kind = named("deliverable", "deliverables", "DLV", "deliverables", "Something handed to the client and accepted by it");
  kind.states = {{"planned", Phase::open},          {"in_progress", Phase::active},
                 {"submitted", Phase::waiting},     {"accepted", Phase::settled},
                 {"accepted_with_conditions", Phase::waiting}, {"rejected", Phase::waiting}};
  kind.moves = {move("start", "in_progress", {"planned", "rejected"}),
                move("submit", "submitted", {"in_progress"}),
                move("accept", "accepted", {"submitted", "accepted_with_conditions"}),
                move("accept-with", "accepted_with_conditions", {"submitted"}),
                move_with_reason("reject", "rejected", {"submitted"})};
  kind.due_met_in = {"submitted", "accepted_with_conditions"};
  kind.fields = {
      choice("type", {"document", "software", "data", "hardware", "service", "training"}, "What it is").from("submitted"),
      person("owner", "Who answers for it").from("in_progress"),
      date("due", "Date promised to the client"),
      reference("milestone", {"milestone"}, "Milestone it is due with"),
      reference("tasks", {"task"}, "Tasks that make it").list(),
      line("format", "File format or medium"),
      line("version", "Version handed over").from("submitted"),
      person("recipient", "Who receives it for the client"),
      integer("review_days", "Working days the client has to answer").range(0, 365).otherwise("5"),
      items("criteria", {line("text", "The criterion").translatable().always(), line("method", "How it is tested").translatable(),
                         line("threshold", "Limit")},
            "When it is accepted"),
      items("conditions", {line("text", "What is still to do").translatable().always(), person("owner", "Who does it"),
                           date("due", "By when"), date("closed", "Day it was done")},
            "Conditions of the acceptance"),
      evidence().internal(),
  };
  kind.rules = {{"DLV-1", check_conditions}};
  kind.columns = {"type", "milestone", "due", "version", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
