// Messages worth keeping: what was said on which channel, and formal notices. One that needs a reply is open.
#include <algorithm>

#include "accord/model/settings.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// A1-7: a formal notice goes through a channel the contract names, and there is proof of it.
void check_notice(const RuleContext& context, Findings& findings) {
  if (!context.record.flag("formal") || state_now(context) == "cancelled") return;
  const std::string_view id = context.record.text("channel");
  const auto& channels = context.settings.channels;
  const auto channel = std::ranges::find(channels, id, &Channel::id);
  if (channel == channels.end() || !channel->formal)
    error(context.record, findings, "A1-7", "channel", "a formal notice needs a formal channel",
          "name a channel of accord.yaml with formal: true");
  if (!context.record.has("evidence"))
    warning(context.record, findings, "A1-7", "evidence", "a formal notice has no evidence", "keep the letter or the mail and name it: evidence: …");
}

}  // namespace

Kind message_kind() {
  Kind kind = named("message", "messages", "MSG", "messages", "A message or notice worth keeping");
  kind.states = {{"logged", Phase::open}, {"open", Phase::waiting}, {"answered", Phase::active}, {"closed", Phase::settled}};
  kind.moves = {move("await", "open", {"logged"}), move("answer", "answered", {"logged", "open"}),
                move("close", "closed", {"logged", "open", "answered"})};
  kind.due_met_in = {"answered"};
  kind.fields = {
      moment("at", "When it was sent or received"),
      line("channel", "Id of the channel in accord.yaml").item_of("channels"),
      choice("direction", {"in", "out"}, "To us or from us"),
      person("from", "Who sent it"),
      person("to", "Who got it").list(),
      prose("summary", "What it says").translatable(),
      boolean("formal", "A notice under the contract"),
      choice("notice", {"delay", "extension", "cost", "defect", "consent", "termination", "other"}, "What the notice claims"),
      boolean("needs_reply", "Somebody must answer"),
      date("due", "Reply by"),
      line("outcome", "What came of it").translatable(),
      evidence(),
  };
  kind.rules = {{"A1-7", check_notice, false, true}};
  kind.columns = {"at", "direction", "from", "channel", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
