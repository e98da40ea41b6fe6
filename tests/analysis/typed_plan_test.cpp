#include "accord/analysis/typed_plan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "accord/analysis/progress.h"
#include "accord/analysis/schedule.h"
#include "accord/base/disk.h"
#include "accord/base/threads.h"
#include "accord/model/project_calendar.h"
#include "analysis/plan_records.h"

using namespace accord;

namespace {

Project& project() {
  static Project opened(std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows());
  return opened;
}

std::vector<std::string> ids(const TypedPlan& plan) {
  std::vector<std::string> result;
  for (const PlanTask* task : plan.in_order()) result.push_back(task->record->id);
  return result;
}

void check_same(const Schedule& a, const Schedule& b) {
  REQUIRE(a.tasks.size() == b.tasks.size());
  CHECK(a.finish == b.finish);
  for (std::size_t i = 0; i < a.tasks.size(); ++i) {
    CAPTURE(a.tasks[i].record->id);
    CHECK(a.tasks[i].record->id == b.tasks[i].record->id);
    CHECK(a.tasks[i].start == b.tasks[i].start);
    CHECK(a.tasks[i].finish == b.tasks[i].finish);
    CHECK(a.tasks[i].total_float == b.tasks[i].total_float);
    CHECK(a.tasks[i].facts.due == b.tasks[i].facts.due);
  }
}

}  // namespace

TEST_CASE("tasks typed while they are loaded make the same plan as those of the set") {
  const Calendar calendar = project_calendar(project().settings());
  PlanReader reader(calendar);
  const Loaded loaded = project().load([&](const Record& record) { reader.read(record); });
  const TypedPlan while_loading(loaded.records, std::move(reader)), afterwards(loaded.records, calendar);
  CHECK(ids(while_loading) == ids(afterwards));
  CHECK(ids(afterwards).size() == loaded.records.of("task").size());
  for (const PlanTask* task : while_loading.in_order()) {
    CHECK(task->record == loaded.records.find(task->record->id));
    CHECK(while_loading.number_of(task->record->id) == task->number);
  }
  const ScheduleOptions options{.as_of = sample::day("06-28")};
  check_same(compute_schedule(while_loading, calendar, options), compute_schedule(afterwards, calendar, options));
}

TEST_CASE("many tasks, read by several threads in any order, come in the plan's order with their links") {
  sample::Records records;
  for (int i = 1; i <= 600; ++i) {
    const std::string before = i % 7 == 1 ? "" : fmt::format("depends: [T-{:05}]\n", i - 1);
    records.task(fmt::format("T-{:05}", i), fmt::format("wbs: \"{}.{}\"\nduration: 1d\n{}", (i - 1) / 7 + 1, i, before));
  }
  const RecordSet set = records.set();
  PlanReader reader(sample::calendar());
  share_out(set.of("task").size(), 1, [&](std::size_t first, std::size_t) { reader.read(set.of("task")[set.of("task").size() - 1 - first]); });
  const TypedPlan plan(set, std::move(reader));
  REQUIRE(plan.in_order().size() == 600);
  for (std::size_t i = 0; i < 600; ++i) {
    const PlanTask& task = *plan.in_order()[i];
    CHECK(task.record->id == fmt::format("T-{:05}", i + 1));
    CHECK(task.depends.size() == (i % 7 == 0 ? 0 : 1));
    if (!task.depends.empty()) CHECK(plan.in_order()[i - 1]->number == task.depends.front().number);
  }
}

TEST_CASE("a person whose handle is a task's id does not stand in its links' way") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 2d\n");
  records.task("T-bbbbb", "duration: 1d\ndepends: [T-aaaaa]\n");
  records.add("person", "T-aaaaa", "id: T-aaaaa\ntitle: Somebody\ncreated: 2026-02-27\n");
  records.add("person", "T-ccccc", "id: T-ccccc\ntitle: Somebody else\ncreated: 2026-02-27\n");
  const RecordSet set = records.set();
  const TypedPlan plan(set, sample::calendar());
  CHECK(plan.number_of("T-aaaaa") == 0);
  CHECK(plan.number_of("T-ccccc") == -1);
  const Schedule schedule = compute_schedule(plan, sample::calendar(), {.as_of = sample::day("03-01"), .with_progress = false, .start = sample::day("03-02")});
  CHECK(schedule.findings.empty());
  CHECK(to_string(schedule.find("T-bbbbb")->start) == "2026-03-04");
}

TEST_CASE("what-if: a task put in is found by links that named it in vain, also from a what-if of the what-if") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 2d\n");
  records.task("T-ccccc", "duration: 1d\ndepends: [T-aaaaa, T-bbbbb]\n");
  const RecordSet set = records.set();
  const TypedPlan plan(set, sample::calendar());
  sample::Records added, longer;
  added.task("T-bbbbb", "duration: 4d\n");
  longer.task("T-aaaaa", "duration: 6d\n");
  const RecordSet with_added(set, {Record(added.set().of("task").front())}), with_both(with_added, {Record(longer.set().of("task").front())});
  const TypedPlan first(with_added, plan), second(with_both, first);
  CHECK(ids(first) == std::vector<std::string>{"T-aaaaa", "T-bbbbb", "T-ccccc"});
  CHECK(second.numbers() == 3);
  const ScheduleOptions options{.as_of = sample::day("03-01"), .with_progress = false, .start = sample::day("03-02")};
  CHECK(compute_schedule(plan, sample::calendar(), options).findings.front().rule == "CPM-2");
  check_same(compute_schedule(first, sample::calendar(), options), compute_schedule(with_added, sample::calendar(), options));
  check_same(compute_schedule(second, sample::calendar(), options), compute_schedule(with_both, sample::calendar(), options));
  CHECK(to_string(compute_schedule(first, sample::calendar(), options).find("T-ccccc")->start) == "2026-03-06");
  CHECK(to_string(compute_schedule(second, sample::calendar(), options).find("T-ccccc")->start) == "2026-03-10");
}

TEST_CASE("what-if: progress of a plan with a task put in before the others is that of its records") {
  sample::Records records, added;
  for (const char* id : {"T-ccccc", "T-ddddd"}) records.task(id, "duration: 2d\nbudget: CNY 100.00\nmoves:\n  - {to: done, at: 2026-03-04}\n");
  records.add("baseline", "BL-aaaaa", "id: BL-aaaaa\ntitle: a\ncreated: 2026-03-02\nversion: \"1\"\nat: 2026-03-02\nsnapshot:\n"
              "  - {task: T-ccccc, start: 2026-03-02, finish: 2026-03-03, duration: 2d, budget: CNY 100.00}\n"
              "  - {task: T-ddddd, start: 2026-03-04, finish: 2026-03-05, duration: 2d, budget: CNY 300.00}\n");
  added.task("T-aaaaa", "duration: 4d\n");
  const RecordSet set = records.set(), with_added(set, {Record(added.set().of("task").front())});
  const TypedPlan plan(set, sample::calendar()), what_if(with_added, plan), fresh(with_added, sample::calendar());
  const ProgressOptions options{.as_of = sample::day("03-05")};
  const Progress a = compute_progress(what_if, sample::calendar(), Currency::cny(), options), b = compute_progress(fresh, sample::calendar(), Currency::cny(), options);
  REQUIRE(a.tasks.size() == b.tasks.size());
  REQUIRE(a.tasks.size() == 2);
  for (std::size_t i = 0; i < a.tasks.size(); ++i) {
    CHECK(a.tasks[i].record->id == b.tasks[i].record->id);
    CHECK(a.tasks[i].cost.bac == b.tasks[i].cost.bac);
  }
  CHECK(a.total.cost.sums.ev == 40000);
}

TEST_CASE("codes that are the same in their first sixteen letters keep the plan's order") {
  sample::Records records;
  for (const auto& [id, number] : {std::pair("T-aaaaa", 12), std::pair("T-bbbbb", 3), std::pair("T-ccccc", 7)}) records.task(id, fmt::format("wbs: \"long-common-beginning.{}\"\n", number));
  const RecordSet set = records.set();
  CHECK(ids(TypedPlan(set, sample::calendar())) == std::vector<std::string>{"T-bbbbb", "T-ccccc", "T-aaaaa"});
}

TEST_CASE("asked about some tasks, a schedule gives the rows that the whole one has, summaries with what is below them") {
  const Calendar calendar = project_calendar(project().settings());
  const Loaded loaded = project().load();
  const TypedPlan plan(loaded.records, calendar);
  const Schedule whole = compute_schedule(plan, calendar, {.as_of = sample::day("06-28")});
  for (const ScheduledTask& task : whole.tasks) {
    CAPTURE(task.record->id);
    const Schedule some = compute_schedule(plan, calendar, {.as_of = sample::day("06-28"), .rows_for = std::vector<std::string_view>{"T-zzzzz", task.record->id}});
    CHECK(some.finish == whole.finish);
    CHECK(some.critical_path.empty());
    const ScheduledTask* row = some.find(task.record->id);
    REQUIRE(row != nullptr);
    CHECK(row->known == task.known);
    CHECK(row->start == task.start);
    CHECK(row->finish == task.finish);
    CHECK(row->critical == task.critical);
    CHECK(row->drivers.size() == task.drivers.size());
    CHECK((task.facts.type == TaskType::summary) == (some.tasks.size() > 1));
  }
  CHECK(compute_schedule(plan, calendar, {.as_of = sample::day("06-28"), .rows_for = std::vector<std::string_view>()}).tasks.empty());
}

TEST_CASE("progress without tasks has the same sums and trend") {
  const Calendar calendar = project_calendar(project().settings());
  const Loaded loaded = project().load();
  const TypedPlan plan(loaded.records, calendar);
  const Currency currency = *Currency::find("CNY");
  const Progress whole = compute_progress(plan, calendar, currency, {.as_of = sample::day("06-28"), .trend = PeriodKind::week});
  const Progress sums = compute_progress(plan, calendar, currency, {.as_of = sample::day("06-28"), .trend = PeriodKind::week, .with_tasks = false});
  CHECK_FALSE(whole.tasks.empty());
  CHECK(sums.tasks.empty());
  CHECK(sums.groups.empty());
  CHECK(sums.total.cost.sums.ev == whole.total.cost.sums.ev);
  CHECK(sums.total.days.sums.pv == whole.total.days.sums.pv);
  REQUIRE(sums.trend.size() == whole.trend.size());
  CHECK(sums.trend.back().figures.cost.sums.pv == whole.trend.back().figures.cost.sums.pv);
}

TEST_CASE("a reader that has read more than the set holds makes the plan of the set") {
  sample::Records all, some;
  for (const char* id : {"T-aaaaa", "T-bbbbb", "T-ccccc"}) all.task(id, "duration: 2d\n");
  for (const char* id : {"T-aaaaa", "T-ccccc"}) some.task(id, "duration: 2d\n");
  const RecordSet more = all.set(), set = some.set();
  const TypedPlan plan(set, PlanReader(more, sample::calendar()));
  CHECK(ids(plan) == std::vector<std::string>{"T-aaaaa", "T-ccccc"});
}
