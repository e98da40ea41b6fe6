#include "document/cover_facts.h"

#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/history.h"
#include "document/report_status.h"
#include "document/sections.h"

namespace accord {
namespace {

std::vector<std::string> reached_milestones(const ReportContext& context) {
  std::vector<std::string> names;
  for (const Record* milestone : context.existing("milestone")) {
    const auto at = last_move_to(*milestone, "reached", context.as_of());
    if (!at || !within(context, *at) || state_of(*milestone, context.as_of()) != "reached") continue;
    const std::string number = context.number(*milestone);
    names.push_back(context.words().say(number.empty() ? "headline_milestone_plain" : "headline_milestone", {context.title(*milestone), number}));
  }
  return names;
}

void add_sentence(Data& sentences, std::string before, std::string strong, std::string after) {
  const bool gap_before = before.ends_with(' '), gap_after = after.starts_with(' ');
  Data sentence = Data::map();
  sentence.set("before", std::string(trim(before)));
  sentence.set("gap_before", gap_before);
  sentence.set("strong", std::move(strong));
  sentence.set("gap_after", gap_after);
  sentence.set("after", std::string(trim(after)));
  sentences.add(std::move(sentence));
}

/// A person's text, with the first of the phrases that it holds made strong.
void add_text(Data& sentences, const std::string& text, const std::vector<std::string>& phrases) {
  if (text.empty()) return;
  for (const std::string& phrase : phrases) {
    const std::size_t at = text.find(phrase);
    if (phrase.empty() || at == std::string::npos) continue;
    add_sentence(sentences, text.substr(0, at), phrase, text.substr(at + phrase.size()));
    return;
  }
  add_sentence(sentences, text, {}, {});
}

/// "28 August, one day after the contract date of 27 August".
std::string against_contract(const ReportContext& context, Date finish) {
  const Words& words = context.words();
  const auto& contract = context.figures().contract_date;
  if (!contract) return words.date(finish);
  const int days = finish - *contract;
  if (days == 0) return words.say("date_on_contract", {words.date(finish)});
  const std::string pattern = days > 0 ? words.count(days, "date_after_contract", true) : words.count(-days, "date_before_contract", true);
  return fill_places(pattern, {words.date(finish), words.date(*contract)});
}

/// What made the page that colour: "Quality: One critical defect open".
std::vector<std::string> reasons_of(const ReportContext& context, Rag colour) {
  std::vector<std::string> reasons;
  for (const StatusRow& row : status_rows(context))
    if (row.colour == colour) reasons.push_back(context.words().say("reason_of", {context.words().label("dimension_" + std::string(name_of(row.dimension))), row.why}));
  return reasons;
}

/// Whether the end is past: then no work runs behind or ahead any more.
bool is_finished(const ReportContext& context) {
  const auto& schedule = context.figures().schedule;
  return schedule && schedule->finish && is_over(context, *schedule->finish);
}

}  // namespace

std::string slip_words(const ReportContext& context, int slip, bool in_words) {
  const std::string begin = is_finished(context) ? "headline_finished_" : "headline_";
  return context.words().count(slip > 0 ? slip : -slip, begin + (slip > 0 ? "behind" : "ahead"), in_words);
}

std::string fact_headline(const ReportContext& context) {
  const Words& words = context.words();
  std::vector<std::string> parts;
  if (const auto names = reached_milestones(context); !names.empty()) parts.push_back(words.both(names));
  const int slip = context.figures().schedule ? context.figures().schedule->finish_slip : 0;
  if (slip != 0) parts.push_back(slip_words(context, slip, true));
  // Red says why before anything else; so does amber of which nothing else tells.
  const Rag colour = page_colour(context);
  if (colour == Rag::red || (colour == Rag::amber && slip <= 0)) {
    const std::vector<std::string> reasons = reasons_of(context, colour);
    parts.insert(parts.begin(), reasons.begin(), reasons.end());
  } else if (context.figures().schedule && slip == 0 && colour != Rag::unknown) {
    parts.push_back(words.label(is_finished(context) ? "headline_finished_on_plan" : "headline_on_plan"));
  }
  const bool has_plan = !context.existing("milestone").empty() || !context.existing("task").empty();
  if (parts.empty()) parts.push_back(words.label(colour == Rag::unknown ? "headline_unknown" : has_plan ? "headline_plain" : "headline_no_plan"));
  return words.capital(words.clauses(parts));
}

std::string fact_summary(const ReportContext& context) {
  const Data next = next_section(context.at(context.period(), context.as_of(), context.figures()), 0);
  const Data* items = next.find("items");
  return items && !items->empty() ? context.words().sentences({items->members().front().value.text()}) : std::string();
}

Data lead(const ReportContext& context, const std::string& summary, const std::string& way_back, const std::string& problems) {
  const Words& words = context.words();
  const auto& schedule = context.figures().schedule;
  const auto finish = outlook(context);
  const auto measures = static_cast<long>(open_measures(context).size());
  const auto better = schedule && measures > 0 && schedule->finish_with_measures != finish ? schedule->finish_with_measures : std::nullopt;
  const std::string forecast = finish ? against_contract(context, *finish) : std::string();
  const std::string date = finish ? words.date(*finish) : std::string(), back = better ? words.date(*better) : std::string();
  const auto told = [&](const std::string& day) { return summary.find(day) != std::string::npos || way_back.find(day) != std::string::npos; };
  Data sentences = Data::list();
  add_text(sentences, summary, {forecast, date});
  if (finish && !told(date)) add_sentence(sentences, words.label(is_over(context, *finish) ? "outlook_over" : "outlook_before") + words.label("word_gap"), forecast, words.label("full_stop"));
  if (better && !told(back)) {
    const std::string pattern = words.capital(words.count(measures, problems.empty() ? "measures_plain" : "measures_bring", true));
    add_sentence(sentences, fill_places(pattern, {problems}) + words.label("word_gap"), back, words.label("full_stop"));
  }
  add_text(sentences, way_back, {back});
  return sentences;
}

}  // namespace accord
