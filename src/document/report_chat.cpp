#include "document/report_chat.h"

#include "accord/base/message.h"
#include "accord/base/people_date.h"
#include "accord/base/text.h"
#include "document/cover_facts.h"
#include "document/report_status.h"
#include "document/sections.h"

namespace accord {
namespace {

constexpr std::size_t items_in_chat = 2;

std::string text_of(const Data& map, std::string_view key) {
  const Data* value = map.find(key);
  return value ? value->text() : std::string();
}

const std::vector<DataMember>& items_of(const Data& view, std::string_view section, std::string_view list) {
  static const std::vector<DataMember> none;
  const Data* part = view.find(section);
  const Data* items = part ? part->find(list) : nullptr;
  return items ? items->members() : none;
}

/// The milestones reached; without any the first things done.
std::string done_line(const ReportContext& context, const Data& view) {
  std::vector<std::string> strong, plain;
  for (const DataMember& line : items_of(view, "done", "lines")) {
    const std::string milestone = text_of(line.value, "strong");
    const std::string gap = line.value.find("gap")->truth() ? context.words().label("word_gap") : std::string();
    if (!milestone.empty()) strong.push_back(milestone + gap + text_of(line.value, "text"));
    else if (plain.size() < items_in_chat) plain.push_back(text_of(line.value, "text"));
  }
  std::string text = context.words().sentences(strong.empty() ? plain : strong);
  if (const std::string stop = context.words().label("full_stop"); text.ends_with(stop)) text.resize(text.size() - stop.size());
  return text;
}

std::string next_line(const ReportContext& context, const Data& view) {
  std::vector<std::string> texts;
  for (const DataMember& item : items_of(view, "next", "items"))
    if (texts.size() < items_in_chat) texts.push_back(item.value.text());
  return texts.empty() ? std::string() : context.words().say("chat_next", {context.words().phrases(texts)});
}

std::string plan_line(const ReportContext& context, const Data& view) {
  const auto& schedule = context.figures().schedule;
  const auto finish = outlook(context);
  const Words& words = context.words();
  if (!finish || text_of(view, "colour") == "green") return {};
  std::vector<std::string> parts;
  if (schedule->finish_slip > 0) parts.push_back(words.capital(slip_words(context, schedule->finish_slip, false)));
  const auto& contract = context.figures().contract_date;
  const std::string what = is_over(context, *finish) ? "chat_reached" : "chat_forecast";
  parts.push_back(contract ? words.say(what, {words.date(*finish), words.date(*contract)}) : words.say(what + "_plain", {words.date(*finish)}));
  if (schedule->finish_with_measures && schedule->finish_with_measures != finish)
    parts.push_back(fill_places(words.count(static_cast<long>(open_measures(context).size()), "chat_with_measures", true), {words.date(*schedule->finish_with_measures)}));
  return words.clauses(parts);
}

/// Of every report, also of one whose page tells the needs among other things.
std::string needs_line(const ReportContext& context) {
  const Data needs = needs_section(context.at(context.period(), context.as_of(), context.figures()));
  std::vector<std::string> texts;
  if (needs.is_null()) return {};
  for (const DataMember& row : needs.find("rows")->members())
    texts.push_back(context.words().say("chat_need", {text_of(row.value, "who"), text_of(row.value, "by"), text_of(row.value, "request")}));
  return join(texts, context.words().label("chat_bar"));
}

}  // namespace

Data chat_lines(const ReportContext& context, std::string_view document, const Data& view) {
  const Words& words = context.words();
  Data lines = Data::list();
  const std::string period = context.period().kind == PeriodKind::week ? words.range(context.period().from, context.period().to)
                                                                       : people_period(context.period(), words.language());
  const std::string colour = text_of(view, "colour");
  const std::string icon(icon_of(page_colour(context)));
  lines.add(words.say(std::string(document) + "_chat", {context.settings().number.empty() ? text_of(view, "title") : context.settings().number, text_of(view, "issue"), period, icon + ' ' + words.label("chat_" + colour)}));
  if (const std::string partial = context.partial_note(); !partial.empty()) lines.add("❗ " + partial);
  if (const std::string done = done_line(context, view); !done.empty()) lines.add("✅ " + done);
  if (const std::string plan = plan_line(context, view); !plan.empty()) lines.add("⚠️ " + plan);
  if (const std::string needs = needs_line(context); !needs.empty()) lines.add("🙏 " + words.say("chat_needs", {needs}));
  lines.add("➡️ " + next_line(context, view) + words.label("chat_end"));
  return lines;
}

}  // namespace accord
