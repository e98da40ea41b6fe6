// Meetings and their minutes. Decisions and actions are records of their own that name the meeting.
#include <algorithm>
#include <set>

#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

bool has_minutes(const RuleContext& context) { return is_in(context, {"minutes_drafted", "distributed", "confirmed"}); }

std::vector<Attendance> attendees_of(const Record& meeting) {
  std::vector<Attendance> attendees;
  for (std::string_view word : meeting.list("attendees"))
    if (const auto attendance = parse_attendance(word)) attendees.push_back(*attendance);
  return attendees;
}

/// A1-1: who leads and who writes is there.
void check_chair(const RuleContext& context, Findings& findings) {
  if (!has_minutes(context) && state_now(context) != "held") return;
  for (const char* field : {"chair", "recorder"}) {
    const std::string_view person = context.record.text(field);
    const auto there = [&](const Attendance& attendee) {
      return (attendee.who == person && attendee.presence == "present") || attendee.delegate == person;
    };
    if (!person.empty() && std::ranges::none_of(attendees_of(context.record), there))
      error(context.record, findings, "A1-1", field, say("{} was {}, but is not among those present", person_word(context, person), labelled("fields", {}, field)),
            say("accord meeting set {} --add-attendees {}", context.record.id, person));
  }
}

/// A1-5: minutes go to everybody invited, absent ones too, and to whoever gets minutes by distribution list.
void check_distribution(const RuleContext& context, Findings& findings) {
  if (!is_in(context, {"distributed", "confirmed"})) return;
  std::set<std::string_view> missing;
  for (const Attendance& attendee : attendees_of(context.record)) missing.insert(attendee.who);
  for (const Record& person : context.records.of("person"))
    if (lists(person, "distribution", "minutes") && state_now(context, person) != "released") missing.insert(person.id);
  for (const Member& sent : context.record.items("distributed")) missing.erase(sent.value["to"].text);
  if (missing.empty()) return;
  std::vector<Message> names;
  for (const std::string_view person : missing) names.push_back(person_word(context, person));
  warning(context.record, findings, "A1-5", "distributed", say("the minutes have not reached {}", listed(names)));
}

/// A1-8: every required person of the series is there or sent somebody.
void check_quorum(const RuleContext& context, Findings& findings) {
  const Record* series = context.records.find(context.record.text("series"));
  if (!series || state_now(context) == "planned" || state_now(context) == "cancelled") return;
  for (std::string_view person : series->list("required")) {
    const auto there = [&](const Attendance& attendee) {
      return attendee.who == person && (attendee.presence == "present" || attendee.presence == "delegate");
    };
    if (std::ranges::none_of(attendees_of(context.record), there))
      warning(context.record, findings, "A1-8", "attendees", say("not quorate: {} was not there and sent nobody", person_word(context, person)));
  }
}

}  // namespace

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
      items("discussion", {line("item", "Id of the agenda item").item_of("agenda"), prose("text", "What was said").translatable().always()},
            "What was discussed"),
      items("open_points", {line("text", "The point").translatable().always(), person("owner", "Who takes it on")}, "What stays open"),
      moment("next_meeting", "When the next one is"),
      integer("revision", "Revision of the minutes").range(1, 99).otherwise("1"),
      items("distributed", {person("to", "Who got the minutes").always(), moment("at", "When").always(), line("channel", "How (id of accord.yaml)").item_of("channels")},
            "Who got the minutes, and when").append_only().dated_by("at"),
      items("confirmations", {person("who", "Who answered").always(), moment("at", "When").always(),
                              choice("result", {"confirmed", "objected"}, "The answer").always(), line("comment", "Comment").translatable()},
            "Answers to the minutes").append_only().dated_by("at"),
  };
  kind.rules = {{"A1-1", check_chair},
                {"A1-5", check_distribution},
                {"A1-8", check_quorum}};
  kind.columns = {"start", "type", "place", "chair", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
