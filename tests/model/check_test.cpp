#include "accord/model/check.h"

#include <doctest/doctest.h>

#include "support/small_project.h"

using namespace accord;

namespace {

/// The one finding of that rule, or a failure.
Finding only(const SmallProject& project, const std::string& rule) {
  Finding found;
  int count = 0;
  for (const Finding& finding : project.check())
    if (finding.rule == rule) {
      found = finding;
      ++count;
    }
  CAPTURE(rule);
  CHECK(count == 1);
  return found;
}

}  // namespace

TEST_CASE("a wrong value is found with file, line and column, and the nearest spelling") {
  const SmallProject project({{"task", "T-aaaaa", "type: sumary\n"}});
  const Finding finding = only(project, "field.type");
  CHECK(finding.file == "tasks/T-aaaaa.yaml");
  CHECK(finding.mark.line == 4);
  CHECK(finding.mark.column == 7);
  CHECK(finding.field == "type");
  CHECK(finding.hint.english() == "did you mean “summary”?");
}

TEST_CASE("every scalar type says what it takes") {
  const auto said = [](const char* line) {
    const SmallProject project({{"task", "T-aaaaa", std::string(line) + "\n"}});
    return only(project, "field.type").message.english();
  };
  CHECK(said("due: 2026-02-30") == "“2026-02-30” is not a date");
  CHECK(said("budget: 48000") == "“48000” is not an amount of money");
  CHECK(said("budget: CNY -1.00") == "budget may not be negative");
  CHECK(said("duration: six") == "“six” is not a duration");
  CHECK(said("effort: 1e3") == "“1e3” is not a decimal number");
  CHECK(said("report: maybe") == "“maybe” is not true or false");
  CHECK(said("estimate: 5/3/2") == "“5/3/2” is not in order: optimistic ≤ likely ≤ pessimistic");
  CHECK(said("constraint: SNET fri") == "“SNET fri” is not a constraint");
  CHECK(said("depends: [T-bbbbb XX]") == "“T-bbbbb XX” is not a predecessor");
  CHECK(said("owner: [a, b]") == "owner is a single value, this is a list or a map");
  CHECK(said("progress: 80") == "progress is a list");
}

TEST_CASE("a percent above 100 and an item without id are found") {
  const SmallProject project({{"task", "T-aaaaa", "progress:\n  - {at: 2026-06-28, percent: 120}\n"}});
  CHECK(only(project, "field.type").message.english() == "120 is not between 0 and 100");
  CHECK(only(project, "item.id").mark.line == 5);
}

TEST_CASE("a written status is an error whose hint is the move") {
  const SmallProject project({{"task", "T-aaaaa", "status: done\n"}});
  const Finding finding = only(project, "field.status");
  CHECK(finding.severity == Severity::error);
  CHECK(finding.hint.english() == "remove the line and run: accord task done T-aaaaa");
}

TEST_CASE("B8: an unknown key is a warning, kept and internal") {
  const SmallProject project({{"task", "T-aaaaa", "ownr: x\n"}});
  const Finding finding = only(project, "field.unknown");
  CHECK(finding.severity == Severity::warning);
  CHECK(finding.hint.english() == "did you mean “owner”?");
}

TEST_CASE("a field is needed from its state on, and only then") {
  const SmallProject planned({{"task", "T-aaaaa", ""}});
  CHECK(planned.said_by("field.required").empty());
  const SmallProject started({{"task", "T-aaaaa", "moves:\n  - {to: in_progress, at: 2026-06-01}\n"}});
  CHECK(started.said_by("field.required") == std::vector<std::string>{"error: “duration” is missing; a task that is “in progress” needs it",
                                                                      "error: “owner” is missing; a task that is “in progress” needs it"});
}

TEST_CASE("moves: unknown states, wrong order and impossible steps are found") {
  const SmallProject unknown({{"task", "T-aaaaa", "moves:\n  - {to: don, at: 2026-06-01}\n"}});
  CHECK(only(unknown, "move.state").hint.english() == "did you mean “done”?");
  const SmallProject backwards({{"task", "T-aaaaa", "owner: a\nduration: 1d\nmoves:\n  - {to: in_progress, at: 2026-06-02}\n  - {to: done, at: 2026-06-01}\n"}});
  CHECK(only(backwards, "move.order").mark.line == 8);
  const SmallProject impossible({{"task", "T-aaaaa", "owner: a\nduration: 1d\nmoves:\n  - {to: done, at: 2026-06-01}\n  - {to: blocked, at: 2026-06-02}\n"}});
  CHECK(only(impossible, "move.allowed").message.english() == "a task cannot go from “done” to “blocked”");
}

TEST_CASE("a verb may skip states, unless the project is strict") {
  SmallProject project({{"task", "T-aaaaa", "owner: a\nduration: 1d\nmoves:\n  - {to: done, at: 2026-06-01}\n"}});
  CHECK(project.said_by("move.allowed").empty());
  project.settings().strict_moves = true;
  CHECK(project.said_by("move.allowed") == std::vector<std::string>{"error: a task cannot go from “planned” to “done”"});
}

TEST_CASE("B13: a dangling reference is found with the nearest id, and one of another kind too") {
  const SmallProject project({{"task", "T-aaaaa", "depends:\n  - T-aaaab\n"}, {"task", "T-aaaac", "owner: T-aaaaa\n"}});
  CHECK(only(project, "link.missing").hint.english() == "did you mean “T-aaaaa”?");
  CHECK(only(project, "link.kind").message.english() == "“T-aaaaa” is a task, here a person is meant");
}

TEST_CASE("an item's id is small letters and digits, the first a letter") {
  const auto said = [](const std::string& id) {
    return SmallProject({{"task", "T-aaaaa", "progress:\n  - {id: " + id + ", at: 2026-06-01, percent: 5}\n"}}).said_by("item.id");
  };
  CHECK(said("w3r8").empty());
  CHECK(said("first-week").empty());
  CHECK(said("1e39") == std::vector<std::string>{"error: “1e39” is no id of an item"});
  CHECK(said("K7D2") == std::vector<std::string>{"error: “K7D2” is no id of an item"});
}

TEST_CASE("a move before the record was created is told") {
  const SmallProject project({{"task", "T-aaaaa", "moves:\n  - {to: in_progress, at: 2026-03-01}\n"}});
  CHECK(project.said_by("move.order") == std::vector<std::string>{"warning: the move to “in progress” is dated before the task was created, 2026-03-02"});
}

TEST_CASE("a formal number is given once per kind") {
  const SmallProject project({{"task", "T-aaaaa", "number: T33\n"}, {"task", "T-bbbbb", "number: t33\n"}, {"milestone", "M-aaaaa", "number: T33\n"}});
  CHECK(only(project, "number.duplicate").file == "tasks/T-bbbbb.yaml");
}

TEST_CASE("law: the quick look at a value's type says what the thorough one says") {
  std::vector<std::string> texts{"", "0", "00", "7", "07", "-1", "99", "100", "101", "999", "1000", "0.5", "1.0000001", "true", "T-7k2mq", "T-7k2mq SS+2d", " T-7k2mq", "T 7", "high", "2/3/5", "5/3/2", "pass TC-7k2mq"};
  for (const char* day : {"2026-06-30", "2026-02-28", "2026-02-30", "2026-02-29", "2028-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "1626-06-30", "2026-6-30", "2026/06/30", "202a-06-30", "2026-06-30T09:00+08:00", "2026-06-30T9:00"}) texts.emplace_back(day);
  for (const char* time : {"6d", "0d", "06d", "-6d", "9999d", "26400d", "99999d", "4h", "d", "6", "6 d", "1.5d"}) texts.emplace_back(time);
  for (const char* amount : {"CNY 0.00", "CNY 1.00", "CNY 01.00", "CNY 14000.00", "CNY 14000.0", "CNY 14000", "CNY 999999999.99", "CNY 12345678901234567890.00", "CNY -5.00", "CNY a.00", "CNY .00", "cny 5.00", "EUR 5.00", "JPY 5.00", "CNY  5.00"}) texts.emplace_back(amount);
  Field number = integer("n", "N");
  number.range(5, 120);
  const std::vector<Field> fields{number, integer("n", "N"), decimal("d", "D"), percent("p", "P"), money("m", "M"), money("m", "M").positive(), money("m", "M").signed_value(), decimal("d", "D").signed_value(), date("on", "On"), moment("at", "At"), duration("l", "L"),
                                  boolean("b", "B"), choice("c", {"high", "low"}, "C"), reference("r", {}, "R"), word("a", FieldType::dependency, "A"), word("e", FieldType::estimate, "E")};
  for (const Field& field : fields)
    for (const std::string& text : texts) {
      CAPTURE(static_cast<int>(field.type));
      CAPTURE(text);
      CHECK(is_of_type(field, text) == check_scalar(field, text).message.empty());
    }
}
