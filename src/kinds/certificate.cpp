// Acceptance certificates: stage, preliminary and final.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind certificate_kind() {
  Kind kind = named("certificate", "certificates", "AC", "certificates", "An acceptance certificate");
  kind.states = {{"draft", Phase::open}, {"issued", Phase::waiting}, {"accepted", Phase::settled},
                 {"accepted_with_conditions", Phase::waiting}, {"rejected", Phase::dropped}};
  kind.moves = {move("issue", "issued", {"draft"}), move("accept", "accepted", {"issued", "accepted_with_conditions"}),
                move("accept-with", "accepted_with_conditions", {"issued"}), move_with_reason("reject", "rejected", {"issued"})};
  kind.fields = {
      choice("type", {"stage", "preliminary", "final"}, "Which acceptance").from("issued"),
      reference("milestone", {"milestone"}, "Milestone it belongs to"),
      person("owner", "Who prepares it"),
      person("accepted_by", "Who accepts it for the client"),
      date("due", "Answer of the client wanted by"),
      date("effective", "Day from which it counts").from("accepted"),
      line("basis", "Papers it rests on").list().translatable(),
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
  kind.columns = {"type", "milestone", "effective", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
