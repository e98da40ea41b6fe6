// Earned value where its figures end: nothing planned, nothing earned, all earned, spent before earned, weeks without work.
#include "accord/analysis/progress.h"

#include <doctest/doctest.h>

#include "analysis/plan_records.h"

using namespace accord;

namespace {

std::string text(const std::optional<Decimal>& value) { return value ? to_string(*value) : "-"; }
std::string text(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "-"; }
std::string text(const std::optional<double>& value) { return value ? to_string(four_places(*value)) : "-"; }

/// "PV EV AC SPI CPI EAC(1) EAC(2) EAC(3) VAC TCPI SPI(t)" of cost.
std::string figures(const Progress& progress) {
  const EarnedFigures& f = progress.total.cost;
  const std::string tcpi = f.tcpi_state == ToComplete::complete ? "complete" : f.tcpi_state == ToComplete::not_attainable ? "not-attainable" : text(f.tcpi);
  return text(f.sums.pv) + " " + text(f.sums.ev) + " " + text(f.sums.ac) + " " + text(f.spi) + " " + text(f.cpi) + " " + text(f.eac_at_plan) + " " + text(f.eac) + " " + text(f.eac_both) + " " + text(f.vac) +
         " " + tcpi + " " + (progress.cost_schedule ? text(progress.cost_schedule->index()) : "-");
}

std::string baseline(std::string_view lines) {
  return "id: BL-aaaaa\ntitle: a\ncreated: 2026-02-01\nversion: \"1\"\nat: 2026-02-01\nsnapshot:\n" + std::string(lines);
}

/// A task planned from Monday 2026-03-02 to Friday 03-06 for 1000.00.
sample::Records one_task(std::string_view yaml, std::string_view budget = "1000.00") {
  sample::Records records;
  records.add("task", "T-aaaaa", "id: T-aaaaa\ntitle: a\ncreated: 2026-02-01\nduration: 5d\n" + std::string(yaml));
  records.add("baseline", "BL-aaaaa", baseline(fmt::format("  - {{task: T-aaaaa, start: 2026-03-02, finish: 2026-03-06, duration: 5d, budget: CNY {}}}\n", budget)));
  return records;
}

Progress at(sample::Records records, std::string_view day) {
  static std::vector<std::unique_ptr<RecordSet>> kept;  // rows point into the records
  kept.push_back(std::make_unique<RecordSet>(records.set()));
  return compute_progress(*kept.back(), sample::calendar(), Currency::cny(), {.as_of = sample::day(day)});
}

const std::string started = "moves:\n  - {to: in_progress, at: 2026-03-02}\n";
const std::string done = started + "  - {to: done, at: 2026-03-04}\n";

}  // namespace

TEST_CASE("by hand: before the start nothing is planned and the indexes are undefined") {
  const Progress before = at(one_task(""), "03-01");
  CHECK(figures(before) == "0 0 0 - - 100000 - - - 1.0000 -");
  CHECK(text(before.total.cost.complete) == "0.0000");
}

TEST_CASE("by hand: planned and spent but nothing earned: no EAC by CPI, the rest as planned still counts") {
  CHECK(figures(at(one_task("costs:\n  - {id: c001, at: 2026-03-03, amount: CNY 300.00}\n" + started), "03-04")) == "60000 0 30000 0.0000 0.0000 130000 - - - 1.4286 0.0000");
}

TEST_CASE("by hand: earned and nothing spent: CPI and what follows from it are undefined") {
  CHECK(figures(at(one_task("progress:\n  - {id: p001, at: 2026-03-04, percent: 30}\n" + started), "03-04")) == "60000 30000 0 0.5000 - 70000 - - - 0.7000 0.5000");
}

TEST_CASE("by hand: more spent than the budget: TCPI(BAC) is not attainable, TCPI(EAC) is CPI") {
  const Progress over = at(one_task("progress:\n  - {id: p001, at: 2026-03-04, percent: 40}\ncosts:\n  - {id: c001, at: 2026-03-04, amount: CNY 1000.00}\n" + started), "03-04");
  CHECK(figures(over) == "60000 40000 100000 0.6667 0.4000 160000 250000 325000 -150000 not-attainable 0.6667");
  CHECK(text(over.total.cost.tcpi_eac) == "0.4000");
}

TEST_CASE("by hand: all earned: complete, and the time of a finished project stands still") {
  const std::string cost = "costs:\n  - {id: c001, at: 2026-03-04, amount: CNY 1200.00}\n";
  const std::string expected = "100000 100000 120000 1.0000 0.8333 120000 120000 120000 -20000 complete 1.6667";  // a week's work in three days of five
  CHECK(figures(at(one_task(cost + done), "03-06")) == expected);
  CHECK(figures(at(one_task(cost + done), "12-31")) == expected);
  CHECK(text(at(one_task(cost + done), "12-31").total.cost.tcpi_eac) == "-");
  const std::string late = "costs: []\nmoves:\n  - {to: in_progress, at: 2026-03-02}\n  - {to: done, at: 2026-03-11}\n";
  CHECK(at(one_task(late), "12-31").cost_schedule->actual == doctest::Approx(1.6));
}

TEST_CASE("E2 of the sample: finished on 2026-09-07, 27.2 weeks after a start planned for 26") {
  const Progress end = at(sample::plan_records(), "12-31");
  CHECK(end.cost_schedule->planned == 26);
  CHECK(end.cost_schedule->actual == doctest::Approx(27.2));
  CHECK(text(end.cost_schedule->index()) == "0.9559");
  CHECK(text(end.total.cost.spi) == "1.0000");
}

TEST_CASE("by hand: a budget of nothing has no indexes by cost, days go on") {
  const Progress free = at(one_task(done, "0.00"), "03-06");
  CHECK(figures(free) == "0 0 0 - - 0 - - - - -");
  CHECK(text(free.total.days.spi) == "1.0000");
  CHECK(text(free.days_schedule->index()) == "1.6667");
}

TEST_CASE("by hand: a week without working days: earned schedule takes the last week of the same planned value") {
  sample::Records records;  // Spring Festival: 2026-02-16 to 02-22 is all off
  for (const auto& [id, yaml] : {std::pair{"T-aaaaa", "moves:\n  - {to: in_progress, at: 2026-02-09}\n  - {to: done, at: 2026-02-14}\n"}, {"T-bbbbb", ""}})
    records.add("task", id, fmt::format("id: {}\ntitle: a\ncreated: 2026-02-01\nduration: 6d\n{}", id, yaml));
  records.add("baseline", "BL-aaaaa", baseline("  - {task: T-aaaaa, start: 2026-02-09, finish: 2026-02-14, duration: 6d, budget: CNY 600.00}\n"
                                               "  - {task: T-bbbbb, start: 2026-02-24, finish: 2026-02-27, duration: 4d, budget: CNY 400.00}\n"));
  const Progress progress = at(std::move(records), "02-22");
  CHECK(progress.cost_schedule->earned == 2);
  CHECK(progress.cost_schedule->actual == 2);
  CHECK(progress.cost_schedule->planned == 3);
}

TEST_CASE("by hand: a cancelled task of the baseline stays in it with what it had earned; one added later counts as cost alone") {
  sample::Records records = one_task("progress:\n  - {id: p001, at: 2026-03-03, percent: 40}\n" + started + "  - {to: cancelled, at: 2026-03-04}\n");
  records.add("task", "T-bbbbb", "id: T-bbbbb\ntitle: b\ncreated: 2026-03-03\nduration: 2d\nbudget: CNY 500.00\ncosts:\n  - {id: c001, at: 2026-03-04, amount: CNY 70.00}\n" + done);
  CHECK(figures(at(std::move(records), "03-06")) == "100000 40000 7000 0.4000 5.7143 67000 17500 33250 82500 0.6452 0.4000");
}

TEST_CASE("by hand: without tasks in the baseline all figures are undefined") {
  sample::Records records;
  records.add("baseline", "BL-aaaaa", "id: BL-aaaaa\ntitle: a\ncreated: 2026-02-01\nversion: \"1\"\nat: 2026-02-01\n");
  CHECK(figures(at(std::move(records), "03-04")) == "0 0 0 - - 0 - - - - -");
}

TEST_CASE("by hand: level of effort never varies, also when nobody reports; it has all earned at its planned end") {
  CHECK(figures(at(one_task("ev_method: loe\n"), "03-04")) == "60000 60000 0 1.0000 - 40000 - - - 0.4000 1.0000");
  CHECK(at(one_task("ev_method: loe\n"), "12-31").cost_schedule->actual == 1);
}

TEST_CASE("by hand: 50/50 earns half at the start and the rest at the end, whatever was stated") {
  const std::string half = "ev_method: fifty_fifty\nprogress:\n  - {id: p001, at: 2026-03-03, percent: 90}\n";
  CHECK(at(one_task(half), "03-03").total.cost.sums.ev == 0);
  CHECK(at(one_task(half + started), "03-03").total.cost.sums.ev == 50000);
  CHECK(at(one_task(half + done), "03-04").total.cost.sums.ev == 100000);
}

TEST_CASE("a task whose id a person has taken too is planned once, with what it earned and cost") {
  const std::string work = "moves: [{to: in_progress, at: 2026-03-02}, {to: done, at: 2026-03-06}]\ncosts:\n  - {id: aaaa, at: 2026-03-05, amount: CNY 900.00}\n";
  sample::Records alone = one_task(work), shared = one_task(work);
  shared.add("person", "T-aaaaa", "id: T-aaaaa\ntitle: Somebody\ncreated: 2026-02-01\n");
  const Progress first = at(alone, "03-08"), second = at(shared, "03-08");
  CHECK(figures(first) == figures(second));
  CHECK(second.tasks.size() == 1);
  CHECK(second.total.cost.sums.ev == 100000);
}
