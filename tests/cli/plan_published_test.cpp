// Published examples (domain.md C) as a user enters them in an empty project: through the command line alone.
#include <doctest/doctest.h>

#include <filesystem>
#include <initializer_list>

#include "accord/base/date.h"
#include "accord/base/decimal.h"
#include "accord/base/json.h"
#include "accord/base/text.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

/// A project that begins on a day, without holidays; its plan comes from an outline.
struct Project : TestWorld {
  explicit Project(const std::string& begin, const std::string& calendar = "{base: none}") {
    directory.write("accord.yaml",
                    "format: 1\nid: 0f9c2a54-6c1e-4d0a-9d55-2b1f6f0e7a10\nnumber: P\ntitle: Published\nlanguage: en\ncurrency: USD\ntime_zone: UTC\n"
                    "client: {name: A}\ncontractor: {name: B}\ncalendar: " + calendar + "\nshare: [task]\n");
    directory.write("contract.yaml", "number: C-1\ntitle: Contract\nstart: " + begin + "\n");
    directory.write("people/pm.yaml", "id: pm\ntitle: Me\ncreated: 2020-01-01\norg: contractor\nrole: PM\n");
    variables["ACCORD_ME"] = "pm";
  }
  void plan(const std::string& day, const std::string& outline) {
    in = outline;
    CAPTURE(err);
    REQUIRE(run({"--as-of", day, "plan", "import", "-"}) == 0);
  }
  /// The command's JSON on that day.
  Data data(const std::string& day, std::vector<std::string> words) {
    words.insert(words.begin(), {"--json", "--as-of", day});
    CAPTURE(err);
    REQUIRE(run(words) == 0);
    return parse_json(out, "out");
  }
  void says(std::vector<std::string> words) {
    if (words.front() != "--as-of") words.insert(words.begin(), {"--as-of", "2026-12-31"});
    CAPTURE(join(words, " "));
    CAPTURE(err);
    REQUIRE(run(words) == 0);
  }
};

std::string text_of(const Data& data, std::string_view key) {
  const Data* found = data.find(key);
  return found && !found->is_null() ? found->text() : std::string("-");
}

/// "start total free" of the task with that title.
std::string times(const Data& plan, std::string_view title) {
  for (const auto& task : plan.find("tasks")->members())
    if (text_of(task.value, "title") == title) return text_of(task.value, "start") + " " + text_of(task.value, "total_float") + " " + text_of(task.value, "free_float");
  return "no such task";
}

}  // namespace

TEST_CASE("C12 (homeworksource 4323963) through the command line: letters as names, starts, floats, path A-D-G of 20 days") {
  Project project("2026-03-02");
  project.plan("2026-03-01", "A  8d\nB  4d\nC  3d\nD  5d < A\nE  1d < A\nF  2d < C\nG  7d < D\nH  6d < C\nI  9d < B, E, F\nJ  6d < H\n");
  const Data plan = project.data("2026-03-01", {"plan"});
  CHECK(text_of(plan, "working_days") == "20");
  CHECK(times(plan, "A") == "2026-03-02 0 0");   // working day 0
  CHECK(times(plan, "B") == "2026-03-02 7 5");
  CHECK(times(plan, "C") == "2026-03-02 5 0");
  CHECK(times(plan, "D") == "2026-03-12 0 0");   // 8
  CHECK(times(plan, "E") == "2026-03-12 2 0");
  CHECK(times(plan, "F") == "2026-03-05 6 4");   // 3
  CHECK(times(plan, "G") == "2026-03-19 0 0");   // 13
  CHECK(times(plan, "H") == "2026-03-05 5 0");
  CHECK(times(plan, "I") == "2026-03-13 2 2");   // 9
  CHECK(times(plan, "J") == "2026-03-13 5 5");
  REQUIRE(project.run({"--as-of", "2026-03-01", "plan"}) == 0);
  CHECK(project.err.find("critical path: 1 → 4 → 7\n") != std::string::npos);
}

TEST_CASE("C20 (wizedu 717873) through the command line: estimates in the outline, 50.83 days, P(<= 53) 0.7414") {
  Project project("2026-03-02");
  project.plan("2026-03-01",
               "A  5d 5/5/7\nB  2d 1/2/5\nC  5d 5/5/5 < A\nD  8d 4/8/13 < A\nE  10d 1/10/17 < B, C\nF  5d 1/5/7 < D\nG  6d 2/6/9 < D\nH  4d 4/4/6 < E, F\n"
               "I  7d 2/7/10 < G, H\nJ  4d 2/4/7 < I\nK  10d 6/10/13 < I\nL  6d 2/6/6 < J\nM  2d 2/2/3 < K\nN  7d 7/7/12 < L, M\n");
  project.says({"contract", "set", "--completion-date", "2026-05-13"});  // the 53rd working day
  const Data forecast = project.data("2026-03-01", {"forecast", "--runs", "100"});
  const Data& pert = *forecast.find("pert");
  CHECK(text_of(*pert.find("mean"), "working_days") == "50.83");
  CHECK(text_of(pert, "deviation") == "3.35");
  CHECK(text_of(pert, "contract_chance") == "0.7414");
  CHECK(pert.find("path")->members().size() == 8);  // A-C-E-H-I-K-M-N
}

TEST_CASE("C19 (GanttProject HouseBuildingSample) through the command line: starts on a plain calendar, milestones among them") {
  Project project("2021-02-01");
  project.plan("2021-01-31",
               "1 Architecture\n  1.1 Draft  10d\n  1.2 Final  15d < 1.1\n  1.3 Agreed  0d < 1.2\n2 Building\n  2.1 Foundation  15d < 1.3\n  2.2 Walls  20d < 2.1\n"
               "  2.3 Roof  20d < 2.2\n  2.4 Inside  10d < 2.3\n  2.5 Built  0d < 2.4\n3 End\n  3.1 Tidy  5d < 2.5\n  3.2 Show  3d < 3.1\n  3.3 Handed over  0d < 3.2, 2\n");
  const Data plan = project.data("2021-01-31", {"plan"});
  const auto start = [&](std::string_view title) { return times(plan, title).substr(0, 10); };
  CHECK(start("Final") == "2021-02-15");
  CHECK(start("Agreed") == "2021-03-08");
  CHECK(start("Foundation") == "2021-03-08");
  CHECK(start("Walls") == "2021-03-29");
  CHECK(start("Roof") == "2021-04-26");
  CHECK(start("Inside") == "2021-05-24");
  CHECK(start("Built") == "2021-06-07");
  CHECK(start("Show") == "2021-06-14");
}

TEST_CASE("C02 (project-controls-dashboard) through the command line: a month a task, progress and cost as they are reported") {
  Project project("2026-01-01");
  const std::vector<int> days = {22, 20, 22, 22, 21, 22, 23, 21, 22, 22, 21, 23}, thousands = {60, 90, 130, 150, 150, 140, 130, 110, 90, 70, 50, 30};
  std::string outline;
  for (std::size_t month = 1; month <= 12; ++month)
    outline += fmt::format("{} Month {}  {}d{} @me USD {}000\n", month, month, days[month - 1], month == 1 ? "" : fmt::format(" < {}", month - 1), thousands[month - 1]);
  project.plan("2025-12-31", outline);
  project.says({"--as-of", "2026-01-01", "baseline", "add"});
  for (int month = 1; month <= 8; ++month) project.says({"task", "start", std::to_string(month), "--at", fmt::format("2026-0{}-03", month)});
  for (int month = 1; month <= 7; ++month) project.says({"task", "done", std::to_string(month), "--at", fmt::format("2026-0{}-28", month)});
  project.says({"progress", "add", "8", "72.727273", "--at", "2026-09-30"});
  project.says({"cost", "add", "8", "1080000", "--at", "2026-09-30"});
  const Data progress = project.data("2026-09-30", {"progress", "--by", "cost", "--trend", "month"});
  const Data& cost = *progress.find("cost");
  for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
           {"bac", "USD 1200000.00"}, {"pv", "USD 1050000.00"}, {"ev", "USD 930000.00"}, {"ac", "USD 1080000.00"}, {"sv", "USD -120000.00"}, {"sv_share", "-0.1143"},
           {"cv", "USD -150000.00"}, {"cv_share", "-0.1613"}, {"spi", "0.8857"}, {"cpi", "0.8611"}, {"eac", "USD 1393548.39"}, {"etc", "USD 313548.39"},
           {"vac", "USD -193548.39"}, {"tcpi", "2.2500"}}) {
    CAPTURE(name);
    CHECK(text_of(cost, name) == value);
  }
  std::string planned;
  for (const auto& row : progress.find("trend")->members()) planned += text_of(*row.value.find("cost"), "pv").substr(4) + " ";
  CHECK(planned == "60000.00 150000.00 280000.00 430000.00 580000.00 720000.00 850000.00 960000.00 1050000.00 1120000.00 1170000.00 1200000.00 ");
}

TEST_CASE("C09 (Vanhoucke, pmknowledgecenter) through the command line: weekly earned schedule of a project two weeks late") {
  Project project("2026-01-05");
  const std::vector<int> budgets = {5, 5, 15, 30, 30, 35, 10, 10, 10};
  std::string outline;
  for (std::size_t week = 1; week <= budgets.size(); ++week)
    outline += fmt::format("{} Week {}  5d{} @me USD {}\n", week, week, week == 1 ? "" : fmt::format(" < {}", week - 1), budgets[week - 1]);
  project.plan("2026-01-04", outline);
  project.says({"--as-of", "2026-01-05", "baseline", "add"});
  const auto friday = [](int week) { return to_string(Date::of(2026, 1, 2).value() + 7 * week); };
  const auto state = [&](int week, int task, const char* percent) {
    if (std::string_view(percent) != "100") return project.says({"progress", "add", std::to_string(task), percent, "--at", friday(week)});
    project.says({"task", "done", std::to_string(task), "--at", friday(week)});
  };
  for (const auto& [week, task] : std::initializer_list<std::pair<int, int>>{{1, 1}, {2, 2}, {4, 3}, {5, 4}, {5, 5}, {7, 6}, {9, 7}, {10, 8}, {11, 9}})
    project.says({"task", "start", std::to_string(task), "--at", friday(week)});
  state(1, 1, "66.6");
  state(2, 1, "100");
  state(2, 2, "33.4");
  state(3, 2, "100");
  state(4, 3, "83.333333");
  state(5, 3, "100");
  state(5, 4, "100");
  state(5, 5, "50");
  state(6, 5, "91.666667");
  state(7, 5, "100");
  state(7, 6, "14.285714");
  for (const auto& [week, task] : std::initializer_list<std::pair<int, int>>{{8, 6}, {9, 7}, {10, 8}, {11, 9}}) state(week, task, "100");
  const std::vector<std::string> published = {"0.67", "1.33", "2.00", "2.83", "4.50", "4.92", "5.14", "6.00", "7.00", "8.00", "9.00"};
  for (int week = 1; week <= 11; ++week) {
    CAPTURE(week);
    const Data progress = project.data(friday(week), {"progress", "--by", "cost"});
    const Data& cost = *progress.find("cost");
    CHECK(to_string(rounded(*parse_decimal(text_of(cost, "es")), 2)) == published[static_cast<std::size_t>(week) - 1]);
    if (week == 5) {
      CHECK(text_of(cost, "spi_t") == "0.9000");
      CHECK(text_of(cost, "ieac_t") == "10.0000");
      CHECK(text_of(cost, "eac_t") == "9.5000");
    }
    if (week == 11) {
      CHECK(text_of(cost, "spi_t") == "0.8182");
      CHECK(text_of(cost, "sv_t") == "-2.0000");
      CHECK(text_of(cost, "spi") == "1.0000");
    }
  }
}
