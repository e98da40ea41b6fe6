// Hours of one person in one week: the file is named after both (2026-W26-machao), so no two people share one.
#include "accord/base/error.h"
#include "accord/base/period.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

std::string week_of(Date day) {
  const IsoWeek week = iso_week(day);
  return fmt::format("{:04}-W{:02}", week.year, week.week);
}

/// Without an id: mine, of this week. With one: what the id says, 2026-W26-machao.
void fill_from_id(Value& sheet, const Beginning& beginning) {
  const auto fall_back = [&](const char* field, std::string_view text) {
    if (sheet[field].is_none() && !text.empty()) sheet.set(field, Value::scalar(std::string(text)));
  };
  const bool named = !sheet["id"].is_none();
  const std::string id = sheet["id"].text, week = id.substr(0, 8);
  const auto period = parse_period(week);
  if (named && (!period || period->kind != PeriodKind::week || id.size() < 11 || id[8] != '-'))
    throw Error(Failure::usage, say("“{}” is not the id of a timesheet: a week and a person, 2026-W26-linshan", id), {verbatim(fmt::format("accord timesheet add \"{}\" --id {}-linshan", sheet["title"].text, week_of(beginning.today)))});
  fall_back("week", named ? week : week_of(beginning.today));
  fall_back("person", named ? id.substr(9) : beginning.me);
  if (sheet["person"].is_none())
    throw Error(Failure::usage, "whose hours? nobody knows who “me” is here; nothing was written", {verbatim(fmt::format("accord timesheet add \"{}\" --person linshan", sheet["title"].text))});
  const std::string person = sheet["person"].text, expected = sheet["week"].text + "-" + person;
  fall_back("id", expected);
  if (sheet["id"].text != expected) throw Error(Failure::usage, say("a timesheet of this week and person is called {}", expected), {"leave --id out: it follows from week and person"});
}

/// The file's name is week and person, and every line lies in that week.
void check_week(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  const std::string expected = std::string(record.text("week")) + "-" + std::string(record.text("person"));
  if (record.has("week") && record.has("person") && record.id != expected)
    error(record, findings, "TS-1", "id", say("a timesheet of this week and person is called {}", expected));
  for (const Member& line : record.items("lines")) {
    const auto at = parse_date(line.value["at"].text);
    if (!at) continue;
    if (week_of(*at) != record.text("week"))
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
  kind.fill = fill_from_id;
  kind.rules = {{"TS-1", check_week, true}};
  kind.columns = {"person", "week", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
