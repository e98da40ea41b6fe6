// Complaints, in the order of ISO 10002: receipt, acknowledgement, assessment, investigation, response, decision, closing.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// CRM-2: a complaint ends with the complainant's answer, or after it was told every further way.
Message answer_missing(const RuleContext& context) {
  if (context.record.has("satisfied") || context.record.flag("options_told")) return {};
  return "the complainant's answer is not recorded";
}

Refusal without_answer(const RuleContext& context) { return {answer_missing(context), "--satisfied …"}; }

void check_closing(const RuleContext& context, Findings& findings) {
  if (state_now(context) != "closed") return;
  if (Message missing = answer_missing(context); !missing.empty())
    error(context.record, findings, "CRM-2", "satisfied", std::move(missing), "satisfied: true or false, or options_told: true when there is no answer");
}

}  // namespace

Kind complaint_kind() {
  Kind kind = named("complaint", "complaints", "CMP", "complaints", "Something the client complains about");
  kind.states = {{"received", Phase::open, true},      {"acknowledged", Phase::active}, {"assessed", Phase::active},
                 {"investigating", Phase::active}, {"responded", Phase::waiting}, {"escalated", Phase::active},
                 {"accepted", Phase::active},    {"closed", Phase::settled}};
  kind.moves = {move("acknowledge", "acknowledged", {"received"}),
                move("assess", "assessed", {"acknowledged"}),
                move("investigate", "investigating", {"assessed", "responded"}),
                move("respond", "responded", {"investigating", "escalated"}),
                move("escalate", "escalated", {"responded"}),
                move("accept", "accepted", {"responded"}),
                move_if("close", "closed", {"accepted", "responded"}, without_answer),
                move_with_reason("reopen", "received", {"closed", "cancelled"})};
  kind.due_met_in = {"responded", "accepted"};
  kind.fields = {
      choice("severity", {"S1", "S2", "S3", "S4"}, "S1 critical, S2 major, S3 moderate, S4 minor").from("assessed"),
      moment("at", "When it was received: the clocks for acknowledgement and response start").from("acknowledged"),
      person("from", "Who complains").from("acknowledged"),
      line("channel", "Id of the channel in accord.yaml").item_of("channels"),
      prose("text", "What is wrong, in the client's words").translatable(),
      prose("remedy_sought", "What the client asks for").translatable(),
      person("owner", "Who answers for it").from("acknowledged"),
      date("due", "Respond by, when agreed otherwise than the default"),
      prose("investigation", "What was found out").translatable().internal(),
      prose("root_cause", "Why it happened").translatable(),
      prose("decision", "What was decided").translatable().from("responded"),
      prose("remedy", "How it is put right").translatable(),
      prose("corrective_action", "How it is kept from happening again").translatable(),
      boolean("satisfied", "The complainant accepts the answer"),
      boolean("options_told", "The complainant was told all further ways, inside and outside"),
      reference("issue", {"issue"}, "Issue behind it"),
      reference("feedback", {"feedback"}, "Feedback it grew from"),
  };
  kind.rules = {{"CRM-2", check_closing}};
  kind.columns = {"severity", "from", "at", "owner", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
