// Action items of meetings, and measures against a problem; a measure's effects say what it would do to the plan.
#include "accord/model/kind_labels.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// A1-2: an action of a meeting has one owner and a due date that is not before the meeting.
void check_assignment(const RuleContext& context, Findings& findings) {
  const Record* meeting = context.records.find(context.record.text("meeting"));
  if (!meeting) return;
  for (const char* field : {"owner", "due"})
    if (!context.record.has(field))
      warning(context.record, findings, "A1-2", field, say("an action of a meeting has no {}", field_typed("action", field)), say("accord action set {} --{} …", context.record.id, field));
  const auto due = context.record.date("due"), held = meeting->date("start");
  if (due && held && *due < *held)
    error(context.record, findings, "A1-2", "due", say("due on {}, before the meeting of {}", to_string(*due), to_string(*held)));
}

}  // namespace

Kind action_kind() {
  Kind kind = named("action", "actions", "ACT", "actions", "Something somebody agreed to do by a date");
  kind.common = true;
  kind.states = {{"open", Phase::open}, {"in_progress", Phase::active}, {"done", Phase::settled}, {"verified", Phase::settled}};
  kind.moves = {move("start", "in_progress", {"open"}), move("done", "done", {"open", "in_progress"}),
                move("verify", "verified", {"done"}),
                move_with_reason("reopen", "open", {"done", "verified", "cancelled"})};
  kind.fields = {
      reference("meeting", {"meeting"}, "Meeting that agreed it"),
      line("item", "Id of the meeting's agenda item").item_of("agenda"),
      person("owner", "The one person who does it").from("in_progress"),
      date("due", "By when").from("in_progress"),
      prose("text", "What is to be done, in full").translatable(),
      reference("solves", {"task", "milestone", "issue", "risk", "complaint", "feedback"}, "What it puts right, when it is a measure"),
      reference("needs", {"duty"}, "What it needs from the client").list(),
      plan_effects().internal(),
      line("result", "What came of it").translatable(),
  };
  kind.rules = {{"A1-2", check_assignment}};
  kind.columns = {"owner", "due", "meeting", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
