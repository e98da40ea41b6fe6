// Dates over time: milestones against plan and contract, and the work that is not finished as bars.
#include <algorithm>
#include <tuple>

#include "accord/document/gantt.h"
#include "document/chart_parts.h"
#include "document/milestone_chart.h"

namespace accord {
namespace {

constexpr std::size_t most_bars = 30, most_milestones = 10;

bool is_reached(const PlannedDates& dates) { return dates.finished && dates.finish; }

std::string numbered(const ReportContext& context, const Record& milestone) {
  const std::string number = context.number(milestone);
  return number.empty() ? context.title(milestone) : context.words().say("milestone_name", {number, context.title(milestone)});
}

std::vector<std::pair<const Record*, PlannedDates>> dated(const ReportContext& context, std::string_view kind) {
  std::vector<std::pair<const Record*, PlannedDates>> rows;
  for (const Record* record : context.existing(kind))
    if (const PlannedDates* dates = context.dates(*record); dates && (dates->finish || dates->plan_finish)) rows.emplace_back(record, *dates);
  return rows;
}

std::vector<GanttBar> bars_of(const ReportContext& context) {
  std::vector<GanttBar> bars;
  for (const auto& [record, dates] : dated(context, "task")) {
    const bool past = dates.finished && dates.finish && *dates.finish < context.period().from;
    if (past || !dates.start || !dates.finish || record->text("type") == "summary") continue;
    bars.push_back({.group = {}, .label = context.title(*record), .start = *dates.start, .finish = *dates.finish, .done = dates.finished, .active = dates.started && !dates.finished, .critical = dates.critical && !dates.finished, .when = context.words().range(*dates.start, *dates.finish)});
  }
  for (const auto& [record, dates] : dated(context, "milestone")) {
    if (!dates.finish || (is_reached(dates) && *dates.finish < context.period().from)) continue;
    bars.push_back({.group = {}, .label = numbered(context, *record), .start = *dates.finish, .finish = *dates.finish, .milestone = true, .done = dates.finished, .when = context.words().date(*dates.finish)});
  }
  std::ranges::stable_sort(bars, {}, [](const GanttBar& bar) { return std::tuple(bar.start, bar.finish, bar.milestone); });
  return bars;
}

}  // namespace

std::optional<DrawnChart> milestones_chart(const ReportContext& context) {
  const Words& words = context.words();
  auto rows = dated(context, "milestone");
  if (rows.empty()) return {};
  std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.second.plan_finish ? *row.second.plan_finish : *row.second.finish; });
  // Too many: those reached long ago are told last.
  while (rows.size() > most_milestones && is_reached(rows.front().second)) rows.erase(rows.begin());
  if (rows.size() > most_milestones) rows.resize(most_milestones);
  MilestoneChart chart{.words = {"milestones", words.label("chart_milestones"), {}}, .language = words.language(), .rows = {}, .as_of = context.as_of(), .as_of_label = as_of_mark(context).label};
  chart.plan_label = words.label("column_plan");
  chart.forecast_label = words.label("chart_forecast");
  chart.reached_label = words.label("chart_reached");
  chart.contract_label = words.label("chart_contract_sign");
  std::vector<std::string> sentences;
  for (const auto& [record, dates] : rows) {
    const std::string name = numbered(context, *record);
    const std::string when = !dates.finish ? words.label("nobody") : is_reached(dates) ? words.say("chart_reached_on", {words.date(*dates.finish)}) : words.say("chart_forecast_day", {words.date(*dates.finish)});
    chart.rows.push_back({name, when, dates.plan_finish, dates.finish, dates.contract_date, is_reached(dates)});
    std::vector<std::string> parts;
    if (dates.plan_finish) parts.push_back(words.say("chart_plan_day", {words.date(*dates.plan_finish)}));
    parts.push_back(when);
    if (dates.contract_date) parts.push_back(words.say("chart_contract", {words.date(*dates.contract_date)}));
    sentences.push_back(words.say("chart_row", {name, words.phrases(parts)}));
  }
  chart.words.description = words.sentences(sentences);
  return DrawnChart{chart.words, milestone_chart_svg(chart), {}};
}

std::optional<DrawnChart> gantt_chart(const ReportContext& context) {
  const Words& words = context.words();
  std::vector<GanttBar> bars = bars_of(context);
  if (bars.empty()) return {};
  const std::size_t all = bars.size();
  if (all > most_bars) bars.resize(most_bars);
  GanttChart chart{.title = words.label("chart_gantt"), .language = words.language(), .bars = std::move(bars)};
  if (all > most_bars) chart.title = words.say("chart_first_of", {chart.title, std::to_string(most_bars), std::to_string(all)});
  chart.as_of = context.as_of();
  chart.as_of_label = as_of_mark(context).label;
  if (const auto contract = contract_mark(context)) {
    chart.contract_date = contract->date;
    chart.contract_label = contract->label;
  }
  chart.done_label = words.label("chart_bar_done");
  chart.active_label = words.label("chart_bar_active");
  chart.open_label = words.label("chart_bar_open");
  chart.critical_label = words.label("chart_bar_critical");
  std::vector<std::string> sentences;
  for (const GanttBar& bar : chart.bars)
    sentences.push_back(words.say("chart_row", {bar.label, bar.when}));
  chart.description = words.sentences(sentences);
  return DrawnChart{{"gantt", chart.title, chart.description}, gantt_on_page(chart), fenced("mermaid", gantt_mermaid(chart))};
}

}  // namespace accord
