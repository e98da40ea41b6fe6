// accord forecast: when it will be done and how sure that is.
#include "accord/analysis/forecast.h"

#include <algorithm>
#include <thread>

#include "accord/analysis/contract_dates.h"
#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/document/histogram.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "cli/plan_parts.h"
#include "cli/verb_parts.h"
#include "cli/what_if.h"

namespace accord {
namespace {

constexpr std::size_t most_bars = 24;
constexpr std::size_t most_critical = 15;

std::uint64_t whole_number(const Arguments& arguments, const std::string& option, std::uint64_t otherwise, std::uint64_t lowest, std::uint64_t highest) {
  if (!arguments.has(option)) return otherwise;
  const auto number = parse_integer(arguments.get(option));
  if (number && *number >= static_cast<std::int64_t>(lowest) && static_cast<std::uint64_t>(*number) <= highest) return static_cast<std::uint64_t>(*number);
  throw Error(Failure::usage, say("“{}” is not a value of --{}", arguments.get(option), option), {say("a whole number from {} to {}", lowest, highest)});
}

std::optional<Spread> spread_of(const Arguments& arguments) {
  if (!arguments.has("spread")) return {};
  const auto parts = split(*arguments.find("spread"), '/');
  const auto low = parse_decimal(parts.front()), high = parse_decimal(parts.back());
  if (parts.size() != 2 || !low || !high || low->is_negative() || *low > Decimal(1) || *high < Decimal(1))
    throw Error(Failure::usage, say("“{}” is not a value of --{}", arguments.get("spread"), "spread"), {"for example --spread 0.8/1.6: best and worst as multiples of the duration"});
  return Spread{*low, *high};
}

ForecastOptions options_of(Context& context, const Arguments& arguments, const PlanInputs& inputs) {
  ForecastOptions options;
  options.schedule.as_of = context.as_of();
  options.simulation.runs = static_cast<std::uint32_t>(whole_number(arguments, "runs", 10000, 1, 10'000'000));
  options.simulation.seed = whole_number(arguments, "seed", 1, 0, INT64_MAX);
  options.simulation.threads = std::clamp(std::thread::hardware_concurrency(), 1u, 16u);
  if (arguments.get("distribution") == "triangular") options.simulation.distribution = Distribution::triangular;
  options.spread = spread_of(arguments);
  options.contract_date = completion_date(inputs.records(), inputs.calendar, context.as_of());
  if (!context.world().err_is_terminal) return options;
  options.simulation.progress = [&world = context.world(), runs = options.simulation.runs, shown = -1](std::uint32_t finished) mutable {
    const int percent = static_cast<int>(std::uint64_t{finished} * 100 / runs);
    if (percent == shown) return;
    shown = percent;
    const int bars = percent / 5;
    world.write_err(fmt::format("\r[{}{}] {:3} %", std::string(static_cast<std::size_t>(bars), '#'), std::string(static_cast<std::size_t>(20 - bars), ' '), percent));
  };
  return options;
}

/// Takes the bar off the terminal again.
void end_progress(Context& context) {
  if (context.world().err_is_terminal) context.world().write_err("\r\x1b[K");
}

std::string share_text(double share) { return fixed(share * 100, 2) + " %"; }
Cell share_cell(double share) { return {share_text(share), fixed(share, 4), Paint::none, 0}; }

std::vector<DayCount> day_counts(const Simulated& simulated) {
  std::vector<DayCount> days;
  for (const HistogramDay& day : simulated.days) days.push_back({day.date, day.runs});
  return days;
}

std::string bar_of(double share, std::size_t cells) {
  static constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto parts = static_cast<std::size_t>(share * static_cast<double>(cells) * 8 + 0.5);
  std::string bar;
  for (std::size_t i = 0; i < parts / 8; ++i) bar += "█";
  return bar + eighths[parts % 8];
}

void print_histogram(Context& context, const Simulated& simulated, const std::optional<Date>& contract_date) {
  const auto bars = grouped(day_counts(simulated), most_bars);
  const double highest = std::max(1u, std::ranges::max_element(bars, {}, &DayCount::runs)->runs);
  const std::size_t room = std::min<std::size_t>(60, context.width() - 30);
  const bool by_day = bars.size() == simulated.days.size();  // else each bar counts several days, up to the one it names
  Table table{{plan_column(context, "until", by_day ? "Finish on" : "Days up to"), plan_column(context, "share", "Share", true), plan_column(context, "bar", "How often", false, true)}, {}};
  for (const DayCount& bar : bars) {
    const bool late = contract_date && bar.date > *contract_date;
    table.rows.push_back({cell(to_string(bar.date)), share_cell(static_cast<double>(bar.runs) / simulated.runs), cell(bar_of(bar.runs / highest, room), late ? Paint::red : Paint::green)});
  }
  print_table(context, table);
}

void print_estimates(Context& context, const Forecast& forecast, const Calendar& calendar) {
  Table table{{plan_column(context, "estimate", "Estimate", false, true), plan_column(context, "date", "Date"), plan_column(context, "working_days", "Working days", true)}, {}};
  const auto row = [&](std::string_view name, const FinishEstimate& estimate) { table.rows.push_back({{context.text(Message(std::string(name))), std::string(name), Paint::none, 0}, {date_text(calendar, estimate.date), to_string(estimate.date), Paint::none, 0}, cell(fixed(estimate.working_days, 2))}); };
  row("the plan as it stands", {static_cast<double>(forecast.schedule.working_days), *forecast.schedule.finish});
  if (forecast.single_path) row("PERT, single path", forecast.single_path->mean);
  if (const auto& found = forecast.simulated) {
    row("P10", found->p10);
    row("P50", found->p50);
    row("P80", found->p80);
    row("P90", found->p90);
    row("mean of all runs", found->mean);
  }
  print_table(context, table);
  const Date last = forecast.simulated ? forecast.simulated->p90.date : *forecast.schedule.finish;
  if (!calendar.knows_year(last.year())) print_line(context, unsure_message());
}

void print_critical(Context& context, const Simulated& simulated) {
  Table table{{plan_column(context, "task", "Task", false, true), plan_column(context, "criticality", "Critical in", true)}, {}};
  for (const Criticality& entry : simulated.criticality) {
    if (table.rows.size() == most_critical && context.format() == Format::table) break;
    table.rows.push_back({cell(spoken(context, *entry.task)), share_cell(entry.share)});
  }
  print_table(context, table);
  if (simulated.criticality.size() > table.rows.size()) print_line(context, say("and {} more in fewer runs: --json names them all", simulated.criticality.size() - table.rows.size()));
}

void print_people(Context& context, const PlanInputs& inputs, const Forecast& forecast, const ForecastOptions& options) {
  if (!forecast.schedule.finish) {
    print_line(context, forecast.schedule.tasks.empty() ? no_tasks_message(inputs.records(), context.as_of()) : Message("finish unknown: the findings say why"));
    return;
  }
  const bool over = std::ranges::all_of(forecast.schedule.tasks, [](const ScheduledTask& task) { return task.facts.state == NetworkTask::State::done; });
  if (over) print_line(context, "all tasks are done: nothing is left to forecast");
  print_line(context, against_contract(inputs.calendar, *forecast.schedule.finish, options.contract_date));
  if (over) return;
  print_estimates(context, forecast, inputs.calendar);
  if (forecast.single_path && forecast.single_path->contract_chance)
    print_line(context, say("chance of the contract date by PERT: {} (single path: says nothing of paths that merge, so it is too high)", share_text(*forecast.single_path->contract_chance)));
  if (!forecast.simulated) return print_line(context, "no PERT and no simulation: the findings say why");
  const Simulated& found = *forecast.simulated;
  if (found.contract_chance) print_line(context, say("chance of the contract date in the simulation: {}", share_text(*found.contract_chance)));
  print_line(context, say("{} run{|s}, seed {}, {}; {} task{|s} with an estimate, {} taken as certain", found.runs, found.seed,
                          context.text(options.simulation.distribution == Distribution::triangular ? Message("triangular") : Message("beta-PERT")), forecast.estimated, forecast.unestimated));
  if (context.format() == Format::table) context.print("\n");
  print_histogram(context, found, options.contract_date);
  if (context.format() == Format::table) context.print("\n");
  print_critical(context, found);
}

Data estimate_data(const FinishEstimate& estimate) {
  Data data = Data::map();
  data.set("date", to_string(estimate.date));
  data.set("working_days", Data::number(fixed(estimate.working_days, 2)));
  return data;
}

Data chance_data(const std::optional<double>& chance) { return chance ? Data::number(fixed(*chance, 4)) : Data(); }

Data single_path_data(const SinglePath& single) {
  Data data = Data::map();
  data.set("single_path", true);
  data.set("mean", estimate_data(single.mean));
  data.set("deviation", Data::number(fixed(single.deviation, 2)));
  data.set("contract_chance", chance_data(single.contract_chance));
  Data& path = data.set("path", Data::list());
  for (const Record* task : single.path) path.add(task->id);
  return data;
}

Data simulated_data(const Simulated& found, Distribution distribution) {
  Data data = Data::map();
  data.set("runs", static_cast<std::int64_t>(found.runs));
  data.set("seed", static_cast<std::int64_t>(found.seed));
  data.set("distribution", distribution == Distribution::triangular ? "triangular" : "pert");
  data.set("mean", estimate_data(found.mean));
  data.set("deviation", Data::number(fixed(found.deviation, 2)));
  data.set("p10", estimate_data(found.p10));
  data.set("p50", estimate_data(found.p50));
  data.set("p80", estimate_data(found.p80));
  data.set("p90", estimate_data(found.p90));
  data.set("contract_chance", chance_data(found.contract_chance));
  Data& critical = data.set("criticality", Data::list());
  for (const Criticality& entry : found.criticality) {
    Data& each = critical.add(Data::map());
    each.set("task", entry.task->id);
    each.set("share", Data::number(fixed(entry.share, 4)));
  }
  Data& days = data.set("histogram", Data::list());
  for (const HistogramDay& day : found.days) {
    Data& each = days.add(Data::map());
    each.set("date", to_string(day.date));
    each.set("runs", static_cast<std::int64_t>(day.runs));
  }
  return data;
}

void print_json(Context& context, const Forecast& forecast, const ForecastOptions& options, const WhatIf& what_if) {
  Data data = plan_envelope(context.as_of());
  data.set("finish", forecast.schedule.finish ? Data(to_string(*forecast.schedule.finish)) : Data());
  data.set("contract_date", options.contract_date ? Data(to_string(*options.contract_date)) : Data());
  if (what_if.is_asked()) data.set("what_if", compared_data(what_if, forecast.schedule.finish));
  data.set("estimated", forecast.estimated);
  data.set("unestimated", forecast.unestimated);
  data.set("pert", forecast.single_path ? single_path_data(*forecast.single_path) : Data());
  data.set("simulation", forecast.simulated ? simulated_data(*forecast.simulated, options.simulation.distribution) : Data());
  data.set("findings", findings_data(forecast.schedule.findings, context.language()));
  context.print(write_json(data));
}

std::string picture(Context& context, const Forecast& forecast, const ForecastOptions& options, const WhatIf& what_if) {
  const Simulated& found = *forecast.simulated;
  HistogramChart chart{.title = context.text(say("{}: forecast finish", context.project().settings().title_in(context.language()))), .description = {}};
  if (what_if.is_asked()) chart.title = context.text(say("{}: {}", chart.title, compared(context, what_if, forecast.schedule.finish)));
  chart.description = context.text(say("{} run{|s}: P50 {}, P80 {}, P90 {}", found.runs, to_string(found.p50.date), to_string(found.p80.date), to_string(found.p90.date)));
  chart.days = grouped(day_counts(found), 120);
  chart.marks = {{"P50", found.p50.date}, {"P80", found.p80.date}, {"P90", found.p90.date}};
  chart.contract_date = options.contract_date;
  chart.contract_label = context.text("contract date");
  return histogram_svg(chart);
}

int run(Context& context, const Arguments& arguments) {
  context.set_page_title(context.text("Forecast"));
  const std::string special = context.special_format();
  if (arguments.has("svg")) require_no_own_file(context, arguments.get("svg"));
  const WhatIf what_if = load_what_if(context, arguments);
  const PlanInputs& inputs = what_if.inputs;
  const ForecastOptions options = options_of(context, arguments, inputs);
  const Forecast forecast = compute_forecast(inputs.records(), inputs.calendar, options);
  end_progress(context);
  if ((arguments.has("svg") || special == "svg") && !forecast.simulated) {
    note_findings(context, forecast.schedule.findings);
    throw Error(Failure::invalid, "there is no forecast to draw; nothing was written", {"accord plan shows what is missing"});
  }
  if (arguments.has("svg")) write_output(context, arguments.get("svg"), picture(context, forecast, options, what_if), say("written to {}", arguments.get("svg")));
  if (special == "svg") {
    context.print_raw(picture(context, forecast, options, what_if));
  } else if (context.format() == Format::json) {
    print_json(context, forecast, options, what_if);
    return 0;
  } else {
    if (what_if.is_asked()) print_line(context, compared(context, what_if, forecast.schedule.finish));
    print_people(context, inputs, forecast, options);
  }
  note_findings(context, forecast.schedule.findings);
  return 0;
}

}  // namespace

Command forecast_command() {
  return {
      .words = "forecast",
      .summary = "when it will be done: the plan, PERT on one path, and a simulation",
      .description = "The simulation draws a duration for every open task from its three-point estimate (accord task set T33 --estimate 5/6/10) and computes the whole network in every run. "
                     "The same seed gives the same figures on every machine. A task without an estimate takes exactly its duration unless --spread says how far it may be off.",
      .options = {{.name = "runs", .placeholder = "N", .help = "how many runs; 10000 when not said"},
                  {.name = "seed", .placeholder = "N", .help = "where the random numbers begin; 1 when not said"},
                  {.name = "distribution", .placeholder = "NAME", .help = "how durations are drawn; pert when not said", .choices = {"pert", "triangular"}},
                  {.name = "spread", .placeholder = "LOW/HIGH", .help = "best and worst of tasks without an estimate, as multiples of the duration: 0.8/1.6"},
                  {.name = "svg", .placeholder = "FILE", .help = "draws the histogram into a file", .completion = Completion::file},
                  what_if_option()},
      .examples = {{"accord forecast", {}}, {"accord forecast --runs 100000 --seed 7 --svg forecast.svg", {}}},
      .formats = {"table", "tsv", "json", "md", "html", "svg"},
      .run = run,
  };
}

}  // namespace accord
