// Acceptance certificates: stage, preliminary and final.
#include "accord/model/history.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// no critical defect, and no more major ones than agreed, on the day of the final acceptance.
void check_defects(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  const auto day = record.date("effective");
  if (record.text("type") != "final" || !day || !is_in(context, {"accepted", "accepted_with_conditions"})) return;
  const Record* contract = context.records.single("contract");
  const long allowed = contract ? contract->integer("minor_defects").value_or(0) : 0;
  long critical = 0, major = 0;
  for (const Record& issue : context.records.of("issue")) {
    const std::string_view state = state_of(issue, *day);
    if (!exists_at(issue, *day) || issue.text("type") != "defect" || is_closed(issue, *day) || state == "resolved" || state == "verified") continue;
    critical += issue.text("severity") == "S1" ? 1 : 0;
    major += issue.text("severity") == "S2" ? 1 : 0;
  }
  if (critical > 0 || major > allowed)
    error(record, findings, "Q-5", "effective", say("accepted with {} critical and {} major defect{|s} open (allowed: 0 and {})", critical, major, allowed));
}

}  // namespace

Kind certificate_kind() {
  Kind kind = named("certificate", "certificates", "AC", "certificates", "An acceptance certificate");
  kind.states = {{"draft", Phase::open}, {"issued", Phase::waiting}, {"accepted", Phase::settled},
                 {"accepted_with_conditions", Phase::waiting}, {"rejected", Phase::dropped}};
  kind.moves = {move("issue", "issued", {"draft"}), move("accept", "accepted", {"issued", "accepted_with_conditions"}),
                move("accept-with", "accepted_with_conditions", {"issued"}), move_with_reason("reject", "rejected", {"issued"})};
  kind.due_met_in = {"accepted_with_conditions"};
  kind.fields = {
      choice("type", {"stage", "preliminary", "final"}, "Which acceptance").from("issued"),
      reference("milestone", {"milestone"}, "Milestone it belongs to"),
      person("owner", "Who prepares it"),
      person("accepted_by", "Who accepts it for the client"),
      date("due", "Answer of the client wanted by"),
      date("effective", "Day from which it counts").from("accepted"),
      items("basis", {line("text", "Paper").translatable().always()}, "Papers it rests on"),
      prose("method", "How was accepted").translatable(),
      items("deliverables", {reference("deliverable", {"deliverable"}, "What is accepted").always(), line("version", "Version"),
                             choice("verdict", {"accepted", "accepted_with_conditions", "rejected"}, "Verdict")},
            "What is accepted").keyed("deliverable"),
      items("results", {line("criterion", "The criterion").translatable().always(), line("result", "What was found").translatable(),
                        boolean("met", "Met or not")},
            "Result for each criterion"),
      items("open_items", {line("number", "Number"), line("text", "What is still to do").translatable().always(),
                           choice("severity", {"S1", "S2", "S3", "S4"}, "How bad"), person("owner", "Who does it"), date("due", "By when"),
                           date("closed", "Day it was done")},
            "What stays open"),
      prose("conclusion", "Conclusion").translatable(),
  };
  kind.rules = {{"Q-5", check_defects}};
  kind.columns = {"type", "milestone", "effective", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
