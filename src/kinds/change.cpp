// Change requests and the change orders they become.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind change_kind() {
  Kind kind = named("change", "changes", "CR", "changes", "A request to change scope, price or dates");
  kind.common = true;
  kind.states = {{"draft", Phase::open},        {"submitted", Phase::active},  {"under_analysis", Phase::active},
                 {"analysed", Phase::waiting},  {"approved", Phase::active},   {"rejected", Phase::dropped},
                 {"deferred", Phase::waiting},  {"withdrawn", Phase::dropped}, {"implementing", Phase::active},
                 {"implemented", Phase::active}, {"verified", Phase::active},  {"closed", Phase::settled}};
  kind.moves = {move("submit", "submitted", {"draft"}),
                move("analyse", "under_analysis", {"submitted", "deferred"}),
                move("recommend", "analysed", {"under_analysis"}),
                move("approve", "approved", {"analysed"}),
                move_with_reason("reject", "rejected", {"analysed"}),
                move_with_reason("defer", "deferred", {"analysed"}),
                move("withdraw", "withdrawn", {"draft", "submitted", "under_analysis", "analysed", "deferred"}),
                move("implement", "implementing", {"approved"}),
                move("complete", "implemented", {"implementing"}),
                move("verify", "verified", {"implemented"}),
                move("close", "closed", {"verified"})};
  kind.fields = {
      choice("category", {"scope", "schedule", "technical", "legal", "client_request", "defect"}, "What it is about"),
      person("raised_by", "Who asked for it").from("submitted"),
      choice("priority", {"urgent", "high", "normal", "low"}, "Order of work").otherwise("normal"),
      person("owner", "Who carries it through"),
      date("due", "When a decision is needed"),
      prose("text", "What is to change, in full").translatable(),
      prose("reason", "Why").translatable(),
      prose("scope_impact", "What it does to the scope").translatable(),
      prose("quality_impact", "What it does to the quality").translatable(),
      prose("risk_impact", "Which risks it brings").translatable().internal(),
      money("price_delta", "Price it adds or takes away, tax included").signed_value(),
      integer("schedule_days", "Working days of extension: finish of the plan with it minus without it").signed_value(),
      money("cost_delta", "Cost budget it adds or takes away").signed_value().internal(),
      date("valid_until", "Day until which the estimate holds"),
      items("options", {line("text", "The option").translatable().always(), money("price", "Its price").signed_value(),
                        integer("days", "Its working days").signed_value()},
            "Ways to do it"),
      prose("recommendation", "What we recommend").translatable(),
      plan_effects().internal(),
      items("approvals", {person("person", "Who approved").always(), choice("party", {"client", "contractor"}, "For which side").always(),
                          date("at", "When").always(), line("conditions", "Under which conditions").translatable()},
            "Approvals of both sides").keyed("person"),
      line("order_number", "Number of the change order, given at approval").from("implementing"),
      reference("tasks", {"task"}, "Tasks it touches").list(),
      evidence().internal(),
  };
  kind.columns = {"category", "price_delta", "schedule_days", "order_number", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
