// Hours of one person in one week: the file is named after both (2026-W26-machao), so no two people share one.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind timesheet_kind() {
  Kind kind = named("timesheet", "timesheets", "", "timesheets", "Hours of one person in one week");
  kind.states = {{"draft", Phase::open}, {"submitted", Phase::active}, {"confirmed", Phase::settled}};
  kind.moves = {move("submit", "submitted", {"draft"}), move("confirm", "confirmed", {"submitted"})};
  kind.fields = {
      person("person", "Whose hours").from("submitted"),
      line("week", "ISO week, e.g. 2026-W26").from("submitted"),
      items("lines", {date("at", "Day").always(), reference("task", {"task", "issue", "action", "meeting"}, "Worked on what").always(),
                      decimal("hours", "Hours").always(), line("note", "Note")},
            "Hours by day").internal().dated_by("at"),
  };
  kind.columns = {"person", "week", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
