// The sample project's tasks as domain.md E3 states them: 40 of the first baseline, 3 from approved changes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accord/analysis/earned_value.h"
#include "accord/analysis/network.h"
#include "accord/base/calendar.h"

namespace sample {

/// Dates are month-day of 2026; the baseline columns are v1.0's, of T41 to T43 v1.4's. Amounts are whole yuan.
struct Row {
  std::string_view number, wbs;
  int days;
  std::string_view after;  ///< predecessors, finish to start
  std::int64_t budget;
  std::string_view lead, baseline_start, baseline_finish;
  int total_float;
  std::string_view actual_start, actual_finish;
  std::int64_t cost;
};

inline constexpr std::array<Row, 43> rows{{
    {"T01", "1.1", 2, "", 7200, "PM", "03-02", "03-03", 0, "03-02", "03-03", 7200},
    {"T02", "1.2", 3, "T01", 9000, "PM", "03-04", "03-06", 111, "03-04", "03-06", 9400},
    {"T03", "1.3", 1, "T01", 5400, "PM", "03-04", "03-04", 113, "03-04", "03-04", 5400},
    {"T04", "2.1", 5, "T01", 18000, "BA", "03-04", "03-10", 0, "03-04", "03-11", 21600},
    {"T05", "2.2", 6, "T04", 21000, "BA", "03-11", "03-18", 0, "03-12", "03-19", 21800},
    {"T06", "2.3", 8, "T05", 28800, "BA", "03-19", "03-30", 0, "03-20", "04-01", 32600},
    {"T07", "2.4", 4, "T06", 12000, "BA", "03-31", "04-03", 0, "04-02", "04-09", 14800},
    {"T08", "2.5", 7, "T05", 20000, "FE", "03-19", "03-27", 14, "03-20", "03-30", 20900},
    {"T09", "2.6", 2, "T07 T08", 5600, "BA", "04-07", "04-08", 9, "04-10", "04-13", 5600},
    {"T10", "3.1", 6, "T07", 28000, "SA", "04-07", "04-14", 0, "04-10", "04-17", 28900},
    {"T11", "3.2", 5, "T10", 18000, "DBA", "04-15", "04-21", 0, "04-20", "04-24", 18000},
    {"T12", "3.3", 5, "T10", 17000, "SA", "04-15", "04-21", 0, "04-20", "04-27", 20200},
    {"T13", "3.4", 4, "T10", 14000, "SA", "04-15", "04-20", 1, "04-20", "04-23", 14600},
    {"T14", "3.5", 3, "T09 T11 T12 T13", 12000, "SA", "04-22", "04-24", 0, "04-28", "04-30", 12600},
    {"T15", "4.1", 4, "T10", 12000, "OPS", "04-15", "04-20", 1, "04-20", "04-23", 12900},
    {"T16", "4.2", 3, "T15", 9000, "DEV1", "04-21", "04-23", 1, "04-24", "04-28", 9300},
    {"T17", "5.1", 9, "T14 T16", 36000, "DEV1", "04-27", "05-11", 0, "05-06", "05-18", 40500},
    {"T18", "5.2", 11, "T17", 44000, "DEV2", "05-12", "05-26", 4, "05-19", "06-03", 47800},
    {"T19", "5.3", 14, "T17", 54000, "DEV1", "05-12", "05-29", 1, "05-19", "06-08", 60200},
    {"T20", "5.4", 11, "T17", 44000, "DEV3", "05-12", "05-26", 0, "05-19", "06-02", 44700},
    {"T21", "5.5", 3, "T18 T19 T20", 12000, "SA", "06-01", "06-03", 1, "06-16", "06-18", 12400},
    {"T22", "5.6", 5, "T21", 22000, "QA", "06-04", "06-10", 1, "06-22", "06-26", 23100},
    {"T23", "6.1", 14, "T14 T16", 54000, "FE", "04-27", "05-18", 15, "05-06", "05-26", 61500},
    {"T24", "6.2", 8, "T12 T17", 34000, "DEV2", "05-12", "05-21", 6, "05-19", "05-29", 38300},
    {"T25", "6.3", 6, "T24", 25000, "DEV2", "05-22", "05-29", 6, "06-01", "06-08", 25800},
    {"T26", "6.4", 9, "T20", 36000, "DEV3", "05-27", "06-08", 0, "06-03", "06-16", 31200},
    {"T27", "6.5", 6, "T17", 25000, "DEV1", "05-12", "05-19", 14, "05-19", "05-27", 28600},
    {"T28", "6.6", 3, "T23 T25 T26 T27", 12000, "SA", "06-09", "06-11", 0, "06-17", "06-22", 12800},
    {"T29", "7.1", 12, "T22 T28", 52000, "QA", "06-12", "06-30", 0, "06-29", "07-15", 56300},
    {"T30", "8.1", 6, "T11", 20000, "DBA", "04-22", "04-29", 43, "04-27", "05-07", 20800},
    {"T31", "8.2", 7, "T17 T30", 26000, "DBA", "05-12", "05-20", 37, "05-19", "05-28", 29500},
    {"T32", "8.3", 3, "T29 T31", 14000, "DBA", "07-01", "07-03", 9, "07-16", "07-20", 14500},
    {"T33", "8.4", 6, "T26", 15000, "BA", "06-09", "06-16", 18, "06-17", "06-30", 17200},
    {"T34", "8.5", 3, "T29 T33", 12000, "BA", "07-01", "07-03", 9, "07-16", "07-20", 12400},
    {"T35", "7.2", 5, "T29", 38000, "SUB", "07-01", "07-07", 1, "07-16", "07-22", 38000},
    {"T36", "7.3", 6, "T29", 42000, "SUB", "07-01", "07-08", 0, "07-16", "07-23", 42000},
    {"T37", "7.4", 6, "T35 T36", 30000, "DEV1", "07-09", "07-16", 0, "07-24", "08-03", 35600},
    {"T38", "9.1", 10, "T32 T34 T37", 36000, "QA", "07-17", "07-30", 0, "08-04", "08-17", 37200},
    {"T39", "9.2", 7, "T38", 32000, "OPS", "07-31", "08-10", 0, "08-24", "09-01", 33900},
    {"T40", "9.3", 4, "T39", 8000, "PM", "08-11", "08-14", 0, "09-02", "09-07", 8600},
    {"T41", "10.1", 5, "T19", 33600, "DEV1", "06-01", "06-05", 0, "06-09", "06-15", 34900},
    {"T42", "10.2", 3, "T25", 18200, "DEV2", "06-01", "06-03", 7, "06-09", "06-12", 23800},
    {"T43", "10.3", 4, "T38", 24500, "QA", "08-06", "08-11", 0, "08-18", "08-21", 25600},
}};

inline std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    result.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

inline std::int32_t index_of(std::string_view number) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.number == number; });
  return static_cast<std::int32_t>(std::distance(rows.begin(), found));
}

/// How many of the changes are in: v1.0 0, v1.1 1 (T41 before T21), v1.2 and v1.3 2 (T42 before T28), v1.4 3 (T43 before T39).
inline std::vector<accord::NetworkLink> links(int changes) {
  std::vector<accord::NetworkLink> result;
  for (std::size_t to = 0; to < 40 + static_cast<std::size_t>(changes); ++to) {
    for (const auto from : words(rows[to].after)) result.push_back({index_of(from), static_cast<std::int32_t>(to)});
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> added{{{"T41", "T21"}, {"T42", "T28"}, {"T43", "T39"}}};
  for (std::size_t i = 0; i < static_cast<std::size_t>(changes); ++i) {
    result.push_back({index_of(added[i].first), index_of(added[i].second)});
  }
  return result;
}

/// Durations in working days times `ticks`.
inline std::vector<accord::NetworkTask> tasks(int changes, accord::Tick ticks = 1) {
  std::vector<accord::NetworkTask> result(40 + static_cast<std::size_t>(changes));
  for (std::size_t i = 0; i < result.size(); ++i) result[i].duration = rows[i].days * ticks;
  return result;
}

/// "03-02" of 2026.
inline accord::Date day(std::string_view month_day) {
  return *accord::parse_date("2026-" + std::string(month_day));
}

inline accord::Calendar calendar() {
  accord::CalendarRules rules;
  rules.base = "CN";
  return accord::Calendar(rules);
}

/// Baselines v1.0 to v1.4 as domain.md describes them.
struct Version {
  int changes;
  std::int64_t t26_budget;
};
inline constexpr std::array<Version, 5> versions{{{0, 36000}, {1, 36000}, {2, 36000}, {2, 27600}, {3, 27600}}};

/// The tasks of baseline v1.<version> as earned value sees them, in fen, with all that was ever reported on them.
inline std::vector<accord::ValuedTask> valued_tasks(int version, const accord::Calendar& calendar) {
  const Version& plan = versions[static_cast<std::size_t>(version)];
  const auto network = links(plan.changes);
  const auto work = tasks(plan.changes);
  const auto times = accord::compute_times(accord::Topology(work.size(), network), work, {});
  const int origin = calendar.working_index(day("03-02"));
  std::vector<accord::ValuedTask> result;
  for (std::size_t i = 0; i < work.size(); ++i) {
    const Row& row = rows[i];
    accord::ValuedTask task{.budget = 100 * (row.number == "T26" ? plan.t26_budget : row.budget),
                            .start = origin + times.tasks[i].early_start,
                            .end = origin + times.tasks[i].early_finish};
    const accord::Date finish = day(row.actual_finish);
    if (row.number == "T30") task.earned.push_back({day("04-30"), {65, 100}});
    if (row.number == "T33") task.earned.push_back({day("06-28"), {80, 100}});
    task.earned.push_back({finish, {1, 1}});
    if (row.number == "T30") task.costs = {{day("04-30"), 1386667}, {finish, 693333}};
    else if (row.number == "T33") task.costs = {{day("06-28"), 1337778}, {finish, 382222}};
    else task.costs = {{finish, 100 * row.cost}};
    result.push_back(std::move(task));
  }
  return result;
}

}  // namespace sample
