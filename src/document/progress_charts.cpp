// Progress over the weeks: the burn-up by working days, and for us the curves of planned value, earned value and cost.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "accord/base/people_date.h"
#include "document/chart_parts.h"

namespace accord {
namespace {

double amount_of(const Decimal& value) { return value.to_double(); }
double amount_of(const Money& money) { return static_cast<double>(money.minor) / std::pow(10, money.currency.digits()); }

std::string percent_text(const Words& words, const Decimal& percent) { return words.say("chart_percent", {to_string(rounded(percent, 1))}); }

/// Sentences on where it ends: forecast and contract date, as far as they are known.
std::vector<std::string> outlook(const ReportContext& context) {
  const Words& words = context.words();
  std::vector<std::string> sentences;
  const auto& schedule = context.figures().schedule;
  if (schedule && schedule->finish) sentences.push_back(words.say("chart_finish_text", {people_date(*schedule->finish, words.language(), true)}));
  if (const auto& date = context.figures().contract_date) sentences.push_back(words.say("chart_contract_text", {people_date(*date, words.language(), true)}));
  return sentences;
}

/// A point a week that has the amount, after one where nothing was done yet; `value_of` gives it, `words_of` says it.
template <class Value, class Say>
std::vector<ChartPoint> points_of(const ReportContext& context, Value value_of, Say words_of) {
  std::vector<ChartPoint> points;
  for (const WeekFigures& week : context.figures().weeks) {
    const auto value = value_of(week);
    if (!value) continue;
    if (points.empty()) points.push_back({week.from - 1, 0});
    points.push_back({week.until, amount_of(*value), context.words().say("chart_point", {context.words().date(week.until), words_of(*value)})});
  }
  return points;
}

/// "250k", "1.25M"; in Chinese "25万", "1.25亿".
std::string short_amount(double major, Language language) {
  const bool chinese = language == Language::zh;
  for (const auto& [unit, sign] : chinese ? std::array{std::pair(1e8, "亿"), std::pair(1e4, "万")} : std::array{std::pair(1e6, "M"), std::pair(1e3, "k")})
    if (major >= unit) return fmt::format("{:g}{}", major / unit, sign);
  return fmt::format("{:g}", major);
}

}  // namespace

std::optional<DrawnChart> burn_up_chart(const ReportContext& context) {
  const auto& schedule = context.figures().schedule;
  if (!schedule) return {};
  const Words& words = context.words();
  const auto percent = [&words](const Decimal& value) { return percent_text(words, value); };
  const std::string done = percent(schedule->percent_done), planned = percent(schedule->percent_planned);
  std::vector<std::string> sentences = {words.say("chart_burn_up_text", {people_date(context.as_of(), words.language(), true), done, planned})};
  for (std::string& sentence : outlook(context)) sentences.push_back(std::move(sentence));
  DrawnChart drawn{{"burn_up", words.label("chart_burn_up"), words.sentences(sentences)}, {}, {}};
  drawn.block = text_bars({{words.label("chart_completed"), schedule->percent_done.to_double() / 100, done}, {words.label("chart_planned"), schedule->percent_planned.to_double() / 100, planned}});
  LineChart chart{.words = drawn.words, .language = words.language(), .series = {}, .ticks = {}, .as_of = as_of_mark(context), .contract = contract_mark(context)};
  for (const int tick : {0, 25, 50, 75, 100}) chart.ticks.push_back({static_cast<double>(tick), words.say("chart_percent", {std::to_string(tick)})});
  const auto plan = points_of(context, [](const WeekFigures& week) { return week.percent_planned; }, percent);
  const auto earned = points_of(context, [](const WeekFigures& week) { return week.percent_done; }, percent);
  chart.series = {{words.label("chart_planned"), "plan", plan}, {words.label("chart_completed"), "done", earned}};
  if (!earned.empty()) {
    const bool behind = schedule->percent_done < schedule->percent_planned;
    const auto now = std::ranges::find(plan, context.as_of(), &ChartPoint::date);
    if (now != plan.end()) chart.named.push_back({*now, planned, behind});
    chart.named.push_back({earned.back(), done, !behind});
    if (schedule->finish && *schedule->finish > context.as_of()) {
      const ChartPoint finish{*schedule->finish, 100, words.say("chart_point", {words.date(*schedule->finish), percent(Decimal(100))})};
      chart.series.push_back({words.label("chart_forecast"), "forecast", {earned.back(), finish}});
      chart.named.push_back({finish, words.say("chart_forecast_day", {words.date(*schedule->finish)}), true, true});
    }
  }
  if (!plan.empty()) drawn.svg = line_chart_svg(chart);
  return drawn;
}

std::optional<DrawnChart> value_chart(const ReportContext& context) {
  const auto& progress = context.figures().progress;
  if (context.audience() != Audience::internal || !progress || !progress->cost.sums.pv || !progress->cost.sums.bac || *progress->cost.sums.bac <= 0) return {};
  const Words& words = context.words();
  const Currency currency = project_currency(context.settings());
  const EarnedSums& sums = progress->cost.sums;
  const auto amount = [&](const std::optional<std::int64_t>& minor) { return minor ? display(Money{*minor, currency}, words.language()) : words.label("nobody"); };
  DrawnChart drawn{{"value", words.say("chart_value", {std::string(currency.code())}),
               words.sentences({words.say("chart_value_text", {people_date(context.as_of(), words.language(), true), amount(sums.pv), amount(sums.ev), amount(sums.ac), amount(sums.bac)})})}, {}, {}};
  const double whole = amount_of(Money{std::max(*sums.bac, sums.ac.value_or(0)), currency});
  std::vector<TextBar> bars;
  for (const auto& [label, minor] : {std::pair("chart_pv", sums.pv), std::pair("chart_ev", sums.ev), std::pair("chart_ac", sums.ac), std::pair("chart_bac", sums.bac)})
    bars.push_back({words.label(label), amount_of(Money{minor.value_or(0), currency}) / whole, amount(minor)});
  drawn.block = text_bars(bars);
  const auto say_money = [&](const Money& money) { return display(money, words.language()); };
  LineChart chart{.words = drawn.words, .language = words.language(), .series = {}, .ticks = {}, .as_of = as_of_mark(context), .contract = contract_mark(context)};
  chart.series = {{words.label("chart_pv"), "plan", points_of(context, [](const WeekFigures& week) { return week.planned_value; }, say_money)},
                  {words.label("chart_ev"), "done", points_of(context, [](const WeekFigures& week) { return week.earned_value; }, say_money)},
                  {words.label("chart_ac"), "cost", points_of(context, [](const WeekFigures& week) { return week.actual_cost; }, say_money)}};
  for (const double step : round_steps(whole)) chart.ticks.push_back({step, short_amount(step, words.language())});
  if (!chart.series.front().points.empty()) drawn.svg = line_chart_svg(chart);
  return drawn;
}

}  // namespace accord
