#include "accord/analysis/baseline.h"

#include <doctest/doctest.h>

#include "analysis/plan_records.h"

using namespace accord;

namespace {

const Currency cny = Currency::cny();

Baseline read(const RecordSet& records, std::string_view id) {
  return read_baseline(*records.find(id), records, sample::calendar(), cny);
}

std::string version_at(const RecordSet& records, std::string_view day) {
  const Record* baseline = baseline_in_force(records, sample::day(day));
  return baseline != nullptr ? std::string(baseline->text("version")) : "-";
}

}  // namespace

TEST_CASE("the baseline in force is the last one on or before the day") {
  const RecordSet records = sample::plan_records().set();
  CHECK(version_at(records, "03-01") == "-");
  CHECK(version_at(records, "03-02") == "1.0");
  CHECK(version_at(records, "04-21") == "1.0");
  CHECK(version_at(records, "04-22") == "1.1");
  CHECK(version_at(records, "06-28") == "1.3");
  CHECK(version_at(records, "12-31") == "1.4");
}

TEST_CASE("two baselines of one day: the higher version holds, 1.10 above 1.9") {
  sample::Records records;
  records.add("baseline", "BL-aaaaa", "id: BL-aaaaa\ntitle: a\ncreated: 2026-03-02\nversion: \"1.10\"\nat: 2026-03-02\n");
  records.add("baseline", "BL-bbbbb", "id: BL-bbbbb\ntitle: b\ncreated: 2026-03-02\nversion: \"1.9\"\nat: 2026-03-02\n");
  CHECK(version_at(records.set(), "03-02") == "1.10");
}

TEST_CASE("E3: budgets and finishes of the five baselines") {
  const RecordSet records = sample::plan_records().set();
  struct Expected { std::string_view id, finish; std::int64_t budget; };
  for (const auto& [id, finish, budget] : std::initializer_list<Expected>{{"BL-00000", "2026-08-14", 96000000},
                                                                          {"BL-00001", "2026-08-20", 99360000},
                                                                          {"BL-00002", "2026-08-20", 101180000},
                                                                          {"BL-00003", "2026-08-20", 100340000},
                                                                          {"BL-00004", "2026-08-26", 102790000}}) {
    CAPTURE(id);
    const Baseline baseline = read(records, id);
    CHECK(baseline.findings.empty());
    CHECK(to_string(baseline.finish().value()) == finish);
    CHECK(baseline.budget(cny)->minor == budget);
  }
}

TEST_CASE("the schedule's snapshot is what the baseline holds, and survives being written") {
  const RecordSet records = sample::plan_records().set();
  const Schedule schedule = compute_schedule(records, sample::calendar(), {.as_of = sample::day("03-02"), .with_progress = false, .start = sample::day("03-02")});
  const auto snapshot = snapshot_of(schedule);
  const Baseline baseline = read(records, "BL-00000");
  REQUIRE(snapshot.size() == baseline.tasks.size());
  for (std::size_t i = 0; i < snapshot.size(); ++i) {
    CHECK(snapshot[i].task == baseline.tasks[i].task);
    CHECK(snapshot[i].start == baseline.tasks[i].start);
    CHECK(snapshot[i].finish == baseline.tasks[i].finish);
    CHECK(snapshot[i].duration == baseline.tasks[i].duration);
  }
  const Value value = snapshot_value({snapshot.front()});
  CHECK(value.members.front().value["task"].text == "T-00001");
  CHECK(value.members.front().value["start"].text == "2026-03-02");
  CHECK(value.members.front().value["finish"].text == "2026-03-03");
  CHECK(value.members.front().value["duration"].text == "2d");
  CHECK(value.members.front().value["budget"].text == "CNY 7200.00");
  CHECK(duration_text(ticks_per_day / 4) == "0.25d");
}

TEST_CASE("diff: v1.3 to v1.4 adds T43 and moves what follows by four working days") {
  const RecordSet records = sample::plan_records().set();
  const Baseline before = read(records, "BL-00003"), after = read(records, "BL-00004");
  const BaselineDiff result = diff(before, after, sample::calendar(), cny);
  std::string changes;
  for (const BaselineChange& change : result.changes) {
    changes += std::string(change.task) + (change.before == nullptr ? "+ " : ":" + std::to_string(change.finish_days) + " ");
  }
  CHECK(changes == "T-00039:4 T-00040:4 T-00043+ ");
  CHECK(result.finish_days == 4);
  CHECK(result.budget_delta->minor == 2450000);
  CHECK(diff(before, before, sample::calendar(), cny).changes.empty());
}

TEST_CASE("lines in any order stand by id and are found, also beside a task that is gone and one that is another kind's record") {
  const std::string head = "title: a\ncreated: 2026-03-02\nversion: \"1\"\nat: 2026-03-02\nsnapshot:\n";
  const auto line = [](const char* task, int day) { return fmt::format("  - {{task: {}, start: 2026-03-0{}, finish: 2026-03-0{}, duration: 1d}}\n", task, day, day); };
  sample::Records records;
  for (const char* id : {"T-aaaaa", "T-bbbbb", "T-ccccc"}) records.task(id, "duration: 1d\n");
  records.add("risk", "R-aaaaa", "id: R-aaaaa\ntitle: a\n");
  records.add("baseline", "BL-aaaaa", "id: BL-aaaaa\n" + head + line("T-ccccc", 4) + line("T-aaaaa", 2) + line("T-bbbbb", 3));
  records.add("baseline", "BL-bbbbb", "id: BL-bbbbb\n" + head + line("T-zzzzz", 6) + line("R-aaaaa", 5) + line("T-ccccc", 4) + line("T-aaaaa", 2));
  records.add("baseline", "BL-ccccc", "id: BL-ccccc\n" + head + line("T-ccccc", 4) + line("T-aaaaa", 2) + line("T-ccccc", 5));
  const RecordSet set = records.set();
  const auto order = [](const Baseline& baseline) {
    std::string text;
    for (const BaselineTask& task : baseline.tasks) text += std::string(task.task) + " ";
    return text;
  };
  const Baseline known = read(set, "BL-aaaaa"), mixed = read(set, "BL-bbbbb"), twice = read(set, "BL-ccccc");
  CHECK(order(known) == "T-aaaaa T-bbbbb T-ccccc ");
  CHECK(known.complete);
  CHECK(to_string(known.find("T-bbbbb")->start) == "2026-03-03");
  CHECK(order(mixed) == "R-aaaaa T-aaaaa T-ccccc T-zzzzz ");
  CHECK(to_string(mixed.find("T-zzzzz")->start) == "2026-03-06");
  CHECK(mixed.find("T-bbbbb") == nullptr);
  REQUIRE(mixed.findings.size() == 1);  // of the task that is gone alone
  CHECK(mixed.findings.front().mark.line == 7);
  CHECK_FALSE(twice.complete);
  const TypedPlan plan(set, sample::calendar());
  const auto planned = planned_tasks(plan, twice);
  REQUIRE(planned.size() == 3);
  CHECK(planned[1] == nullptr);
  CHECK(to_string(planned[2]->start) == "2026-03-04");  // the first of its two lines
}

TEST_CASE("bad baselines: a task that is gone, a wrong line, one twice, another currency") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 1d\n");
  records.add("baseline", "BL-aaaaa", R"(id: BL-aaaaa
title: a
created: 2026-03-02
version: "1"
at: 2026-03-02
snapshot:
  - {task: T-zzzzz, start: 2026-03-02, finish: 2026-03-02, duration: 1d, budget: CNY 5.00}
  - {task: T-aaaaa, start: 2026-03-04, finish: 2026-03-02, duration: 2d}
  - {task: T-aaaaa, start: 2026-03-02, finish: 2026-03-02, duration: 1d, budget: USD 5.00}
  - {task: T-aaaaa, start: 2026-03-02, finish: 2026-03-02, duration: 1d}
)");
  const RecordSet set = records.set();
  const Baseline baseline = read(set, "BL-aaaaa");
  std::string found;
  for (const Finding& finding : baseline.findings) found += finding.rule + ":" + std::to_string(finding.mark.line) + " ";
  CHECK(found == "baseline.task:7 baseline.item:8 plan.currency:9 baseline.item:10 ");
  CHECK_FALSE(baseline.complete);
  CHECK_FALSE(baseline.budget(cny).has_value());
}
