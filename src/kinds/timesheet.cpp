// Hours of one person in one week: the file is named after both (2026-W26-machao), so no two people share one.
#include "accord/base/date.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// The file's name is week and person, and every line lies in that week.
void check_week(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  const std::string expected = std::string(record.text("week")) + "-" + std::string(record.text("person"));
  if (record.has("week") && record.has("person") && record.id != expected)
    error(record, findings, "TS-1", "id", say("a timesheet of this week and person is called {}", expected));
  for (const Member& line : record.items("lines")) {
    const auto at = parse_date(line.value["at"].text);
    if (!at) continue;
    const IsoWeek week = iso_week(*at);
    if (fmt::format("{:04}-W{:02}", week.year, week.week) != record.text("week"))
      error(record, findings, "TS-1", "lines", say("{} is not in week {}", to_string(*at), record.text("week")));
  }
}

}  // namespace

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
  kind.rules = {{"TS-1", check_week}};
  kind.columns = {"person", "week", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
