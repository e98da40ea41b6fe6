#include "accord/analysis/survey_results.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "accord/base/text.h"
#include "accord/kinds/survey_scale.h"
#include "accord/model/history.h"

namespace accord {
namespace {

constexpr double z = 1.959963984540054;  // of 95 %

/// Shares as the adjusted Wald interval takes them: three answers more, 3/4 of one at each end.
struct Adjusted {
  double difference, variance;  ///< of shares, and of their difference
};

Adjusted adjusted(const Recommendation& answers) {
  const double count = answers.promoters + answers.passives + answers.detractors + 3;
  const double promoters = (answers.promoters + 0.75) / count, detractors = (answers.detractors + 0.75) / count;
  const double difference = promoters - detractors;
  return {difference, (promoters + detractors - difference * difference) / count};
}

/// Answers outside of the scale (check names them) say nothing about anybody.
std::vector<int> answers_to(std::string_view question, std::string_view scale_name, const std::vector<const Record*>& responses) {
  std::vector<int> answers;
  const SurveyScale* scale = survey_scale(scale_name);
  if (!scale) return answers;
  for (const Record* response : responses)
    if (const auto answer = parse_integer(response->content()["answers"][question].text); answer && *answer >= scale->low && *answer <= scale->high) answers.push_back(static_cast<int>(*answer));
  return answers;
}

std::vector<const Record*> responses_to(const Record& survey, const RecordSet& records, Date as_of) {
  std::vector<const Record*> responses;
  for (const Record& response : records.of("response")) {
    const auto at = response.moment("at");
    if (response.text("survey") == survey.id && exists_at(response, as_of) && (!at || at->date <= as_of)) responses.push_back(&response);
  }
  return responses;
}

}  // namespace

std::optional<Recommendation> recommendation(std::span<const int> answers) {
  if (answers.empty()) return std::nullopt;
  Recommendation result;
  for (const int answer : answers) ++(answer >= 9 ? result.promoters : answer >= 7 ? result.passives : result.detractors);
  result.score = 100.0 * (result.promoters - result.detractors) / static_cast<double>(answers.size());
  const Adjusted middle = adjusted(result);
  const double margin = z * std::sqrt(middle.variance);
  result.interval = {std::max(-100.0, 100 * (middle.difference - margin)), std::min(100.0, 100 * (middle.difference + margin))};
  return result;
}

RecommendationChange change_between(const Recommendation& before, const Recommendation& after) {
  const Adjusted first = adjusted(before), second = adjusted(after);
  return {100 * (second.difference - first.difference), 100 * z * std::sqrt(first.variance + second.variance)};
}

std::optional<Share95> share_of(int hits, int count) {
  if (count == 0) return std::nullopt;
  const double n = count, p = hits / n, middle = p + z * z / (2 * n), below = 1 + z * z / n;
  const double margin = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return Share95{hits, count, p, {std::max(0.0, (middle - margin) / below), std::min(1.0, (middle + margin) / below)}};
}

SurveyResults results_of(const Record& survey, const RecordSet& records, Date as_of) {
  SurveyResults results{.survey = &survey};
  const auto responses = responses_to(survey, records, as_of);
  results.answered = static_cast<int>(responses.size());
  if (const auto invited = survey.integer("invited")) results.invited = static_cast<int>(*invited);
  for (const Member& item : survey.items("questions")) {
    const std::string& scale = item.value["scale"].text;
    const std::vector<int> answers = answers_to(item.value["id"].text, scale, responses);
    if (answers.empty()) continue;
    const int count = static_cast<int>(answers.size());
    if (scale == "nps0_10" && !results.recommendation) results.recommendation = recommendation(answers);
    if (scale == "csat1_5" && item.value["dimension"].text == "overall" && !results.satisfied)
      results.satisfied = share_of(static_cast<int>(std::ranges::count_if(answers, [](int answer) { return answer >= 4; })), count);
    if (scale == "ces1_7" && !results.effort) {
      int sum = 0;
      for (const int answer : answers) sum += answer;
      results.effort = static_cast<double>(sum) / count;
    }
  }
  return results;
}

std::vector<SurveyResults> reported_surveys(const RecordSet& records, Date as_of, int fewest_told) {
  std::vector<std::pair<Date, const Record*>> reported;
  for (const Record& survey : records.of("survey"))
    if (const auto at = first_move_to(survey, "reported", as_of); at && exists_at(survey, as_of) && phase_of(survey, as_of) != Phase::dropped) reported.emplace_back(at->date, &survey);
  std::ranges::stable_sort(reported, {}, [](const auto& each) { return each.first; });
  std::vector<SurveyResults> results;
  for (const auto& [at, survey] : reported) results.emplace_back(results_of(*survey, records, as_of)).fewest_told = fewest_told;
  return results;
}

}  // namespace accord
