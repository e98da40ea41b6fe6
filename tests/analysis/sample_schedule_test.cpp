// The sample project's records, through the store and its calendar, give the dates of domain.md C16 and E3.
#include <doctest/doctest.h>

#include <memory>

#include "accord/analysis/schedule.h"
#include "accord/base/disk.h"
#include "accord/kinds/list.h"
#include "accord/model/project_calendar.h"
#include "accord/store/project.h"

using namespace accord;

namespace {

std::string plan_on(const char* day) {
  static const Project project(std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows());
  static const Loaded loaded = project.load();
  const Schedule schedule = compute_schedule(loaded.records, project_calendar(project.settings()), {.as_of = *parse_date(day)});
  CHECK(schedule.findings.empty());
  std::string text = std::to_string(schedule.working_days) + " days";
  for (const MilestoneDate& milestone : milestone_dates(loaded.records, schedule))
    text += " " + std::string(milestone.milestone->text("number")) + " " + to_string(milestone.forecast.value()).substr(5);
  return text;
}

}  // namespace

TEST_CASE("C16, E2: before the start the sample plan has 116 working days and ends on 14 August") {
  CHECK(plan_on("2026-03-01") == "116 days M1 03-03 M2 04-03 M3 04-24 M4 06-10 M5 06-30 M6 07-30 M7 08-10 M8 08-14");
}

TEST_CASE("E3: at the end of week 26 the sample plan has 126 working days and ends on 28 August") {
  CHECK(plan_on("2026-06-28") == "126 days M1 03-03 M2 04-09 M3 04-30 M4 06-26 M5 07-14 M6 08-13 M7 08-24 M8 08-28");
}

TEST_CASE("E2: when all is done the milestones stand on their actual days") {
  CHECK(plan_on("2026-09-30") == "132 days M1 03-03 M2 04-09 M3 04-30 M4 06-26 M5 07-15 M6 08-21 M7 09-01 M8 09-07");
}
