// Quality control: code reviews, document reviews, audits, tests of the product.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// nobody reviews their own work.
void check_reviewers(const RuleContext& context, Findings& findings) {
  for (std::string_view reviewer : context.record.list("reviewers"))
    if (lists(context.record, "authors", reviewer))
      error(context.record, findings, "Q-6", "reviewers", say("{} reviews their own work", reviewer));
}

/// the user acceptance test is done, or confirmed, by the client.
void check_client(const RuleContext& context, Findings& findings) {
  if (context.record.text("type") != "uat" || is_in(context, {"planned", "cancelled"}) || context.record.has("countersigned")) return;
  for (std::string_view reviewer : context.record.list("reviewers"))
    if (const Record* person = context.records.find(reviewer); person && person->text("org") == "client") return;
  error(context.record, findings, "Q-7", "countersigned", "an acceptance test without the client",
        say("accord inspection set {} --countersigned …", context.record.id));
}

}  // namespace

Kind inspection_kind() {
  Kind kind = named("inspection", "inspections", "QC", "inspections", "A review, audit or test of the product's quality");
  kind.states = {{"planned", Phase::open}, {"passed", Phase::settled}, {"failed", Phase::waiting}, {"rechecked", Phase::settled}};
  kind.moves = {move("pass", "passed", {"planned"}), move("fail", "failed", {"planned"}), move("recheck", "rechecked", {"failed"})};
  kind.fields = {
      choice("type", {"code_review", "document_review", "test", "uat", "audit"}, "What kind of check").from("passed"),
      date("due", "Planned day"),
      person("owner", "Who answers for it"),
      person("reviewers", "Who checks").list().from("passed"),
      person("authors", "Who made what is checked").list(),
      person("countersigned", "Who confirmed the result for the client"),
      line("scope", "What is checked").translatable(),
      reference("tasks", {"task"}, "Tasks it checks").list(),
      integer("loc", "Lines of code checked").range(0, 1000000000).internal(),
      decimal("hours", "Hours spent").internal(),
      items("checklist", {line("text", "The point").translatable().always(), choice("result", {"ok", "not_ok", "not_applicable"}, "Result")},
            "Points of the checklist"),
      items("findings", {line("text", "What was found").translatable().always(), choice("severity", {"S1", "S2", "S3", "S4"}, "How bad"),
                         reference("issue", {"issue"}, "Issue that deals with it"), date("closed", "Day it was put right")},
            "What was found"),
      line("verdict", "Result in words").translatable(),
  };
  kind.rules = {{"Q-6", check_reviewers},
                {"Q-7", check_client}};
  kind.columns = {"type", "due", "reviewers", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
