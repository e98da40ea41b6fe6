// A small project around week 26 of 2026, and its page.
#pragma once

#include "accord/document/periodic.h"
#include "document/records.h"

namespace accord::testing {

inline constexpr std::string_view small_project = R"(== contract.yaml
number: QH-2026-007
visibility: client
start: 2026-03-02
completion_date: 2026-08-21
price: CNY 1280000.00
moves:
  - {to: signed, at: 2026-02-27}
== people/shenyi.yaml
id: shenyi
title: Shen Yi
title_zh: 沈怡
created: 2026-03-01
org: client
distribution:
  - weekly
== people/hanlei.yaml
id: hanlei
title: Han Lei
title_zh: 韩磊
created: 2026-03-01
org: client
== people/zhaoming.yaml
id: zhaoming
title: Zhao Ming
title_zh: 赵明
created: 2026-03-01
org: contractor
role: project manager
role_zh: 项目经理
== milestones/M-aaaaa.yaml
id: M-aaaaa
title: Integration test passed
title_zh: 集成测试通过
number: M4
visibility: client
created: 2026-03-01
task: T-aaaaa
due: 2026-06-17
moves:
  - {to: reached, at: 2026-06-26, by: zhaoming}
== gates/GATE-aaaaa.yaml
id: GATE-aaaaa
title: Gate M4
visibility: client
created: 2026-03-01
milestone: M-aaaaa
conditions:
  - {id: c1aa, text: BUG-004 (minor) is fixed, text_zh: 修复BUG-004（轻微）, due: 2026-07-08, issue: ISS-bbbbb}
moves:
  - {to: conditional, at: 2026-06-26, by: shenyi}
  - {to: passed, at: 2026-07-09, by: shenyi}
== tasks/T-aaaaa.yaml
id: T-aaaaa
title: Integration test
number: T22
visibility: client
created: 2026-03-01
moves:
  - {to: in_progress, at: 2026-06-22}
  - {to: done, at: 2026-06-26}
== tasks/T-bbbbb.yaml
id: T-bbbbb
title: Code review, iteration 2
title_zh: 迭代二代码审查
number: T28
visibility: client
created: 2026-03-01
report: true
moves:
  - {to: done, at: 2026-06-22}
== tasks/T-ccccc.yaml
id: T-ccccc
title: User manual
title_zh: 用户手册
number: T33
visibility: client
created: 2026-03-01
owner: zhaoming
due: 2026-06-28
effect: None; needed for training on 15 July
effect_zh: 无；7月15日培训使用
progress:
  - {id: w3r8, at: 2026-06-28, percent: 80}
  - {id: w3r9, at: 2026-06-30, percent: 100}
moves:
  - {to: in_progress, at: 2026-06-17}
  - {to: done, at: 2026-06-30}
== tasks/T-ddddd.yaml
id: T-ddddd
title: Secret refactoring
created: 2026-03-01
report: true
moves:
  - {to: done, at: 2026-06-24}
== duties/DUTY-aaaaa.yaml
id: DUTY-aaaaa
title: Extract of the legacy data
title_zh: 提供历史数据抽取文件
visibility: client
created: 2026-06-20
owner: hanlei
due: 2026-07-10
effect: Migration rehearsal, 15–17 July
effect_zh: 数据迁移演练（7月15日至17日）
== actions/ACT-aaaaa.yaml
id: ACT-aaaaa
title: Names of the acceptance testers
title_zh: 确认用户验收人员名单
number: ACT-009
visibility: client
created: 2026-06-26
owner: shenyi
due: 2026-07-08
== issues/ISS-aaaaa.yaml
id: ISS-aaaaa
title: label printer driver crashes
title_zh: 面单打印机驱动崩溃
number: ISS-003
visibility: client
created: 2026-06-18
owner: zhaoming
due: 2026-07-01
effect: Batch label printing
current_action: Corrected driver under test
moves:
  - {to: in_progress, at: 2026-06-18}
  - {to: closed, at: 2026-07-01}
== issues/ISS-bbbbb.yaml
id: ISS-bbbbb
title: help page typo
number: BUG-004
visibility: client
created: 2026-06-24
type: defect
severity: S4
opened: 2026-06-24T09:15+08:00
due: 2026-07-08
moves:
  - {to: in_progress, at: 2026-06-24T14:00+08:00}
== issues/ISS-ccccc.yaml
id: ISS-ccccc
title: stock allocated twice
title_zh: 库存重复分配
number: BUG-003
visibility: client
created: 2026-06-22
type: defect
severity: S1
opened: 2026-06-22T16:30+08:00
owner: zhaoming
effect: None in production
resolution: Concurrency test added
moves:
  - {to: triaged, at: 2026-06-22T17:10+08:00}
  - {to: resolved, at: 2026-06-23T17:45+08:00}
== issues/ISS-ddddd.yaml
id: ISS-ddddd
title: slow list
number: BUG-002
visibility: client
created: 2026-06-18
type: defect
severity: S2
opened: 2026-06-18T17:20+08:00
moves:
  - {to: triaged, at: 2026-06-22T09:40+08:00}
  - {to: resolved, at: 2026-06-23T15:00+08:00}
== risks/RSK-aaaaa.yaml
id: RSK-aaaaa
title: Poor quality of legacy data
title_zh: 历史数据质量不佳
number: RISK-007
visibility: client
created: 2026-03-04
probability: 4
impact: 3
p: 0.50
cost_impact: CNY 24000.00
response: Cleansing rules applied
response_zh: 已启用清洗规则
reviews:
  - {id: r1aa, at: 2026-06-26, probability: 3, impact: 2, p: 0.30, cost: CNY 10000.00}
  - {id: r2aa, at: 2026-07-26, probability: 1, impact: 1}
moves:
  - {to: active, at: 2026-03-10}
== risks/RSK-bbbbb.yaml
id: RSK-bbbbb
title: ERP interface papers incomplete
number: RISK-003
visibility: client
created: 2026-03-04
moves:
  - {to: active, at: 2026-03-10}
  - {to: closed, at: 2026-06-26}
== risks/RSK-ccccc.yaml
id: RSK-ccccc
title: Late payment by the client
number: RISK-010
created: 2026-03-04
probability: 2
impact: 3
p: 0.2
cost_impact: CNY 20000.00
== changes/CR-aaaaa.yaml
id: CR-aaaaa
title: Label printing
number: CR-001
visibility: client
created: 2026-04-13
price_delta: CNY 48000.00
schedule_days: 4
moves:
  - {to: approved, at: 2026-04-22}
== reports/COV-aaaaa.yaml
id: COV-aaaaa
title: Cover note
visibility: client
created: 2026-06-29
period: 2026-W26
author: zhaoming
to:
  - shenyi
headline: Integration test passed; we have a way back
headline_zh: 集成测试已通过；已有追赶措施
summary: System test starts on Monday 29 June.
summary_zh: 系统测试于6月29日（周一）启动。
moves:
  - {to: confirmed, at: 2026-06-29, by: zhaoming}
)";

/// The same project with what the other documents tell: a meeting, payments, feedback, a survey and a change that moved.
inline constexpr std::string_view more_records = R"(== meetings/MTG-aaaaa.yaml
id: MTG-aaaaa
title: Monthly review
title_zh: 月度例会
number: MTG-006
visibility: client
created: 2026-06-20
start: 2026-06-26T15:00+08:00
place: Room 3
chair: zhaoming
recorder: hanlei
agenda:
  - {id: a1aa, topic: Integration test}
discussion:
  - {id: d1aa, text: The defects were gone through}
open_points:
  - {id: o1aa, text: Names of the testers}
moves:
  - {to: held, at: 2026-06-26, by: zhaoming}
== payments/PAY-aaaaa.yaml
id: PAY-aaaaa
title: Advance
title_zh: 预付款
number: PAY-001
visibility: client
created: 2026-03-01
percent: 30
trigger_text: Contract effective
term_days: 20
invoices:
  - {id: i1aa, at: 2026-03-02, number: X-1, amount: CNY 384000.00}
receipts:
  - {id: r1aa, at: 2026-03-20, amount: CNY 384000.00, note: by bank}
moves:
  - {to: received, at: 2026-03-20}
== payments/PAY-bbbbb.yaml
id: PAY-bbbbb
title: After acceptance
number: PAY-002
visibility: client
created: 2026-03-01
percent: 70
with_changes: true
trigger_text: Final acceptance
== feedback/FB-aaaaa.yaml
id: FB-aaaaa
title: Reports are too long
visibility: client
created: 2026-06-23
at: 2026-06-23
from: shenyi
text: Nobody reads nine pages
response: One page from now on
moves:
  - {to: answered, at: 2026-06-24, by: zhaoming}
== surveys/SUR-aaaaa.yaml
id: SUR-aaaaa
title: Mid-term survey
visibility: client
created: 2026-06-05
invited: 6
questions:
  - {id: nps0, text: Would you recommend us, scale: nps0_10, dimension: overall}
  - {id: csat, text: Are you satisfied, scale: csat1_5, dimension: overall}
conclusion: Shorter reports are wanted
moves:
  - {to: reported, at: 2026-06-25, by: zhaoming}
== responses/RSP-aaaaa.yaml
id: RSP-aaaaa
title: Answer 1
created: 2026-06-06
survey: SUR-aaaaa
answers: {nps0: 9, csat: 5}
== responses/RSP-bbbbb.yaml
id: RSP-bbbbb
title: Answer 2
created: 2026-06-06
survey: SUR-aaaaa
answers: {nps0: 8, csat: 4}
== responses/RSP-ccccc.yaml
id: RSP-ccccc
title: Answer 3
created: 2026-06-06
survey: SUR-aaaaa
answers: {nps0: 7, csat: 4}
== responses/RSP-ddddd.yaml
id: RSP-ddddd
title: Answer 4
created: 2026-06-06
survey: SUR-aaaaa
answers: {nps0: 5, csat: 2}
== responses/RSP-eeeee.yaml
id: RSP-eeeee
title: Answer 5
created: 2026-06-06
survey: SUR-aaaaa
answers: {nps0: 10, csat: 5}
== changes/CR-bbbbb.yaml
id: CR-bbbbb
title: Domestic database
number: CR-002
visibility: client
created: 2026-06-22
owner: zhaoming
price_delta: CNY 95000.00
schedule_days: 15
moves:
  - {to: submitted, at: 2026-06-22}
  - {to: analysed, at: 2026-06-24}
== complaints/CMP-aaaaa.yaml
id: CMP-aaaaa
title: Questions unanswered
number: CMP-001
visibility: client
created: 2026-06-22
at: 2026-06-22T09:40+08:00
owner: zhaoming
remedy: Answered the same day
moves:
  - {to: escalated, at: 2026-06-24}
== messages/MSG-aaaaa.yaml
id: MSG-aaaaa
title: Notice of delay
number: MSG-001
visibility: client
created: 2026-06-22
at: 2026-06-22
formal: true
direction: in
== runs/RUN-aaaaa.yaml
id: RUN-aaaaa
title: Second round
visibility: client
created: 2026-06-25
at: 2026-06-25T17:30+08:00
executed: 40
passed: 38
== reports/COV-bbbbb.yaml
id: COV-bbbbb
title: Cover note of June
visibility: client
created: 2026-06-30
document: monthly
period: 2026-06
author: zhaoming
headline: Integration test passed
summary: System test has begun.
suggestions: We suggest going through the cases together
moves:
  - {to: confirmed, at: 2026-06-30, by: zhaoming}
)";

inline Settings project_settings() {
  Settings settings;
  settings.number = "YF-WMS";
  settings.calendar_base = "CN";
  settings.offset_minutes = 480;
  settings.sla = {{"S1", {60, 480}}, {"S2", {120, 960}}, {"S3", {240, 2400}}, {"S4", {480, 4800}}};
  settings.title = "Yuanfan Smart Warehouse System (WMS)";
  settings.title_zh = "远帆物流智能仓储系统（WMS）外包开发项目";
  settings.client.name = "Yuanfan Logistics";
  settings.client.name_zh = "远帆物流";
  settings.contractor.name = "Qinghe Software";
  settings.contractor.name_zh = "青禾软件";
  return settings;
}

inline ReportRequest week_26(Language language) {
  ReportRequest request;
  request.period = *parse_period("2026-W26");
  request.as_of = request.period.to;
  request.language = language;
  return request;
}

struct Page {
  ReportView view;
  std::string text;
  std::string chat = {};
};

/// The week's view of records, with figures of the same records.
inline ReportView week_view(const RecordSet& records, const ClientView& view, ReportRequest request, const Settings& settings = project_settings()) {
  const ReleasedFigures figures = released_figures(records, view, settings, request.as_of);
  const ReleasedFigures before = released_figures(records, view, settings, previous(request.period).to);
  request.before = &before;
  return weekly_view(view, settings, figures, request);
}

/// Any document of the period around 28 June, as known at the period's end; minutes are those of MTG-aaaaa.
inline Page document_page(const ReportRow& row, std::vector<Record> all, Language language, Audience audience, const Settings& settings = project_settings()) {
  const RecordSet records(std::move(all));
  const ClientView view = project(records, audience);
  ReportRequest request;
  request.period = period_of(row.period, *parse_date("2026-06-28"));
  request.as_of = request.period.to;
  request.language = language;
  if (!row.subject.empty()) request.subject = "MTG-aaaaa";
  const ReleasedFigures figures = released_figures(records, view, settings, request.as_of);
  const ReleasedFigures before = released_figures(records, view, settings, previous(request.period).to);
  request.before = &before;
  Page page;
  page.view = row.view(view, settings, figures, request);
  page.text = render_report(row, page.view.data, {});
  if (!row.chat.empty()) page.chat = render_chat(row, page.view.data, {});
  return page;
}

/// The records of both texts.
inline std::vector<Record> whole_project() { return read_records(std::string(small_project) + std::string(more_records)); }

inline Page page_of(std::vector<Record> all, Language language, Audience audience = Audience::client) {
  const RecordSet records(std::move(all));
  const ClientView view = project(records, audience);
  Page page;
  page.view = week_view(records, view, week_26(language));
  page.text = render_report(*find_report("weekly"), page.view.data, {});
  return page;
}

inline Page page_of(std::string_view files, Language language, Audience audience = Audience::client) {
  return page_of(read_records(files), language, audience);
}

}  // namespace accord::testing
