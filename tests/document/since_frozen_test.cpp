// What a page says about the last frozen one: late entries and corrected figures.
#include "accord/base/text.h"
#include "document/small_project.h"

namespace accord {
namespace {

using testing::read_records;
using testing::small_project;
using testing::week_26;
using testing::week_view;

constexpr std::string_view last_week = R"(== tasks/T-eeeee.yaml
id: T-eeeee
title: Label printing
number: T41
visibility: client
created: 2026-03-01
report: true
moves:
  - {to: done, at: 2026-06-17}
)";

ReportRequest week_25(Language language) {
  ReportRequest request = week_26(language);
  request.period = previous(request.period);
  request.as_of = request.period.to;
  return request;
}

std::string page_after(const std::string& frozen_from, const std::string& today, Language language) {
  const RecordSet then(read_records(frozen_from)), now(read_records(today));
  const ClientView then_view = project(then, Audience::client), now_view = project(now, Audience::client);
  const ReportView frozen = week_view(then, then_view, week_25(language));
  ReportRequest request = week_26(language);
  request.frozen = &frozen.data;
  return render_report(*find_report("weekly"), week_view(now, now_view, request).data, {});
}

TEST_CASE("frozen: without changes the next page says nothing about the last") {
  const std::string page = page_after(std::string(small_project), std::string(small_project), Language::en);
  CHECK(page.find("Late entry") == std::string::npos);
  CHECK(page.find("Corrected since") == std::string::npos);
}

TEST_CASE("frozen: what was entered after the freeze is a late entry") {
  const std::string later = std::string(small_project) + std::string(last_week);
  CHECK(page_after(std::string(small_project), later, Language::en).find("Late entry: Label printing, completed on 17 June.") != std::string::npos);
  CHECK(page_after(std::string(small_project), later, Language::zh).find("补录：Label printing，6月17日完成。") != std::string::npos);
}

TEST_CASE("frozen: a figure that is different today is marked as corrected") {
  std::string before(small_project);
  const std::size_t at = before.find("== issues/ISS-ddddd.yaml");
  before = before.substr(0, at) + before.substr(before.find("== risks/RSK-aaaaa.yaml"));
  const std::string page = page_after(before, std::string(small_project), Language::en);
  CHECK(page.find("Corrected since No. 16: defects found 1 (was 0); defects open 1 (was 0).") != std::string::npos);
  CHECK(page.find("Late entry: BUG-002, found on 18 June.") != std::string::npos);
}

TEST_CASE("frozen: a title that was changed is no late entry, a date that was changed is a correction") {
  const std::string before = std::string(small_project) + std::string(last_week);
  const std::string renamed = replace_all(before, "title: Label printing", "title: Printing of labels");
  CHECK(page_after(before, renamed, Language::en).find("Printing of labels") == std::string::npos);
  const std::string moved = replace_all(before, "at: 2026-06-17}", "at: 2026-06-18}");
  CHECK(page_after(before, moved, Language::en).find("Corrected since No. 16: Label printing, completed on 18 June (was 17 June).") != std::string::npos);
  CHECK(page_after(before, moved, Language::zh).find("对第16期的更正：Label printing，6月18日完成（原为6月17日）。") != std::string::npos);
}

TEST_CASE("frozen: what came after the data date of the last page and before this one's week is told") {
  const RecordSet then(read_records(small_project)), now(read_records(std::string(small_project) + replace_all(last_week, "2026-06-17", "2026-06-20")));
  const ClientView then_view = project(then, Audience::client), now_view = project(now, Audience::client);
  ReportRequest thursday = week_25(Language::en);
  thursday.as_of = *parse_date("2026-06-18");
  const ReportView frozen = week_view(then, then_view, thursday);
  ReportRequest request = week_26(Language::en);
  request.frozen = &frozen.data;
  const std::string page = render_report(*find_report("weekly"), week_view(now, now_view, request).data, {});
  CHECK(page.find("Since the last report: Label printing, completed on 20 June.") != std::string::npos);
  CHECK(page.find("Late entry") == std::string::npos);
}

TEST_CASE("frozen: of a payment that came in parts, each part that was entered late is told") {
  constexpr std::string_view payment = R"(== payments/PAY-aaaaa.yaml
id: PAY-aaaaa
title: Advance
visibility: client
created: 2026-03-01
due: 2026-05-20
amount: CNY 300.00
receipts:
  - {id: aaaa, at: 2026-05-04, amount: CNY 100.00}
)";
  constexpr std::string_view late = R"(  - {id: bbbb, at: 2026-05-06, amount: CNY 100.00}
  - {id: cccc, at: 2026-05-20, amount: CNY 100.00}
)";
  const auto page = [&](const std::string& frozen_from, const std::string& today) {
    const RecordSet then(read_records(frozen_from)), now(read_records(today));
    const ClientView then_view = project(then, Audience::client), now_view = project(now, Audience::client);
    ReportRequest may = week_26(Language::en);
    may.period = *parse_period("2026-05");
    may.as_of = may.period.to;
    const Settings settings = testing::project_settings();
    const ReportView frozen = monthly_view(then_view, settings, released_figures(then, then_view, settings, may.as_of), may);
    ReportRequest june = may;
    june.period = *parse_period("2026-06");
    june.as_of = june.period.to;
    june.frozen = &frozen.data;
    return render_report(*find_report("monthly"), monthly_view(now_view, settings, released_figures(now, now_view, settings, june.as_of), june).data, {});
  };
  const std::string before = std::string(small_project) + std::string(payment), after = before + std::string(late);
  CHECK(page(before, before).find("Late entr") == std::string::npos);
  CHECK(page(before, after).find("Late entries: Advance, paid on 6 May; Advance, paid on 20 May.") != std::string::npos);
  CHECK(page(before, replace_all(before, "at: 2026-05-04", "at: 2026-05-05")).find("Advance, paid on 5 May (was 4 May).") != std::string::npos);
}

TEST_CASE("frozen: the page names its events by keys that are no identifiers") {
  const RecordSet records(read_records(std::string(small_project) + std::string(last_week)));
  const ClientView view = project(records, Audience::client);
  const ReportView report = week_view(records, view, week_25(Language::en));
  const Data* events = report.data.find("events");
  REQUIRE(events != nullptr);
  REQUIRE_FALSE(events->empty());
  for (const DataMember& event : events->members()) {
    const std::string key = event.value.find("key")->text();
    CHECK(key.size() == 8);
    for (const Record& record : records.all()) CHECK(record.id.find(key) == std::string::npos);
  }
}

}  // namespace
}  // namespace accord
