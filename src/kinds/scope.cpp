// scope.yaml: the scope statement both sides sign.
#include <algorithm>
#include <array>

#include "accord/model/covered_content.h"
#include "accord/model/kind_labels.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

bool is_agreed(const RuleContext& context) { return state_now(context) == "agreed"; }

/// What is not said to be outside is argued about later.
void check_contents(const RuleContext& context, Findings& findings) {
  constexpr std::array<const char*, 3> contents = {"objectives", "exclusions", "deliverables"};
  const auto has = [&](const char* field) { return context.record.has(field); };
  if (state_now(context) == "draft" && std::ranges::none_of(contents, has)) return;  // nobody has begun to answer
  for (const char* field : contents)
    if (!has(field))
      warning(context.record, findings, "SCP-1", field, say("the scope statement names no {}", field_typed("scope", field)));
  for (std::string_view deliverable : context.record.list("deliverables")) {
    const auto about = [&](const Member& criterion) { return criterion.value["deliverable"].text == deliverable; };
    if (std::ranges::none_of(context.record.items("acceptance_criteria"), about))
      warning(context.record, findings, "SCP-2", "acceptance_criteria", say("no acceptance criterion for {}", deliverable));
  }
}

constexpr std::array<std::string_view, 2> both_sides = {"client", "contractor"};

/// Whether that side signed this version.
bool has_signed(const RuleContext& context, std::string_view party) {
  return std::ranges::any_of(context.records.of("signoff"), [&](const Record& signoff) {
    return signoff.text("signs") == "scope" && signoff.text("party") == party && signoff.text("version") == context.record.text("version");
  });
}

Message signing_command(const RuleContext& context, std::string_view party) {
  return say("accord signoff add \"Scope {}\" --signs scope --party {} --person … --method …", context.record.text("version"), party);
}

/// Agreed means: both sides signed the same version and the same content of it.
Refusal not_signed(const RuleContext& context) {
  const auto holding = holding_signoffs(context.record, context.records);
  const std::string_view version = context.record.text("version");
  for (std::string_view party : both_sides) {
    if (std::ranges::any_of(holding, [&](const Record* signoff) { return signoff->text("party") == party; })) continue;
    const Message side = labelled("choices", {}, party);
    return {has_signed(context, party) ? say("what the {} signed off as version {} is not what stands here now", side, version) : say("the {} has not signed off version {}", side, version),
            {}, signing_command(context, party)};
  }
  return {};
}

void check_signoffs(const RuleContext& context, Findings& findings) {
  if (!is_agreed(context)) return;
  for (std::string_view party : both_sides)
    if (!has_signed(context, party)) warning(context.record, findings, "SCP-3", "version", say("version {} is agreed, but the {} has not signed it off", context.record.text("version"), labelled("choices", {}, party)),
            signing_command(context, party));
}

}  // namespace

Kind scope_kind() {
  Kind kind = only_one("scope", "scope.yaml", "The scope statement");
  kind.states = {{"draft", Phase::open}, {"in_review", Phase::waiting}, {"agreed", Phase::active}};
  kind.moves = {move("review", "in_review", {"draft", "agreed"}), move_if("agree", "agreed", {"in_review"}, not_signed)};
  kind.fields = {
      line("version", "Version, e.g. 1.0").always(),
      person("owner", "Who keeps it"),
      markdown("background", "Why there is a project").translatable(),
      items("objectives", {line("text", "The objective").translatable().always(), line("measure", "How it is measured").translatable(),
                           line("target", "Value to reach").translatable(), date("due", "By when")},
            "What is to be reached, measurably"),
      markdown("product_scope", "What the product is").translatable(),
      items("in_scope", {line("text", "Inside").translatable().always()}, "What is inside"),
      items("exclusions", {line("text", "Outside").translatable().always()}, "What is outside"),
      reference("deliverables", {"deliverable"}, "What is delivered").list(),
      items("acceptance_criteria", {reference("deliverable", {"deliverable"}, "What it is about"), line("criterion", "The criterion").translatable().always(),
                                    line("method", "How it is tested").translatable(), line("threshold", "Limit").translatable()},
            "When it is accepted"),
      items("quality_standards", {line("name", "Name").translatable().always(), line("reference", "Number or address")}, "Standards that hold"),
      date("start", "First day"),
      date("due", "Last day"),
      reference("milestones", {"milestone"}, "Milestones agreed").list(),
      items("assumptions", {line("text", "The assumption").translatable().always(), person("owner", "Who checks it"), date("check_by", "By when")},
            "What is taken for granted"),
      items("constraints", {line("text", "The limit").translatable().always(), choice("type", {"time", "cost", "technical", "legal"}, "Of what kind")},
            "What limits the work"),
  };
  kind.rules = {{"SCP-1", check_contents},
                {"SCP-3", check_signoffs}};
  kind.columns = {"version", "start", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
