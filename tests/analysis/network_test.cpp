#include "accord/analysis/network.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "analysis/sample_plan.h"
#include "support/law.h"

using namespace accord;

namespace {

struct Case {
  std::vector<NetworkTask> tasks;
  std::vector<NetworkLink> links;
  NetworkOptions options;

  Topology topology() const { return Topology(tasks.size(), links); }
  NetworkTimes times() const { return compute_times(topology(), tasks, options); }
};

Case of(std::vector<Tick> durations, std::vector<NetworkLink> links) {
  Case result;
  for (const Tick duration : durations) result.tasks.push_back({.duration = duration});
  result.links = std::move(links);
  return result;
}

template <class Member>
std::vector<Tick> column(const NetworkTimes& times, Member TaskTimes::*member) {
  std::vector<Tick> result;
  for (const auto& task : times.tasks) result.push_back(task.*member);
  return result;
}

std::string critical_numbers(const NetworkTimes& times) {
  std::string result;
  for (std::size_t i = 0; i < times.tasks.size(); ++i) {
    if (times.tasks[i].critical) result += std::string(sample::rows[i].number) + " ";
  }
  return result;
}

Case sample_case(int changes) {
  return {sample::tasks(changes), sample::links(changes), {}};
}

}  // namespace

TEST_CASE("C12 (homeworksource 4323963): starts, slack, free float and the critical path A-D-G") {
  const Case c = of({8, 4, 3, 5, 1, 2, 7, 6, 9, 6},
                    {{0, 3}, {0, 4}, {2, 5}, {3, 6}, {2, 7}, {1, 8}, {4, 8}, {5, 8}, {7, 9}});
  const NetworkTimes times = c.times();
  CHECK(times.finish == 20);
  CHECK(column(times, &TaskTimes::early_start) == std::vector<Tick>{0, 0, 0, 8, 8, 3, 13, 3, 9, 9});
  CHECK(column(times, &TaskTimes::total_float) == std::vector<Tick>{0, 7, 5, 0, 2, 6, 0, 5, 2, 5});
  CHECK(column(times, &TaskTimes::free_float) == std::vector<Tick>{0, 5, 0, 0, 0, 4, 0, 0, 2, 5});
  CHECK(critical_path(c.topology(), c.tasks, times) == std::vector<std::int32_t>{0, 3, 6});
}

TEST_CASE("C16: the sample's four networks take 116, 120, 120 and 124 working days") {
  CHECK(sample_case(0).times().finish == 116);
  CHECK(sample_case(1).times().finish == 120);
  CHECK(sample_case(2).times().finish == 120);
  CHECK(sample_case(3).times().finish == 124);
}

TEST_CASE("C16: critical set of v1.0, T11 and T12 in parallel; one path by the lowest index") {
  const Case c = sample_case(0);
  const NetworkTimes times = c.times();
  CHECK(critical_numbers(times) ==
        "T01 T04 T05 T06 T07 T10 T11 T12 T14 T17 T20 T26 T28 T29 T36 T37 T38 T39 T40 ");
  std::string path;
  for (const auto task : critical_path(c.topology(), c.tasks, times)) {
    path += std::string(sample::rows[static_cast<std::size_t>(task)].number) + " ";
  }
  CHECK(path == "T01 T04 T05 T06 T07 T10 T11 T14 T17 T20 T26 T28 T29 T36 T37 T38 T39 T40 ");
}

TEST_CASE("E3: total float of all 40 tasks of v1.0, and of T41 to T43 in v1.4") {
  const NetworkTimes first = sample_case(0).times(), last = sample_case(3).times();
  for (std::size_t i = 0; i < 43; ++i) {
    CAPTURE(sample::rows[i].number);
    CHECK((i < 40 ? first : last).tasks[i].total_float == sample::rows[i].total_float);
  }
}

TEST_CASE("link types and lags, forward and backward") {
  // 0 takes 4; each of the others 3, linked to it one way.
  const Case c = of({4, 3, 3, 3, 3, 3, 3}, {{0, 1, LinkType::finish_start, 2},
                                            {0, 2, LinkType::finish_start, -2},
                                            {0, 3, LinkType::start_start, 1},
                                            {0, 4, LinkType::finish_finish, 1},
                                            {0, 5, LinkType::start_finish, 5},
                                            {0, 6, LinkType::start_finish, 1}});
  const NetworkTimes times = c.times();
  CHECK(column(times, &TaskTimes::early_start) == std::vector<Tick>{0, 6, 2, 1, 2, 2, 0});
  CHECK(times.finish == 9);
  CHECK(times.tasks[0].total_float == 0);
  CHECK(column(times, &TaskTimes::total_float) == std::vector<Tick>{0, 0, 4, 5, 4, 4, 6});
  CHECK(times.tasks[0].free_float == 0);
}

TEST_CASE("a start-to-start link holds the late start of its predecessor") {
  const Case c = of({2, 10}, {{0, 1, LinkType::start_start, 0}});
  const NetworkTimes times = c.times();
  CHECK(times.tasks[0].late_start == 0);
  CHECK(times.tasks[0].total_float == 0);
  CHECK(times.tasks[1].critical);
}

TEST_CASE("milestones take no time and may be critical") {
  const Case c = of({5, 0, 3}, {{0, 1}, {1, 2}});
  const NetworkTimes times = c.times();
  CHECK(times.tasks[1].early_start == 5);
  CHECK(times.tasks[1].early_finish == 5);
  CHECK(times.tasks[1].critical);
  CHECK(times.finish == 8);
}

TEST_CASE("a finish imposed too early makes float negative; critical is the least float") {
  Case c = of({5, 3, 1}, {{0, 1}});
  c.options.imposed_finish = 6;
  NetworkTimes times = c.times();
  CHECK(column(times, &TaskTimes::total_float) == std::vector<Tick>{-2, -2, 5});
  CHECK(times.tasks[0].critical);
  CHECK_FALSE(times.tasks[2].critical);
  c.options.imposed_finish = 10;
  times = c.times();
  CHECK(column(times, &TaskTimes::total_float) == std::vector<Tick>{2, 2, 9});
  CHECK(times.tasks[1].critical);
}

TEST_CASE("date constraints push early dates and hold late dates, and never break a link") {
  Case c = of({5, 3, 2}, {{0, 1}, {1, 2}});
  c.tasks[1].start_no_earlier = 7;
  CHECK(c.times().finish == 12);
  CHECK(c.times().tasks[0].total_float == 2);
  CHECK(drivers_of(c.topology(), c.tasks, c.options, c.times(), 1).constraint);
  c.tasks[1].start_no_earlier = NetworkTask::lowest;
  c.tasks[1].finish_no_later = 6;
  CHECK(c.times().tasks[0].total_float == -2);
  CHECK(c.times().tasks[2].total_float == 0);
  c.tasks[1].finish_no_later = NetworkTask::highest;
  c.tasks[2].finish_no_earlier = 20;
  CHECK(c.times().tasks[2].early_start == 18);
  c.tasks[2].finish_no_earlier = NetworkTask::lowest;
  c.tasks[1].start_no_later = 4;
  CHECK(c.times().tasks[1].early_start == 5);
  CHECK(c.times().tasks[1].total_float == -1);
}

TEST_CASE("CPM-8: started work keeps its start, its remainder waits for the data date and its predecessors") {
  Case c = of({5, 3, 2, 4}, {{0, 1}, {1, 2}, {1, 3, LinkType::start_start, 1}});
  c.options.data_date = 6;
  c.tasks[0] = {.duration = 2, .state = NetworkTask::State::started, .actual_start = 1};
  c.tasks[1] = {.duration = 2, .state = NetworkTask::State::started, .actual_start = 4};
  const NetworkTimes times = c.times();
  CHECK(times.tasks[0].early_start == 1);
  CHECK(times.tasks[0].resume == 6);
  CHECK(times.tasks[0].early_finish == 8);
  CHECK(times.tasks[1].early_start == 4);
  CHECK(times.tasks[1].resume == 8);  // out of sequence: the remainder still waits for its predecessor
  CHECK(times.tasks[1].early_finish == 10);
  CHECK(times.tasks[2].early_start == 10);
  CHECK(times.tasks[3].early_start == 6);  // one after the actual start has passed: the data date holds
  CHECK(times.finish == 12);
  CHECK(drivers_of(c.topology(), c.tasks, c.options, times, 3).data_date);
  CHECK(drivers_of(c.topology(), c.tasks, c.options, times, 1).links == std::vector<std::int32_t>{0});
}

TEST_CASE("done tasks are facts: no float, never critical, lags count from them") {
  Case c = of({5, 3}, {{0, 1, LinkType::finish_start, 4}});
  c.options.data_date = 3;
  c.tasks[0] = {.state = NetworkTask::State::done, .actual_start = 0, .actual_finish = 2};
  const NetworkTimes times = c.times();
  CHECK(times.tasks[1].early_start == 6);
  CHECK(times.tasks[0].total_float == 0);
  CHECK_FALSE(times.tasks[0].critical);
  CHECK(critical_path(c.topology(), c.tasks, times) == std::vector<std::int32_t>{1});
}

TEST_CASE("a cycle is reported as its path, from its lowest index along the links") {
  const Case c = of({1, 1, 1, 1, 1}, {{0, 3}, {3, 4}, {4, 1}, {1, 3}, {4, 2}});
  CHECK(c.topology().cycle() == std::vector<std::int32_t>{1, 3, 4});
  CHECK(of({1}, {{0, 0}}).topology().cycle() == std::vector<std::int32_t>{0});
  CHECK(of({1, 1}, {{0, 1}}).topology().cycle().empty());
}

TEST_CASE("an empty network finishes where it starts") {
  Case c;
  c.options.start = 3;
  CHECK(c.times().finish == 3);
  CHECK(critical_path(c.topology(), c.tasks, c.times()).empty());
}

TEST_CASE("property: any acyclic network keeps its links, and delaying a task within its float moves no finish") {
  const auto property = [] {
    const auto durations = *rc::gen::nonEmpty(rc::gen::container<std::vector<Tick>>(rc::gen::inRange(0, 9)));
    Case c = of(durations, {});
    const auto count = static_cast<std::int32_t>(durations.size());
    const int links = *rc::gen::inRange(0, 2 * count);
    for (int i = 0; i < links; ++i) {
      const auto a = *rc::gen::inRange(0, count), b = *rc::gen::inRange(0, count);
      if (a == b) continue;
      c.links.push_back({std::min(a, b), std::max(a, b), static_cast<LinkType>(*rc::gen::inRange(0, 4)),
                         *rc::gen::inRange(-3, 6)});
    }
    const NetworkTimes times = c.times();
    for (const NetworkLink& link : c.links) {
      const TaskTimes& from = times.tasks[static_cast<std::size_t>(link.from)];
      const TaskTimes& to = times.tasks[static_cast<std::size_t>(link.to)];
      RC_ASSERT(to.early_start >= earliest_by_link(link.type, from.early_start, from.early_finish, link.lag,
                                                   c.tasks[static_cast<std::size_t>(link.to)].duration));
      RC_ASSERT(to.late_start >= earliest_by_link(link.type, from.late_start, from.late_finish, link.lag,
                                                  c.tasks[static_cast<std::size_t>(link.to)].duration));
    }
    const auto delayed = static_cast<std::size_t>(*rc::gen::inRange(0, count));
    c.tasks[delayed].start_no_earlier = times.tasks[delayed].late_start;
    RC_ASSERT(c.times().finish == times.finish);
    c.tasks[delayed].start_no_earlier = times.tasks[delayed].early_start + times.tasks[delayed].free_float;
    const NetworkTimes moved = c.times();
    for (std::size_t i = 0; i < c.tasks.size(); ++i) {
      if (i != delayed) RC_ASSERT(moved.tasks[i].early_start == times.tasks[i].early_start);
    }
    c.tasks[delayed].start_no_earlier = times.tasks[delayed].late_start + 1;
    RC_ASSERT(c.times().finish == times.finish + 1);
  };
  CHECK(test::holds("a network", 500, property));
}
