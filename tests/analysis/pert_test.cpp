#include "accord/analysis/pert.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "analysis/sample_plan.h"

using namespace accord;

TEST_CASE("C20 (wizedu 717873): means, deviations, the path A-C-E-H-I-K-M-N and P(<= 53)") {
  const std::vector<ThreePoint> days = {{5, 5, 7},  {1, 2, 5},  {5, 5, 5}, {4, 8, 13}, {1, 10, 17}, {1, 5, 7}, {2, 6, 9},
                                        {4, 4, 6},  {2, 7, 10}, {2, 4, 7}, {6, 10, 13}, {2, 6, 6},  {2, 2, 3}, {7, 7, 12}};
  const std::vector<double> means = {5.33, 2.33, 5.00, 8.17, 9.67, 4.67, 5.83, 4.33, 6.67, 4.17, 9.83, 5.33, 2.17, 7.83};
  const std::vector<double> deviations = {.33, .67, 0, 1.5, 2.67, 1, 1.17, .33, 1.33, .83, 1.17, .67, .17, .83};
  std::vector<ThreePoint> sixths;  // a unit in which every mean is whole
  for (std::size_t i = 0; i < days.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(pert_mean(days[i]) - means[i]) < 0.005);
    CHECK(std::abs(std::sqrt(pert_variance(days[i])) - deviations[i]) < 0.005);
    sixths.push_back({6 * days[i].optimistic, 6 * days[i].likely, 6 * days[i].pessimistic});
  }
  const std::vector<NetworkLink> links = {{0, 2}, {0, 3}, {1, 4},  {2, 4},  {3, 5},   {3, 6},   {4, 7},  {5, 7},
                                          {6, 8}, {7, 8}, {8, 9}, {8, 10}, {9, 11}, {10, 12}, {11, 13}, {12, 13}};
  const std::vector<NetworkTask> tasks(14);
  const PertResult result = pert(Topology(14, links), tasks, sixths, {});
  std::string path;
  for (const auto task : result.path) path += static_cast<char>('A' + task);
  CHECK(path == "ACEHIKMN");
  CHECK(result.mean / 6 == doctest::Approx(50.83).epsilon(0.0001));
  CHECK(result.variance / 36 == doctest::Approx(11.1944).epsilon(0.00001));
  CHECK(result.deviation / 6 == doctest::Approx(3.3458).epsilon(0.0001));
  CHECK(std::abs(result.share_within(53 * 6) - 0.7414) < 0.0001);
}

TEST_CASE("C27: on its single path the sample takes 123.73 days") {
  std::vector<ThreePoint> estimates;
  for (const NetworkTask& task : sample::tasks(0)) {
    estimates.push_back({384.0 * task.duration, 480.0 * task.duration, 768.0 * task.duration});
  }
  const auto links = sample::links(0);
  const PertResult result = pert(Topology(40, links), sample::tasks(0), estimates, {});
  CHECK(result.mean / 480 == doctest::Approx(123.7333).epsilon(0.000001));
}

TEST_CASE("without deviation the chance is certain or none") {
  const PertResult result{.mean = 10};
  CHECK(result.share_within(10) == 1);
  CHECK(result.share_within(9.5) == 0);
  CHECK(normal_share(0) == 0.5);
}
