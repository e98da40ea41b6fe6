// Changes, complaints and formal notices that moved in the period.
#include <algorithm>
#include <array>

#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/report_status.h"
#include "document/sections.h"
#include "document/sheet.h"

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
  std::ranges::stable_sort(moved, {}, [&](const auto& each) { return std::pair(context.number(*each.first), context.title(*each.first)); });
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

/// What a reader is told of a change's way; steps on the way to these only as the last of a period.
bool is_news(std::string_view state) {
  constexpr std::array<std::string_view, 7> news = {"submitted", "approved", "rejected", "deferred", "withdrawn", "implemented", "closed"};
  return std::ranges::find(news, state) != news.end();
}

/// "approved on 3 June; implemented on 16 June".
std::string way_of(const ReportContext& context, const Record& change, const MoveEntry& last) {
  const Words& words = context.words();
  std::vector<std::string> steps;
  for (const MoveEntry& move : moves_of(change, context.as_of()))
    if (within(context, move.at) && (is_news(move.to) || move.to == last.to))
      steps.push_back(words.say("change_step", {words.label("change_" + std::string(move.to)), words.date(move.at.date)}));
  return words.capital(words.clauses(steps));
}

std::string price_text(const ReportContext& context, const Record& change) {
  const auto delta = change.money("price_delta");
  if (!delta) return context.words().label("nobody");
  return (delta->is_negative() || delta->is_zero() ? "" : "+") + display(*delta, context.words().language());
}

std::string days_text(const ReportContext& context, const Record& change) {
  const auto days = change.integer("schedule_days");
  if (!days) return context.words().label("nobody");
  if (*days == 0) return context.words().label("no_extension");
  return (*days > 0 ? "+" : "-") + context.words().count(*days > 0 ? *days : -*days, "working_days");
}

/// "Price CNY 1,342,000.00 (signed: CNY 1,280,000.00); contract date 27 August (signed: 21 August)."
std::string so_far(const ReportContext& context) {
  const Words& words = context.words();
  const ReleasedFigures& figures = context.figures();
  std::vector<std::string> parts;
  if (const auto& price = figures.contract_price; price && price->with_changes != price->as_signed)
    parts.push_back(words.say("price_so_far", {display(price->with_changes, words.language()), display(price->as_signed, words.language())}));
  if (figures.contract_date && figures.signed_date && *figures.contract_date != *figures.signed_date)
    parts.push_back(words.say("date_so_far", {words.date(*figures.contract_date), words.date(*figures.signed_date)}));
  return parts.empty() ? std::string() : words.sentences({words.capital(words.clauses(parts))});
}

}  // namespace

bool has_changes(const ReportContext& context) {
  return !moved_changes(context).empty() || std::ranges::any_of(context.existing("change"), [&](const Record* change) { return is_pending(state_of(*change, context.as_of())); });
}

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

Data changes_section(const ReportContext& context) {
  const Words& words = context.words();
  SheetSection section{.columns = {words.label("column_change"), words.label("column_state"), words.label("column_price"), words.label("column_days")}};
  for (const auto& [change, move] : moved_changes(context)) {
    context.selected("changes", *change, "a change that moved in the period");
    context.remember(move.to, *change, move.at.date);
    const bool dropped = phase_of(*change, context.as_of()) == Phase::dropped;  // costs nothing and moves nothing
    section.rows.push_back({context.called(*change), way_of(context, *change, move), dropped ? words.label("nobody") : price_text(context, *change),
                            dropped ? words.label("nobody") : days_text(context, *change)});
  }
  if (section.rows.empty()) return {};
  if (const std::string total = so_far(context); !total.empty()) section.paragraphs.push_back(total);
  return section_data(section);
}

Shape changes_shape() { return section_shape("changes", sheet_section_shape()); }

void add_notice_lines(const ReportContext& context, Data& lines) {
  for (const Record* message : context.existing("message")) {
    if (!is_notice(context, *message)) continue;
    context.selected("done", *message, "a formal notice of the period");
    const bool from_client = message->text("direction") == "in";
    context.remember(from_client ? "received" : "sent", *message, message->moment("at")->date);
    add_line(lines, context.words().say(from_client ? "notice_received" : "notice_sent",
                                        {context.called(*message), context.words().date(message->moment("at")->date)}));
  }
}

}  // namespace accord
