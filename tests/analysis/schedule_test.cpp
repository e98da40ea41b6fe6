#include "accord/analysis/schedule.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/plan_records.h"

using namespace accord;

namespace {

ScheduleOptions planned(std::string_view as_of) {
  return {.as_of = sample::day(as_of), .with_progress = false, .start = sample::day("03-02")};
}

std::string finish_of(const Schedule& schedule, std::string_view id) {
  const ScheduledTask* task = schedule.find(id);
  return task != nullptr && task->known ? to_string(task->finish) : "-";
}

std::vector<std::string> rules(const Schedule& schedule) {
  std::vector<std::string> result;
  for (const Finding& finding : schedule.findings) result.push_back(finding.rule);
  return result;
}

Schedule schedule_of(sample::Records records, ScheduleOptions options) {
  static std::vector<std::unique_ptr<RecordSet>> kept;  // rows point into the records
  kept.push_back(std::make_unique<RecordSet>(records.set()));
  return compute_schedule(*kept.back(), sample::calendar(), options);
}

}  // namespace

TEST_CASE("E3: start, finish and total float of all 40 tasks of the first plan") {
  const Schedule schedule = schedule_of(sample::plan_records(), planned("03-02"));
  CHECK(schedule.findings.empty());
  REQUIRE(schedule.tasks.size() == 40);
  for (const sample::Row& row : sample::rows) {
    const ScheduledTask* task = schedule.find(sample::task_id(row.number));
    if (task == nullptr) continue;
    CAPTURE(row.number);
    CHECK(to_string(task->start) == "2026-" + std::string(row.baseline_start));
    CHECK(to_string(task->finish) == "2026-" + std::string(row.baseline_finish));
    CHECK(task->total_float == Decimal(row.total_float));
    CHECK(task->critical == (row.total_float == 0));
  }
}

TEST_CASE("C16: finishes and lengths as the changes come in: +4, +0, +4 working days") {
  struct Expected { std::string_view as_of, finish; int days; };
  for (const auto& [as_of, finish, days] : std::initializer_list<Expected>{
           {"03-02", "2026-08-14", 116}, {"04-22", "2026-08-20", 120}, {"05-20", "2026-08-20", 120}, {"07-15", "2026-08-26", 124}}) {
    CAPTURE(as_of);
    const Schedule schedule = schedule_of(sample::plan_records(), planned(as_of));
    CHECK(to_string(schedule.finish.value()) == finish);
    CHECK(schedule.working_days == days);
  }
  const Schedule last = schedule_of(sample::plan_records(), planned("07-15"));
  for (const std::string_view number : {"T41", "T42", "T43"}) {
    const sample::Row& row = sample::rows[static_cast<std::size_t>(sample::index_of(number))];
    const ScheduledTask* task = last.find(sample::task_id(number));
    CHECK(to_string(task->start) == "2026-" + std::string(row.baseline_start));
    CHECK(to_string(task->finish) == "2026-" + std::string(row.baseline_finish));
    CHECK(task->total_float == Decimal(row.total_float));
  }
}

TEST_CASE("C16: the critical path, at the fork of T11 and T12 the first in the plan's order") {
  const Schedule schedule = schedule_of(sample::plan_records(), planned("03-02"));
  std::string path;
  for (const std::size_t task : schedule.critical_path) path += std::string(schedule.tasks[task].record->text("number")) + " ";
  CHECK(path == "T01 T04 T05 T06 T07 T10 T11 T14 T17 T20 T26 T28 T29 T36 T37 T38 T39 T40 ");
}

TEST_CASE("C19 (GanttProject HouseBuildingSample): 15 starts on a plain calendar, summaries and milestones among them") {
  struct Row { int id, days, parent; std::string_view after, start; };
  const std::vector<Row> rows = {{9, 10, 0, "", "02-01"},   {10, 15, 0, "9", "02-15"},  {17, 0, 0, "10", "03-08"},
                                 {12, 5, 11, "9", "02-15"}, {13, 5, 11, "12", "02-22"}, {14, 5, 11, "12", "02-22"},
                                 {1, 15, 7, "17", "03-08"}, {2, 20, 7, "1", "03-29"},   {4, 20, 7, "2", "04-26"},
                                 {5, 10, 7, "4", "05-24"},  {16, 10, 7, "18", "06-07"}, {18, 0, 7, "5", "06-07"},
                                 {6, 5, 8, "18 11", "06-07"}, {15, 3, 8, "6", "06-14"}, {20, 0, 8, "15 7", "06-21"}};
  const auto id = [](std::string_view number) { return fmt::format("T-aaa{:0>2}", number); };
  sample::Records records;
  for (const std::string_view summary : {"0", "7", "8", "11"}) records.task(id(summary), "type: summary\n");
  for (const Row& row : rows) {
    std::string yaml = fmt::format("duration: {}d\nparent: {}\n", row.days, id(std::to_string(row.parent)));
    if (!row.after.empty()) yaml += "depends:\n";
    for (const auto number : sample::words(row.after)) yaml += fmt::format("  - {}\n", id(number));
    records.task(id(std::to_string(row.id)), yaml);
  }
  const RecordSet set = records.set();
  const Schedule schedule = compute_schedule(set, Calendar(), {.as_of = sample::day("03-01"), .with_progress = false, .start = Date::of(2021, 2, 1)});
  for (const Row& row : rows) {
    CAPTURE(row.id);
    CHECK(to_string(schedule.find(id(std::to_string(row.id)))->start) == "2021-" + std::string(row.start));
  }
  CHECK(finish_of(schedule, id("20")) == "2021-06-18");  // reached when the day before its start ends
}

TEST_CASE("weekly page W26: finish on 2026-08-28 after 126 working days; M5, M6, M7, M8; T33 ends on 06-30") {
  sample::Records records = sample::plan_records();
  const RecordSet set = records.set();
  const Schedule schedule = compute_schedule(set, sample::calendar(), {.as_of = sample::day("06-28")});
  CHECK(to_string(schedule.start) == "2026-03-02");
  CHECK(to_string(schedule.finish.value()) == "2026-08-28");
  CHECK(schedule.working_days == 126);
  CHECK(finish_of(schedule, "T-00033") == "2026-06-30");
  CHECK(to_string(schedule.find("T-00029")->start) == "2026-06-29");
  CHECK(schedule.find("T-00029")->drivers.back().type == Driver::Type::data_date);
  CHECK(schedule.find("T-00037")->drivers.front().predecessor->id == "T-00036");
  CHECK(schedule.find("T-00022")->critical == false);
  std::string dates;
  for (const MilestoneDate& row : milestone_dates(set, schedule)) {
    dates += std::string(row.milestone->text("number")) + (row.reached ? "!" : " ") + to_string(row.forecast.value()).substr(5) + " ";
  }
  CHECK(dates == "M1!03-03 M2!04-09 M3!04-30 M4!06-26 M5 07-14 M6 08-13 M7 08-24 M8 08-28 ");
}

TEST_CASE("started tasks: remaining duration by the last statement, hours and halves of days") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 10d\nprogress:\n  - {id: p001, at: 2026-03-04, percent: 75}\nmoves:\n  - {to: in_progress, at: 2026-03-02}\n");
  records.task("T-bbbbb", "duration: 4h\ndepends: [T-aaaaa]\n");
  records.task("T-ccccc", "duration: 0.5d\ndepends: [T-bbbbb]\n");
  records.task("T-ddddd", "type: milestone\ndepends: [T-ccccc]\n");
  const Schedule schedule = schedule_of(std::move(records), {.as_of = sample::day("03-04")});
  CHECK(to_string(schedule.find("T-aaaaa")->start) == "2026-03-02");
  CHECK(to_string(schedule.find("T-aaaaa")->open_start) == "2026-03-05");
  CHECK(finish_of(schedule, "T-aaaaa") == "2026-03-09");  // 2.5 days from the 5th
  CHECK(finish_of(schedule, "T-bbbbb") == "2026-03-09");
  CHECK(finish_of(schedule, "T-ccccc") == "2026-03-10");
  CHECK(finish_of(schedule, "T-ddddd") == "2026-03-10");
}

TEST_CASE("summary tasks are the span of what is below them, by parent or by wbs; links to them reach their tasks") {
  sample::Records records;
  records.task("T-sum01", "type: summary\nwbs: \"1\"\n");
  records.task("T-aaaaa", "wbs: \"1.1\"\nduration: 2d\n");
  records.task("T-bbbbb", "parent: T-sum01\nduration: 3d\ndepends: [T-aaaaa]\n");
  records.task("T-ccccc", "wbs: \"2\"\nduration: 1d\ndepends: [T-sum01]\n");
  const Schedule schedule = schedule_of(std::move(records), planned("03-02"));
  const ScheduledTask& summary = *schedule.find("T-sum01");
  CHECK(to_string(summary.start) == "2026-03-02");
  CHECK(to_string(summary.finish) == "2026-03-06");
  CHECK(summary.critical);
  CHECK(to_string(schedule.find("T-ccccc")->start) == "2026-03-09");
}

TEST_CASE("date constraints, an imposed finish and lags in working days over a holiday") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 2d\nconstraint: SNET 2026-04-03\n");
  records.task("T-bbbbb", "duration: 2d\ndepends: [T-aaaaa FS-1d]\n");
  records.task("T-ccccc", "duration: 1d\nconstraint: FNLT 2026-03-31\ndepends: [T-bbbbb SS]\n");
  ScheduleOptions options = planned("03-02");
  Schedule schedule = schedule_of(records, options);
  CHECK(finish_of(schedule, "T-aaaaa") == "2026-04-07");  // 4 to 6 April are the Qingming holiday
  CHECK(to_string(schedule.find("T-bbbbb")->start) == "2026-04-07");
  CHECK(schedule.find("T-ccccc")->total_float == Decimal(-4));  // 1, 2, 3 and 7 April
  CHECK(schedule.find("T-aaaaa")->drivers.front().type == Driver::Type::constraint);
  sample::Records two;
  two.task("T-aaaaa", "duration: 2d\n");
  two.task("T-bbbbb", "duration: 2d\ndepends: [T-aaaaa]\n");
  options.imposed_finish = sample::day("03-03");
  schedule = schedule_of(two, options);
  CHECK(schedule.find("T-aaaaa")->total_float == Decimal(-2));
  CHECK(to_string(schedule.find("T-aaaaa")->late_start) == "2026-02-27");  // Saturday 28 February is worked
}

TEST_CASE("CPM-1: a cycle is a finding with its path; what lies on and after it has no dates, the rest has") {
  sample::Records records;
  records.task("T-aaaaa", "number: A\nduration: 1d\n");
  records.task("T-bbbbb", "number: B\nduration: 1d\ndepends: [T-aaaaa, T-ccccc]\n");
  records.task("T-ccccc", "number: C\nduration: 1d\ndepends: [T-bbbbb]\n");
  records.task("T-ddddd", "number: D\nduration: 1d\ndepends: [T-ccccc]\n");
  const Schedule schedule = schedule_of(std::move(records), planned("03-02"));
  CHECK(rules(schedule) == std::vector<std::string>{"CPM-1"});
  CHECK(schedule.findings.front().message.english() == "these tasks wait for each other: B → C → B");
  CHECK(schedule.findings.front().file == "tasks/T-bbbbb.yaml");
  CHECK(schedule.findings.front().mark.line == 6);
  CHECK(schedule.cycle == std::vector<std::string>{"T-bbbbb", "T-ccccc"});
  CHECK_FALSE(schedule.finish.has_value());
  CHECK(schedule.critical_path.empty());
  CHECK(finish_of(schedule, "T-aaaaa") == "2026-03-02");
  CHECK_FALSE(schedule.find("T-aaaaa")->float_known);
  CHECK(finish_of(schedule, "T-bbbbb") == "-");
  CHECK(finish_of(schedule, "T-ddddd") == "-");
}

TEST_CASE("CPM-2: an unknown predecessor spoils its task and those after it; a cancelled one or a later one does not") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 1d\ndepends:\n  - T-zzzzz\n");
  records.task("T-bbbbb", "duration: 1d\ndepends: [T-aaaaa]\n");
  records.task("T-ccccc", "duration: 9d\nmoves:\n  - {to: cancelled, at: 2026-03-01, reason: not needed}\n");
  records.task("T-ddddd", "duration: 1d\ndepends: [T-ccccc, T-eeeee]\n");
  records.add("task", "T-eeeee", "id: T-eeeee\ntitle: later\ncreated: 2026-05-01\nduration: 9d\n");
  const Schedule schedule = schedule_of(std::move(records), planned("03-02"));
  CHECK(rules(schedule) == std::vector<std::string>{"CPM-2"});
  CHECK(schedule.findings.front().mark.line == 6);
  CHECK(finish_of(schedule, "T-aaaaa") == "-");
  CHECK(finish_of(schedule, "T-bbbbb") == "-");
  CHECK(finish_of(schedule, "T-ddddd") == "2026-03-02");
  CHECK(schedule.find("T-ccccc") == nullptr);
  CHECK_FALSE(schedule.finish.has_value());
}

TEST_CASE("bad durations, constraints, lags, percentages and dates are findings; their figures are absent") {
  struct Bad { std::string_view yaml, rule; };
  for (const auto& [yaml, rule] : std::initializer_list<Bad>{
           {"duration: -3d\n", "plan.duration"},
           {"duration: soon\n", "plan.duration"},
           {"duration: 99999999d\n", "plan.duration"},
           {"duration: 2d\ndepends: [T-zzzzz XX]\n", "plan.lag"},
           {"duration: 2d\ndepends: [T-zzzzz FS+2000000d]\n", "plan.lag"},
           {"duration: 2d\nprogress:\n  - {id: p001, at: 2026-03-02, percent: 130}\nmoves:\n  - {to: in_progress, at: 2026-03-02}\n", "plan.progress"},
           {"duration: 2d\nmoves:\n  - {to: in_progress, at: 2026-03-03}\n  - {to: done, at: 2026-03-02}\n", "plan.dates"}}) {
    CAPTURE(yaml);
    sample::Records records;
    records.task("T-aaaaa", yaml);
    const Schedule schedule = schedule_of(std::move(records), {.as_of = sample::day("03-04"), .start = sample::day("03-02")});
    CHECK(rules(schedule) == std::vector<std::string>{std::string(rule)});
    CHECK(finish_of(schedule, "T-aaaaa") == "-");
    CHECK_FALSE(schedule.finish.has_value());
  }
  sample::Records records;
  records.task("T-aaaaa", "duration: 1d\nconstraint: SOON 2026-03-09\n");
  CHECK(rules(schedule_of(std::move(records), planned("03-02"))) == std::vector<std::string>{"plan.constraint"});
}

TEST_CASE("a task without a duration is left out with a warning; what follows it has no dates") {
  sample::Records records;
  records.task("T-aaaaa", "");
  records.task("T-bbbbb", "duration: 1d\ndepends: [T-aaaaa]\n");
  records.task("T-ccccc", "duration: 1d\n");
  const Schedule schedule = schedule_of(std::move(records), planned("03-02"));
  CHECK(rules(schedule) == std::vector<std::string>{"plan.unplanned"});
  CHECK(schedule.findings.front().severity == Severity::warning);
  CHECK(finish_of(schedule, "T-bbbbb") == "-");
  CHECK(finish_of(schedule, "T-ccccc") == "2026-03-02");
}

TEST_CASE("a year the calendar does not know is a warning") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 1d\nconstraint: SNET 2027-01-04\n");
  const Schedule schedule = schedule_of(std::move(records), planned("03-02"));
  CHECK(rules(schedule) == std::vector<std::string>{"plan.calendar"});
  CHECK(finish_of(schedule, "T-aaaaa") == "2027-01-04");
}

TEST_CASE("without tasks there is no finish") {
  sample::Records records;
  const Schedule schedule = schedule_of(std::move(records), {.as_of = sample::day("03-04")});
  CHECK_FALSE(schedule.finish.has_value());
  CHECK(schedule.findings.empty());
}

TEST_CASE("a start that must be on a rest day is on the next worked day, a finish on the one before; neither makes negative float") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 2d\nconstraint: MSO 2026-03-07\n");  // Saturday
  records.task("T-bbbbb", "duration: 2d\nconstraint: MFO 2026-03-15\n");  // Sunday
  const Schedule schedule = schedule_of(std::move(records), planned("03-02"));
  CHECK(to_string(schedule.find("T-aaaaa")->start) == "2026-03-09");
  CHECK(finish_of(schedule, "T-bbbbb") == "2026-03-13");
  CHECK(schedule.find("T-aaaaa")->total_float == Decimal(0));
  CHECK(schedule.find("T-bbbbb")->total_float == Decimal(0));
  CHECK(rules(schedule).empty());
}

TEST_CASE("a date constraint that the plan cannot keep is a finding beside the negative float") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 5d\n");
  records.task("T-bbbbb", "duration: 2d\ndepends: [T-aaaaa]\nconstraint: FNLT 2026-03-06\n");
  records.task("T-ccccc", "duration: 2d\ndepends: [T-aaaaa]\nconstraint: SNLT 2026-03-05\n");
  records.task("T-ddddd", "duration: 2d\ndepends: [T-aaaaa]\nconstraint: FNLT 2026-03-10\n");
  const Schedule schedule = schedule_of(std::move(records), planned("03-02"));
  CHECK(schedule.find("T-bbbbb")->total_float == Decimal(-2));
  REQUIRE(rules(schedule) == std::vector<std::string>{"plan.constraint", "plan.constraint"});
  CHECK(schedule.findings[0].message.english() == "T-bbbbb cannot keep FNLT 2026-03-06: it finishes on 2026-03-10");
  CHECK(schedule.findings[1].message.english() == "T-ccccc cannot keep SNLT 2026-03-05: it starts on 2026-03-09");
}

TEST_CASE("a week from Sunday to Thursday: Friday and Saturday are off") {
  CalendarRules rules;
  rules.hours = {};
  for (const std::size_t day : std::initializer_list<std::size_t>{6, 0, 1, 2, 3}) rules.hours[day] = {{8 * 60, 16 * 60}};
  sample::Records records;
  records.task("T-aaaaa", "duration: 5d\n");
  records.task("T-bbbbb", "duration: 1d\ndepends: [T-aaaaa]\n");
  const RecordSet set = records.set();
  const Schedule schedule = compute_schedule(set, Calendar(rules), planned("03-02"));
  CHECK(finish_of(schedule, "T-aaaaa") == "2026-03-08");  // Monday to Thursday, Sunday
  CHECK(finish_of(schedule, "T-bbbbb") == "2026-03-09");
}
