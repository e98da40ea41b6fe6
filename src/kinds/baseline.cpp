// Dated snapshots of the agreed plan: written once.
#include "accord/base/money.h"
#include "accord/model/settings.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

void check_snapshot(const RuleContext& context, Findings& findings) {
  for (const Member& entry : context.record.items("snapshot")) {
    const auto start = parse_date(entry.value["start"].text), finish = parse_date(entry.value["finish"].text);
    const auto duration = parse_duration(entry.value["duration"].text);
    const bool instant = duration && duration->amount.is_zero();  // reached when the day before its start ends
    if (start && finish && *finish < *start && !instant)
      error(context.record, findings, "BL-1", "snapshot", say("{} finishes before it starts", entry.value["task"].text));
    const Value& budget = entry.value["budget"];
    const auto money = parse_money(budget.text);
    if (money && money->currency.code() != context.settings.currency)
      findings.push_back({"plan.currency", Severity::error, context.record.file, budget.mark, "snapshot.budget",
                          say("“{}” is not an amount in {}", budget.text, context.settings.currency),
                          say("write for example {} 48000.00", context.settings.currency)});
  }
}

}  // namespace

Kind baseline_kind() {
  Kind kind = named("baseline", "baselines", "BL", "baselines", "A dated snapshot of the agreed plan");
  kind.immutable = true;
  kind.version_field = "version";
  kind.fields = {
      line("version", "Version, e.g. 1.3").always(),
      date("at", "Day from which it holds").always(),
      reference("cause", {"change"}, "Change that brought it"),
      person("approved_by", "Who approved it").list(),
      line("reason", "Why there is a new one").translatable(),
      items("snapshot", {reference("task", {"task"}, "Task").always(), date("start", "Planned start").always(),
                         date("finish", "Planned finish").always(), duration("duration", "Working time").always(),
                         money("budget", "Cost budget").internal()},
            "The plan, task by task").keyed("task").read_by_line(),
  };
  kind.rules = {{"BL-1", check_snapshot, false, true}};
  kind.columns = {"version", "at", "cause"};
  return complete(std::move(kind));
}

}  // namespace accord
