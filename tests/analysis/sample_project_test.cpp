// The figures of domain.md E and C read from the sample project's own files.
#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <string>

#include "accord/analysis/contract_dates.h"
#include "accord/analysis/forecast.h"
#include "accord/analysis/progress.h"
#include "accord/analysis/status_colours.h"
#include "accord/analysis/what_if.h"
#include "accord/analysis/workload.h"
#include "accord/base/disk.h"
#include "accord/kinds/list.h"
#include "accord/model/project_calendar.h"
#include "accord/store/project.h"

using namespace accord;

namespace {

Project& project() {
  static Project opened(std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows());
  return opened;
}

const RecordSet& records() {
  static const Loaded loaded = project().load();
  return loaded.records;
}

const Calendar& calendar() {
  static const Calendar own = project_calendar(project().settings());
  return own;
}

Date day(std::string_view month_day) {
  return *parse_date("2026-" + std::string(month_day));
}

const Record& numbered(std::string_view number) {
  return *records().resolve(number).front();
}

Progress progress_at(std::string_view month_day) {
  return compute_progress(records(), calendar(), Currency::cny(), {.as_of = day(month_day)});
}

}  // namespace

TEST_CASE("sample files, C16: 116, 120, 120 and 124 working days as the changes come in") {
  struct Expected { std::string_view as_of, finish; int days; };
  for (const auto& [as_of, finish, days] : std::initializer_list<Expected>{
           {"03-02", "2026-08-14", 116}, {"04-22", "2026-08-20", 120}, {"05-20", "2026-08-20", 120}, {"07-15", "2026-08-26", 124}}) {
    CAPTURE(as_of);
    const Schedule schedule = compute_schedule(records(), calendar(), {.as_of = day(as_of), .with_progress = false});
    CHECK(schedule.findings.empty());
    CHECK(to_string(schedule.finish.value()) == finish);
    CHECK(schedule.working_days == days);
  }
}

TEST_CASE("sample files, baselines: what the schedule gives is what was written down") {
  struct Version { std::string_view version, as_of; };
  for (const auto& [version, as_of] : std::initializer_list<Version>{{"1.0", "03-02"}, {"1.1", "04-22"}, {"1.2", "05-20"}, {"1.3", "06-03"}, {"1.4", "07-15"}}) {
    const Record* record = baseline_in_force(records(), day(as_of));
    REQUIRE(record != nullptr);
    CHECK(record->text("version") == version);
    const Baseline baseline = read_baseline(*record, records(), calendar(), Currency::cny());
    CHECK(baseline.findings.empty());
    const auto snapshot = snapshot_of(compute_schedule(records(), calendar(), {.as_of = day(as_of), .with_progress = false}));
    REQUIRE(snapshot.size() == baseline.tasks.size());
    for (std::size_t i = 0; i < snapshot.size(); ++i) {
      CAPTURE(snapshot[i].task);
      CHECK(snapshot[i].start == baseline.tasks[i].start);
      CHECK(snapshot[i].finish == baseline.tasks[i].finish);
    }
  }
}

TEST_CASE("sample files, C06 and C07: earned value on 30 April and 28 June; 77.1 % against 80.0 %") {
  const Progress april = progress_at("04-30");
  CHECK(april.total.cost.sums.pv == 28842857);
  CHECK(april.total.cost.sums.ev == 25000000);
  CHECK(april.total.cost.sums.ac == 26966667);
  const Progress june = progress_at("06-28");
  CHECK(june.findings.empty());
  CHECK(june.total.cost.sums.bac == 100340000);
  CHECK(june.total.cost.sums.pv == 76540000);
  CHECK(june.total.cost.sums.ev == 73640000);
  CHECK(june.total.cost.sums.ac == 80507778);
  CHECK(to_string(four_places(*june.cost_schedule->index())) == "0.9220");
  CHECK(to_string(rounded(*june.total.days.complete, 3)) == "0.771");
  CHECK(to_string(rounded(*june.total.days.planned, 3)) == "0.800");
  const Progress end = progress_at("09-07");
  CHECK(end.total.cost.sums.ac == 111300000);
  CHECK(end.total.cost.sums.bac == 102790000);
}

TEST_CASE("sample files, weekly page W26: forecast 28 August against the contract's 27; with the measures 26 August") {
  const Schedule schedule = compute_schedule(records(), calendar(), {.as_of = day("06-28")});
  CHECK(to_string(schedule.finish.value()) == "2026-08-28");
  CHECK(schedule.working_days == 126);
  CHECK(to_string(completion_date(records(), calendar(), day("06-28")).value()) == "2026-08-27");
  CHECK(to_string(completion_date(records(), calendar(), day("07-15")).value()) == "2026-09-02");
  std::string dates;
  for (const MilestoneDate& row : milestone_dates(records(), schedule)) {
    const std::string_view number = row.milestone->text("number");
    if (number.size() == 2 && number >= "M4" && number <= "M8") dates += std::string(number) + " " + to_string(row.forecast.value()).substr(5) + " ";
  }
  CHECK(dates == "M4 06-26 M5 07-14 M6 08-13 M7 08-24 M8 08-28 ");
  std::vector<const Record*> measures;
  for (const Record& action : records().of("action")) {
    if (!action.items("effects").empty()) measures.push_back(&action);
  }
  Findings findings;
  const RecordSet changed = with_effects(records(), measures, day("06-28"), findings);
  CHECK(findings.empty());
  const Schedule better = compute_schedule(changed, calendar(), {.as_of = day("06-28")});
  CHECK(to_string(better.finish.value()) == "2026-08-26");
}

TEST_CASE("sample files, E3 W26: schedule and cost amber, overall amber; the client sees amber and no cost") {
  const Progress progress = progress_at("06-28");
  const Schedule schedule = compute_schedule(records(), calendar(), {.as_of = day("06-28")});
  const StatusSources sources{.progress = progress, .schedule = schedule};
  const auto ours = compute_status(records(), project().settings(), calendar(), sources, Audience::internal);
  CHECK(ours[0].colour == Rag::amber);
  CHECK(ours[1].colour == Rag::amber);
  CHECK(overall(ours, Audience::internal) == Rag::amber);
  const auto theirs = compute_status(records(), project().settings(), calendar(), sources, Audience::client);
  CHECK(theirs[0].colour == Rag::amber);
  CHECK(theirs[static_cast<std::size_t>(Dimension::scope)].colour == Rag::green);
  CHECK(theirs[static_cast<std::size_t>(Dimension::quality)].colour == Rag::green);
  CHECK(overall(theirs, Audience::client) == Rag::amber);
}

TEST_CASE("sample files, C27: the tasks' own estimates, simulated") {
  const Forecast forecast = compute_forecast(records(), calendar(), {.schedule = {.as_of = day("03-02"), .with_progress = false},
                                                                     .simulation = {.runs = 4000, .seed = 1},
                                                                     .contract_date = day("08-21")});
  CHECK(forecast.unestimated == 0);
  CHECK(forecast.single_path->mean.working_days == doctest::Approx(123.73).epsilon(0.0001));
  CHECK(std::abs(forecast.simulated->mean.working_days - 125.07) < 4 * 4.14 / std::sqrt(4000.0));
}

TEST_CASE("sample files, E10: two developers are above 100 % in May") {
  const Schedule schedule = compute_schedule(records(), calendar(), {.as_of = day("05-31")});
  std::string over;
  for (const WorkloadRow& row : compute_workload(records(), calendar(), schedule, PeriodKind::week, day("05-18"), day("05-31"))) {
    if (row.load == Load::overload) over += row.person->id + " " + to_string(row.period) + " ";
  }
  CHECK(over == "machao 2026-W21 machao 2026-W22 wutong 2026-W21 wutong 2026-W22 ");
  CHECK(numbered("T19").text("owner") == "machao");
}
