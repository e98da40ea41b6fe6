// What the client said in the period and what we answered; results of surveys reported in it.
#include <cmath>

#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/sections.h"
#include "document/sheet.h"

namespace accord {
namespace {

std::string whole(double value) { return std::to_string(std::lround(value)); }

/// "9 of 12 answered".
std::string answered(const ReportContext& context, const SurveyResults& results) {
  const std::string count = std::to_string(results.answered);
  return results.invited ? context.words().say("survey_answered_of", {count, std::to_string(*results.invited)}) : context.words().say("survey_answered", {count});
}

/// What a rise or fall against the survey before is worth.
std::string trend(const ReportContext& context, const SurveyResults* before, const SurveyResults& results) {
  if (!before || !before->recommendation || !results.recommendation) return {};
  const RecommendationChange change = change_between(*before->recommendation, *results.recommendation);
  return context.words().say(change.is_proven() ? "survey_change_proven" : "survey_change_open", {whole(before->recommendation->score)});
}

std::string survey_text(const ReportContext& context, const Record& survey, const SurveyResults* before, const SurveyResults& results) {
  const Words& words = context.words();
  std::vector<std::string> sentences{words.say("survey_called", {context.title(survey), answered(context, results)})};
  if (!results.may_be_told()) sentences.push_back(words.label("survey_too_few"));
  if (const auto& satisfied = results.satisfied)
    sentences.push_back(words.say("survey_satisfied", {whole(100 * satisfied->share), whole(100 * satisfied->interval.low), whole(100 * satisfied->interval.high)}));
  if (const auto& score = results.recommendation)
    sentences.push_back(words.say("survey_recommended", {whole(score->score), whole(score->interval.low), whole(score->interval.high)}));
  sentences.push_back(trend(context, before, results));
  sentences.push_back(context.text(survey, "conclusion"));
  for (std::string& sentence : sentences) sentence = words.capital(std::move(sentence));
  return words.sentences(sentences);
}

void add_surveys(const ReportContext& context, SheetSection& section) {
  const SurveyResults* before = nullptr;
  for (const auto& [id, results] : context.figures().surveys) {
    const Record& survey = *context.records().find(id);
    if (const auto at = first_move_to(survey, "reported", context.as_of()); at && within(context, *at)) {
      context.selected("feedback", survey, "a survey reported in the period");
      section.lines.push_back(survey_text(context, survey, before, results));
    }
    before = &results;
  }
}

bool belongs(const ReportContext& context, const Record& feedback) {
  const auto at = feedback.moment("at");
  if (at && within(context, *at)) return true;
  const auto answer = first_move_to(feedback, "answered", context.as_of());
  return answer && within(context, *answer);
}

}  // namespace

Data feedback_section(const ReportContext& context) {
  const Words& words = context.words();
  SheetSection section{.columns = {words.label("column_feedback"), words.label("column_from"), words.label("column_answer")}};
  for (const Record* feedback : context.existing("feedback")) {
    if (!belongs(context, *feedback)) continue;
    context.selected("feedback", *feedback, "given or answered in the period");
    const auto at = feedback->moment("at");
    const std::string who = context.person(feedback->text("from")), said = context.text(*feedback, "text");
    const bool is_answered = first_move_to(*feedback, "answered", context.as_of()).has_value();
    const std::string response = is_answered ? context.text(*feedback, "response") : std::string();
    section.rows.push_back({said.empty() ? context.title(*feedback) : said, at ? words.phrases({who, words.date(at->date)}) : who,
                            response.empty() ? words.label("nobody") : response});
  }
  add_surveys(context, section);
  return section.empty() ? Data() : section_data(section);
}

Shape feedback_shape() { return section_shape("feedback", sheet_section_shape()); }

}  // namespace accord
