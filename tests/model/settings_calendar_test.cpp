// The calendar of accord.yaml: what is right is used, what is wrong is a finding and keeps its default.
#include <doctest/doctest.h>

#include "accord/model/project_calendar.h"
#include "accord/store/yaml.h"

using namespace accord;

namespace {

Settings settings_with(const std::string& calendar, Findings& findings) {
  const auto tree = read_yaml("format: 1\ntitle: A\nclient: {name: B}\ncontractor: {name: C}\ncalendar: " + calendar + "\n", "accord.yaml", findings);
  REQUIRE(tree);
  return read_settings(to_value(*tree), "accord.yaml", findings);
}

}  // namespace

TEST_CASE("a project's calendar is that of its base, with its own days off and on") {
  Findings findings;
  const Calendar calendar = project_calendar(settings_with("{base: CN, holidays: [2026-03-04], workdays: [2026-03-07]}", findings));
  CHECK(findings.empty());
  CHECK_FALSE(calendar.is_working_day(*parse_date("2026-06-19")));  // Dragon Boat Festival
  CHECK(calendar.is_working_day(*parse_date("2026-05-09")));        // make-up Saturday
  CHECK_FALSE(calendar.is_working_day(*parse_date("2026-03-04")));
  CHECK(calendar.is_working_day(*parse_date("2026-03-07")));
}

TEST_CASE("a wrong calendar is a finding at its place") {
  const auto said = [](const std::string& calendar) {
    Findings findings;
    settings_with(calendar, findings);
    return findings.empty() ? std::string() : findings.front().field + ": " + findings.front().message.english();
  };
  CHECK(said("{base: FR}") == "calendar.base: there is no built-in calendar “FR”");
  CHECK(said("{hours: {someday: \"09:00-12:00\"}}") == "calendar.hours: “someday” names no days of the week");
  CHECK(said("{hours: {mon-fri: \"9 to 5\"}}") == "calendar.hours: “9 to 5” is not working time");
  CHECK(said("{holidays: [2026-02-30]}") == "calendar.holidays: “2026-02-30” is not a date");
}

TEST_CASE("days of reports: by the week or by the month, and nothing else") {
  const auto read = [](const std::string& reports, Findings& findings) {
    const auto tree = read_yaml("format: 1\ntitle: A\nclient: {name: B}\ncontractor: {name: C}\nreports: " + reports + "\n", "accord.yaml", findings);
    REQUIRE(tree);
    return read_settings(to_value(*tree), "accord.yaml", findings).reports;
  };
  Findings findings;
  const auto reports = read("{weekly: {weekday: fri}, monthly: {day: last}, status: {day: 28}}", findings);
  CHECK(findings.empty());
  CHECK(reports.at("weekly").weekday == 5);
  CHECK(reports.at("monthly").weekday == 0);
  CHECK(reports.at("monthly").month_day == Cadence::last);
  CHECK(reports.at("status").month_day == 28);
  for (const char* wrong : {"{weekly: fri}", "{weekly: {}}", "{weekly: {weekday: mon-fri}}", "{weekly: {weekday: someday}}", "{weekly: {day: 32}}", "{weekly: {day: 0}}",
                            "{weekly: {weekday: fri, day: 28}}", "{weekly: {weekday: fri, day: 99}}"}) {
    CAPTURE(wrong);
    findings.clear();
    CHECK(read(wrong, findings).empty());
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().field == "reports.weekly");
    CHECK(findings.front().message.english() == "the report weekly has no day");
  }
}
