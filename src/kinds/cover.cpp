// The sentences of a report that only a person can write; one for each period and audience.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// One cover note for each report, period and audience.
void check_only_one(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  if (!record.has("period")) return;  // begun by hand: it belongs to no report yet
  for (const Record& other : context.records.of("cover")) {
    if (other.id >= record.id) return;
    if (state_now(context) == "cancelled" || state_now(context, other) == "cancelled") continue;
    if (other.text("document") == record.text("document") && other.text("period") == record.text("period") && other.text("audience") == record.text("audience"))
      error(record, findings, "COV-1", "period", say("{} is the cover note of the same report", other.id), say("accord cover cancel {} --reason …", record.id));
  }
}

}  // namespace

Kind cover_kind() {
  Kind kind = named("cover", "covers", "COV", "reports", "A person's words for one report");
  kind.states = {{"draft", Phase::open}, {"confirmed", Phase::settled}};
  kind.moves = {move("confirm", "confirmed", {"draft"})};
  kind.fields = {
      choice("document", {"weekly", "monthly", "status", "final"}, "Report it belongs to").otherwise("weekly"),
      line("period", "Period of the report: 2026-W26 or 2026-06").from("confirmed"),
      choice("audience", {"client", "internal"}, "For whom").otherwise("client"),
      person("author", "Who writes"),
      person("to", "To whom").list(),
      line("headline", "The period in one sentence").translatable().from("confirmed"),
      prose("summary", "Two or three sentences").translatable(),
      prose("way_back", "How an amber or red state becomes green").translatable(),
      prose("suggestions", "What you suggest to the client; stands at the end of a monthly report").translatable(),
      items("dimensions", {choice("dimension", {"overall", "schedule", "cost", "scope", "quality", "risk", "client", "payment"}, "Which").always(),
                           line("note", "Why it has its colour").translatable().always()},
            "A note for each amber or red dimension").keyed("dimension"),
  };
  kind.rules = {{"COV-1", check_only_one}};
  kind.columns = {"document", "period", "audience", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
