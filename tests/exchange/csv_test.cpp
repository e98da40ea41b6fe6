#include "accord/exchange/csv.h"

#include <doctest/doctest.h>

using namespace accord;

namespace {

std::vector<PlanRow> read(std::string_view text, Findings& findings) { return read_plan_csv(text, "plan.csv", Language::en, Currency::cny(), findings); }

std::vector<std::string> problems(std::string_view text) {
  Findings findings;
  read(text, findings);
  std::vector<std::string> result;
  for (const Finding& finding : findings)
    if (finding.severity == Severity::error) result.push_back(std::to_string(finding.mark.line) + " " + finding.rule);
  return result;
}

using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("RFC 4180: quotes, line ends inside them, byte order mark, semicolons and tabs") {
  Findings findings;
  const auto rows = read_csv("\xef\xbb\xbf" "a,\"b \"\"x\"\"\nc\",\r\nd,,e\n", "f", findings);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == std::vector<std::string>{"a", "b \"x\"\nc", ""});
  CHECK(rows[1].cells == std::vector<std::string>{"d", "", "e"});
  CHECK(rows[1].line == 3);
  CHECK(read_csv("a;b\n1,5;2\n", "f", findings)[1].cells[0] == "1,5");
  CHECK(read_csv("a\tb\n1\t2", "f", findings)[1].cells[1] == "2");
  CHECK(findings.empty());
  read_csv("a,\"b\n", "f", findings);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "csv.quote");
}

TEST_CASE("bug: signs within quotes were counted when the separator was looked for") {
  Findings findings;
  const auto rows = read_csv("\"Task; what; who\",Duration\nMove,2d\n", "f", findings);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == std::vector<std::string>{"Task; what; who", "Duration"});
  CHECK(rows[1].cells == std::vector<std::string>{"Move", "2d"});
  CHECK(read_csv("\"a,\"\",\nb,c\";d\n", "f", findings)[0].cells == std::vector<std::string>{"a,\",\nb,c", "d"});
  CHECK(read_csv("5\" pipe;length\n", "f", findings)[0].cells == std::vector<std::string>{"5\" pipe", "length"});
  CHECK(findings.empty());
}

TEST_CASE("what a spreadsheet would compute is written as text, and read back as it was") {
  const std::string text = write_csv({{"=1+1", "+x", "-y", "@z", "plain, with comma"}});
  CHECK(text == "\xef\xbb\xbf'=1+1,'+x,'-y,'@z,\"plain, with comma\"\r\n");
  Findings findings;
  const auto rows = read(write_plan_csv({{.wbs = "1", .title = "=cmd()", .duration = "2d"}}, Language::en, Language::en), findings);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].title == "=cmd()");
}

TEST_CASE("MS Project's export in English: identifiers, levels, days, predecessors by number, resources, cost") {
  Findings findings;
  const auto rows = read(
      "ID,Outline Level,Task Name,Duration,Start,Predecessors,Resource Names,Cost\n"
      "1,1,Build,5 days,03/02/26,,,\n2,2,Design,2 days?,03/02/26,,Lin Shan[50%],\"¥15,000.00\"\n3,2,Code,1 wk,03/04/26,\"2SS+1 day,1FS-2 days\",,\n", findings);
  for (const Finding& finding : findings) CHECK(finding.severity == Severity::note);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].type == "summary");
  CHECK(!rows[0].duration);
  CHECK(rows[1].parent == std::size_t{0});
  CHECK(rows[1].duration == "2d");
  CHECK(rows[1].owner == "Lin Shan");
  CHECK(rows[1].budget == "CNY 15000.00");
  CHECK(rows[2].duration == "5d");
  CHECK(link_text((*rows[2].depends)[0]) == "2 SS+1d");
  CHECK(link_text((*rows[2].depends)[1]) == "1 FS-2d");
}

TEST_CASE("MS Project's export in Chinese: 标识号, 大纲级别, 个工作日, 完成-开始(FS)") {
  Findings findings;
  const auto rows = read("标识号,任务名称,工期,前置任务,资源名称\n1,设计,2 个工作日,,林珊\n2,开发,4 小时,1完成-开始(FS)+2 个工作日,\n", findings);
  CHECK(findings.empty());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].duration == "2d");
  CHECK(rows[0].owner == "林珊");
  CHECK(rows[1].duration == "4h");
  CHECK(link_text(rows[1].depends->front()) == "1 FS+2d");
}

TEST_CASE("MS Project's constraints in both languages; its numbered empty rows are no tasks") {
  Findings findings;
  const auto rows = read("ID,Task Name,Duration,Constraint Type,Constraint Date\n"
                         "1,A,2 days,As Soon As Possible,NA\n2,B,2 days,Start No Earlier Than,2026/5/4 8:00\n3,,,,\n4,C,2 days,Must Finish On,2026-05-08\n",
                         findings);
  REQUIRE(rows.size() == 3);
  CHECK(findings.empty());
  CHECK(rows[0].constraint == "");
  CHECK(rows[1].constraint == "SNET 2026-05-04");
  CHECK(rows[2].constraint == "MFO 2026-05-08");
  const auto chinese = read("任务名称,工期,限制类型,限制日期\nA,2 个工作日,不得晚于...完成,2026年5月4日 17:00\nB,1 个工作日,越晚越好,NA\nC,1 个工作日,必须开始于,某天\n", findings);
  CHECK(chinese[0].constraint == "FNLT 2026-05-04");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].severity == Severity::warning);  // as late as possible: told, not kept
  CHECK(findings[0].mark.line == 3);
  CHECK(findings[1].rule == "csv.constraint");
  CHECK(findings[1].mark.line == 4);
}

TEST_CASE("estimates stand in three columns, so that no spreadsheet makes a date of 2/3/5") {
  Findings findings;
  const auto rows = read("Task name,Duration,Optimistic,Likely,Pessimistic\nA,3,2,3,5\nB,3,,,\nC,3,4,3,5\nD,3,,3,\n", findings);
  CHECK(rows[0].estimate == "2/3/5");
  CHECK(rows[1].estimate == "");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].rule == "csv.estimate");
  CHECK(findings[0].mark.line == 4);
  CHECK(findings[1].mark.line == 5);
  CHECK(write_plan_csv({rows[0]}, Language::en, Language::en).find(",2,3,5,") != std::string::npos);
}

TEST_CASE("headings with underscores, and codes that nest where there are no levels") {
  Findings findings;
  const auto rows = read("WBS,Task_Name,Duration,Predecessors,Resource_Names\n1,Build,9 days,,\n1.1,Design,2 days,,\n1.2.1,Code,1 day,1.1,\n2,Talk,1 day,,\n", findings);
  CHECK(findings.empty());
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].type == "summary");
  CHECK(!rows[0].duration);
  CHECK(rows[1].parent == std::size_t{0});
  CHECK(rows[2].parent == std::size_t{0});
  CHECK(!rows[3].parent);
}

TEST_CASE("full-width signs of Chinese keyboards; lags in hours and parts of days") {
  Findings findings;
  const auto rows = read("\u6807\u8bc6\u53f7,\u4efb\u52a1\u540d\u79f0,\u5de5\u671f\uff08\u5929\uff09,\u524d\u7f6e\u4efb\u52a1,\u6210\u672c\n1,a,1.5,,\n2,b,2\uff1f,1FS\uff0b4 \u5c0f\u65f6,\"\uffe515\uff0c000\"\n3,c,1,1\uff1b2SS-0.5 \u4e2a\u5de5\u4f5c\u65e5,\n", findings);
  for (const Finding& finding : findings) FAIL(finding.message.english());
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].duration == "1.5d");
  CHECK(rows[1].duration == "2d");
  CHECK(rows[1].budget == "CNY 15000.00");
  CHECK(link_text(rows[1].depends->front()) == "1 FS+4h");
  CHECK(link_text((*rows[2].depends)[0]) == "1");
  CHECK(link_text((*rows[2].depends)[1]) == "2 SS-0.5d");
}

TEST_CASE("an identifier that ends in the letters of a link's type is an identifier") {
  Findings findings;
  const auto rows = read("Task name,Predecessors\na,\"T-5ssfs, T-ff0ss FF-1d, 6.4a\"\n", findings);
  CHECK(findings.empty());
  CHECK((*rows[0].depends)[0].target == "T-5ssfs");
  CHECK(link_text((*rows[0].depends)[1]) == "T-ff0ss FF-1d");
  CHECK((*rows[0].depends)[2].target == "6.4a");
}

TEST_CASE("a problem stands at its cell, columns count characters") {
  Findings findings;
  read("\u4efb\u52a1\u540d\u79f0,\u5de5\u671f\n\u8bbf\u8c08,soon\n\"x\ny\",-1d\n", findings);
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].mark.line == 2);
  CHECK(findings[0].mark.column == 4);
  CHECK(findings[1].mark.line == 4);
  CHECK(findings[1].mark.column == 4);
}

TEST_CASE("what is wrong in a plan's CSV is told with its line") {
  CHECK(problems("a,b\n1,2\n") == Problems{"1 csv.header"});
  CHECK(problems("Task name,Duration\nA,soon\nB,-2d\n") == Problems{"2 csv.duration", "3 csv.duration"});
  CHECK(problems("Task name,Outline level\nA,1\nB,3\n") == Problems{"3 csv.level"});
  CHECK(problems("Task name,Budget\nA,USD 5\n") == Problems{"2 csv.budget"});
  CHECK(problems("Task name,Predecessors\nA,3FS+x\n") == Problems{"2 csv.depends"});
  CHECK(problems("Task name,Predecessors\nA,3FS+50%\nB,2 days after A\n") == Problems{"2 csv.depends", "3 csv.depends"});
  CHECK(problems("Task name,Type\nA,gate\n") == Problems{"2 csv.type"});
  CHECK(problems("Task name\n\xff\n") == Problems{"0 csv.encoding"});
}
