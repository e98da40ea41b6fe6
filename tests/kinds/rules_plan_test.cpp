// Rules of tasks, milestones, gates, requirements and tests.
#include <doctest/doctest.h>

#include "support/small_project.h"

using namespace accord;
using Said = std::vector<std::string>;

TEST_CASE("CPM-1: tasks that wait for each other are named as a path, once") {
  const SmallProject project({{"task", "T-aaaaa", "depends: [T-ccccc]"}, {"task", "T-bbbbb", "depends: [T-aaaaa]"},
                              {"task", "T-ccccc", "depends:\n  - T-bbbbb SS+2d\n"}, {"task", "T-ddddd", "depends: [T-ccccc]"}});
  CHECK(project.said_by("CPM-1") == Said{"error: these tasks wait for each other: T-aaaaa → T-bbbbb → T-ccccc → T-aaaaa"});
}

TEST_CASE("CPM-1: a task that waits for itself is told as one; a chain is none") {
  CHECK(SmallProject({{"task", "T-aaaaa", "depends: [T-aaaaa]"}}).said_by("CPM-1") == Said{"error: T-aaaaa waits for itself"});
  CHECK(SmallProject({{"task", "T-aaaaa", ""}, {"task", "T-bbbbb", "depends: [T-aaaaa]"}}).said_by("CPM-1").empty());
}

TEST_CASE("CPM-9: unfinished work that nothing waits for is a warning; milestones and done work are not") {
  const SmallProject project({{"task", "T-aaaaa", "number: T01"},
                              {"task", "T-bbbbb", "moves:\n  - {to: in_progress, at: 2026-03-02}\n  - {to: done, at: 2026-03-03}\n"},
                              {"task", "T-ccccc", ""},
                              {"milestone", "M-aaaaa", "task: T-ccccc"}});
  CHECK(project.said_by("CPM-9") == Said{"warning: nothing waits for T01"});
}

TEST_CASE("CPM-10: progress before the start, below 100 after the end, and 100 without an end") {
  const std::string started = "moves:\n  - {to: in_progress, at: 2026-03-10}\n";
  CHECK(SmallProject({{"task", "T-aaaaa", "progress:\n  - {id: a123, at: 2026-03-09, percent: 10}\n" + started}}).said_by("CPM-10") ==
        Said{"error: 10 % on 2026-03-09, before the task was started"});
  CHECK(SmallProject({{"task", "T-aaaaa", "progress:\n  - {id: a123, at: 2026-03-12, percent: 90}\n" + started + "  - {to: done, at: 2026-03-11}\n"}}).said_by("CPM-10") ==
        Said{"error: 90 % on 2026-03-12, but done on 2026-03-11"});
  CHECK(SmallProject({{"task", "T-aaaaa", "progress:\n  - {id: a123, at: 2026-03-12, percent: 100}\n" + started}}).said_by("CPM-10") ==
        Said{"warning: 100 % but not done"});
  CHECK(SmallProject({{"task", "T-aaaaa", "progress:\n  - {id: a123, at: 2026-03-12, percent: 80}\n" + started}}).said_by("CPM-10").empty());
}

TEST_CASE("Q-1: a gate with a failed mandatory criterion is not passed") {
  const auto gate = [](std::string criterion) {
    return SmallProject({{"milestone", "M-aaaaa", ""}, {"gate", "GATE-aaaaa", "milestone: M-aaaaa\ncriteria:\n  - " + criterion + "\nmoves:\n  - {to: passed, at: 2026-04-30}\n"}}).said_by("Q-1");
  };
  CHECK(gate("{id: a123, text: Pass rate, operator: at_least, threshold: 95, value: 94.9}") == Said{"error: a mandatory criterion is not met: Pass rate"});
  CHECK(gate("{id: a123, text: Pass rate, operator: at_least, threshold: 95, value: 98.05}").empty());
  CHECK(gate("{id: a123, text: Pass rate, operator: at_least, threshold: 95, value: 94.9, mandatory: false}").empty());
  CHECK(gate("{id: a123, text: Manual read, met: false}") == Said{"error: a mandatory criterion is not met: Manual read"});
}

TEST_CASE("Q-1 guards the move: a gate cannot be passed by command either") {
  const SmallProject project({{"gate", "GATE-aaaaa", "criteria:\n  - {id: a123, text: Manual read, met: false}\n"}});
  const Record& gate = *project.records().find("GATE-aaaaa");
  const Settings settings;
  CHECK(gate.kind->move("pass")->guard({gate, project.records(), settings}).why.english() == "a mandatory criterion is not met: Manual read");
}

TEST_CASE("Q-2: a milestone is not reached before its gate") {
  const auto reached = [](std::string gate_moves) {
    return SmallProject({{"milestone", "M-aaaaa", "moves:\n  - {to: reached, at: 2026-04-30}\n"}, {"gate", "GATE-aaaaa", "milestone: M-aaaaa\n" + gate_moves}}).said_by("Q-2");
  };
  CHECK(reached("") == Said{"error: reached, but its gate GATE-aaaaa is “pending”"});
  CHECK(reached("conditions:\n  - {id: a123, text: Fix it}\nmoves:\n  - {to: conditional, at: 2026-04-30}\n").empty());
}

TEST_CASE("Q-3, Q-4: what is built has a test and a deliverable; a test has a requirement") {
  const SmallProject project({{"requirement", "REQ-aaaaa", "number: REQ-001\nmoves:\n  - {to: implemented, at: 2026-06-01}\n"},
                              {"requirement", "REQ-bbbbb", "moves:\n  - {to: approved, at: 2026-04-09}\n"},
                              {"test", "TC-aaaaa", "number: TC-001"}});
  CHECK(project.said_by("Q-3") == Said{"warning: REQ-001 is “implemented” but in no deliverable", "warning: REQ-001 is “implemented” but no test covers it"});
  CHECK(project.said_by("Q-4") == Said{"warning: TC-001 belongs to no requirement"});
}

TEST_CASE("Q-5: no final acceptance over open critical defects") {
  const auto accepted = [](std::string moves) {
    return SmallProject({{"issue", "ISS-aaaaa", "type: defect\nseverity: S1\n" + moves},
                         {"certificate", "AC-aaaaa", "type: final\neffective: 2026-09-07\nmoves:\n  - {to: issued, at: 2026-09-07}\n  - {to: accepted, at: 2026-09-07}\n"}}).said_by("Q-5");
  };
  CHECK(accepted("") == Said{"error: accepted with 1 critical and 0 major defects open (allowed: 0 and 0)"});
  CHECK(accepted("moves:\n  - {to: resolved, at: 2026-09-06}\n").empty());
  CHECK(accepted("moves:\n  - {to: resolved, at: 2026-09-08}\n").size() == 1);
}

TEST_CASE("Q-6, Q-7: nobody reviews their own work, and the client takes part in its acceptance test") {
  const SmallProject project({{"person", "zhouhang", "org: contractor"}, {"person", "hejun", "org: client"},
                              {"inspection", "QC-aaaaa", "type: uat\nreviewers: [zhouhang]\nauthors: [zhouhang]\nmoves:\n  - {to: passed, at: 2026-08-21}\n"},
                              {"inspection", "QC-bbbbb", "type: uat\nreviewers: [zhouhang, hejun]\nmoves:\n  - {to: passed, at: 2026-08-21}\n"}});
  CHECK(project.said_by("Q-6") == Said{"error: zhouhang reviews their own work"});
  CHECK(project.said_by("Q-7") == Said{"error: an acceptance test without the client"});
}

TEST_CASE("a conditional gate or acceptance names its conditions, and ends when they are closed") {
  CHECK(SmallProject({{"gate", "GATE-aaaaa", "milestone: M-aaaaa\nmoves:\n  - {to: conditional, at: 2026-06-26}\n"}}).said_by("Q-8") ==
        Said{"error: conditional, but no condition is written down"});
  CHECK(SmallProject({{"gate", "GATE-aaaaa", "conditions:\n  - {id: a123, text: Fix it}\nmoves:\n  - {to: passed, at: 2026-06-26}\n"}}).said_by("Q-8") ==
        Said{"error: passed, but this condition is open: Fix it"});
  CHECK(SmallProject({{"deliverable", "DLV-aaaaa", "moves:\n  - {to: accepted_with_conditions, at: 2026-06-26}\n"}}).said_by("DLV-1") ==
        Said{"error: accepted with conditions, but no condition is written down"});
}

TEST_CASE("a baseline's task does not finish before it starts; a timesheet's lines lie in its week") {
  CHECK(SmallProject({{"task", "T-aaaaa", ""}, {"baseline", "BL-aaaaa", "version: \"1.0\"\nat: 2026-03-02\nsnapshot:\n  - {task: T-aaaaa, start: 2026-03-04, finish: 2026-03-03, duration: 2d}\n"}}).said_by("BL-1") ==
        Said{"error: T-aaaaa finishes before it starts"});
  CHECK(SmallProject({{"person", "machao", ""}, {"task", "T-aaaaa", ""}, {"timesheet", "2026-W26-machao", "person: machao\nweek: 2026-W26\nlines:\n  - {id: a123, at: 2026-06-29, task: T-aaaaa, hours: 8}\n"}}).said_by("TS-1") ==
        Said{"error: 2026-06-29 is not in week 2026-W26"});
  CHECK(SmallProject({{"person", "machao", ""}, {"timesheet", "2026-W25-machao", "person: machao\nweek: 2026-W26\n"}}).said_by("TS-1") ==
        Said{"error: a timesheet of this week and person is called 2026-W26-machao"});
}
