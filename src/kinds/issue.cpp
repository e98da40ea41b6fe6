// Problems, defects and questions. The service clock runs from `opened` to the moves `triage` (first response) and `resolve`.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// From `triaged` on a defect has a severity: its service clock depends on it.
void check_severity(const RuleContext& context, Findings& findings) {
  if (context.record.text("type") == "defect" && state_now(context) != "new" && !context.record.has("severity"))
    error(context.record, findings, "ISS-3", "severity", "a defect without a severity", say("accord issue set {} --severity S3", context.record.id));
}

Message original_missing(const RuleContext& context) {
  return context.record.has("duplicate_of") ? Message() : Message("a duplicate does not say of what");
}

Message consent_missing(const RuleContext& context) {
  const std::string_view severity = context.record.text("severity");
  if ((severity != "S1" && severity != "S2") || context.record.has("consent")) return {};
  return say("{} is put off without the client's consent", severity);
}

Refusal of_nothing(const RuleContext& context) { return {original_missing(context), "--duplicate-of …"}; }
Refusal without_consent(const RuleContext& context) { return {consent_missing(context), "--consent …"}; }

/// A critical or major issue is put off only with the client's consent; a duplicate names its original.
void check_ending(const RuleContext& context, Findings& findings) {
  if (Message missing = consent_missing(context); state_now(context) == "deferred" && !missing.empty())
    error(context.record, findings, "ISS-1", "consent", std::move(missing), "name who agreed for the client: consent: …");
  if (Message missing = original_missing(context); state_now(context) == "duplicate" && !missing.empty())
    error(context.record, findings, "ISS-2", "duplicate_of", std::move(missing), say("accord issue set {} --duplicate-of …", context.record.id));
}

}  // namespace

Kind issue_kind() {
  Kind kind = named("issue", "issues", "ISS", "issues", "A problem, a defect or a question");
  kind.common = true;
  kind.states = {{"new", Phase::open},         {"triaged", Phase::open},      {"in_progress", Phase::active},
                 {"waiting_client", Phase::waiting}, {"resolved", Phase::active}, {"verified", Phase::active},
                 {"closed", Phase::settled},   {"deferred", Phase::waiting},  {"duplicate", Phase::dropped},
                 {"rejected", Phase::dropped}};
  kind.moves = {move("triage", "triaged", {"new", "deferred"}),
                move("start", "in_progress", {"triaged"}),
                move("wait", "waiting_client", {"in_progress"}),
                move("resume", "in_progress", {"waiting_client"}),
                move("resolve", "resolved", {"in_progress"}),
                move("verify", "verified", {"resolved"}),
                move("close", "closed", {"resolved", "verified"}),
                {"defer", "deferred", {"new", "triaged"}, true, without_consent},
                move_if("duplicate", "duplicate", {"new", "triaged", "in_progress"}, of_nothing),
                move_with_reason("reject", "rejected", {"new", "triaged"}),
                move_with_reason("reopen", "in_progress", {"resolved", "verified", "closed", "duplicate", "rejected", "cancelled"})};
  const std::vector<std::string> phases = {"requirements", "design",  "coding",  "code_review", "unit_test",   "integration_test",
                                           "system_test",  "performance_test", "penetration_test", "uat", "production"};
  kind.due_met_in = {"resolved", "verified"};
  kind.fields = {
      choice("type", {"problem", "defect", "question"}, "What it is").otherwise("problem"),
      choice("severity", {"S1", "S2", "S3", "S4"}, "S1 critical, S2 major, S3 moderate, S4 minor; a defect needs one"),
      choice("priority", {"urgent", "high", "normal", "low"}, "Order of work").otherwise("normal"),
      moment("opened", "When it was reported: the service clock starts"),
      person("raised_by", "Who reported it"),
      person("owner", "Who answers for it").from("in_progress"),
      date("due", "When it is to be solved"),
      prose("text", "What happens, in full").translatable(),
      line("effect", "What it means for the client").translatable(),
      line("current_action", "What is being done about it").translatable(),
      line("resolution", "How it was solved").translatable(),
      prose("root_cause", "Why it happened").translatable().internal(),
      reference("tasks", {"task"}, "Tasks it concerns").list(),
      choice("found_in", phases, "Phase in which the defect was found"),
      choice("injected_in", phases, "Phase in which the defect was made").internal(),
      reference("requirement", {"requirement"}, "Requirement it breaks"),
      reference("test", {"test"}, "Test that found it"),
      line("environment", "Where it happens"),
      prose("steps", "How to make it happen").translatable(),
      line("fixed_in", "Version with the correction"),
      reference("duplicate_of", {"issue"}, "The issue it repeats"),
      person("consent", "Who agreed for the client to put it off"),
  };
  kind.rules = {{"ISS-1", check_ending}, {"ISS-3", check_severity}};
  kind.columns = {"type", "severity", "owner", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
