#include "accord/analysis/earned_schedule.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "analysis/sample_plan.h"

using namespace accord;

TEST_CASE("C09 (Vanhoucke, pmknowledgecenter): weekly earned schedule of a project two weeks late") {
  const std::vector<double> planned = {5, 10, 25, 55, 85, 120, 130, 140, 150};
  const std::vector<double> earned = {3.33, 6.67, 10, 22.5, 70, 82.5, 90, 120, 130, 140, 150};
  const std::vector<double> expected = {0.67, 1.33, 2.00, 2.83, 4.50, 4.92, 5.14, 6.00, 7.00, 8.00, 9.00};
  for (std::size_t week = 1; week <= earned.size(); ++week) {
    CAPTURE(week);
    const auto result = earned_schedule(planned, earned[week - 1], static_cast<double>(week));
    CHECK(std::abs(result.earned - expected[week - 1]) < 0.005);
    CHECK(result.planned == 9);
  }
  const auto fifth = earned_schedule(planned, 70, 5);
  CHECK(*fifth.index() == doctest::Approx(0.90));
  CHECK(*fifth.independent_estimate() == doctest::Approx(10.0));
  CHECK(fifth.estimate(1) == doctest::Approx(9.5));
  CHECK(fifth.estimate(*fifth.index()) == doctest::Approx(10.0));
  const auto last = earned_schedule(planned, 150, 11);
  CHECK(to_string(four_places(*last.index())) == "0.8182");
  CHECK(last.variance() == -2);
}

TEST_CASE("C02: earned schedule in months") {
  const auto result = earned_schedule(std::vector<double>{60, 150, 280, 430, 580, 720, 850, 960, 1050, 1120, 1170, 1200}, 930, 9);
  CHECK(to_string(four_places(result.earned)) == "7.7273");
  CHECK(to_string(four_places(result.variance())) == "-1.2727");
  CHECK(to_string(four_places(*result.index())) == "0.8586");
}

TEST_CASE("flat planned value: the largest period not above what is earned; all earned: the first that plans all") {
  CHECK(earned_schedule(std::vector<double>{10, 10, 20}, 10, 1).earned == 2);
  CHECK(earned_schedule(std::vector<double>{10, 20, 20}, 20, 1).earned == 2);
  CHECK(earned_schedule(std::vector<double>{10, 20, 20}, 20, 1).planned == 2);
}

TEST_CASE("at the start the index, and without earnings the estimate, are undefined") {
  CHECK_FALSE(earned_schedule(std::vector<double>{10}, 0, 0).index().has_value());
  CHECK_FALSE(earned_schedule(std::vector<double>{10}, 0, 1).independent_estimate().has_value());
}

TEST_CASE("W26 of the sample: SPI(t) 0.9220 by budget") {
  const Calendar calendar = sample::calendar();
  std::vector<PeriodEnd> ends;
  for (Date sunday = sample::day("03-08"); ends.size() < 25; sunday = sunday + 7) {
    ends.push_back({sunday, calendar.working_index(sunday + 1)});
  }
  std::vector<double> planned;
  for (const EarnedSums& row : trend(sample::valued_tasks(3, calendar), ends)) planned.push_back(static_cast<double>(*row.pv));
  const auto result = earned_schedule(planned, 73640000, 17);
  CHECK(to_string(four_places(*result.index())) == "0.9220");
  CHECK(result.planned == 25);
}
