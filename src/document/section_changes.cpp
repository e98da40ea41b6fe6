// Changes, complaints and formal notices that moved in the period.
#include "accord/model/history.h"
#include "document/sections.h"

namespace accord {
namespace {

/// The last move of the period, or nothing.
std::optional<MoveEntry> last_move_within(const ReportContext& context, const Record& record) {
  std::optional<MoveEntry> last;
  for (const MoveEntry& move : moves_of(record, context.as_of()))
    if (within(context, move.at)) last = move;
  return last;
}

/// Changes are told even when they were dropped: that is news too.
std::vector<std::pair<const Record*, MoveEntry>> moved_changes(const ReportContext& context) {
  std::vector<std::pair<const Record*, MoveEntry>> moved;
  for (const Record& change : context.records().of("change"))
    if (exists_at(change, context.as_of()))
      if (const auto move = last_move_within(context, change)) moved.emplace_back(&change, *move);
  return moved;
}

bool is_notice(const ReportContext& context, const Record& message) {
  const auto at = message.moment("at");
  return message.flag("formal") && at && within(context, *at);
}

void add_line(Data& lines, std::string text) {
  Data line = Data::map();
  line.set("strong", std::string());
  line.set("gap", false);
  line.set("text", std::move(text));
  lines.add(std::move(line));
}

}  // namespace

bool has_changes(const ReportContext& context) { return !moved_changes(context).empty(); }

bool has_complaints(const ReportContext& context) {
  for (const Record* complaint : context.existing("complaint"))
    if (!is_closed(*complaint, context.as_of()) || last_move_within(context, *complaint)) return true;
  return false;
}

bool has_notices(const ReportContext& context) {
  for (const Record* message : context.existing("message"))
    if (is_notice(context, *message)) return true;
  return false;
}

void add_change_lines(const ReportContext& context, Data& lines) {
  const Words& words = context.words();
  for (const auto& [change, move] : moved_changes(context)) {
    context.selected("done", *change, "a change that moved in the period");
    context.remember(move.to, *change, move.at.date);
    const std::string state = words.label("change_" + std::string(move.to));
    add_line(lines, words.say("change_moved", {context.called(*change), state, words.date(move.at.date)}));
  }
}

void add_notice_lines(const ReportContext& context, Data& lines) {
  for (const Record* message : context.existing("message")) {
    if (!is_notice(context, *message)) continue;
    context.selected("done", *message, "a formal notice of the period");
    const bool from_client = message->text("direction") == "in";
    add_line(lines, context.words().say(from_client ? "notice_received" : "notice_sent",
                                        {context.called(*message), context.words().date(message->moment("at")->date)}));
  }
}

}  // namespace accord
