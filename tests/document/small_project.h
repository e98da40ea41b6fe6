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
};

/// The week's view of records, with figures of the same records.
inline ReportView week_view(const RecordSet& records, const ClientView& view, ReportRequest request, const Settings& settings = project_settings()) {
  const ReleasedFigures figures = released_figures(records, view, settings, request.as_of);
  const ReleasedFigures before = released_figures(records, view, settings, previous(request.period).to);
  request.before = &before;
  return weekly_view(view, settings, figures, request);
}

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
