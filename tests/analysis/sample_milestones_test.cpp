// domain.md E2 from the sample project's files: where each milestone stood in v1.0 and v1.4, when it was reached, and its slip.
#include <doctest/doctest.h>

#include <memory>

#include "accord/analysis/baseline.h"
#include "accord/base/disk.h"
#include "accord/kinds/list.h"
#include "accord/model/project_calendar.h"
#include "accord/store/project.h"

using namespace accord;

namespace {

/// The last finish of the milestone's tasks that the baseline knows.
Date planned(const Baseline& baseline, const Record& milestone) {
  Date last;
  for (const std::string_view task : milestone.list("task"))
    if (const BaselineTask* row = baseline.find(task)) last = std::max(last, row->finish);
  return last;
}

}  // namespace

TEST_CASE("E2: the milestones of v1.0 and v1.4, their actual days and slips in calendar and working days") {
  const Project project(std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows());
  const Loaded loaded = project.load();
  const Calendar calendar = project_calendar(project.settings());
  const auto version = [&](const char* day) { return read_baseline(*baseline_in_force(loaded.records, *parse_date(day)), loaded.records, calendar, Currency::cny()); };
  const Baseline first = version("2026-03-02"), last = version("2026-07-15");
  const Schedule end = compute_schedule(loaded.records, calendar, {.as_of = *parse_date("2026-09-30")});
  std::string text;
  for (const MilestoneDate& row : milestone_dates(loaded.records, end)) {
    const Date agreed = planned(last, *row.milestone);
    text += fmt::format("{} {} {} {} {}/{}\n", row.milestone->text("number"), to_string(planned(first, *row.milestone)), to_string(agreed), to_string(*row.reached), *row.reached - agreed,
                        calendar.working_days_later(agreed, *row.reached));
  }
  CHECK(text ==
        "M1 2026-03-03 2026-03-03 2026-03-03 0/0\n"
        "M2 2026-04-03 2026-04-03 2026-04-09 6/3\n"
        "M3 2026-04-24 2026-04-24 2026-04-30 6/4\n"
        "M4 2026-06-10 2026-06-17 2026-06-26 9/6\n"
        "M5 2026-06-30 2026-07-06 2026-07-15 9/7\n"
        "M6 2026-07-30 2026-08-11 2026-08-21 10/8\n"
        "M7 2026-08-10 2026-08-20 2026-09-01 12/8\n"
        "M8 2026-08-14 2026-08-26 2026-09-07 12/8\n");
}
