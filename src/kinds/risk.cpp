// Threats and opportunities, with their dated reviews. Money of risks is internal.
#include <algorithm>

#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// Probability × impact of the last review on or before the date, else before any response; 0 when not analysed.
long score_of(const RuleContext& context) {
  long probability = context.record.integer("probability").value_or(0);
  long impact = context.record.integer("impact").value_or(0);
  for (const Value* review : dated_items(context.record, "reviews", *context.as_of)) {
    const auto p = parse_decimal((*review)["probability"].text), i = parse_decimal((*review)["impact"].text);
    if (p) probability = static_cast<long>(rounded(*p, 0).mantissa());
    if (i) impact = static_cast<long>(rounded(*i, 0).mantissa());
  }
  return probability * impact;
}

std::string score(const RuleContext& context) {
  const long value = score_of(context);
  return value == 0 ? std::string() : std::to_string(value);
}

/// The published 5 × 5 grid: low 1-4, medium 5-14, high 15-25.
std::string level(const RuleContext& context) {
  const long value = score_of(context);
  return value == 0 ? "" : value < 5 ? "low" : value < 15 ? "medium" : "high";
}

constexpr long high_score = 15;

bool is_open(const RuleContext& context) { return !is_in(context, {"closed", "rejected", "cancelled"}); }

long inherent_score(const Record& risk) {
  return risk.integer("probability").value_or(0) * risk.integer("impact").value_or(0);
}

/// the strategy fits a threat or an opportunity.
void check_strategy(const RuleContext& context, Findings& findings) {
  const std::string_view strategy = context.record.text("strategy");
  const bool opportunity = context.record.text("type") == "opportunity";
  const std::initializer_list<std::string_view> for_threats = {"avoid", "transfer", "mitigate"},
                                                for_chances = {"exploit", "share", "enhance"};
  if (std::ranges::find(opportunity ? for_threats : for_chances, strategy) == (opportunity ? for_threats : for_chances).end()) return;
  error(context.record, findings, "R-1", "strategy", say("“{}” does not fit {}", labelled("choices", {}, strategy), Message(opportunity ? "an opportunity" : "a threat")),
        opportunity ? "exploit, share, enhance, accept or escalate" : "avoid, transfer, mitigate, accept or escalate");
}

/// a response does not make a threat worse, or says why.
void check_residual(const RuleContext& context, Findings& findings) {
  const Record& risk = context.record;
  const long residual = risk.integer("residual_probability").value_or(0) * risk.integer("residual_impact").value_or(0);
  if (risk.text("type") == "threat" && inherent_score(risk) < residual && !risk.has("residual_reason"))
    error(risk, findings, "R-2", "residual_probability", say("the response leaves a score of {}, it was {} before", residual, inherent_score(risk)),
          "correct the numbers, or say why: residual_reason: …");
}

/// p lies between 0 and 1; certain is an issue, impossible is closed.
void check_p(const RuleContext& context, Findings& findings) {
  const auto check = [&](const std::string& field, const std::string& text) {
    const auto p = parse_decimal(text);
    if (p && !(Decimal(0) < *p && *p < Decimal(1)))
      error(context.record, findings, "R-3", field, say("a probability of {} is not between 0 and 1", text),
            "what is certain is an issue (accord convert … issue), what cannot happen is closed");
  };
  check("p", std::string(context.record.text("p")));
  check("residual_p", std::string(context.record.text("residual_p")));
  for (const Member& review : context.record.items("reviews")) check("reviews", review.value["p"].text);
}

/// a high risk has an owner, a response, a sign to watch for and a plan for the day it happens.
void check_high(const RuleContext& context, Findings& findings) {
  if (!is_open(context) || inherent_score(context.record) < high_score || is_in(context, {"identified"})) return;
  for (const char* field : {"owner", "response", "triggers", "contingency"})
    if (!context.record.has(field))
      warning(context.record, findings, "R-4", field, say("a high risk (score {}) has no {}", inherent_score(context.record), field_typed("risk", field)));
}

/// handing a risk on leaves one: the contractor still answers to the client.
void check_transfer(const RuleContext& context, Findings& findings) {
  if (context.record.text("strategy") == "transfer" && !context.record.has("residual_probability"))
    warning(context.record, findings, "R-5", "residual_probability", "a transferred risk has no residual risk",
            "we still answer to the client: estimate what stays with us");
}

/// what has occurred is dealt with as an issue or a change.
void check_occurred(const RuleContext& context, Findings& findings) {
  if (state_now(context) == "occurred" && !linked_with(context, "issue") && !linked_with(context, "change"))
    warning(context.record, findings, "R-6", "links", say("{} has occurred, but no issue or change deals with it", call_sign(context.record)),
            say("accord convert {} issue", context.record.id));
}

}  // namespace

Kind risk_kind() {
  Kind kind = named("risk", "risks", "RSK", "risks", "Something that may happen, good or bad");
  kind.common = true;
  kind.states = {{"identified", Phase::open}, {"analysed", Phase::open},    {"planned", Phase::open},   {"active", Phase::active},
                 {"occurred", Phase::active}, {"closed", Phase::settled},   {"rejected", Phase::dropped}};
  kind.moves = {move("analyse", "analysed", {"identified"}),
                move("plan", "planned", {"analysed"}),
                move("activate", "active", {"planned"}),
                move("occur", "occurred", {"active"}),
                move("close", "closed", {"active", "occurred"}),
                move_with_reason("reject", "rejected", {"identified"})};
  kind.due_met_in = {"active", "occurred"};
  kind.fields = {
      choice("type", {"threat", "opportunity"}, "Bad or good").otherwise("threat"),
      choice("category", {"technical", "requirement", "resource", "schedule", "client", "supplier", "legal", "commercial", "external"},
             "Where it comes from"),
      person("owner", "Who answers for it").from("planned"),
      line("cause", "Because of …").translatable(),
      line("event", "… this may happen …").translatable(),
      line("effect", "… which would mean").translatable(),
      integer("probability", "Probability before any response, 1 to 5").range(1, 5).from("analysed"),
      integer("impact", "Impact before any response, 1 to 5").range(1, 5).from("analysed"),
      decimal("p", "Probability as a number between 0 and 1").internal(),
      money("cost_impact", "Loss (of an opportunity: gain) when it happens").internal(),
      decimal("time_impact", "Working days lost or gained").internal().signed_value(),
      date("proximity_from", "Earliest day it can happen"),
      date("proximity_to", "Latest day it can happen"),
      items("triggers", {line("text", "The sign").translatable().always(), date("fired", "Day it was seen")}, "Signs that it is happening"),
      choice("strategy", {"avoid", "transfer", "mitigate", "accept", "escalate", "exploit", "share", "enhance"}, "What is done about it").from("planned"),
      line("response", "The measures").translatable(),
      date("due", "When the measures are in place"),
      money("response_cost", "What the measures cost").internal(),
      prose("contingency", "What is done when it happens").translatable().internal(),
      integer("residual_probability", "Probability after the response, 1 to 5").range(1, 5),
      integer("residual_impact", "Impact after the response, 1 to 5").range(1, 5),
      decimal("residual_p", "Probability after the response as a number").internal(),
      money("residual_cost", "Loss or gain after the response").internal(),
      line("residual_reason", "Why the response leaves a higher score").internal(),
      reference("secondary", {"risk"}, "Risks the response brings").list().internal(),
      items("reviews", {date("at", "Day of the review").always(), integer("probability", "Probability, 1 to 5").range(1, 5),
                        integer("impact", "Impact, 1 to 5").range(1, 5), decimal("p", "Probability as a number").internal(),
                        money("cost", "Loss or gain").internal(), line("note", "What was seen").translatable().internal()},
            "Dated reviews").append_only().dated_by("at"),
  };
  kind.derived = {{"score", FieldType::integer, "Probability × impact at the last review, 1 to 25", false, score},
                  {"level", FieldType::choice, "low to 4, medium to 14, high from 15", false, level}};
  kind.rules = {{"R-1", check_strategy},
                {"R-2", check_residual},
                {"R-3", check_p, true},
                {"R-4", check_high},
                {"R-5", check_transfer},
                {"R-6", check_occurred}};
  kind.columns = {"type", "score", "level", "owner", "strategy", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
