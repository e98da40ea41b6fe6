// What the client asked for, traced to deliverables and tests.
#include <set>

#include "accord/model/kind_labels.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// what is built is tested and delivered: from `implemented` on a requirement has a test and a deliverable.
void check_trace(const RuleContext& context, Findings& findings) {
  if (!is_first(context)) return;
  std::set<std::string_view> tested;
  for (const Record& test : context.records.of("test"))
    for (std::string_view id : test.list("requirements")) tested.insert(id);
  for (const Record& record : context.records.of("requirement")) {
    const std::string_view state = state_now(context, record);
    if (state != "implemented" && state != "verified" && state != "accepted") continue;
    if (!tested.contains(record.id))
      warning(record, findings, "Q-3", "", say("{} is “{}” but no test covers it", call_sign(record), state_word("requirement", state)),
              say("accord test set … --add-requirements {}", record.id));
    if (record.list("deliverables").empty())
      warning(record, findings, "Q-3", "deliverables", say("{} is “{}” but in no deliverable", call_sign(record), state_word("requirement", state)));
  }
}

}  // namespace

Kind requirement_kind() {
  Kind kind = named("requirement", "requirements", "REQ", "requirements", "Something the product must do or be");
  kind.states = {{"proposed", Phase::open},    {"approved", Phase::active},  {"implemented", Phase::active},
                 {"verified", Phase::active},  {"accepted", Phase::settled}, {"deferred", Phase::waiting},
                 {"rejected", Phase::dropped}};
  kind.moves = {move("approve", "approved", {"proposed", "deferred"}),
                move("implement", "implemented", {"approved"}),
                move("verify", "verified", {"implemented"}),
                move("accept", "accepted", {"verified"}),
                move_with_reason("defer", "deferred", {"proposed", "approved"}),
                move_with_reason("reject", "rejected", {"proposed", "deferred"})};
  kind.due_met_in = {"implemented", "verified"};
  kind.fields = {
      choice("type", {"functional", "performance", "security", "usability", "interface", "data", "operation", "legal"}, "What it is about"),
      choice("priority", {"must", "should", "could", "wont"}, "How much it matters (MoSCoW)").from("approved"),
      prose("text", "The requirement in full").translatable(),
      line("source", "Where it comes from"),
      person("owner", "Who answers for it"),
      date("due", "When it is needed"),
      prose("acceptance", "How it is accepted").translatable(),
      reference("deliverables", {"deliverable"}, "Deliverables that fulfil it").list(),
      reference("tasks", {"task"}, "Tasks that build it").list(),
      reference("change", {"change"}, "Change that brought it"),
  };
  kind.rules = {{"Q-3", check_trace}};
  kind.columns = {"type", "priority", "owner", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
