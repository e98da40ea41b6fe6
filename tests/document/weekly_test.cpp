#include "accord/document/periodic.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "document/report_context.h"
#include "document/small_project.h"

namespace accord {
namespace {

using testing::Page;
using testing::page_of;
using testing::small_project;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("weekly: the view is what its shape says") {
  for (const Audience audience : {Audience::client, Audience::internal})
    for (const std::string& problem : shape_mismatches(page_of(small_project, Language::en, audience).view.data, weekly_shape()))
      FAIL_CHECK(problem);
}

TEST_CASE("weekly: the English page of a small project") {
  const std::string page = page_of(small_project, Language::en).text;
  CHECK(has(page, "# Weekly report No. 17: Yuanfan Smart Warehouse System (WMS)\n"));
  CHECK(has(page, "**22–28 June 2026 (week 26)** · Contract QH-2026-007 · Status at 28 June 2026\\\n"));
  CHECK(has(page, "To: Shen Yi (Yuanfan Logistics) · From: Zhao Ming, project manager (Qinghe Software)\n"));
  CHECK(has(page, "> **🟢 GREEN. Integration test passed; we have a way back.**\n> System test starts on Monday 29 June.\n"));
  CHECK(has(page, "| Quality | 🟢 Green | 🟡 Amber | No critical or major defect open; one minor defect open |\n"));
  CHECK(has(page, "| Scope | 🟢 Green | 🟢 Green | No change pending; the one approved change is included in 27 August |\n"));
  CHECK(has(page, "| 1 | Names of the acceptance testers | Shen Yi | 8 July | – |\n| 2 | Extract of the legacy data | Han Lei | 10 July | Migration rehearsal, 15–17 July |\n"));
  CHECK(has(page, "- **Milestone M4, Integration test passed: reached on 26 June** (plan: 17 June), on condition that BUG-004 (minor) is fixed by 8 July.\n"));
  CHECK(has(page, "- Code review, iteration 2: completed on 22 June.\n"));
  CHECK(has(page, "- Defects: 2 found (1 critical, 1 minor), 2 closed (1 critical, 1 major), 1 open (minor). All 3 first responses were on time.\n"));
  CHECK(has(page, "| ISS-003: label printer driver crashes (since 18 June) | Batch label printing | Corrected driver under test | Zhao Ming, 1 July |\n"));
  CHECK(has(page, "| BUG-003, critical: stock allocated twice (found 22 June, 16:30) | None in production | Fixed 23 June, 17:45: 1 h 15 min over the agreed 8 working hours. Concurrency test added | Zhao Ming, closed |\n"));
  CHECK(has(page, "| User manual: 80 % complete (plan: 28 June) | None; needed for training on 15 July | – | Zhao Ming, 28 June |\n"));
  CHECK(has(page, "## 4. Next week (29 June – 5 July)\n\nISS-003 solved by 1 July · BUG-004 in work, due 8 July\n"));
  CHECK(has(page, "| M4 Integration test passed | 17 June | **26 June, reached** | 6 working days late |\n"));
  CHECK(has(page, "| Poor quality of legacy data | Medium, falling | Cleansing rules applied |\n"));
  CHECK(has(page, "Closed this week: ERP interface papers incomplete.\n"));
  CHECK(has(page, "*Nothing to report: change requests, complaints and formal notices.*\n"));
  CHECK(has(page, "<small>QH-2026-007-WR-17, revision 1 · from the project records as of 28 June 2026 · content check "));
  CHECK_FALSE(has(page, "Secret"));
  CHECK_FALSE(has(page, "payment"));
  CHECK_FALSE(has(page, "ACT-009"));
  CHECK_FALSE(has(page, "Draft"));
}

TEST_CASE("weekly: the Chinese page of a small project") {
  const std::string page = page_of(small_project, Language::zh).text;
  CHECK(has(page, "# 项目周报（第17期）\n"));
  CHECK(has(page, "**远帆物流智能仓储系统（WMS）外包开发项目** · 合同编号 QH-2026-007\\\n报告周期：2026年6月22日至6月28日（第26周） · 数据截止：2026年6月28日\\\n呈送：沈怡（远帆物流） · 报告人：赵明（青禾软件 项目经理）\n"));
  CHECK(has(page, "> **🟢 总体状态：绿（正常）。集成测试已通过；已有追赶措施。**\n> 系统测试于6月29日（周一）启动。\n"));
  CHECK(has(page, "| 质量 | 🟢 绿 | 🟡 黄 | 无未关闭的致命、严重缺陷；轻微缺陷1项待修复 |\n"));
  CHECK(has(page, "## 一、需贵方支持事项\n"));
  CHECK(has(page, "- **里程碑M4“集成测试通过”于6月26日达成**（计划6月17日），附带条件：7月8日前修复BUG-004（轻微）。\n"));
  CHECK(has(page, "- 缺陷：新增2项（致命1、轻微1），关闭2项（致命1、严重1），未关闭1项（轻微）。3次首次响应均在约定时限内。\n"));
  CHECK(has(page, "| BUG-003（致命）：库存重复分配（6月22日16:30发现） |"));
  CHECK(has(page, "6月23日17:45修复，较约定时限（8个工作小时）超出1小时15分。"));
  CHECK(has(page, "| 历史数据质量不佳 | 中，下降 | 已启用清洗规则 |\n"));
  CHECK(has(page, "*本周以下各项均无内容：变更申请、投诉及正式函件。*\n"));
}

TEST_CASE("weekly: nothing dated after the data date shows") {
  const std::string page = page_of(small_project, Language::en).text;
  CHECK_FALSE(has(page, "9 July"));
  CHECK_FALSE(has(page, "30 June"));
  CHECK_FALSE(has(page, "100 %"));
}

TEST_CASE("weekly: a task that a milestone shares its id with keeps its own dates, and the milestone too") {
  constexpr std::string_view shared = R"(== milestones/T-zzzzz.yaml
id: T-zzzzz
title: Shared milestone
number: M99
visibility: client
created: 2026-03-01
due: 2026-08-20
== tasks/T-zzzzz.yaml
id: T-zzzzz
title: Shared task
visibility: client
created: 2026-03-01
duration: 5d
due: 2026-07-02
moves:
  - {to: in_progress, at: 2026-06-25}
)";
  const std::string page = page_of(std::string(small_project) + std::string(shared), Language::en).text;
  CHECK(has(page, "Shared task complete on 2 July"));
  CHECK(has(page, "| M99 Shared milestone | 20 August |"));
}

TEST_CASE("weekly: what is explained stands section by section, with the records that have no number") {
  constexpr std::string_view more = R"(== issues/ISS-zzzzz.yaml
id: ISS-zzzzz
title: Scanner without a number
type: problem
severity: S1
visibility: client
created: 2026-06-23
effect: Slow
current_action: Looked into
due: 2026-07-01
)";
  const ReportView view = page_of(std::string(small_project) + std::string(more), Language::en).view;
  std::vector<std::string> sections;
  std::size_t shown = 0, left_out = 0;
  for (const ExplainLine& line : view.explanation.lines) {
    if (sections.empty() || sections.back() != line.section) sections.push_back(line.section);
    (line.selected ? shown : left_out) += 1;
  }
  CHECK(join(sections, " ") == "needs done defects problems next milestones risks");
  CHECK(shown > 5);
  CHECK(left_out > 0);
  CHECK(join(view.explanation.unnumbered, " ") == "ISS-zzzzz");
}

TEST_CASE("a record without a number that two sections call is asked for once") {
  const RecordSet records(testing::read_records("== issues/ISS-zzzzz.yaml\nid: ISS-zzzzz\ntitle: Scanner\nvisibility: client\ncreated: 2026-06-23\n"));
  const ClientView view = project(records, Audience::client);
  const Settings settings = testing::project_settings();
  const ReleasedFigures figures = released_figures(records, view, settings, *parse_date("2026-06-28"));
  Explanation all, first, second;
  const ReportContext context(view, settings, figures, testing::week_26(Language::en), &all);
  for (Explanation* own : {&first, &second}) {
    CHECK(context.beside(*own).called(view.records().all().front()) == "Scanner");
    CHECK(own->unnumbered.size() == 1);
    context.take(*own);
  }
  CHECK(all.unnumbered == std::vector<std::string>{"ISS-zzzzz"});
}

TEST_CASE("weekly: late work stands by its planned dates") {
  std::string more;
  for (const auto& [letter, due] : {std::pair('a', "2026-06-24"), std::pair('b', "2026-06-10"), std::pair('c', "2026-06-17")})
    more += fmt::format("== tasks/T-zzzz{0}.yaml\nid: T-zzzz{0}\ntitle: Late {0}\nvisibility: client\ncreated: 2026-03-01\nduration: 1d\ndue: {1}\nmoves:\n  - {{to: in_progress, at: 2026-06-02}}\n", letter, due);
  const std::string page = page_of(std::string(small_project) + more, Language::en).text;
  const auto a = page.find("Late a"), b = page.find("Late b"), c = page.find("Late c");
  CHECK(b != std::string::npos);
  CHECK(b < c);
  CHECK(c < a);
  CHECK(a != std::string::npos);
}

TEST_CASE("weekly: two renders are the same bytes") {
  const Page first = page_of(small_project, Language::zh), second = page_of(small_project, Language::zh);
  CHECK(first.text == second.text);
  CHECK(write_json(first.view.data) == write_json(second.view.data));
}

}  // namespace
}  // namespace accord
