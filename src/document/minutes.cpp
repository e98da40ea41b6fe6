// Minutes of a meeting (B3). Decisions and actions are records that name the meeting.
#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/people_date.h"
#include "accord/document/sheets.h"
#include "accord/model/history.h"
#include "document/sheet.h"

namespace accord {
namespace {

const Record& meeting_of(const ReportContext& context) {
  const Record* meeting = context.records().find(context.request().subject);
  if (meeting && meeting->kind->name == "meeting") return *meeting;
  throw Error(Failure::refused, say("this meeting is not among what the client may see; nothing was written"),
              {say("add --audience internal, or set its visibility to client")});
}

std::string time_of(const ReportContext& context, const Record& meeting) {
  const auto start = meeting.moment("start"), end = meeting.moment("end");
  if (!start) return {};
  std::string text = people_moment(*start, context.words().language(), true);
  if (end && end->has_time() && end->date == start->date) text += "–" + time_text(end->minute);
  return text;
}

SheetSection people(const ReportContext& context, const Record& meeting) {
  const Words& words = context.words();
  SheetSection section{.heading = words.label("minutes_people"), .columns = {words.label("column_presence"), words.label("column_people")}};
  for (const std::string_view presence : {"present", "delegate", "excused", "absent"}) {
    std::vector<std::string> names;
    for (const std::string_view text : meeting.list("attendees")) {
      const auto attendance = parse_attendance(text);
      if (!attendance || attendance->presence != presence) continue;
      const std::string name = context.person(attendance->who);
      names.push_back(presence == "delegate" ? words.say("delegate_for", {context.person(attendance->delegate), name}) : name);
    }
    if (!names.empty()) section.rows.push_back({words.label("presence_" + std::string(presence)), words.list(names)});
  }
  return section;
}

/// Agenda item's topic by its id, or empty.
std::string topic_of(const ReportContext& context, const Record& meeting, std::string_view item) {
  for (const Member& topic : meeting.items("agenda"))
    if (topic.value["id"].text == item) return context.text(topic.value, "topic");
  return {};
}

SheetSection agenda(const ReportContext& context, const Record& meeting) {
  SheetSection section{.heading = context.words().label("minutes_agenda")};
  for (const Member& topic : meeting.items("agenda")) section.lines.push_back(context.text(topic.value, "topic"));
  return section;
}

SheetSection discussion(const ReportContext& context, const Record& meeting) {
  SheetSection section{.heading = context.words().label("minutes_discussion")};
  for (const Member& item : meeting.items("discussion")) {
    const std::string topic = topic_of(context, meeting, item.value["item"].text), text = context.text(item.value, "text");
    section.lines.push_back(topic.empty() ? text : context.words().say("called", {topic, text}));
  }
  return section;
}

std::vector<const Record*> of_meeting(const ReportContext& context, std::string_view kind, const Record& meeting) {
  std::vector<const Record*> found;
  for (const Record* record : context.existing(kind))
    if (record->text("meeting") == meeting.id) found.push_back(record);
  return found;
}

SheetSection decisions(const ReportContext& context, const Record& meeting) {
  const Words& words = context.words();
  SheetSection section{.heading = words.label("minutes_decisions"), .columns = {words.label("column_position"), words.label("column_decision"), words.label("column_decided_by")}};
  for (const Record* decision : of_meeting(context, "decision", meeting)) {
    std::string text = context.text(*decision, "text");
    if (text.empty()) text = context.title(*decision);
    std::vector<std::string> names;
    for (const std::string_view who : decision->list("decided_by")) names.push_back(context.person(who));
    section.rows.push_back({std::to_string(section.rows.size() + 1), text, names.empty() ? words.label("nobody") : words.list(names)});
  }
  return section;
}

SheetSection actions(const ReportContext& context, const Record& meeting) {
  const Words& words = context.words();
  SheetSection section{.heading = words.label("minutes_actions"),
                       .columns = {words.label("column_position"), words.label("column_action"), words.label("column_owner_plain"), words.label("column_until"), words.label("column_state")}};
  for (const Record* action : of_meeting(context, "action", meeting)) {
    const auto due = action->date("due");
    section.rows.push_back({std::to_string(section.rows.size() + 1), context.title(*action), context.person(action->text("owner")),
                            due ? words.date(*due) : words.label("nobody"), words.label(is_closed(*action, context.as_of()) ? "action_done" : "action_open")});
  }
  return section;
}

SheetSection open_points(const ReportContext& context, const Record& meeting) {
  SheetSection section{.heading = context.words().label("minutes_open_points")};
  for (const Member& item : meeting.items("open_points")) {
    const std::string text = context.text(item.value, "text");
    section.lines.push_back(item.value["owner"].is_none() ? text : context.words().say("of_party", {text, context.person(item.value["owner"].text)}));
  }
  return section;
}

SheetSection next_meeting(const ReportContext& context, const Record& meeting) {
  SheetSection section{.heading = context.words().label("minutes_next")};
  if (const auto next = meeting.moment("next_meeting")) section.paragraphs.push_back(context.words().moment(*next));
  return section;
}

SheetSection distribution(const ReportContext& context, const Record& meeting) {
  const Words& words = context.words();
  SheetSection section{.heading = words.label("minutes_distribution")};
  std::vector<std::string> names;
  for (const Value* item : dated_items(meeting, "distributed", context.as_of())) names.push_back(context.person((*item)["to"].text));
  if (!names.empty()) section.paragraphs.push_back(words.say("sent_to", {words.list(names)}));
  for (const Value* item : dated_items(meeting, "confirmations", context.as_of())) {
    const auto at = parse_moment((*item)["at"].text);
    section.paragraphs.push_back(words.say((*item)["result"].text == "objected" ? "objected_by" : "confirmed_by", {context.person((*item)["who"].text), words.date(at->date)}));
  }
  return section;
}

}  // namespace

ReportView minutes_view(const ClientView& view, const Settings& settings, const ReleasedFigures& figures, const ReportRequest& request) {
  return sheet_view(view, settings, figures, request, [](const ReportContext& context, SheetHead& head, std::vector<SheetSection>& sections) {
    const Record& meeting = meeting_of(context);
    const Words& words = context.words();
    head.document = "minutes";
    head.number = context.number(meeting);
    head.heading = words.say("minutes_heading", {context.title(meeting)});
    head.header.push_back(std::string(context.settings().title_in(words.language())));
    const std::string time = time_of(context, meeting), place = context.text(meeting, "place");
    if (!time.empty()) head.header.push_back(words.say("minutes_time", {time}));
    if (!place.empty()) head.header.push_back(words.say("minutes_place", {place}));
    head.header.push_back(words.say("minutes_chair", {context.person(meeting.text("chair")), context.person(meeting.text("recorder"))}));
    sections = {people(context, meeting),    agenda(context, meeting),  discussion(context, meeting),
                decisions(context, meeting), actions(context, meeting), open_points(context, meeting)};
    if (meeting.has("next_meeting")) sections.push_back(next_meeting(context, meeting));
    sections.push_back(distribution(context, meeting));
  });
}

}  // namespace accord
