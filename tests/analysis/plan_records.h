// Records for tests of plan and progress, written as YAML; and the sample project's plan as such records.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "accord/kinds/list.h"
#include "accord/model/record_set.h"
#include "accord/store/project.h"
#include "analysis/sample_plan.h"

namespace sample {

/// Collects records; `set()` takes them.
class Records {
 public:
  void add(std::string_view kind, std::string_view id, const std::string& yaml) {
    accord::Findings findings;
    const accord::Kind* found = registry_->find(kind);
    auto record = accord::parse_record(*found, id, fmt::format("{}/{}.yaml", found->folder, id), yaml, findings);
    REQUIRE(record.has_value());
    records_.push_back(std::move(*record));
  }
  /// A task with its title and creation day, then the given lines.
  void task(std::string_view id, std::string_view yaml) {
    add("task", id, fmt::format("id: {}\ntitle: {}\ncreated: 2026-02-27\n{}", id, id, yaml));
  }
  accord::RecordSet set() { return accord::RecordSet(std::move(records_)); }

 private:
  std::shared_ptr<accord::Registry> registry_ = shared_registry();
  std::vector<accord::Record> records_;

  /// One for all tests: records point into it.
  static std::shared_ptr<accord::Registry> shared_registry() {
    static const auto registry = std::make_shared<accord::Registry>(accord::kind_rows());
    return registry;
  }
};

inline std::string task_id(std::string_view number) {
  return fmt::format("T-000{}", number.substr(1));
}

inline std::string task_yaml(const Row& row) {
  const std::string created = row.number == "T41" ? "2026-04-22" : row.number == "T42" ? "2026-05-20" : row.number == "T43" ? "2026-07-15" : "2026-02-27";
  std::string yaml = fmt::format("id: {}\ntitle: {}\nnumber: {}\nwbs: \"{}\"\ncreated: {}\nduration: {}d\nbudget: CNY {}.00\n",
                                 task_id(row.number), row.number, row.number, row.wbs, created, row.days,
                                 row.number == "T26" ? 27600 : row.budget);
  auto after = words(row.after);
  if (row.number == "T21") after.push_back("T41");
  if (row.number == "T28") after.push_back("T42");
  if (row.number == "T39") after.push_back("T43");
  if (!after.empty()) yaml += "depends:\n";
  for (const auto number : after) yaml += fmt::format("  - {}\n", task_id(number));
  if (row.number == "T30") {
    yaml += "progress:\n  - {id: p001, at: 2026-04-30, percent: 65}\ncosts:\n  - {id: c001, at: 2026-04-30, amount: CNY 13866.67}\n";
    yaml += "  - {id: c002, at: 2026-05-07, amount: CNY 6933.33}\n";
  } else if (row.number == "T33") {
    yaml += "progress:\n  - {id: p001, at: 2026-06-28, percent: 80}\ncosts:\n  - {id: c001, at: 2026-06-28, amount: CNY 13377.78}\n";
    yaml += "  - {id: c002, at: 2026-06-30, amount: CNY 3822.22}\n";
  } else {
    yaml += fmt::format("costs:\n  - {{id: c001, at: 2026-{}, amount: CNY {}.00}}\n", row.actual_finish, row.cost);
  }
  yaml += fmt::format("moves:\n  - {{to: in_progress, at: 2026-{}}}\n  - {{to: done, at: 2026-{}}}\n", row.actual_start, row.actual_finish);
  return yaml;
}

/// Snapshot of baseline v1.<version> with the dates the network gives.
inline std::string baseline_yaml(int version, const accord::Calendar& calendar) {
  constexpr std::array<std::string_view, 5> from = {"2026-03-02", "2026-04-22", "2026-05-20", "2026-06-03", "2026-07-15"};
  std::string yaml = fmt::format("id: BL-0000{0}\ntitle: Baseline 1.{0}\ncreated: {1}\nversion: \"1.{0}\"\nat: {1}\nsnapshot:\n",
                                 version, from[static_cast<std::size_t>(version)]);
  const auto values = valued_tasks(version, calendar);
  for (std::size_t i = 0; i < values.size(); ++i) {
    yaml += fmt::format("  - {{task: {}, start: {}, finish: {}, duration: {}d, budget: CNY {}.00}}\n", task_id(rows[i].number),
                        to_string(calendar.date_of_index(values[i].start)), to_string(calendar.date_of_index(values[i].end - 1)),
                        rows[i].days, values[i].budget / 100);
  }
  return yaml;
}

/// The sample's tasks, baselines and milestones as they stand at its end.
inline Records plan_records() {
  Records records;
  for (const Row& row : rows) records.add("task", task_id(row.number), task_yaml(row));
  const accord::Calendar cn = calendar();
  for (int version = 0; version < 5; ++version) records.add("baseline", fmt::format("BL-0000{}", version), baseline_yaml(version, cn));
  struct Milestone { std::string_view number, tasks, reached; };
  for (const auto& [number, tasks, reached] : std::initializer_list<Milestone>{
           {"M1", "T01", "03-03"}, {"M2", "T07", "04-09"}, {"M3", "T14", "04-30"}, {"M4", "T22", "06-26"},
           {"M5", "T29", "07-15"}, {"M6", "T38 T43", "08-21"}, {"M7", "T39", "09-01"}, {"M8", "T40", "09-07"}}) {
    std::string yaml = fmt::format("id: M-0000{0}\ntitle: {1}\nnumber: {1}\ncreated: 2026-02-27\ntask:\n", number.substr(1), number);
    for (const auto task : words(tasks)) yaml += fmt::format("  - {}\n", task_id(task));
    yaml += fmt::format("moves:\n  - {{to: reached, at: 2026-{}}}\n", reached);
    records.add("milestone", fmt::format("M-0000{}", number.substr(1)), yaml);
  }
  return records;
}

}  // namespace sample
