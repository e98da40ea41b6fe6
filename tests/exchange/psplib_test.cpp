#include "accord/exchange/psplib.h"

#include <doctest/doctest.h>

#include <string>

#include "accord/analysis/network.h"

using namespace accord;

namespace {

// An instance of our own in the format of the library.
constexpr std::string_view own = R"(************************************************************************
file with basedata            : OWN.BAS
************************************************************************
projects                      :  1
jobs (incl. supersource/sink ):  6
RESOURCES
  - renewable                 :  2   R
************************************************************************
PROJECT INFORMATION:
pronr.  #jobs rel.date duedate tardcost  MPM-Time
    1      4      0       20        1       11
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          2           4   5
   4        1          1           6
   5        1          1           6
   6        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       4    0
  3      1     5       0    2
  4      1     6       1    1
  5      1     2       3    0
  6      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
   10    8
************************************************************************
)";

std::string changed(std::string_view from, std::string_view to) {
  std::string text(own);
  return text.replace(text.find(from), from.size(), to);
}

std::vector<std::string> problems(const std::string& text) {
  Findings findings;
  CHECK_FALSE(parse_psplib(text, "own.sm", findings).has_value());
  std::vector<std::string> result;
  for (const Finding& finding : findings) result.push_back(std::to_string(finding.mark.line) + ": " + finding.message.english());
  return result;
}

}  // namespace

TEST_CASE("a PSPLIB project: jobs, successors, resources, and its precedence-only finish by our own network") {
  Findings findings;
  const auto project = parse_psplib(own, "own.sm", findings);
  REQUIRE(project.has_value());
  CHECK(findings.empty());
  REQUIRE(project->jobs.size() == 6);
  CHECK(project->jobs[2].successors == std::vector<int>{4, 5});
  CHECK(project->jobs[3].duration == 6);
  CHECK(project->jobs[1].resources == std::vector<int>{4, 0});
  CHECK(project->availability == std::vector<int>{10, 8});
  std::vector<NetworkTask> tasks(project->jobs.size());
  std::vector<NetworkLink> links;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    tasks[i].duration = project->jobs[i].duration;
    for (const int successor : project->jobs[i].successors) links.push_back({static_cast<std::int32_t>(i), successor - 1});
  }
  CHECK(compute_times(Topology(tasks.size(), links), tasks, {}).finish == project->precedence_finish);
}

TEST_CASE("odd spacing, CRLF, a byte order mark and no line of headings change nothing") {
  std::string text = changed("1        1          2           2   3", "\t 1  1 2 2\t3   ");
  text.replace(text.find("jobnr.    #modes"), text.find("successors   successors") + 24 - text.find("jobnr.    #modes"), "");
  std::string windows = "\xef\xbb\xbf";
  for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  Findings findings;
  const auto project = parse_psplib(windows, "own.sm", findings);
  REQUIRE(project.has_value());
  CHECK(project->jobs[0].successors == std::vector<int>{2, 3});
  CHECK(project->jobs[0].line == 14);
  CHECK(project->precedence_finish == 11);
}

TEST_CASE("what is written is read back") {
  Findings findings;
  const auto project = parse_psplib(own, "own.sm", findings);
  const auto again = parse_psplib(write_psplib(*project, "own"), "again.sm", findings);
  REQUIRE(again.has_value());
  REQUIRE(again->jobs.size() == project->jobs.size());
  for (std::size_t i = 0; i < project->jobs.size(); ++i) {
    CHECK(again->jobs[i].number == project->jobs[i].number);
    CHECK(again->jobs[i].duration == project->jobs[i].duration);
    CHECK(again->jobs[i].successors == project->jobs[i].successors);
    CHECK(again->jobs[i].resources == project->jobs[i].resources);
  }
  CHECK(again->availability == project->availability);
  CHECK(again->precedence_finish == project->precedence_finish);
}

TEST_CASE("what is wrong in a PSPLIB file is said with its line, and nothing is imported") {
  using Problems = std::vector<std::string>;
  CHECK(problems("no project") == Problems{"0: there are no PRECEDENCE RELATIONS"});
  CHECK(problems(changed("REQUESTS/DURATIONS:", "REQUESTS:")).front() == "0: there are no REQUESTS/DURATIONS");
  CHECK(problems(changed("2        1          1           4", "2        3          1           4")) == Problems{"16: job 2 has 3 modes: only projects with a single mode can be read (.sm, not .mm)"});
  CHECK(problems(changed("2           4   5", "3           4   5")).front() == "17: the number of successors is not the one stated");
  CHECK(problems(changed("5      1     2       3    0\n", "")) == Problems{"19: job 5 has no duration"});
  CHECK(problems(changed("1           6\n   6", "1           7\n   6")) == Problems{"19: job 5 is followed by 7, which is not there"});
  CHECK(problems(changed("4      1     6", "4      1     -6")).front() == "28: “4      1     -6       1    1” is not a row of whole numbers");
  CHECK(problems(changed("):  6", "):  7")) == Problems{"5: 7 jobs are stated here and 6 listed below"});
  CHECK(problems(changed("4      1     6       1    1", "5      1     6       1    1")).front() == "29: job 5 is there twice");
}

TEST_CASE("one broken line of a PSPLIB file is one finding, whatever hangs on it") {
  using Problems = std::vector<std::string>;
  CHECK(problems(changed("2           4   5", "3           4   5")) == Problems{"17: the number of successors is not the one stated"});
  CHECK(problems(changed("2           4   5", "2           4   x")).size() == 1);
  CHECK(problems(changed("4      1     6", "4      1     -6")).size() == 1);
  CHECK(problems(changed("4      1     6       1    1", "4      1")).size() == 1);
  const std::string cut = std::string(own).substr(0, std::string_view(own).find("  4      1     6"));
  CHECK(problems(cut) == Problems{"18: 3 jobs have no duration; the first is job 4"});
}
