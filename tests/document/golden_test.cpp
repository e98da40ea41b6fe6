// The sample project's week 26, the page of the quality bar, held as files in both languages.
#include <doctest/doctest.h>

#include "accord/base/error.h"
#include "accord/document/report_html.h"
#include "accord/document/periodic.h"
#include "document/sample.h"
#include "support/golden.h"

namespace accord {
namespace {

using testing::Sample;

ReportView week_26(const Sample& sample, Language language, const ClientView& view) {
  ReportRequest request;
  request.period = *parse_period("2026-W26");
  request.as_of = request.period.to;
  request.language = language;
  const Settings& settings = sample.project.settings();
  const ReleasedFigures figures = released_figures(sample.loaded.records, view, settings, request.as_of);
  const ReleasedFigures before = released_figures(sample.loaded.records, view, settings, previous(request.period).to);
  request.before = &before;
  const ReportView report = weekly_view(view, settings, figures, request);
  CHECK(shape_mismatches(report.data, weekly_shape()).empty());
  CHECK(report.has_confirmed_cover);
  return report;
}

TEST_CASE("sample: the weekly report of 2026-W26") {
  const Sample sample(ACCORD_SOURCE_DIR);
  REQUIRE_FALSE(has_errors(sample.loaded.findings));
  for (const Audience audience : {Audience::client, Audience::internal})
    for (const Language language : {Language::en, Language::zh}) {
      const ClientView view = project(sample.loaded.records, audience);
      const ReportView report = week_26(sample, language, view);
      const std::string name = std::string("tests/document/golden/weekly-2026-W26-") + (audience == Audience::client ? "client-" : "internal-") + std::string(to_string(language));
      const std::string page = render_report(*find_report("weekly"), report.data, {});
      test::check_golden(name + ".md", page);
      if (audience == Audience::client) test::check_golden(name + ".chat.txt", render_chat(*find_report("weekly"), report.data, {}));
    }
}

TEST_CASE("sample: the client's page says nothing of cost, withheld risks and identifiers") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const ClientView view = project(sample.loaded.records, Audience::client);
  const std::string page = render_report(*find_report("weekly"), week_26(sample, Language::en, view).data, {});
  for (const char* word : {"CPI", "EAC", "CNY", "budget", "reserve", "damages", "Scope creep", "Key developer", "Late payment", "ACT-", "2026-W26", "{{"})
    CHECK_MESSAGE(page.find(word) == std::string::npos, word);
  for (const Record& record : sample.loaded.records.all())
    if (record.kind->name != "person" && !record.kind->singleton) CHECK_MESSAGE(page.find(record.id) == std::string::npos, record.id);
}

TEST_CASE("sample: minutes and registers") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const struct { const char* name; const char* subject; const char* period; Audience audience; } documents[] = {
      {"minutes", "MTG-5evbw", "2026-06-28", Audience::client},
      {"issues", "", "2026-06", Audience::client},
      {"risks", "", "2026-06", Audience::client},
      {"risks", "", "2026-06", Audience::internal},
      {"roster", "", "2026-06-28", Audience::client},
  };
  for (const auto& document : documents)
    for (const Language language : {Language::en, Language::zh}) {
      ReportRequest request;
      request.period = *parse_period(document.period);
      request.as_of = *parse_date("2026-06-28");
      request.language = language;
      request.subject = document.subject;
      const ClientView view = project(sample.loaded.records, document.audience);
      const ReleasedFigures figures = released_figures(sample.loaded.records, view, sample.project.settings(), request.as_of);
      const ReportRow& row = *find_report(document.name);
      const ReportView report = row.view(view, sample.project.settings(), figures, request);
      for (const std::string& problem : shape_mismatches(report.data, row.shape())) FAIL_CHECK(problem);
      const std::string name = std::string("tests/document/golden/") + document.name + (document.audience == Audience::client ? "-client-" : "-internal-");
      test::check_golden(name + std::string(to_string(language)) + ".md", render_report(row, report.data, {}));
    }
}

TEST_CASE("minutes: a meeting the client does not see is refused") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const ClientView view = project(sample.loaded.records, Audience::client);
  ReportRequest request;
  request.subject = "MTG-zzzzz";
  CHECK_THROWS_AS(find_report("minutes")->view(view, sample.project.settings(), ReleasedFigures(), request), Error);
}

TEST_CASE("sample: as a web page it stands alone") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const ClientView view = project(sample.loaded.records, Audience::client);
  const ReportView report = week_26(sample, Language::zh, view);
  const std::string html = report_html(*find_report("weekly"), report, {});
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
  CHECK(html.find("<title>项目周报（第17期）</title>") != std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("http:") == std::string::npos);
  CHECK(html.find("<p class=\"small\">") != std::string::npos);
}

}  // namespace
}  // namespace accord
