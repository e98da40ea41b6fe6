#include "accord/analysis/progress.h"

#include <doctest/doctest.h>

#include "analysis/plan_records.h"

using namespace accord;

namespace {

const Currency cny = Currency::cny();

std::string text(const std::optional<Decimal>& value) {
  return value ? to_string(*value) : "-";
}

std::vector<std::string> rules(const Progress& progress) {
  std::vector<std::string> result;
  for (const Finding& finding : progress.findings) result.push_back(finding.rule);
  return result;
}

/// One task in a baseline from 2026-03-02 to 03-06, budget 1000.
sample::Records one_task(const std::string& yaml) {
  sample::Records records;
  records.task("T-aaaaa", "duration: 5d\n" + yaml);
  records.add("baseline", "BL-aaaaa", "id: BL-aaaaa\ntitle: a\ncreated: 2026-03-01\nversion: \"1\"\nat: 2026-03-01\nsnapshot:\n"
                                      "  - {task: T-aaaaa, start: 2026-03-02, finish: 2026-03-06, duration: 5d, budget: CNY 1000.00}\n");
  return records;
}

Progress at(sample::Records records, std::string_view day) {
  static std::vector<std::unique_ptr<RecordSet>> kept;  // rows point into the records
  kept.push_back(std::make_unique<RecordSet>(records.set()));
  return compute_progress(*kept.back(), sample::calendar(), cny, {.as_of = sample::day(day)});
}

}  // namespace

TEST_CASE("C06, C07 from the records: the baseline in force, sums and figures") {
  const Progress april = at(sample::plan_records(), "04-30");
  CHECK(april.findings.empty());
  CHECK(april.baseline->record->text("version") == "1.1");
  CHECK(april.total.cost.sums.bac == 99360000);
  CHECK(april.total.cost.sums.pv == 28842857);
  CHECK(april.total.cost.sums.ev == 25000000);
  CHECK(april.total.cost.sums.ac == 26966667);
  CHECK(april.total.cost.eac_both == 119505691);
  const Progress june = at(sample::plan_records(), "06-28");
  CHECK(june.baseline->record->text("version") == "1.3");
  CHECK(june.total.cost.sums.pv == 76540000);
  CHECK(june.total.cost.sums.ev == 73640000);
  CHECK(june.total.cost.sums.ac == 80507778);
  CHECK(text(june.total.cost.cpi) == "0.9147");
}

TEST_CASE("weekly page W26: 77.1 % against 80.0 % by working days, 73.4 % against 76.3 % by budget; SPI(t) 0.920 and 0.9220") {
  const Progress progress = at(sample::plan_records(), "06-28");
  CHECK(to_string(rounded(*progress.total.days.complete, 3)) == "0.771");
  CHECK(to_string(rounded(*progress.total.days.planned, 3)) == "0.800");
  CHECK(to_string(rounded(*progress.total.cost.complete, 3)) == "0.734");
  CHECK(to_string(rounded(*progress.total.cost.planned, 3)) == "0.763");
  CHECK(to_string(four_places(*progress.cost_schedule->index())) == "0.9220");
  CHECK(to_string(rounded(four_places(*progress.days_schedule->index()), 3)) == "0.920");
  CHECK(progress.cost_schedule->actual == 17);
  CHECK(progress.cost_schedule->planned == 25);
  CHECK_FALSE(progress.total.days.sums.ac.has_value());
  CHECK_FALSE(progress.total.days.cpi.has_value());
}

TEST_CASE("groups by wbs sum to the total") {
  const Progress progress = at(sample::plan_records(), "06-28");
  std::string names;
  std::int64_t ev = 0, ac = 0;
  for (const ProgressGroup& group : progress.groups) {
    names += std::string(group.wbs) + " ";
    ev += *group.figures.cost.sums.ev;
    ac += *group.figures.cost.sums.ac;
  }
  CHECK(names == "1 2 3 4 5 6 7 8 9 10 ");
  CHECK(ev == progress.total.cost.sums.ev);
  CHECK(ac == progress.total.cost.sums.ac);
  CHECK(progress.groups.front().figures.cost.sums.bac == 2160000);
}

TEST_CASE("C10 from the records: weekly trend, the plan ahead of the data date alone; months regroup it") {
  const RecordSet records = sample::plan_records().set();
  const auto rows = compute_progress(records, sample::calendar(), cny, {.as_of = sample::day("06-28"), .trend = PeriodKind::week}).trend;
  REQUIRE(rows.size() == 25);
  CHECK(to_string(rows.front().period) == "2026-W10");
  CHECK(rows[8].figures.cost.sums.pv == 28842857);
  CHECK(rows[16].figures.cost.sums.ev == 73640000);
  CHECK(to_string(four_places(*rows[16].cost_schedule->index())) == "0.9220");
  CHECK(rows[17].ahead);
  CHECK(rows[17].figures.cost.sums.pv == 78706667);
  CHECK_FALSE(rows[17].figures.cost.sums.ev.has_value());
  CHECK_FALSE(rows[17].figures.cost.spi.has_value());
  const auto months = compute_progress(records, sample::calendar(), cny, {.as_of = sample::day("06-28"), .trend = PeriodKind::month}).trend;
  REQUIRE(months.size() == 6);
  CHECK(to_string(months[3].period) == "2026-06");
  CHECK(to_string(months[3].until) == "2026-06-28");
  CHECK(months[3].figures.cost.sums.ev == 73640000);
  CHECK(months[5].figures.cost.sums.pv == 100340000);
}

TEST_CASE("inside a week time goes by working days elapsed") {
  const Progress progress = at(one_task("moves:\n  - {to: in_progress, at: 2026-03-02}\n"), "03-04");
  CHECK(progress.cost_schedule->actual == doctest::Approx(0.6));
  CHECK(progress.total.cost.sums.pv == 60000);
  CHECK(progress.total.cost.sums.ev == 0);
}

TEST_CASE("earned value by method at a date") {
  struct Expected { std::string yaml; std::int64_t earned; };
  const std::string started = "moves:\n  - {to: in_progress, at: 2026-03-02}\n", done = started + "  - {to: done, at: 2026-03-04}\n";
  for (const auto& [yaml, earned] : std::initializer_list<Expected>{
           {"progress:\n  - {id: p001, at: 2026-03-03, percent: 40}\n  - {id: p002, at: 2026-03-05, percent: 80}\n" + started, 40000},
           {done, 100000},
           {"ev_method: zero_hundred\nprogress:\n  - {id: p001, at: 2026-03-03, percent: 40}\n" + started, 0},
           {"ev_method: zero_hundred\n" + done, 100000},
           {"ev_method: fifty_fifty\n" + started, 50000},
           {"ev_method: loe\n" + started, 60000},
           {"ev_method: units\nunits: 8\nprogress:\n  - {id: p001, at: 2026-03-03, percent: 1, units: 3}\n" + started, 37500},
           {"ev_method: milestones\nsteps:\n  - {id: s001, text: a, weight: 30, reached: 2026-03-02}\n  - {id: s002, text: b, weight: 20.5, reached: 2026-03-04}\n"
            "  - {id: s003, text: c, weight: 49.5, reached: 2026-03-06}\n" + started, 50500},
           {"", 0}}) {
    CAPTURE(yaml);
    const Progress progress = at(one_task(yaml), "03-04");
    CHECK(progress.total.cost.sums.ev == earned);
    CHECK(progress.findings.empty());
  }
}

TEST_CASE("an apportioned task earns the share of the task it follows") {
  sample::Records records;
  records.task("T-aaaaa", "progress:\n  - {id: p001, at: 2026-03-02, percent: 25}\nduration: 1d\n");
  records.task("T-bbbbb", "ev_method: apportioned\napportioned_to: T-aaaaa\nduration: 1d\n");
  records.task("T-ccccc", "ev_method: apportioned\napportioned_to: T-bbbbb\nduration: 1d\n");
  const auto line = [](std::string_view id) { return fmt::format("  - {{task: {}, start: 2026-03-02, finish: 2026-03-02, duration: 1d, budget: CNY 100.00}}\n", id); };
  records.add("baseline", "BL-aaaaa", "id: BL-aaaaa\ntitle: a\ncreated: 2026-03-01\nversion: \"1\"\nat: 2026-03-01\nsnapshot:\n" + line("T-aaaaa") + line("T-bbbbb") + line("T-ccccc"));
  const Progress progress = at(std::move(records), "03-02");
  CHECK(progress.tasks[1].cost.ev == 2500);
  CHECK_FALSE(progress.tasks[2].cost.ev.has_value());
  CHECK(rules(progress) == std::vector<std::string>{"plan.apportioned"});
}

TEST_CASE("EAC(4) needs a stated cost to complete of every open task") {
  const Progress progress = at(one_task("costs:\n  - {id: c001, at: 2026-03-03, amount: CNY 600.00}\nprogress:\n  - {id: p001, at: 2026-03-03, percent: 40, to_complete: CNY 700.00}\n"), "03-04");
  CHECK(progress.total.cost.eac_bottom_up == 130000);
  CHECK_FALSE(at(one_task(""), "03-04").total.cost.eac_bottom_up.has_value());
}

TEST_CASE("what a finding spoils is absent: percent above 100, cost in another currency, weights that miss 100") {
  Progress progress = at(one_task("progress:\n  - {id: p001, at: 2026-03-03, percent: 140}\n"), "03-04");
  CHECK(rules(progress) == std::vector<std::string>{"plan.progress"});
  CHECK_FALSE(progress.total.cost.sums.ev.has_value());
  CHECK(progress.total.cost.sums.pv == 60000);
  CHECK_FALSE(progress.cost_schedule.has_value());
  progress = at(one_task("costs:\n  - {id: c001, at: 2026-03-03, amount: USD 600.00}\n"), "03-04");
  CHECK(rules(progress) == std::vector<std::string>{"plan.currency"});
  CHECK(progress.findings.front().mark.line == 6);
  CHECK_FALSE(progress.total.cost.sums.ac.has_value());
  CHECK(progress.total.cost.sums.ev == 0);
  progress = at(one_task("ev_method: milestones\nsteps:\n  - {id: s001, text: a, weight: 30}\n"), "03-04");
  CHECK(rules(progress) == std::vector<std::string>{"plan.steps"});
  CHECK_FALSE(progress.total.cost.sums.ev.has_value());
}

TEST_CASE("warnings: complete but not done (CPM-10), a method too coarse for a long task") {
  Progress progress = at(one_task("progress:\n  - {id: p001, at: 2026-03-03, percent: 100}\n"), "03-04");
  CHECK(rules(progress) == std::vector<std::string>{"CPM-10"});
  CHECK(progress.findings.front().severity == Severity::warning);
  sample::Records records;
  records.task("T-aaaaa", "duration: 6d\nev_method: zero_hundred\n");
  records.add("baseline", "BL-aaaaa", "id: BL-aaaaa\ntitle: a\ncreated: 2026-03-01\nversion: \"1\"\nat: 2026-03-01\nsnapshot:\n"
                                      "  - {task: T-aaaaa, start: 2026-03-02, finish: 2026-03-09, duration: 6d, budget: CNY 1.00}\n");
  CHECK(rules(at(std::move(records), "03-04")) == std::vector<std::string>{"plan.method"});
}

TEST_CASE("a baseline task whose record is gone makes earned value and cost unknown, the plan stays") {
  sample::Records records;
  records.add("baseline", "BL-aaaaa", "id: BL-aaaaa\ntitle: a\ncreated: 2026-03-01\nversion: \"1\"\nat: 2026-03-01\nsnapshot:\n"
                                      "  - {task: T-zzzzz, start: 2026-03-02, finish: 2026-03-02, duration: 1d, budget: CNY 1.00}\n");
  const Progress progress = at(std::move(records), "03-02");
  CHECK(rules(progress) == std::vector<std::string>{"baseline.task"});
  CHECK(progress.total.cost.sums.pv == 100);
  CHECK_FALSE(progress.total.cost.sums.ev.has_value());
  CHECK_FALSE(progress.total.cost.sums.ac.has_value());
}

TEST_CASE("before the first baseline there are no figures, and a note says why") {
  const Progress progress = at(sample::plan_records(), "03-01");
  CHECK(progress.baseline == nullptr);
  CHECK(rules(progress) == std::vector<std::string>{"plan.baseline"});
  CHECK(compute_progress(RecordSet(), sample::calendar(), cny, {.as_of = sample::day("03-01"), .trend = PeriodKind::week}).trend.empty());
}

TEST_CASE("cost of a task outside the baseline counts as spent") {
  sample::Records records = one_task("");
  records.task("T-bbbbb", "costs:\n  - {id: c001, at: 2026-03-03, amount: CNY 50.00}\n");
  const Progress progress = at(std::move(records), "03-04");
  CHECK(progress.total.cost.sums.ac == 5000);
  CHECK(progress.total.cost.sums.bac == 100000);
}

TEST_CASE("working days of the second measure") {
  CHECK(to_string(working_days(units_per_day * 3 / 2)) == "1.50");
}
