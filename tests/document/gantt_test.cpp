#include "accord/document/gantt.h"

#include <doctest/doctest.h>

#include "accord/document/histogram.h"

using namespace accord;

namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

GanttChart chart() {
  GanttChart chart{.title = "A <plan>"};
  chart.bars = {{.group = "1 Start", .label = "1.1 Kick: off; now", .start = day("2026-03-02"), .finish = day("2026-03-03"), .done = true},
                {.group = "1 Start", .label = "1.2 Signed", .start = day("2026-03-04"), .finish = day("2026-03-04"), .milestone = true, .critical = true}};
  chart.contract_date = day("2026-03-10");
  chart.contract_label = "contract date";
  return chart;
}

}  // namespace

TEST_CASE("a plan as a Mermaid gantt: the end is the day after, signs of Mermaid are gone") {
  CHECK(gantt_mermaid(chart()) ==
        "gantt\n  title A  plan\n  dateFormat YYYY-MM-DD\n  section 1 Start\n"
        "  1.1 Kick  off  now :done, 2026-03-02, 2026-03-04\n  1.2 Signed :milestone, crit, 2026-03-04, 0d\n");
}

TEST_CASE("a plan as SVG: text escaped, a title for readers who do not see it, no script") {
  const std::string svg = gantt_svg(chart());
  CHECK(svg.starts_with("<svg "));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(svg.find("<title id=\"gantt-title\">A &lt;plan&gt;</title>") != std::string::npos);
  CHECK(svg.find("contract date 2026-03-10") != std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(gantt_svg({.title = "empty"}).ends_with("</svg>\n"));
}

TEST_CASE("a histogram's days are put together until they fit, none of the runs is lost") {
  std::vector<DayCount> days;
  for (int i = 0; i < 50; ++i) days.push_back({day("2026-03-02") + i, 2});
  const auto bars = grouped(days, 24);
  CHECK(bars.size() == 17);
  CHECK(bars.front().runs == 6);
  CHECK(bars.back().date == days.back().date);
  CHECK(grouped(days, 50).size() == 50);
  CHECK(histogram_svg({.title = "t", .description = "d", .days = days, .marks = {{"P50", days[9].date}}, .contract_date = days[20].date}).find("class=\"bar-late\"") != std::string::npos);
}
