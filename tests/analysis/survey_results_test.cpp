// Figures of surveys against the published examples (domain.md C28, C32, C33, C35).
#include "accord/analysis/survey_results.h"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "support/small_project.h"

namespace accord {
namespace {

constexpr std::array middle = {9, 8, 7, 10, 6, 8, 9, 7, 5};
constexpr std::array closing = {10, 9, 9, 8, 10, 7, 9, 8, 9, 6, 10};

doctest::Approx near(double value) { return doctest::Approx(value).epsilon(0.0001); }

TEST_CASE("C28: 39 real answers, NPS -35.90, adjusted Wald -57.51 to -9.16") {
  std::vector<int> answers(8, 9);
  answers.insert(answers.end(), 9, 7);
  answers.insert(answers.end(), 22, 3);
  const auto score = recommendation(answers);
  REQUIRE(score);
  CHECK(score->promoters == 8);
  CHECK(score->passives == 9);
  CHECK(score->detractors == 22);
  CHECK(score->score == near(-35.8974));
  CHECK(score->interval.low == doctest::Approx(-57.51).epsilon(0.0002));
  CHECK(score->interval.high == doctest::Approx(-9.16).epsilon(0.0005));
}

TEST_CASE("C32: the sample's surveys; 9 and 11 answers do not prove the rise") {
  const auto before = recommendation(middle), after = recommendation(closing);
  REQUIRE((before && after));
  CHECK(before->score == near(11.1111));
  CHECK(before->interval.low == doctest::Approx(-33.04).epsilon(0.0002));
  CHECK(before->interval.high == doctest::Approx(49.71).epsilon(0.0002));
  CHECK(after->score == near(54.5455));
  CHECK(after->interval.low == doctest::Approx(6.01).epsilon(0.001));
  CHECK(after->interval.high == doctest::Approx(79.71).epsilon(0.0002));
  const RecommendationChange change = change_between(*before, *after);
  CHECK(change.difference == doctest::Approx(34.5).epsilon(0.002));
  CHECK(change.margin == doctest::Approx(55.4).epsilon(0.002));
  CHECK_FALSE(change.is_proven());
}

TEST_CASE("a change that is clear of chance") {
  const std::vector<int> low(200, 3), high(200, 10);
  CHECK(change_between(*recommendation(low), *recommendation(high)).is_proven());
  CHECK(change_between(*recommendation(high), *recommendation(low)).is_proven());
}

TEST_CASE("the interval stays on the scale; without answers there is no score") {
  const std::vector<int> all(5, 10);
  CHECK(recommendation(all)->interval.high == 100.0);
  CHECK_FALSE(recommendation({}));
  CHECK_FALSE(share_of(0, 0));
}

TEST_CASE("C33 and C35: Wilson intervals") {
  CHECK(share_of(4, 5)->interval.low == doctest::Approx(0.3755).epsilon(0.0002));
  CHECK(share_of(4, 5)->interval.high == doctest::Approx(0.9638).epsilon(0.0002));
  CHECK(share_of(6, 9)->interval.low == doctest::Approx(0.3542).epsilon(0.0002));
  CHECK(share_of(6, 9)->interval.high == doctest::Approx(0.8794).epsilon(0.0002));
  CHECK(share_of(10, 11)->interval.low == doctest::Approx(0.6226).epsilon(0.0002));
  CHECK(share_of(10, 11)->interval.high == doctest::Approx(0.9838).epsilon(0.0002));
  CHECK(share_of(0, 5)->interval.low == 0.0);
}

TEST_CASE("an answer outside its question's scale counts in no figure") {
  const auto response = [](const char* id, const char* answers) { return WrittenRecord{"response", id, fmt::format("survey: SUR-aaaaa\nat: 2026-05-03\nanswers: {{{}}}\n", answers)}; };
  const SmallProject project({{"survey", "SUR-aaaaa", "questions:\n  - {id: nps0, text: Recommend, scale: nps0_10}\n  - {id: csat, text: Satisfied, scale: csat1_5, dimension: overall}\n  - {id: ease, text: Ease, scale: ces1_7}\n"},
                              response("RSP-aaaaa", "nps0: 9, csat: 4, ease: 7"), response("RSP-aaaab", "nps0: 99, csat: 50, ease: 0"), response("RSP-aaaac", "nps0: -1, csat: 0, ease: 8")});
  const SurveyResults results = results_of(*project.records().find("SUR-aaaaa"), project.records(), Date::of(2026, 6, 28).value());
  CHECK(results.answered == 3);
  CHECK(results.recommendation->score == 100.0);
  CHECK(results.satisfied->count == 1);
  CHECK(results.effort.value() == 7.0);
}

}  // namespace
}  // namespace accord
