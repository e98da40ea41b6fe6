// Meetings and their minutes. Decisions and actions are records of their own that name the meeting.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind meeting_kind() {
  Kind kind = named("meeting", "meetings", "MTG", "meetings", "A meeting and its minutes");
  kind.common = true;
  kind.states = {{"planned", Phase::open}, {"held", Phase::active}, {"minutes_drafted", Phase::active},
                 {"distributed", Phase::waiting}, {"confirmed", Phase::settled}};
  kind.moves = {move("hold", "held", {"planned"}), move("draft", "minutes_drafted", {"held", "distributed"}),
                move("distribute", "distributed", {"minutes_drafted"}), move("confirm", "confirmed", {"distributed"})};
  kind.fields = {
      reference("series", {"series"}, "Series it belongs to"),
      choice("type", {"kick_off", "weekly", "monthly", "review", "gate", "ccb", "acceptance", "working", "other"}, "What for").otherwise("other"),
      moment("start", "When it starts").from("held"),
      moment("end", "When it ends").from("held"),
      line("place", "Place or link").translatable().from("held"),
      person("chair", "Who leads it").from("held"),
      person("recorder", "Who writes the minutes").from("held"),
      word("attendees", FieldType::attendance, "linshan; linshan absent; linshan excused; linshan delegate machao").list().from("held"),
      items("agenda", {line("topic", "The point").translatable().always(), person("presenter", "Who presents it"),
                       integer("minutes", "Minutes planned").range(0, 1440)},
            "Points to discuss"),
      items("papers", {line("path", "File or address").always(), line("text", "What it is").translatable()}, "Papers").keyed("path"),
      items("discussion", {line("item", "Id of the agenda item"), prose("text", "What was said").translatable().always()},
            "What was discussed"),
      items("open_points", {line("text", "The point").translatable().always(), person("owner", "Who takes it on")}, "What stays open"),
      moment("next_meeting", "When the next one is"),
      integer("revision", "Revision of the minutes").range(1, 99).otherwise("1"),
      items("distributed", {person("to", "Who got the minutes").always(), moment("at", "When").always(), line("channel", "How (id of accord.yaml)")},
            "Who got the minutes, and when").append_only().dated_by("at"),
      items("confirmations", {person("who", "Who answered").always(), moment("at", "When").always(),
                              choice("result", {"confirmed", "objected"}, "The answer").always(), line("comment", "Comment").translatable()},
            "Answers to the minutes").append_only().dated_by("at"),
  };
  kind.columns = {"type", "start", "place", "chair", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
