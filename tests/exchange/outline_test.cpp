#include "accord/exchange/outline.h"

#include <doctest/doctest.h>

#include <random>

#include "accord/base/text.h"

using namespace accord;

namespace {

std::vector<PlanRow> read(std::string_view text, Findings& findings, Language language = Language::en) {
  return read_outline(text, "plan.txt", language, Currency::cny(), findings);
}

/// "line rule" of every finding.
std::vector<std::string> problems(std::string_view text) {
  Findings findings;
  read(text, findings);
  std::vector<std::string> result;
  for (const Finding& finding : findings) {
    CHECK(!finding.hint.empty());
    result.push_back(std::to_string(finding.mark.line) + " " + finding.rule);
  }
  return result;
}

using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("the outline's line of the issue: code, both titles, duration, predecessors, person, budget") {
  Findings findings;
  const auto rows = read("8.4 User manual / 用户手册  6d < 6.4, 7.1 SS+2d @linshan CNY 15000\n", findings);
  CHECK(findings.empty());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].wbs == "8.4");
  CHECK(rows[0].title == "User manual");
  CHECK(rows[0].other_title == "用户手册");
  CHECK(rows[0].duration == "6d");
  REQUIRE(rows[0].depends->size() == 2);
  CHECK(link_text((*rows[0].depends)[0]) == "6.4");
  CHECK(link_text((*rows[0].depends)[1]) == "7.1 SS+2d");
  CHECK(rows[0].owner == "linshan");
  CHECK(rows[0].budget == "CNY 15000.00");
}

TEST_CASE("types and lags of several predecessors, with and without gaps, as they are written and read back") {
  for (const char* text : {"1 A  2d < 2 SS, 3\n", "1 A  2d < 2SS, 3\n", "1 A  2d < 2 SS ,3\n", "1 A  2d < 2 SS,3\n", "1 A  2d <2 SS, 3 @a\n"}) {
    CAPTURE(text);
    Findings findings;
    const auto rows = read(text, findings);
    CHECK(findings.empty());
    REQUIRE(rows.size() == 1);
    REQUIRE(rows[0].depends->size() == 2);
    CHECK(link_text((*rows[0].depends)[0]) == "2 SS");
    CHECK(link_text((*rows[0].depends)[1]) == "3");
  }
  Findings findings;
  const std::string text = "1 A  2d < 2 SS+2d, 3.1 FF-0.5d, 4 SF+4h, 5, 6 FS-1d @a\n";
  const auto rows = read(text, findings);
  CHECK(findings.empty());
  CHECK(write_outline(rows, Language::en, false) == text);
}

TEST_CASE("a Chinese project's outline: the same line, the Chinese title is its own") {
  Findings findings;
  const auto rows = read("8.4 User manual / 用户手册 6d\n8.5 培训\n", findings, Language::zh);
  CHECK(rows[0].title == "用户手册");
  CHECK(rows[0].other_title == "User manual");
  CHECK(rows[1].title == "培训");
  CHECK(!rows[1].duration);
}

TEST_CASE("indentation makes summaries, 0d makes a milestone, comments and blank lines do not count") {
  Findings findings;
  const auto rows = read("# the plan\n1 Start\n  1.1 Kick-off  2d\n\n  1.2 Signed  0d < 1.1\n2 Build  3d\n", findings);
  CHECK(findings.empty());
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].type == "summary");
  CHECK(rows[1].parent == std::size_t{0});
  CHECK(rows[2].parent == std::size_t{0});
  CHECK(rows[2].type == "milestone");
  CHECK(!rows[3].parent);
  CHECK(rows[3].line == 6);
}

TEST_CASE("what is written is read back: titles like figures, no code, ids") {
  std::vector<PlanRow> rows;
  rows.push_back({.id = "T-aaaaa", .wbs = "1", .title = "Latency < 5 or 6d", .states_parent = true, .type = "summary"});
  rows.push_back({.id = "T-bbbbb", .title = "CI / CD", .parent = 0, .states_parent = true, .duration = "0.5d", .depends = std::vector<PlanLink>{{"1", "FF", "-2d"}}, .owner = "a", .budget = "CNY 1.00"});
  rows.push_back({.id = "T-ccccc", .wbs = "2", .title = "PDA", .other_title = "PDA", .states_parent = true, .type = "loe", .duration = "3d"});
  Findings findings;
  const auto back = read(write_outline(rows, Language::en, true), findings);
  CHECK(findings.empty());
  REQUIRE(back.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(back[i].id == rows[i].id);
    CHECK(back[i].wbs == rows[i].wbs);
    CHECK(back[i].title == rows[i].title);
    CHECK(back[i].other_title == rows[i].other_title);
    CHECK(back[i].parent == rows[i].parent);
    CHECK(back[i].duration == rows[i].duration);
    CHECK(back[i].budget == rows[i].budget);
    CHECK(back[i].owner == rows[i].owner);
  }
  CHECK(back[2].type == "loe");
  CHECK(link_text(back[1].depends->front()) == "1 FF-2d");
}

TEST_CASE("bug: a title with quotes, a slash or figures in it was written so that it could not be read") {
  const auto line = [](const char* title, const char* other) {
    return write_outline({{.wbs = "1", .title = title, .other_title = other, .states_parent = true, .duration = "2d"}}, Language::en, false);
  };
  CHECK(line("The \"big\" one", "") == "1 The \"big\" one  2d\n");
  CHECK(line("\"Big\" release", "") == "1 \"Big\" release  2d\n");
  CHECK(line("\"a\" / \"b\"", "") == "1 \"\"\"a\"\" / \"\"b\"\"\"  2d\n");
  CHECK(line("Say \"5d\" in 5d", "") == "1 \"Say \"\"5d\"\" in 5d\"  2d\n");
  CHECK(line("需求 / Requirements", "") == "1 \"需求 / Requirements\"  2d\n");
  CHECK(line("", "") == "1 \"\"  2d\n");
  CHECK(line("\"A\"", "\"B\"") == "1 \"\"\"A\"\"\" / \"\"\"B\"\"\"  2d\n");
  Findings findings;
  const auto rows = read("1 \"Big\" release  2d\n2 \"A \"\"b\"\" 5d\" 3d\n3 \"open 4d\n", findings);
  CHECK(findings.empty());
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].title == "\"Big\" release");
  CHECK(rows[0].duration == "2d");
  CHECK(rows[1].title == "A \"b\" 5d");
  CHECK(rows[1].duration == "3d");
  CHECK(rows[2].title == "\"open");
  CHECK(rows[2].duration == "4d");
}

TEST_CASE("outline, law: whatever the titles hold, what is written is read back") {
  const std::vector<std::string> pieces = {"\"", "\"\"", " / ", "\" / \"", "a", "Move", "需求", " ", "  ", " 5d", "5d", " < ", " @lin", "8.4 ", " [loe]", " CNY 5", " 2/3/5", " ASAP", " SNET 2026-05-04", " #T-abc12", "#", "-", " -2d", "T-abc12"};
  std::mt19937 random(20261126);  // NOLINT: the same titles in every run
  const auto title = [&] {
    std::string text;
    for (auto left = random() % 6; left > 0; --left) text += pieces[random() % pieces.size()];
    return std::string(trim(text));
  };
  std::size_t titles = 0;
  for (int i = 0; i < 20'000; ++i) {
    PlanRow row{.title = title(), .states_parent = true, .duration = "2d"};
    if (row.title.empty()) continue;
    if (random() % 2 == 0) row.other_title = title();
    if (random() % 2 == 0) row.wbs = "1";
    if (random() % 2 == 0) row.id = "T-zzzzz";
    if (random() % 4 == 0) row.duration.reset();
    const Language language = random() % 2 == 0 ? Language::en : Language::zh;
    const std::string text = write_outline({row}, language, true);
    CAPTURE(text);
    Findings findings;
    const auto back = read_outline(text, "plan.txt", language, Currency::cny(), findings);
    REQUIRE(findings.empty());
    REQUIRE(back.size() == 1);
    REQUIRE(back[0].title == row.title);
    REQUIRE(back[0].other_title == row.other_title);
    REQUIRE(back[0].wbs == row.wbs);
    REQUIRE(back[0].id == row.id);
    REQUIRE(back[0].duration == row.duration);
    ++titles;
  }
  CHECK(titles > 15'000);
}

TEST_CASE("an outline holds estimates and date constraints; 24/7/365 in a title is a word") {
  Findings findings;
  const auto rows = read("1 Support 24/7/365  5d 4/5/9 < 2 @a SNET 2026-05-04\n2 Talk  2d ASAP\n3 Move  2/3/5\n", findings);
  CHECK(findings.empty());
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].title == "Support 24/7/365");
  CHECK(rows[0].estimate == "4/5/9");
  CHECK(rows[0].constraint == "SNET 2026-05-04");
  CHECK(rows[0].owner == "a");
  CHECK(rows[1].constraint == "ASAP");
  CHECK(rows[2].title == "Move");
  CHECK(rows[2].estimate == "2/3/5");
  const auto back = read(write_outline(rows, Language::en, false), findings);
  REQUIRE(back.size() == 3);
  for (std::size_t i = 0; i < back.size(); ++i) {
    CHECK(back[i].title == rows[i].title);
    CHECK(back[i].estimate == rows[i].estimate);
    CHECK(back[i].constraint == rows[i].constraint);
  }
  CHECK(problems("1 A  2d 5/3/9\n") == Problems{"1 outline.estimate"});
  CHECK(problems("1 A  2d 2/3/1\n") == Problems{"1 outline.estimate"});
  CHECK(problems("1 A  2d SNET soon\n") == Problems{"1 outline.constraint"});
  CHECK(problems("1 A  2d MFO\n") == Problems{"1 outline.constraint"});
}

TEST_CASE("what is wrong in an outline is told with its line") {
  CHECK(problems("  1.1 Indented  2d\n") == Problems{"1 outline.indent"});
  CHECK(problems("1 A\n    1.1 B  2d\n  1.2 C  2d\n") == Problems{"3 outline.indent"});
  CHECK(problems("1 A\n\t1.1 B  2d\n  1.2 C  2d\n") == Problems{"3 outline.indent"});
  CHECK(problems("1 A\n  2.1 B  2d\n") == Problems{"2 outline.indent"});
  CHECK(problems("1 A  -2d\n1.2 B  2d 3d\n") == Problems{"1 outline.duration", "2 outline.duration"});
  CHECK(problems("1 A  2d -2d\n") == Problems{"1 outline.duration", "1 outline.duration"});
  CHECK(problems("1 A  2d USD 100\n") == Problems{"1 outline.currency"});
  CHECK(problems("1 A  2d <\n") == Problems{"1 outline.depends"});
  CHECK(problems("1 A  2d < -2d\n2 B  2d < 1 -2d\n3 C  2d < SS+1d @a\n4 D  2d < FS, SS +1d\n") == Problems{"1 outline.depends", "3 outline.depends", "4 outline.depends", "4 outline.depends", "4 outline.depends"});
  CHECK(problems("1 A  2d whatever\n") == Problems{"1 outline.word"});
  CHECK(problems("1 A  2d [gate]\n") == Problems{"1 outline.type"});
  CHECK(problems("1 \xff\n") == Problems{"0 outline.encoding"});
}
