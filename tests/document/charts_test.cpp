// What a reader sees in the charts: places, words, and that there is no frame without content.
#include "document/chart_parts.h"

#include <algorithm>
#include <cmath>

#include "accord/base/json.h"
#include "accord/document/gantt.h"
#include "accord/document/report_html.h"
#include "document/milestone_chart.h"
#include "document/sample.h"
#include "document/small_project.h"

namespace accord {
namespace {

using testing::read_records;
using testing::Sample;

/// Records and their figures, weeks included, as a page of week 26 looks at them.
struct Charts {
  RecordSet records;
  Settings settings;
  ClientView view;
  ReportRequest request;
  ReleasedFigures figures;
  ReportContext context;
  Charts(RecordSet all, const Settings& project_settings, Language language, Audience audience, std::string_view period)
      : records(std::move(all)), settings(project_settings), view(project(records, audience)), request(request_of(language, period)),
        figures(released_figures(records, view, settings, request.as_of, Extent::charts)), context(view, settings, figures, request, nullptr) {}

  static ReportRequest request_of(Language language, std::string_view period) {
    ReportRequest request;
    request.period = *parse_period(period);
    request.as_of = *parse_date("2026-06-28");
    request.language = language;
    return request;
  }
};

struct SampleCharts : Sample, Charts {
  explicit SampleCharts(Language language = Language::en, Audience audience = Audience::client, std::string_view period = "2026-06")
      : Sample(ACCORD_SOURCE_DIR), Charts(std::move(loaded.records), project.settings(), language, audience, period) {}
};

double number_after(std::string_view svg, std::size_t from, std::string_view name) {
  const std::size_t at = svg.find(" " + std::string(name) + "=\"", from);
  REQUIRE(at != std::string_view::npos);
  return std::stod(std::string(svg.substr(at + name.size() + 3, 20)));
}

/// Where the element begins that a pointer reads as `words`.
std::size_t element_called(std::string_view svg, std::string_view words) {
  const std::size_t title = svg.find("<title>" + std::string(words) + "</title>");
  REQUIRE_MESSAGE(title != std::string_view::npos, words);
  return svg.rfind('<', title - 1);
}

/// The height of the axis' line whose label that is: the text stands four units below it.
double axis(std::string_view svg, std::string_view label) {
  const std::size_t end = svg.find(">" + std::string(label) + "</text>");
  REQUIRE_MESSAGE(end != std::string_view::npos, label);
  return number_after(svg, svg.rfind("<text", end), "y") - 4;
}

TEST_CASE("burn-up of the sample: W26 stands at 77.1 % of 80.0 %, the forecast ends after the contract's line") {
  const SampleCharts sample;
  const auto chart = burn_up_chart(sample.context);
  REQUIRE(chart);
  const std::string& svg = chart->svg;
  const double zero = axis(svg, "0 %"), full = axis(svg, "100 %");
  const auto percent = [&](std::string_view point) { return (zero - number_after(svg, element_called(svg, point), "cy")) / (zero - full) * 100; };
  CHECK(percent("28 June: 77.1 %") == doctest::Approx(77.12).epsilon(0.001));
  CHECK(percent("28 June: 80.0 %") == doctest::Approx(80).epsilon(0.001));
  CHECK(percent("28 August: 100.0 %") == doctest::Approx(100).epsilon(0.001));
  const std::size_t contract = svg.find("class=\"limit\"");
  REQUIRE(contract != std::string::npos);
  CHECK(number_after(svg, svg.rfind("<line", contract), "x1") < number_after(svg, element_called(svg, "28 August: 100.0 %"), "cx"));
  CHECK(svg.find(">77.1 %</text>") != std::string::npos);
  CHECK(svg.find(">80.0 %</text>") != std::string::npos);
  CHECK(chart->words.description == "At 28 June 2026, 77.1 % of the planned work is complete; the plan has 80.0 %. Forecast finish: 28 August 2026. Contract date: 27 August 2026.");
  CHECK(chart->block == "```text\nCompleted  ███████████████░░░░░  77.1 %\nPlanned    ████████████████░░░░  80.0 %\n```");
}

TEST_CASE("burn-up of the sample in Chinese") {
  const SampleCharts sample(Language::zh);
  const auto chart = burn_up_chart(sample.context);
  REQUIRE(chart);
  CHECK(chart->words.description == "截至2026年6月28日，已完成计划工作量的77.1%，计划为80.0%。预测完成日期：2026年8月28日。合同约定日期：2026年8月27日。");
  CHECK(chart->svg.find("<title>6月28日：77.1%</title>") != std::string::npos);
  CHECK(chart->svg.find(">7月</text>") != std::string::npos);
  CHECK(chart->block.find("已完成  ███") != std::string::npos);
  CHECK(chart->block.find("计划    ███") != std::string::npos);
}

TEST_CASE("Gantt of the sample: T29's bar starts on 29 June, two days before July, and lasts sixteen days") {
  const SampleCharts sample;
  const auto chart = gantt_chart(sample.context);
  REQUIRE(chart);
  const std::string& svg = chart->svg;
  const std::size_t bar = element_called(svg, "System test 29 June – 14 July");
  const double day = number_after(svg, bar, "width") / 16;
  const std::size_t july = svg.find(">Jul</text>");
  REQUIRE(july != std::string::npos);
  CHECK(number_after(svg, svg.rfind("<text", july), "x") - 2 - number_after(svg, bar, "x") == doctest::Approx(2 * day).epsilon(0.02));
  CHECK(svg.substr(bar, 200).find("class=\"bar-critical\"") != std::string::npos);
  CHECK(chart->words.description.find("System test: 29 June – 14 July.") != std::string::npos);
  CHECK(svg.find("Kick-off and project charter") == std::string::npos);  // finished in March
  CHECK(chart->block.starts_with("```mermaid\ngantt\n"));
  CHECK(chart->block.find("  System test :crit, 2026-06-29, 2026-07-15\n") != std::string::npos);
}

TEST_CASE("milestones of the sample: plan, forecast and contract date of M8 stand in that order") {
  const SampleCharts sample;
  const auto chart = milestones_chart(sample.context);
  REQUIRE(chart);
  CHECK(chart->words.description.find("M4 Integration test passed: plan 17 June, reached 26 June.") != std::string::npos);
  CHECK(chart->words.description.find("M8 Final acceptance: plan 20 August, forecast 28 August, contract 27 August.") != std::string::npos);
  CHECK(chart->svg.find(">Contract date</text>") != std::string::npos);
  MilestoneChart one{.words = {"milestones", "t", "d"}, .rows = {{"M", "w", parse_date("2026-06-01"), parse_date("2026-06-11"), parse_date("2026-06-21"), false}}};
  const std::string svg = milestone_chart_svg(one);
  const std::size_t slip = svg.find("class=\"slip\""), contract = svg.find("class=\"limit\"", svg.find("class=\"slip\""));
  REQUIRE(contract != std::string::npos);
  const double plan_x = number_after(svg, svg.rfind("<line", slip), "x1"), forecast_x = number_after(svg, svg.rfind("<line", slip), "x2");
  const double contract_x = number_after(svg, svg.rfind("<line", contract), "x1");
  CHECK(forecast_x - plan_x == doctest::Approx(contract_x - forecast_x).epsilon(0.01));
  CHECK(forecast_x > plan_x);
}

TEST_CASE("planned value, earned value and cost: for us, never for the client") {
  const SampleCharts ours(Language::en, Audience::internal), theirs;
  CHECK_FALSE(value_chart(theirs.context));
  const auto chart = value_chart(ours.context);
  REQUIRE(chart);
  CHECK(chart->words.description == "At 28 June 2026: planned value CNY 765,400.00, earned value CNY 736,400.00, actual cost CNY 805,077.78; budget CNY 1,003,400.00.");
  CHECK(chart->svg.find(">250k</text>") != std::string::npos);
  CHECK(chart->svg.find(">1.25M</text>") != std::string::npos);
  CHECK(value_chart(SampleCharts(Language::zh, Audience::internal).context)->svg.find(">25万</text>") != std::string::npos);
  for (const WeekFigures& week : theirs.figures.weeks) CHECK_FALSE((week.planned_value || week.earned_value || week.actual_cost));
  CHECK(theirs.figures.weeks.size() == 25);
}

TEST_CASE("round steps reach what they must") {
  CHECK(round_steps(1003400) == std::vector<double>{0, 250000, 500000, 750000, 1000000, 1250000});
  CHECK(round_steps(100) == std::vector<double>{0, 20, 40, 60, 80, 100});
  CHECK(round_steps(7) == std::vector<double>{0, 2, 4, 6, 8});
  CHECK(round_steps(0) == std::vector<double>{0, 1});
}

// ---- pages

std::string page_of(const Charts& charts, std::string_view document = "weekly") {
  const ReportRow& row = *find_report(document);
  const ReportView view = row.view(charts.view, charts.settings, charts.figures, charts.request);
  for (const std::string& problem : shape_mismatches(view.data, row.shape())) FAIL_CHECK(problem);
  return report_html(row, view, {});
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST_CASE("a page has its charts as pictures with words; Markdown has them as text, or not at all") {
  const SampleCharts week(Language::en, Audience::client, "2026-W26"), month;
  CHECK(count(page_of(week), "<svg ") == 2);
  CHECK(count(page_of(month, "monthly"), "<svg ") == 3);
  CHECK(count(page_of(month, "monthly"), "<desc ") == 3);
  CHECK(page_of(month, "monthly").find("```") == std::string::npos);
  const auto markdown = [](const Charts& charts, std::string_view name) { return render_report(*find_report(name), find_report(name)->view(charts.view, charts.settings, charts.figures, charts.request).data, {}); };
  CHECK(markdown(week, "weekly").find("```") == std::string::npos);
  CHECK(count(markdown(month, "monthly"), "```mermaid\n") == 1);
  const SampleCharts ours(Language::zh, Audience::internal);
  CHECK(count(page_of(ours, "monthly"), "<svg ") == 4);
}

TEST_CASE("a project without plan or dates has no chart and no empty frame") {
  const Charts charts(RecordSet(read_records("== people/shenyi.yaml\nid: shenyi\ntitle: Shen Yi\ncreated: 2026-03-01\n")), testing::project_settings(), Language::en, Audience::internal, "2026-W26");
  const std::string page = page_of(charts);
  CHECK(page.find("<figure") == std::string::npos);
  CHECK(page.find("class=\"charts\"") == std::string::npos);
  CHECK(page.find("<svg") == std::string::npos);
  CHECK(gantt_on_page({.title = "empty"}).empty());
  CHECK(milestone_chart_svg({.words = {"m", "t", "d"}}).empty());
  CHECK(line_chart_svg({.words = {"l", "t", "d"}, .series = {{"x", "plan", {}}}, .ticks = {{0, "0"}, {1, "1"}}}).empty());
}

constexpr std::string_view one_week = R"(== tasks/T-aaaaa.yaml
id: T-aaaaa
title: A <b>bold</b> & "quoted" task; x
number: T1
visibility: client
created: 2026-06-20
duration: 4d
budget: CNY 100.00
moves:
  - {to: in_progress, at: 2026-06-22}
  - {to: done, at: 2026-06-24}
== milestones/M-aaaaa.yaml
id: M-aaaaa
title: <script>alert(1)</script>
visibility: client
created: 2026-06-20
task: T-aaaaa
== baselines/BL-aaaaa.yaml
id: BL-aaaaa
title: Baseline
created: 2026-06-20
version: "1.0"
at: 2026-06-20
snapshot:
  - {task: T-aaaaa, start: 2026-06-22, finish: 2026-06-25, duration: 4d, budget: CNY 100.00}
)";

TEST_CASE("one week of data: a line from nothing to all, and titles never become markup") {
  const Charts charts(RecordSet(read_records(one_week)), testing::project_settings(), Language::en, Audience::client, "2026-W26");
  const auto chart = burn_up_chart(charts.context);
  REQUIRE(chart);
  CHECK(chart->svg.find("28 June: 100.0 %") != std::string::npos);
  CHECK(chart->svg.find("class=\"done\"") != std::string::npos);
  CHECK(chart->svg.find("nan") == std::string::npos);
  const std::string page = page_of(charts, "monthly");
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<b>") == std::string::npos);
  CHECK(page.find("A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; task; x") != std::string::npos);
}

TEST_CASE("leak: budgets, costs and notes change no byte of the client's pages with charts") {
  const Sample sample(ACCORD_SOURCE_DIR);
  std::vector<Record> spoiled(sample.loaded.records.all().begin(), sample.loaded.records.all().end());
  for (Record& record : spoiled) {
    if (record.kind->name == "task") {
      record.edit().set("budget", Value::scalar("CNY 123456.00"));
      record.edit().set("costs", Value::list());
      record.edit().set("notes", Value::scalar("LEAK"));
    }
    if (record.kind->name == "baseline")
      for (Member& item : record.edit().find("snapshot")->members) item.value.set("budget", Value::scalar("CNY 77.00"));
  }
  std::ranges::reverse(spoiled);
  for (const Language language : {Language::en, Language::zh}) {
    const SampleCharts plain(language);
    const Charts other(RecordSet(spoiled), sample.project.settings(), language, Audience::client, "2026-06");
    CHECK(page_of(plain, "monthly") == page_of(other, "monthly"));
  }
}

}  // namespace
}  // namespace accord
