// Change requests and the change orders they become.
#include <algorithm>

#include "accord/model/covered_content.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

bool is_approved(const RuleContext& context) { return is_in(context, {"approved", "implementing", "implemented", "verified", "closed"}); }

bool has_approval(const RuleContext& context, std::string_view party) {
  const auto approvals = context.record.items("approvals");
  return std::ranges::any_of(approvals, [&](const Member& approval) { return approval.value["party"].text == party; });
}

/// An approval that somebody of the other side gave.
Message wrong_approval(const RuleContext& context) {
  for (const Member& approval : context.record.items("approvals"))
    if (Message wrong = wrong_side(context.records, approval.value["person"].text, approval.value["party"].text); !wrong.empty()) return wrong;
  return {};
}

/// What an approval is about: what the client is asked for and gets. Translations belong to it.
std::vector<std::string> approved_fields() {
  return {"title", "text", "reason", "scope_impact", "quality_impact", "price_delta", "schedule_days", "valid_until", "options", "recommendation"};
}

/// K-2: both sides approved the content that stands there. An approval without a hash (written by hand) is taken at its word.
Message other_content(const RuleContext& context) {
  std::string now;
  for (const Member& approval : context.record.items("approvals")) {
    const std::string& hash = approval.value["content_sha256"].text;
    if (hash.empty()) continue;
    if (now.empty()) now = content_hash(context.record, approved_fields());
    if (hash != now) return say("what {} approved on {} is not what stands here now", person_word(context, approval.value["person"].text), approval.value["at"].text);
  }
  return {};
}

/// K-2: what is approved has been analysed.
Message impact_missing(const RuleContext& context) {
  for (const char* field : {"price_delta", "schedule_days"})
    if (!context.record.has(field)) return say("its impact is not analysed: {} is missing", field_typed("change", field));
  return {};
}

/// K-2: a change is approved by both sides, and after its impact is known.
Refusal not_ready(const RuleContext& context) {
  Message why = impact_missing(context);
  std::string options = why.empty() ? "" : "--price-delta … --schedule-days …";
  const std::string approve = context.record.items("approvals").empty() ? "--approvals" : "--add-approvals";
  for (std::string_view party : {"client", "contractor"}) {
    if (has_approval(context, party)) continue;
    if (why.empty()) why = say("no approval of the {} is written down", labelled("choices", {}, party));
    options += (options.empty() ? "" : " ") + approve + " \"party=" + std::string(party) + " person=…\"";
  }
  if (why.empty())
    if (Message wrong = wrong_approval(context); !wrong.empty()) return {std::move(wrong), {}, "name who approved it for that side"};
  if (why.empty())
    if (Message other = other_content(context); !other.empty()) return {std::move(other), {}, say("let it be approved anew: accord change set {} --approvals \"party=… person=…\" for each side", context.record.id)};
  return {std::move(why), std::move(options)};
}

/// K-2: an approved change has its impact and the approval of both sides.
void check_approval(const RuleContext& context, Findings& findings) {
  if (!is_approved(context)) return;
  if (Message missing = impact_missing(context); !missing.empty())
    error(context.record, findings, "K-2", "moves", std::move(missing), "a change without price and days (0 is a number) cannot be approved");
  for (std::string_view party : {"client", "contractor"}) {
    if (!has_approval(context, party))
      error(context.record, findings, "K-2", "approvals", say("approved, but no approval of the {} is written down", labelled("choices", {}, party)));
  }
  if (Message wrong = wrong_approval(context); !wrong.empty()) error(context.record, findings, "K-2", "approvals", std::move(wrong), "name who approved it for that side");
  if (Message other = other_content(context); !other.empty())
    warning(context.record, findings, "K-2", "approvals", std::move(other), "a new content is a new change, or is approved anew by both sides");
}

/// K-6: an approved change of plan or budget has its baseline.
void check_baseline(const RuleContext& context, Findings& findings) {
  if (!is_approved(context)) return;
  const auto cost = context.record.money("cost_delta");
  const bool touches_plan = context.record.integer("schedule_days").value_or(0) != 0 || (cost && !cost->is_zero());
  const auto caused = [&](const Record& baseline) { return baseline.text("cause") == context.record.id; };
  if (touches_plan && std::ranges::none_of(context.records.of("baseline"), caused))
    warning(context.record, findings, "K-6", "moves", say("{} is approved and changes plan or budget, but no baseline names it as cause", call_sign(context.record)),
            say("accord baseline add --cause {}", context.record.id));
}

/// K-10: an order number is given at approval, not before; whatever the data date, for the number has none.
void check_order_number(const RuleContext& context, Findings& findings) {
  constexpr std::string_view numbered[] = {"approved", "implementing", "implemented", "verified", "closed", "cancelled"};
  const std::string_view state = state_of(context.record);
  if (context.record.has("order_number") && std::ranges::find(numbered, state) == std::end(numbered))
    error(context.record, findings, "K-10", "order_number", say("a change that is “{}” has an order number", state_word("change", state)),
          "the number is given at approval, in the order of approval");
}

}  // namespace

Kind change_kind() {
  Kind kind = named("change", "changes", "CR", "changes", "A request to change scope, price or dates");
  kind.common = true;
  kind.states = {{"draft", Phase::open},        {"submitted", Phase::active, true},  {"under_analysis", Phase::active},
                 {"analysed", Phase::waiting},  {"approved", Phase::active},   {"rejected", Phase::dropped},
                 {"deferred", Phase::waiting},  {"withdrawn", Phase::dropped}, {"implementing", Phase::active},
                 {"implemented", Phase::active}, {"verified", Phase::active},  {"closed", Phase::settled}};
  kind.moves = {move("submit", "submitted", {"draft"}),
                move("analyse", "under_analysis", {"submitted", "deferred"}),
                move("recommend", "analysed", {"under_analysis"}),
                move_if("approve", "approved", {"analysed"}, not_ready),
                move_with_reason("reject", "rejected", {"analysed"}),
                move_with_reason("defer", "deferred", {"analysed"}),
                move("withdraw", "withdrawn", {"draft", "submitted", "under_analysis", "analysed", "deferred"}),
                move("implement", "implementing", {"approved"}),
                move("complete", "implemented", {"implementing"}),
                move("verify", "verified", {"implemented"}),
                move("close", "closed", {"verified"})};
  std::ranges::find(kind.moves, "approve", &Move::verb)->applies_effects = true;
  kind.due_met_in = {"approved", "implementing", "implemented", "verified"};
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
                          date("at", "When").always(), line("conditions", "Under which conditions").translatable(), line("content_sha256", "Hash of what was approved; written by itself").internal()},
            "Approvals of both sides").keyed("person").dated_by("at").stamping(approved_fields()),
      line("order_number", "Number of the change order, given at approval").from("implementing"),
      reference("tasks", {"task"}, "Tasks it touches").list(),
      evidence().internal(),
  };
  kind.rules = {{"K-2", check_approval},
                {"K-6", check_baseline},
                {"K-10", check_order_number},
                {"K-14", [](const RuleContext& context, Findings& findings) { warn_other_currency(context, findings, "price_delta", context.record.content()["price_delta"]); }}};
  kind.columns = {"category", "price_delta", "schedule_days", "order_number", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
