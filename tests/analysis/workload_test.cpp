#include "accord/analysis/workload.h"

#include <doctest/doctest.h>

#include "analysis/plan_records.h"

using namespace accord;

namespace {

void person(sample::Records& records, std::string_view handle, const std::string& yaml = {}) {
  records.add("person", handle, fmt::format("id: {}\ntitle: {}\ncreated: 2026-02-27\norg: contractor\n{}moves:\n  - {{to: active, at: 2026-03-01}}\n", handle, handle, yaml));
}

std::vector<WorkloadRow> rows_of(const RecordSet& records, PeriodKind kind, std::string_view from, std::string_view to, std::string_view as_of = "03-01") {
  const Schedule schedule = compute_schedule(records, sample::calendar(), {.as_of = sample::day(as_of), .with_progress = true, .start = sample::day("03-02")});
  static std::vector<std::unique_ptr<Schedule>> kept;
  kept.push_back(std::make_unique<Schedule>(schedule));
  return compute_workload(records, sample::calendar(), *kept.back(), kind, sample::day(from), sample::day(to));
}

std::string summary(const std::vector<WorkloadRow>& rows) {
  std::string result;
  for (const WorkloadRow& row : rows) {
    result += row.person->id + " " + to_string(row.period) + " " + to_string(normalised(row.assigned)) + "/" + to_string(normalised(row.capacity)) + "; ";
  }
  return result;
}

}  // namespace

TEST_CASE("C76: capacity of May 2026 is 152 h, half-time 76 h; 168 h assigned is an overload of 110.53 %") {
  sample::Records records;
  person(records, "full");
  person(records, "half", "allocation: 50\n");
  records.task("T-aaaaa", "duration: 19d\neffort: 21\nconstraint: SNET 2026-05-06\nassignees:\n  - {who: full}\n");
  const RecordSet set = records.set();
  const auto rows = rows_of(set, PeriodKind::month, "05-01", "05-31");
  CHECK(summary(rows) == "full 2026-05 168/152; half 2026-05 0/76; ");
  CHECK(to_string(*rows[0].utilisation) == "1.1053");
  CHECK(rows[0].load == Load::overload);
  CHECK(rows[1].load == Load::idle);
}

TEST_CASE("E10: DEV1 with T19 and T27 and DEV2 with T18 and T24 are above 100 % in May") {
  sample::Records records;
  for (const sample::Row& row : sample::rows) {
    std::string owner(row.lead);
    for (char& c : owner) c = static_cast<char>(std::tolower(c));
    records.add("task", sample::task_id(row.number), sample::task_yaml(row) + "owner: " + owner + "\n");
  }
  for (const std::string_view handle : {"dev1", "dev2", "dev3"}) person(records, handle);
  const RecordSet set = records.set();
  const auto rows = rows_of(set, PeriodKind::week, "05-18", "05-31", "05-31");
  std::string loads;
  for (const WorkloadRow& row : rows) {
    loads += row.person->id + " " + to_string(row.period) + " " + to_string(*row.utilisation) + (row.load == Load::overload ? "! " : " ");
  }
  CHECK(loads == "dev1 2026-W21 1.8000! dev1 2026-W22 1.6000! dev2 2026-W21 1.6000! dev2 2026-W22 2.0000! dev3 2026-W21 0.8000 dev3 2026-W22 1.0000 ");
  CHECK(rows[0].tasks.size() == 3);  // T17 until the 18th, then T19 and T27
}

TEST_CASE("leaves, project time and shares of the day") {
  sample::Records records;
  person(records, "away", "leaves:\n  - {id: l001, from: 2026-03-03, to: 2026-03-04}\n  - {id: l002, from: 2026-03-04, to: 2026-03-04}\n");
  person(records, "late", "from: 2026-03-05\ncapacity: 6\n");
  records.task("T-aaaaa", "duration: 5d\nassignees:\n  - {who: away, units: 50}\n  - {who: late, units: 100}\n");
  records.task("T-bbbbb", "duration: 0.5d\nowner: away\n");
  const RecordSet set = records.set();
  CHECK(summary(rows_of(set, PeriodKind::week, "03-02", "03-08")) == "away 2026-W10 24/24; late 2026-W10 30/12; ");
}

TEST_CASE("a load is idle, fits, is tight or too much") {
  CHECK(load_of(Decimal(59), Decimal(100)) == Load::idle);
  CHECK(load_of(Decimal(60), Decimal(100)) == Load::fits);
  CHECK(load_of(Decimal(100), Decimal(100)) == Load::fits);
  CHECK(load_of(Decimal(101), Decimal(100)) == Load::tight);
  CHECK(load_of(Decimal(110), Decimal(100)) == Load::tight);
  CHECK(load_of(Decimal(111), Decimal(100)) == Load::overload);
  CHECK(load_of(Decimal(1), Decimal(0)) == Load::overload);
  CHECK(load_of(Decimal(0), Decimal(0)) == Load::none);
}

TEST_CASE("hours written down in tasks and timesheets up to the data date") {
  sample::Records records;
  person(records, "machao");
  records.task("T-aaaaa", "duration: 5d\nowner: machao\ntime:\n  - {id: t001, at: 2026-03-02, who: machao, hours: 3.5}\n  - {id: t002, at: 2026-03-05, who: machao, hours: 8}\n");
  records.add("timesheet", "2026-W10-machao", "id: 2026-W10-machao\ntitle: w\ncreated: 2026-03-02\nperson: machao\nweek: 2026-W10\nlines:\n  - {id: x001, at: 2026-03-03, task: T-aaaaa, hours: 2}\n");
  const RecordSet set = records.set();
  const auto rows = rows_of(set, PeriodKind::week, "03-02", "03-08", "03-03");
  REQUIRE(rows.size() == 1);
  CHECK(to_string(rows[0].logged) == "5.5");
}
