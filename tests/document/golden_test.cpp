// The sample project's week 26, the page of the quality bar, held as files in both languages.
#include <doctest/doctest.h>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/document/report_html.h"
#include "accord/document/periodic.h"
#include "accord/model/project_calendar.h"
#include "document/sample.h"
#include "accord/kinds/list.h"
#include "support/golden.h"

namespace accord {
namespace {

using testing::Sample;

/// A document of the sample as known at the end of its period, or on the day given.
ReportView document_of(const Sample& sample, std::string_view name, std::string_view period, Language language, const ClientView& view, std::string_view as_of = "") {
  ReportRequest request;
  request.period = *parse_period(period);
  request.as_of = as_of.empty() ? request.period.to : *parse_date(as_of);
  request.language = language;
  const Settings& settings = sample.project.settings();
  const ReleasedFigures figures = released_figures(sample.loaded.records, view, settings, request.as_of);
  const ReleasedFigures before = released_figures(sample.loaded.records, view, settings, previous(request.period).to);
  request.before = &before;
  const ReportRow& row = *find_report(name);
  ReportView report = row.view(view, settings, figures, request);
  for (const std::string& problem : shape_mismatches(report.data, row.shape())) FAIL_CHECK(problem);
  return report;
}

ReportView week_26(const Sample& sample, Language language, const ClientView& view) {
  ReportView report = document_of(sample, "weekly", "2026-W26", language, view);
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

TEST_CASE("sample: the monthly report of June and the status of week 26 and of June") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const std::pair<const char*, const char*> documents[] = {{"monthly", "2026-06"}, {"status", "2026-W26"}, {"status", "2026-06"}};
  for (const auto& [name, period] : documents)
    for (const Audience audience : {Audience::client, Audience::internal})
      for (const Language language : {Language::en, Language::zh}) {
        const ClientView view = project(sample.loaded.records, audience);
        const ReportView report = document_of(sample, name, period, language, view);
        const std::string file = fmt::format("tests/document/golden/{}-{}-{}-{}", name, period, audience == Audience::client ? "client" : "internal", to_string(language));
        test::check_golden(file + ".md", render_report(*find_report(name), report.data, {}));
        if (audience == Audience::client) test::check_golden(file + ".chat.txt", render_chat(*find_report(name), report.data, {}));
      }
}

TEST_CASE("sample: C06 and C07 stand in the internal monthly reports, with the fall of expected losses") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const ClientView view = project(sample.loaded.records, Audience::internal);
  const auto page = [&](std::string_view period, std::string_view as_of) {
    return render_report(*find_report("monthly"), document_of(sample, "monthly", period, Language::en, view, as_of).data, {});
  };
  const std::string april = page("2026-04", "2026-04-30"), june = page("2026-06", "2026-06-28");
  for (const char* figure : {"| CNY 993,600.00 |", "| CNY 288,428.57 |", "| CNY 250,000.00 |", "| CNY 269,666.67 |", "| 0.8668 |", "| 0.9271 |", "| CNY 1,013,266.67 |",
                             "| CNY 1,071,763.21 |", "| CNY 1,195,056.91 |", "| 1.0272 |"})
    CHECK_MESSAGE(april.find(figure) != std::string::npos, figure);
  for (const char* figure : {"| CNY 1,003,400.00 |", "| CNY 765,400.00 |", "| CNY 736,400.00 |", "| CNY 805,077.78 |", "| 0.9621 |", "| 0.9147 |", "| CNY 1,072,077.78 |",
                             "| CNY 1,096,978.60 |", "| CNY 1,108,473.88 |", "| 1.3463 |", "| 4 March | CNY 140,700.00 |", "| 30 April | CNY 96,200.00 |", "| 26 June | CNY 47,000.00 |"})
    CHECK_MESSAGE(june.find(figure) != std::string::npos, figure);
}

TEST_CASE("sample: the closing survey is no proven rise, and the page says so (C32)") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const ClientView view = project(sample.loaded.records, Audience::client);
  const std::string page = render_report(*find_report("monthly"), document_of(sample, "monthly", "2026-09", Language::en, view).data, {});
  CHECK(page.find("Closing survey: 11 of 12 answered. Satisfied: 91 % (95 % interval: 62 to 98 %). Recommendation (NPS): 55 (6 to 80). "
                  "The recommendation was 11 in the survey before; with so few answers a change is not proven.") != std::string::npos);
}

/// The page without its code blocks: a Mermaid chart writes its dates for a program.
std::string without_charts(const std::string& page) {
  std::string words;
  bool inside = false;
  for (std::string_view line : split_lines(page)) {
    if (line.starts_with("```")) inside = !inside;
    else if (!inside) words += std::string(line) + "\n";
  }
  return words;
}

TEST_CASE("sample: the client's page says nothing of cost, withheld risks and identifiers") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const ClientView view = project(sample.loaded.records, Audience::client);
  const std::string week = render_report(*find_report("weekly"), week_26(sample, Language::en, view).data, {});
  CHECK(week.find("CNY") == std::string::npos);
  const std::string page = week + without_charts(render_report(*find_report("monthly"), document_of(sample, "monthly", "2026-06", Language::en, view).data, {})) +
                           render_report(*find_report("status"), document_of(sample, "status", "2026-W26", Language::en, view).data, {});
  for (const char* word : {"CPI", "EAC", "budget", "reserve", "damages", "Scope creep", "Key developer", "Late payment", "ACT-", "2026-W26", "2026-06", " 1 days", "{{"})
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

TEST_CASE("figures of two weeks with a baseline each are those of each week alone") {
  const Sample sample(ACCORD_SOURCE_DIR);
  const Settings& settings = sample.project.settings();
  const RecordSet& records = sample.loaded.records;
  const ClientView view = project(records, Audience::client);
  const Date now = *parse_date("2026-07-19"), before = *parse_date("2026-07-12");
  const Calendar calendar = project_calendar(settings);
  const Baselines read = read_baselines({now, before}, records, calendar, project_currency(settings));
  CHECK(read.size() == 2);
  const auto both = released_figures(TypedPlan(records, calendar), read, view, settings, {{now, Extent::page}, {before, Extent::page}});
  for (std::size_t i = 0; i < both.size(); ++i) {
    const ReleasedFigures alone = released_figures(records, view, settings, i == 0 ? now : before);
    REQUIRE(both[i].schedule);
    CHECK(both[i].schedule->baseline == alone.schedule->baseline);
    CHECK(both[i].schedule->percent_planned == alone.schedule->percent_planned);
    CHECK(both[i].schedule->percent_done == alone.schedule->percent_done);
    CHECK(both[i].schedule->finish_slip == alone.schedule->finish_slip);
  }
  CHECK(both[0].schedule->baseline != both[1].schedule->baseline);
}

}  // namespace
}  // namespace accord
