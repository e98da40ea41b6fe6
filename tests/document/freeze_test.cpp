#include "accord/document/freeze.h"

#include "accord/base/error.h"
#include "accord/document/cover.h"
#include "document/small_project.h"

namespace accord {
namespace {

using testing::project_settings;
using testing::read_records;
using testing::small_project;
using testing::week_26;
using testing::week_view;

TEST_CASE("freeze: names of the files") {
  const FrozenNames names = frozen_names("weekly", *parse_period("2026-W26"), Audience::client, Language::zh, 1);
  CHECK(names.page == "reports/weekly-2026-W26-client-zh-CN-r1.md");
  CHECK(names.data == "reports/weekly-2026-W26-client-zh-CN-r1.json");
}

TEST_CASE("freeze: what the name of an edition says, read back") {
  const auto name = read_frozen_name("weekly-2026-W26-client-zh-CN-r12.json");
  REQUIRE(name);
  CHECK(name->document == "weekly");
  CHECK(to_string(name->period) == "2026-W26");
  CHECK(name->audience == Audience::client);
  CHECK(name->language == Language::zh);
  CHECK(name->revision == 12);
  CHECK(read_frozen_name("monthly-2026-06-internal-en-r1.json")->audience == Audience::internal);
  for (const char* other : {"COV-gxf34.yaml", "weekly-2026-W26-client-en-r1.md", "weekly-2026-W60-client-en-r1.json", "weekly-2026-W26-client-en-r0.json",
                            "weekly-2026-W26-client-zh-r1.json", "weekly-2026-W26-client-en.json", "-client-en-r1.json", "weekly-client-en-r1.json", ".json", ""})
    CHECK_MESSAGE(!read_frozen_name(other), other);
}

TEST_CASE("freeze: the next free number, in the style of those there are") {
  std::vector<Record> records = read_records(small_project);
  for (Record& record : records)
    if (record.id == "ISS-bbbbb" || record.id == "ISS-aaaaa" || record.id == "RSK-bbbbb")
      std::erase_if(record.edit().members, [](const Member& member) { return member.key == "number"; });
  const RecordSet set(std::move(records));
  using Numbers = std::vector<std::pair<std::string, std::string>>;
  CHECK(numbers_to_give(set, {"ISS-bbbbb", "ISS-aaaaa", "ISS-ccccc", "RSK-bbbbb"}) ==
        Numbers{{"ISS-bbbbb", "BUG-004"}, {"ISS-aaaaa", "ISS-001"}, {"RSK-bbbbb", "RISK-011"}});
}

TEST_CASE("freeze: numbers given now stand on the page") {
  std::vector<Record> records = read_records(small_project);
  for (Record& record : records)
    if (record.id == "ISS-aaaaa") std::erase_if(record.edit().members, [](const Member& member) { return member.key == "number"; });
  const RecordSet set(std::move(records));
  const ClientView view = project(set, Audience::client);
  ReportRequest request = week_26(Language::en);
  const ReportView before = week_view(set, view, request);
  CHECK(before.explanation.unnumbered == std::vector<std::string>{"ISS-aaaaa"});
  request.numbers = {{"ISS-aaaaa", "ISS-007"}};
  const std::string page = render_report(*find_report("weekly"), week_view(set, view, request).data, {});
  CHECK(page.find("ISS-007: label printer") != std::string::npos);
}

TEST_CASE("freeze: a client's page needs a confirmed cover note, an internal one does not") {
  std::vector<Record> records = read_records(small_project);
  std::erase_if(records, [](const Record& record) { return record.kind->name == "cover"; });
  const RecordSet set(std::move(records));
  const ClientView client = project(set, Audience::client);
  const ReportView view = week_view(set, client, week_26(Language::en));
  CHECK_FALSE(view.has_confirmed_cover);
  CHECK_THROWS_AS(check_may_freeze(view, Audience::client, "weekly", week_26(Language::en).period, {}), Error);
  CHECK_NOTHROW(check_may_freeze(view, Audience::internal, "weekly", week_26(Language::en).period, {}));
  const std::string page = render_report(*find_report("weekly"), view.data, {});
  CHECK(page.find("**Draft: the cover note is not confirmed yet.**") != std::string::npos);
  CHECK(page.find("> **🟢 GREEN. Milestone M4 reached (Integration test passed).**") != std::string::npos);
}

TEST_CASE("cover: a draft holds the week's facts in both languages") {
  const RecordSet set(read_records(small_project));
  const ClientView view = project(set, Audience::client);
  const Value cover = draft_cover(view, project_settings(), released_figures(set, view, project_settings(), *parse_date("2026-06-28")), week_26(Language::en), "weekly");
  CHECK(cover["period"].text == "2026-W26");
  CHECK(cover["audience"].text == "client");
  CHECK(cover["visibility"].text == "client");
  CHECK(cover["headline"].text == "Milestone M4 reached (Integration test passed)");
  CHECK(cover["headline_zh"].text == "里程碑M4“集成测试通过”已达成");
  CHECK(cover["summary"].text == "ISS-003 solved by 1 July.");
  CHECK(cover["summary_zh"].text == "7月1日前解决ISS-003。");
  CHECK(cover["to"].members.at(0).value.text == "shenyi");
}

}  // namespace
}  // namespace accord
