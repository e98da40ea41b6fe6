#include "accord/analysis/earned_value.h"

#include <doctest/doctest.h>

#include <string>

#include "accord/base/error.h"
#include "analysis/sample_plan.h"

using namespace accord;

namespace {

std::string text(const std::optional<Decimal>& value) {
  return value ? to_string(*value) : "-";
}

EarnedSums sums_at(const std::vector<ValuedTask>& tasks, Date as_of, const Calendar& calendar) {
  EarnedSums sums;
  for (const ValuedTask& task : tasks) sums += sums_of(task, as_of, calendar.working_index(as_of + 1));
  return sums;
}

}  // namespace

TEST_CASE("C02 (project-controls-dashboard): variances, indexes and estimates") {
  const EarnedFigures figures = figures_of({120000000, 105000000, 93000000, 108000000, {}});
  CHECK(figures.sv == -12000000);
  CHECK(figures.cv == -15000000);
  CHECK(text(figures.sv_share) == "-0.1143");
  CHECK(text(figures.cv_share) == "-0.1613");
  CHECK(text(figures.spi) == "0.8857");
  CHECK(text(figures.cpi) == "0.8611");
  CHECK(figures.eac == 139354839);
  CHECK(figures.etc == 31354839);
  CHECK(figures.vac == -19354839);
  CHECK(text(figures.tcpi) == "2.2500");
  CHECK(figures.tcpi_state == ToComplete::value);
  CHECK_FALSE(figures.eac_bottom_up.has_value());
}

TEST_CASE("C06: the sample as of 2026-04-30 against baseline v1.1") {
  const Calendar calendar = sample::calendar();
  const EarnedFigures figures = figures_of(sums_at(sample::valued_tasks(1, calendar), sample::day("04-30"), calendar));
  CHECK(figures.sums.bac == 99360000);
  CHECK(figures.sums.pv == 28842857);
  CHECK(figures.sums.ev == 25000000);
  CHECK(figures.sums.ac == 26966667);
  CHECK(figures.sv == -3842857);
  CHECK(figures.cv == -1966667);
  CHECK(text(figures.spi) == "0.8668");
  CHECK(text(figures.cpi) == "0.9271");
  CHECK(figures.eac_at_plan == 101326667);
  CHECK(figures.eac == 107176321);
  CHECK(figures.eac_both == 119505691);
  CHECK(figures.vac == -7816321);
  CHECK(text(figures.tcpi) == "1.0272");
}

TEST_CASE("C07: the sample as of 2026-06-28 (end of W26) against baseline v1.3") {
  const Calendar calendar = sample::calendar();
  const EarnedFigures figures = figures_of(sums_at(sample::valued_tasks(3, calendar), sample::day("06-28"), calendar));
  CHECK(figures.sums.bac == 100340000);
  CHECK(figures.sums.pv == 76540000);
  CHECK(figures.sums.ev == 73640000);
  CHECK(figures.sums.ac == 80507778);
  CHECK(figures.sv == -2900000);
  CHECK(figures.cv == -6867778);
  CHECK(text(figures.spi) == "0.9621");
  CHECK(text(figures.cpi) == "0.9147");
  CHECK(text(figures.complete) == "0.7339");
  CHECK(text(figures.planned) == "0.7628");
  CHECK(figures.eac_at_plan == 107207778);
  CHECK(figures.eac == 109697860);
  CHECK(figures.eac_both == 110847388);
  CHECK(figures.etc == 29190082);
  CHECK(figures.vac == -9357860);
  CHECK(text(figures.tcpi) == "1.3463");
  CHECK(text(figures.tcpi_eac) == text(figures.cpi));
}

TEST_CASE("C10: weekly planned value of the sample, baseline v1.3, end of W10 to W34") {
  const std::vector<std::int64_t> expected = {
      3240000,  5010000,  7351429,  10580000, 12140000, 14566667, 19550000, 24700000, 28842857,
      31985714, 43909524, 54288096, 60820000, 67533333, 72120000, 74373333, 76540000, 78706667,
      87580000, 91240000, 93460000, 95260000, 97254286, 99540000, 100340000};
  const Calendar calendar = sample::calendar();
  std::vector<PeriodEnd> ends;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Date sunday = sample::day("03-08") + 7 * static_cast<std::int32_t>(i);
    ends.push_back({sunday, calendar.working_index(sunday + 1)});
  }
  const auto tasks = sample::valued_tasks(3, calendar);
  const auto rows = trend(tasks, ends);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(rows[i].pv == expected[i]);
    const EarnedSums alone = sums_at(tasks, ends[i].date, calendar);
    CHECK(rows[i].ev == alone.ev);
    CHECK(rows[i].ac == alone.ac);
    CHECK(rows[i].bac == alone.bac);
  }
  CHECK(rows[16].ev == 73640000);
  CHECK(rows[16].ac == 80507778);
}

TEST_CASE("the sample ends at a final cost of 1,113,000 and a budget of 1,027,900, all earned") {
  const Calendar calendar = sample::calendar();
  const EarnedFigures figures = figures_of(sums_at(sample::valued_tasks(4, calendar), sample::day("09-07"), calendar));
  CHECK(figures.sums.ac == 111300000);
  CHECK(figures.sums.bac == 102790000);
  CHECK(figures.sums.ev == 102790000);
  CHECK(text(figures.spi) == "1.0000");
  CHECK(figures.tcpi_state == ToComplete::complete);
  CHECK(figures.eac == 111300000);
}

TEST_CASE("C08b: before anything is planned, earned or spent the figures are undefined") {
  const EarnedFigures figures = figures_of({1000, 0, 0, 0, {}});
  CHECK_FALSE(figures.spi.has_value());
  CHECK_FALSE(figures.cpi.has_value());
  CHECK_FALSE(figures.csi.has_value());
  CHECK_FALSE(figures.sv_share.has_value());
  CHECK_FALSE(figures.cv_share.has_value());
  CHECK_FALSE(figures.eac.has_value());
  CHECK_FALSE(figures.eac_both.has_value());
  CHECK_FALSE(figures.etc.has_value());
  CHECK_FALSE(figures.vac.has_value());
  CHECK_FALSE(figures.tcpi_eac.has_value());
  CHECK(figures.eac_at_plan == 1000);
  CHECK(text(figures.tcpi) == "1.0000");
  const EarnedFigures empty = figures_of({0, 0, 0, 0, {}});
  CHECK_FALSE(empty.complete.has_value());
  CHECK(empty.tcpi_state == ToComplete::undefined);
}

TEST_CASE("TCPI cannot be attained when the budget is spent") {
  const EarnedFigures figures = figures_of({1000, 900, 800, 1000, {}});
  CHECK(figures.tcpi_state == ToComplete::not_attainable);
  CHECK_FALSE(figures.tcpi.has_value());
}

TEST_CASE("a spoilt part makes what depends on it absent and leaves the rest") {
  EarnedSums sums = sums_of({.budget = 100, .start = 0, .end = 10, .costs = {{Date(), 5}}, .earned_known = false}, Date(), 5);
  CHECK(sums.pv == 50);
  CHECK_FALSE(sums.ev.has_value());
  CHECK(sums.ac == 5);
  sums += sums_of({.budget = 100, .start = 0, .end = 10}, Date(), 5);
  CHECK(sums.pv == 100);
  CHECK_FALSE(sums.ev.has_value());
  const EarnedFigures figures = figures_of(sums);
  CHECK_FALSE(figures.spi.has_value());
  CHECK(text(figures.planned) == "0.5000");
  CHECK(text(figures.spent) == "0.0250");
  CHECK_FALSE(sums_of({.budget = 100, .plan_known = false}, Date(), 0).bac.has_value());
  CHECK_FALSE(sums_of({.cost_known = false}, Date(), 0).ac.has_value());
}

TEST_CASE("planned value: linear over working days, a milestone all at once, rounded half up") {
  const ValuedTask task{.budget = 101, .start = 4, .end = 6};
  CHECK(planned_value(task, 4) == 0);
  CHECK(planned_value(task, 5) == 51);
  CHECK(planned_value(task, 6) == 101);
  const ValuedTask milestone{.budget = 7, .start = 4, .end = 4};
  CHECK(planned_value(milestone, 3) == 0);
  CHECK(planned_value(milestone, 4) == 7);
  const ValuedTask huge{.budget = 4000000000000000000, .start = 0, .end = 400};
  CHECK(planned_value(huge, 100) == 1000000000000000000);
}

TEST_CASE("level of effort earns what is planned and never varies") {
  const ValuedTask task{.budget = 100, .start = 0, .end = 4, .level_of_effort = true, .earned = {{Date(), {1, 1}}}};
  CHECK(earned_value(task, Date(), 1) == 25);
}

TEST_CASE("EAC(4) is cost plus what is stated still to come") {
  EarnedSums sums = sums_of({.budget = 100, .end = 1, .costs = {{Date(), 80}}, .to_complete = 45}, Date(), 1);
  sums += sums_of({.budget = 50, .end = 1, .costs = {{Date(), 50}}, .to_complete = 0}, Date(), 1);
  CHECK(figures_of(sums).eac_bottom_up == 175);
  sums += sums_of({.budget = 50, .end = 1}, Date(), 1);
  CHECK_FALSE(figures_of(sums).eac_bottom_up.has_value());
}

TEST_CASE("amounts too large for exact figures are an error, not a wrapped number") {
  const std::int64_t huge = 4000000000000000000;
  CHECK_THROWS_AS(figures_of({huge, huge - 1, huge - 2, huge - 3, {}}), Error);
}

TEST_CASE("earned shares by method") {
  const Date one = Date::from_days(1), two = Date::from_days(2), three = Date::from_days(3), four = Date::from_days(4);
  const auto shares = [](const std::vector<EarnedStep>& steps) {
    std::string result;
    for (const EarnedStep& step : steps) {
      result += std::to_string(step.from.days()) + ":" + std::to_string(step.share.part) + "/" + std::to_string(step.share.whole) + " ";
    }
    return result;
  };
  EarnedFacts facts{.starts = {one}, .finishes = {three}, .statements = {{two, {65, 100}}}, .steps = {}};
  CHECK(shares(earned_steps(EarnedMethod::percent, facts)) == "1:0/1 2:65/100 3:1/1 ");
  CHECK(shares(earned_steps(EarnedMethod::zero_hundred, facts)) == "1:0/1 3:1/1 ");
  CHECK(shares(earned_steps(EarnedMethod::fifty_fifty, facts)) == "1:1/2 3:1/1 ");
  facts.starts = {one, four};  // reopened: back to what had been stated
  CHECK(shares(earned_steps(EarnedMethod::percent, facts)) == "1:0/1 2:65/100 3:1/1 4:65/100 ");
  facts = {.starts = {one}, .finishes = {one}, .statements = {}, .steps = {}};
  CHECK(shares(earned_steps(EarnedMethod::fifty_fifty, facts)) == "1:1/1 ");
  facts = {.starts = {}, .finishes = {}, .statements = {}, .steps = {{one, {30, 100}}, {two, {50, 100}}}};
  CHECK(shares(earned_steps(EarnedMethod::milestones, facts)) == "1:30/100 2:80/100 ");
}
