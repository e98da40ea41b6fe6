#include "accord/analysis/forecast.h"

#include <doctest/doctest.h>

#include <cmath>

#include "accord/analysis/what_if.h"
#include "analysis/plan_records.h"

using namespace accord;

namespace {

ForecastOptions options(std::string_view as_of, bool with_progress) {
  return {.schedule = {.as_of = sample::day(as_of), .with_progress = with_progress, .start = sample::day("03-02")},
          .simulation = {.runs = 2000, .seed = 1},
          .spread = Spread{Decimal(8, 1), Decimal(16, 1)}};
}

double share_of(const Simulated& simulated, std::string_view id) {
  for (const Criticality& row : simulated.criticality) {
    if (row.task->id == id) return row.share;
  }
  return 0;
}

}  // namespace

TEST_CASE("C27 from the records: single path 123.73 days, simulated 125, chance of the contract date") {
  const RecordSet records = sample::plan_records().set();
  ForecastOptions wanted = options("03-02", false);
  wanted.simulation.runs = 20000;
  wanted.contract_date = sample::day("08-21");
  const Forecast forecast = compute_forecast(records, sample::calendar(), wanted);
  CHECK(forecast.estimated == 40);
  CHECK(forecast.unestimated == 0);
  REQUIRE(forecast.single_path.has_value());
  CHECK(forecast.single_path->mean.working_days == doctest::Approx(123.7333));
  CHECK(to_string(forecast.single_path->mean.date) == "2026-08-26");
  CHECK(forecast.single_path->path.size() == 18);
  REQUIRE(forecast.simulated.has_value());
  const Simulated& simulated = *forecast.simulated;
  CHECK(std::abs(simulated.mean.working_days - 125.07) < 0.12);
  CHECK(std::abs(simulated.p80.working_days - 128.5) < 0.25);
  CHECK(std::abs(*simulated.contract_chance - 0.164) < 0.012);
  CHECK(to_string(simulated.p50.date) == "2026-08-27");  // 125 days end on 27 August
  CHECK(simulated.p10.date < simulated.p50.date);
  CHECK(simulated.p50.date < simulated.p90.date);
  CHECK(share_of(simulated, "T-00017") == 1.0);
  CHECK(std::abs(share_of(simulated, "T-00036") - 0.83) < 0.015);
  CHECK(simulated.criticality.front().task->id == "T-00001");
  std::uint32_t runs = 0;
  for (const HistogramDay& day : simulated.days) runs += day.runs;
  CHECK(runs == 20000);
  CHECK(simulated.days.front().date < simulated.days.back().date);
}

TEST_CASE("the same forecast with one thread, two and eight") {
  const RecordSet records = sample::plan_records().set();
  ForecastOptions wanted = options("06-28", true);
  const Forecast one = compute_forecast(records, sample::calendar(), wanted);
  for (const unsigned threads : {2U, 8U}) {
    CAPTURE(threads);
    wanted.simulation.threads = threads;
    const Forecast other = compute_forecast(records, sample::calendar(), wanted);
    CHECK(one.simulated->mean.working_days == other.simulated->mean.working_days);
    CHECK(one.simulated->deviation == other.simulated->deviation);
    CHECK(one.simulated->p90.working_days == other.simulated->p90.working_days);
    REQUIRE(one.simulated->criticality.size() == other.simulated->criticality.size());
    for (std::size_t i = 0; i < one.simulated->criticality.size(); ++i) CHECK(one.simulated->criticality[i].share == other.simulated->criticality[i].share);
    REQUIRE(one.simulated->days.size() == other.simulated->days.size());
    for (std::size_t i = 0; i < one.simulated->days.size(); ++i) CHECK(one.simulated->days[i].runs == other.simulated->days[i].runs);
  }
}

TEST_CASE("W26: open work is sampled, done work is not") {
  const RecordSet records = sample::plan_records().set();
  const Forecast forecast = compute_forecast(records, sample::calendar(), options("06-28", true));
  CHECK(forecast.estimated == 10);  // T29, T32 to T40 are open
  CHECK(to_string(forecast.schedule.finish.value()) == "2026-08-28");
  CHECK(share_of(*forecast.simulated, "T-00029") == 1.0);
  CHECK(share_of(*forecast.simulated, "T-00022") == 0.0);
  CHECK(forecast.simulated->mean.working_days > 126);
}

TEST_CASE("weekly page W26: with the two measures M6 on 08-11 and M8 on 08-26") {
  sample::Records records = sample::plan_records();
  records.add("action", "ACT-aaaaa", "id: ACT-aaaaa\ntitle: Tests overlap system test\ncreated: 2026-06-26\neffects:\n"
                                     "  - {op: depend, record: T-00035, value: T-00029 FS-2d}\n"
                                     "  - {op: depend, record: T-00036, value: T-00029 FS-2d}\n");
  const RecordSet set = records.set();
  const Record* measure = set.find("ACT-aaaaa");
  Findings findings;
  const RecordSet changed = with_effects(set, std::span(&measure, 1), sample::day("06-28"), findings);
  CHECK(findings.empty());
  const Schedule schedule = compute_schedule(changed, sample::calendar(), {.as_of = sample::day("06-28")});
  CHECK(to_string(schedule.find("T-00036")->start) == "2026-07-13");
  CHECK(to_string(schedule.find("T-00038")->finish) == "2026-08-11");
  CHECK(to_string(schedule.finish.value()) == "2026-08-26");
  CHECK(to_string(compute_schedule(set, sample::calendar(), {.as_of = sample::day("06-28")}).finish.value()) == "2026-08-28");
}

TEST_CASE("what-if: an effect means what another one adds by its id, also before the record has one") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 5d\n");
  records.task("T-bbbbb", "duration: 2d\ndepends: [T-aaaaa]\n");
  records.add("change", "CR-aaaaa", "id: CR-aaaaa\ntitle: more\ncreated: 2026-03-02\neffects:\n"
                                    "  - {id: m3x4, op: add, kind: task, values: {title: test, duration: 1d, depends: [$k7d2 FS+1d, T-aaaaa]}}\n"
                                    "  - {id: k7d2, op: add, kind: task, record: T-new01, values: {title: new, duration: 4d, depends: T-aaaaa}}\n"
                                    "  - {id: p2q5, op: depend, record: T-bbbbb, value: $m3x4}\n");
  const RecordSet set = records.set();
  const Record* change = set.find("CR-aaaaa");
  Findings findings;
  const RecordSet changed = with_effects(set, std::span(&change, 1), sample::day("03-02"), findings);
  CHECK(findings.empty());
  CHECK(changed.find("T-new01")->title() == "new");
  const ScheduleOptions planned{.as_of = sample::day("03-02"), .with_progress = false, .start = sample::day("03-02")};
  CHECK(compute_schedule(changed, sample::calendar(), planned).working_days == 5 + 4 + 1 + 1 + 2);
}

TEST_CASE("C16 as what-if: a change that adds a task and a dependency costs four days") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 5d\n");
  records.task("T-bbbbb", "duration: 2d\ndepends: [T-aaaaa]\n");
  records.add("change", "CR-aaaaa", "id: CR-aaaaa\ntitle: more\ncreated: 2026-03-02\neffects:\n"
                                    "  - {op: add, kind: task, values: {id: T-new01, title: new, duration: 4d, depends: T-aaaaa}}\n"
                                    "  - {op: depend, record: T-bbbbb, value: T-new01}\n"
                                    "  - {op: undepend, record: T-bbbbb, value: T-aaaaa}\n"
                                    "  - {op: set, record: T-bbbbb, field: duration, value: 3d}\n"
                                    "  - {op: price, value: CNY 1.00}\n"
                                    "  - {op: set, record: T-zzzzz, field: duration, value: 3d}\n");
  const RecordSet set = records.set();
  const Record* change = set.find("CR-aaaaa");
  Findings findings;
  const RecordSet changed = with_effects(set, std::span(&change, 1), sample::day("03-02"), findings);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().rule == "what-if.record");
  CHECK(findings.front().mark.line == 10);
  const ScheduleOptions planned{.as_of = sample::day("03-02"), .with_progress = false, .start = sample::day("03-02")};
  CHECK(compute_schedule(set, sample::calendar(), planned).working_days == 7);
  CHECK(compute_schedule(changed, sample::calendar(), planned).working_days == 12);
  const TypedPlan before(set, sample::calendar()), after(changed, before);  // only what the change touches is read again
  CHECK(compute_schedule(after, sample::calendar(), planned).working_days == 12);
  CHECK(before.in_order().size() == 2);
  CHECK(after.in_order().size() == 3);
  CHECK(changed.find("T-bbbbb")->list("depends") == std::vector<std::string_view>{"T-new01"});
}

TEST_CASE("estimates of the tasks count; a wrong one is a finding and the two estimates are absent") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 4d\nestimate: 2/4/12\n");
  records.task("T-bbbbb", "duration: 1d\ndepends: [T-aaaaa]\n");
  ForecastOptions wanted = options("03-02", false);
  wanted.spread.reset();
  const RecordSet set = records.set();
  Forecast forecast = compute_forecast(set, sample::calendar(), wanted);
  CHECK(forecast.estimated == 1);
  CHECK(forecast.unestimated == 1);
  CHECK(forecast.single_path->mean.working_days == 6);
  CHECK(forecast.single_path->deviation == doctest::Approx(10.0 / 6));
  CHECK(forecast.simulated->mean.working_days == doctest::Approx(6).epsilon(0.03));
  sample::Records bad;
  bad.task("T-aaaaa", "duration: 4d\nestimate: 5/4/12\n");
  const RecordSet wrong = bad.set();
  forecast = compute_forecast(wrong, sample::calendar(), wanted);
  CHECK(forecast.schedule.findings.front().rule == "plan.estimate");
  CHECK(forecast.schedule.findings.front().mark.line == 5);
  CHECK_FALSE(forecast.single_path.has_value());
  CHECK_FALSE(forecast.simulated.has_value());
  CHECK(forecast.schedule.finish.has_value());
}

TEST_CASE("a started task's estimate counts for its open share") {
  sample::Records records;
  records.task("T-aaaaa", "duration: 10d\nestimate: 10/10/10\nprogress:\n  - {id: p001, at: 2026-03-04, percent: 50}\nmoves:\n  - {to: in_progress, at: 2026-03-02}\n");
  const RecordSet set = records.set();
  const Forecast forecast = compute_forecast(set, sample::calendar(), options("03-04", true));
  CHECK(forecast.simulated->mean.working_days == 8);
}
