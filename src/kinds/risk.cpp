// Threats and opportunities, with their dated reviews. Money of risks is internal.
#include "accord/model/history.h"
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
                  {"level", FieldType::line, "low to 4, medium to 14, high from 15", false, level}};
  kind.columns = {"type", "score", "level", "owner", "strategy", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
