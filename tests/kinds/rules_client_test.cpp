// Rules of meetings, messages, complaints, surveys, RACI, scope and people.
#include <doctest/doctest.h>

#include "support/small_project.h"

using namespace accord;
using Said = std::vector<std::string>;

namespace {

const std::vector<WrittenRecord> three_people = {{"person", "zhaoming", "title_en: Zhao Ming\ndistribution: [minutes]"}, {"person", "shenyi", "title_en: Shen Yi"}, {"person", "linshan", "title_en: Lin Shan"}};

SmallProject with_people(std::vector<WrittenRecord> more) {
  more.insert(more.end(), three_people.begin(), three_people.end());
  return SmallProject(more);
}

WrittenRecord meeting(std::string text, std::string state = "held") {
  return {"meeting", "MTG-aaaaa", "start: 2026-06-26T15:00+08:00\nend: 2026-06-26T16:00+08:00\nplace: Room 1\n" + text + "moves:\n  - {to: " + state + ", at: 2026-06-26}\n"};
}

}  // namespace

TEST_CASE("A1-1: who chairs and who records is present") {
  CHECK(with_people({meeting("chair: zhaoming\nrecorder: linshan\nattendees:\n  - zhaoming\n  - linshan absent\n")}).said_by("A1-1") ==
        Said{"error: Lin Shan was recorder, but is not among those present"});
  CHECK(with_people({meeting("chair: zhaoming\nrecorder: linshan\nattendees:\n  - shenyi delegate zhaoming\n  - linshan\n")}).said_by("A1-1").empty());
}

TEST_CASE("A1-2: an action of a meeting has an owner and a day that is not before the meeting") {
  CHECK(with_people({meeting(""), {"action", "ACT-aaaaa", "meeting: MTG-aaaaa\nowner: shenyi\ndue: 2026-06-25\n"}}).said_by("A1-2") ==
        Said{"error: due on 2026-06-25, before the meeting of 2026-06-26"});
  CHECK(with_people({meeting(""), {"action", "ACT-aaaaa", "meeting: MTG-aaaaa\n"}}).said_by("A1-2") ==
        Said{"warning: an action of a meeting has no due", "warning: an action of a meeting has no owner"});
}

TEST_CASE("A1-3: a decision that touches the contract's terms names a change") {
  const std::string decided = "affects: [price]\nmoves:\n  - {to: decided, at: 2026-05-20}\n";
  CHECK(SmallProject({{"decision", "DEC-aaaaa", decided}}).said_by("A1-3") == Said{"error: it touches the terms of the contract, but names no change"});
  CHECK(SmallProject({{"decision", "DEC-aaaaa", "links: [CR-aaaaa]\n" + decided}, {"change", "CR-aaaaa", ""}}).said_by("A1-3").empty());
}

TEST_CASE("A1-5: minutes reach everybody invited and everybody on the distribution list") {
  const std::string chaired = "chair: zhaoming\nrecorder: zhaoming\nattendees:\n  - zhaoming\n  - shenyi absent\n";
  CHECK(with_people({meeting(chaired + "distributed:\n  - {id: a123, to: zhaoming, at: 2026-06-26}\n", "distributed")}).said_by("A1-5") ==
        Said{"warning: the minutes have not reached Shen Yi"});
  CHECK(with_people({meeting(chaired, "minutes_drafted")}).said_by("A1-5").empty());
}

TEST_CASE("A1-7: a formal notice needs a formal channel and evidence") {
  SmallProject project({{"message", "MSG-aaaaa", "formal: true\nchannel: k7d2\n"}});
  project.settings().channels = {{"k7d2", "Chat", "", "", "im", false}};
  CHECK(project.said_by("A1-7") == Said{"error: a formal notice needs a formal channel", "warning: a formal notice has no evidence"});
  project.settings().channels.front().formal = true;
  CHECK(project.said_by("A1-7") == Said{"warning: a formal notice has no evidence"});
}

TEST_CASE("A1-8: required people of a series are there or send somebody") {
  const WrittenRecord series{"series", "SER-aaaaa", "required: [shenyi, zhaoming]"};
  CHECK(with_people({series, meeting("series: SER-aaaaa\nattendees:\n  - shenyi delegate linshan\n  - zhaoming excused\n")}).said_by("A1-8") ==
        Said{"warning: not quorate: Zhao Ming was not there and sent nobody"});
}

TEST_CASE("C70: the RACI example finds two A, no A, no R and an unknown role") {
  const std::string roles = "roles:\n  - {code: CS, title: Sponsor, org: client, people: [shenyi]}\n  - {code: CPM, title: Client PM, org: client, people: [shenyi]}\n"
                            "  - {code: PM, title: PM, org: contractor, people: [zhaoming]}\n  - {code: SA, title: Architect, org: contractor, people: [linshan]}\n"
                            "  - {code: QA, title: Quality, org: contractor, people: [linshan]}\n";
  const auto project = with_people({{"raci", "raci", roles + "rows:\n"
      "  - {id: a001, activity: SRS sign-off, cells: {CS: A, CPM: R, PM: R, SA: C, QA: I}}\n"
      "  - {id: a002, activity: design review, cells: {CPM: A, PM: A, SA: R}}\n"
      "  - {id: a003, activity: deployment, cells: {PM: R, SA: C}}\n"
      "  - {id: a004, activity: UAT, cells: {CPM: A, QA: C}}\n"
      "  - {id: a005, activity: risk review, cells: {PM: A/R, CS: I}}\n"
      "  - {id: a006, activity: backup, cells: {DBA: R, PM: A}}\n"}});
  CHECK(project.said_by("RACI-1") == Said{"error: deployment: 0 roles are accountable", "error: design review: 2 roles are accountable"});
  CHECK(project.said_by("RACI-2") == Said{"error: UAT: nobody is responsible for the work", "error: backup: nobody is responsible for the work"});
  CHECK(project.said_by("RACI-3") == Said{"error: backup: there is no role “DBA”"});
  CHECK(project.said_by("RACI-4").empty());  // QA has letters, if only C and I
}

TEST_CASE("RACI-3 to RACI-8: letters, idle and overloaded roles, empty roles, subcontractors") {
  std::string rows;
  for (int i = 0; i < 5; ++i) rows += "  - {id: a00" + std::to_string(i) + ", activity: row " + std::to_string(i) + ", cells: {CPM: A, SUB: R, U1: C, U2: C, U3: C, U4: C}}\n";
  const auto project = with_people({{"raci", "raci",
      "roles:\n  - {code: CPM, title: Client PM, org: client, people: [shenyi]}\n  - {code: SUB, title: Testers, org: subcontractor}\n  - {code: IDLE, title: Idle, org: contractor, people: [linshan]}\n"
      "  - {code: U1, title: U, org: client, people: [shenyi]}\n  - {code: U2, title: U, org: client, people: [shenyi]}\n  - {code: U3, title: U, org: client, people: [shenyi]}\n  - {code: U4, title: U, org: client, people: [shenyi]}\n"
      "rows:\n" + rows + "  - {id: b001, activity: odd, cells: {CPM: A, SUB: RA}}\n"}});
  CHECK(project.said_by("RACI-3") == Said{"error: odd: “RA” is not R, A, C, I or A/R"});
  CHECK(project.said_by("RACI-4") == Said{"warning: IDLE has no letter in any row"});
  CHECK(project.said_by("RACI-5").size() == 5);
  CHECK(project.said_by("RACI-6") == Said{"warning: CPM is accountable for 6 of 6 rows"});
  CHECK(project.said_by("RACI-7") == Said{"warning: nobody fills the role SUB"});
  CHECK(project.said_by("RACI-8").front() == "warning: row 0: the subcontractor does it, but the contractor is not accountable");
}

TEST_CASE("CRM-2: a complaint is closed with the complainant's answer or after every way was told") {
  const auto closed = [](std::string text) {
    return with_people({{"complaint", "CMP-aaaaa", "severity: S2\nat: 2026-05-12T09:40+08:00\nfrom: shenyi\nowner: zhaoming\ndecision: A contact\n" + text + "moves:\n  - {to: closed, at: 2026-05-19}\n"}}).said_by("CRM-2");
  };
  CHECK(closed("") == Said{"error: the complainant's answer is not recorded"});
  CHECK(closed("satisfied: false\n").empty());
  CHECK(closed("options_told: true\n").empty());
}

TEST_CASE("CRM-4, CRM-8: unhappy answers are followed up, and answers lie on their scale") {
  const WrittenRecord survey{"survey", "SUR-aaaaa", "questions:\n  - {id: nps0, text: Recommend us, scale: nps0_10}\n  - {id: csat, text: Satisfied, scale: csat1_5}\n  - {id: free, text: Else, scale: text}\n"};
  const auto answers = [](std::string id, std::string text) { return WrittenRecord{"response", std::move(id), "survey: SUR-aaaaa\nat: 2026-06-05\nanswers: " + text + "\n"}; };
  const SmallProject project({survey, answers("RSP-aaaaa", "{nps0: 6, csat: 3, free: fine}"), answers("RSP-bbbbb", "{nps0: 11}"), answers("RSP-ccccc", "{nps0: 9, wrong: 1}"),
                              answers("RSP-ddddd", "{csat: 2}"), {"action", "ACT-aaaaa", "links: [RSP-ddddd]"}});
  CHECK(project.said_by("CRM-4") == Said{"warning: an unhappy answer (6) without a follow-up"});
  CHECK(project.said_by("CRM-8") == Said{"error: the survey has no question “wrong”", "error: “11” is not an answer from 0 to 10"});
}

TEST_CASE("a scope statement says what is outside, how each deliverable is accepted, and who signed") {
  const SmallProject project({{"deliverable", "DLV-aaaaa", ""}, {"scope", "scope", "version: \"1.0\"\ndeliverables: [DLV-aaaaa]\nmoves:\n  - {to: in_review, at: 2026-02-20}\n  - {to: agreed, at: 2026-02-27}\n"}});
  CHECK(project.said_by("SCP-1") == Said{"warning: the scope statement names no exclusions", "warning: the scope statement names no objectives"});
  CHECK(project.said_by("SCP-2") == Said{"warning: no acceptance criterion for DLV-aaaaa"});
  CHECK(project.said_by("SCP-3").size() == 2);
  CHECK(SmallProject({{"scope", "scope", "version: \"1.0\"\n"}}).said_by("SCP-1").empty());  // as accord init leaves it
}

TEST_CASE("COV-1: one cover note for a report, period and audience") {
  const std::string week = "period: 2026-W26\n";
  CHECK(SmallProject({{"cover", "COV-aaaaa", week}, {"cover", "COV-bbbbb", week}, {"cover", "COV-ccccc", week + "audience: internal\n"}}).said_by("COV-1") ==
        Said{"error: COV-aaaaa is the cover note of the same report"});
}

TEST_CASE("a critical issue is put off only with consent; a duplicate names its original") {
  CHECK(SmallProject({{"issue", "ISS-aaaaa", "severity: S1\nmoves:\n  - {to: deferred, at: 2026-06-01, reason: later}\n"}}).said_by("ISS-1") ==
        Said{"error: S1 is put off without the client's consent"});
  CHECK(SmallProject({{"issue", "ISS-aaaaa", "type: defect\nmoves:\n  - {to: triaged, at: 2026-06-01}\n"}}).said_by("ISS-3") == Said{"error: a defect without a severity"});
  CHECK(SmallProject({{"issue", "ISS-aaaaa", "moves:\n  - {to: duplicate, at: 2026-06-01}\n"}}).said_by("ISS-2") == Said{"error: a duplicate does not say of what"});
}
