// What the answers to a survey say: recommendation, satisfaction and effort, each with its uncertainty. Formulas:
// domain.md A6 (NPS interval: adjusted Wald, MeasuringU after Rocks 2016; shares: Wilson score), 95 %.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "accord/base/date.h"
#include "accord/model/record_set.h"

namespace accord {

struct Interval {
  double low = 0, high = 0;
};

/// Answers 0 to 10 to "would you recommend": 9 and 10 promote, 0 to 6 detract.
struct Recommendation {
  int promoters = 0, passives = 0, detractors = 0;
  double score = 0;   ///< -100 to 100
  Interval interval;  ///< clipped to ±100
};
/// Nothing without answers.
std::optional<Recommendation> recommendation(std::span<const int> answers);

/// How much a score rose, corrected as the interval is, and how sure that is.
struct RecommendationChange {
  double difference = 0, margin = 0;  ///< adjusted difference ± margin
  bool is_proven() const { return difference > margin || -difference > margin; }
};
RecommendationChange change_between(const Recommendation& before, const Recommendation& after);

struct Share95 {
  int hits = 0, count = 0;
  double share = 0;   ///< 0 to 1
  Interval interval;  ///< Wilson score
};
/// Nothing when `count` is 0.
std::optional<Share95> share_of(int hits, int count);

struct SurveyResults {
  const Record* survey = nullptr;
  std::optional<int> invited = {};
  int answered = 0;
  std::optional<Recommendation> recommendation = {};  ///< of the first question with that scale
  std::optional<Share95> satisfied = {};              ///< answers 4 and 5 to the question on overall satisfaction
  std::optional<double> effort = {};                  ///< mean of the answers 1 to 7
  /// `anonymity` of accord.yaml: with fewer answers only their number is told, for who said what would show through.
  int fewest_told = 5;
  bool may_be_told() const { return answered >= fewest_told; }
};
/// From the answers given on or before the date; anonymity is the caller's care.
SurveyResults results_of(const Record& survey, const RecordSet& records, Date as_of);
/// Surveys reported on or before the date, in the order of their reports.
std::vector<SurveyResults> reported_surveys(const RecordSet& records, Date as_of, int fewest_told);

}  // namespace accord
