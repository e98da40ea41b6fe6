// Part of the work given to a third party, with the client's consent and terms back to back.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// K-9: no work to third parties without the client's consent where the contract asks for it, and never all of it.
void check_consent(const RuleContext& context, Findings& findings) {
  const Record* contract = context.records.single("contract");
  const bool required = !contract || contract->content()["subcontracting"]["consent_required"].text != "false";
  if (required && is_in(context, {"consented", "signed", "completed"}) && !context.record.has("consent"))
    error(context.record, findings, "K-9", "consent", "the client's consent is not recorded",
          "name the message, decision or sign-off that holds it");
  if (context.record.flag("whole_scope"))
    warning(context.record, findings, "K-9", "whole_scope", "all of the work goes to a third party",
            "a legal risk in many laws, e.g. Civil Code of China art. 772 and 791: ask a lawyer");
}

}  // namespace

Kind subcontract_kind() {
  Kind kind = named("subcontract", "subcontracts", "SUB", "subcontracts", "Part of the work given to a third party");
  kind.states = {{"draft", Phase::open}, {"consented", Phase::active}, {"signed", Phase::active}, {"completed", Phase::settled}, {"ended", Phase::dropped}};
  kind.moves = {move("consent", "consented", {"draft"}), move("sign", "signed", {"draft", "consented"}),
                move("complete", "completed", {"signed"}), move_with_reason("end", "ended", {"signed"})};
  kind.fields = {
      line("subcontractor", "Name of the third party").translatable().from("consented"),
      person("owner", "Who answers for it on our side"),
      person("contact", "Our contact at the third party"),
      prose("scope", "Part of the work").translatable().from("consented"),
      boolean("whole_scope", "It covers all of our work"),
      reference("tasks", {"task"}, "Tasks it covers").list(),
      money("value", "What we pay").internal(),
      reference("consent", {"message", "decision", "signoff"}, "Where the client's consent is recorded"),
      date("due", "Date by which its work is finished, back to back with ours"),
      choice("flow_down", {"damages", "confidentiality", "warranty", "ip", "data_protection"}, "Terms of our contract that bind it too").list().internal(),
  };
  kind.rules = {{"K-9", check_consent}};
  kind.columns = {"subcontractor", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
