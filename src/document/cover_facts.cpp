#include "document/cover_facts.h"

#include "accord/model/history.h"
#include "document/weekly_sections.h"

namespace accord {
namespace {

std::vector<std::string> reached_milestones(const ReportContext& context) {
  std::vector<std::string> names;
  for (const Record* milestone : context.existing("milestone")) {
    const auto at = last_move_to(*milestone, "reached", context.as_of());
    if (!at || !within(context, *at) || state_of(*milestone, context.as_of()) != "reached") continue;
    const std::string number = context.number(*milestone);
    names.push_back(number.empty() ? context.title(*milestone) : context.words().say("milestone_name", {number, context.title(*milestone)}));
  }
  return names;
}

void add_sentence(Data& sentences, std::string before, std::string strong, std::string after) {
  Data sentence = Data::map();
  sentence.set("before", std::move(before));
  sentence.set("strong", std::move(strong));
  sentence.set("after", std::move(after));
  sentences.add(std::move(sentence));
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

}  // namespace

std::string fact_headline(const ReportContext& context) {
  const Words& words = context.words();
  std::vector<std::string> parts;
  if (const auto names = reached_milestones(context); !names.empty()) parts.push_back(words.say("headline_reached", {words.both(names)}));
  if (const auto& schedule = context.figures().schedule) {
    const int slip = schedule->finish_slip;
    parts.push_back(slip == 0 ? words.label("headline_on_plan")
                              : words.count(slip > 0 ? slip : -slip, slip > 0 ? "headline_behind" : "headline_ahead", true));
  }
  if (parts.empty()) parts.push_back(words.label("headline_plain"));
  return words.capital(words.clauses(parts));
}

std::string fact_summary(const ReportContext& context) {
  const Data next = next_section(context.at(context.period(), context.as_of(), context.figures()));
  const Data* items = next.find("items");
  return items && !items->empty() ? context.words().sentences({items->members().front().value.text()}) : std::string();
}

Data outlook(const ReportContext& context, const std::string& problems) {
  const Words& words = context.words();
  Data sentences = Data::list();
  const auto& schedule = context.figures().schedule;
  if (!schedule || !schedule->finish) return sentences;
  add_sentence(sentences, words.label("outlook_before"), against_contract(context, *schedule->finish), words.label("full_stop"));
  const auto& better = schedule->finish_with_measures;
  const auto measures = static_cast<long>(open_measures(context).size());
  if (!better || better == schedule->finish || measures == 0) return sentences;
  const std::string pattern = words.capital(words.count(measures, problems.empty() ? "measures_plain" : "measures_bring", true));
  add_sentence(sentences, fill_places(pattern, {problems}), words.date(*better), words.label("full_stop"));
  return sentences;
}

}  // namespace accord
