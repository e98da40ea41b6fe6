// accord progress: earned value and earned schedule, in total, by group and over time.
#include "accord/analysis/progress.h"

#include <algorithm>

#include "accord/base/json.h"
#include "cli/commands.h"
#include "cli/plan_parts.h"

namespace accord {
namespace {

enum class Measure { cost, days };

struct Sheet {
  const EarnedFigures& figures;
  const std::optional<EarnedSchedule>& schedule;
  Measure measure;
};

class Speaker {
 public:
  Speaker(Context& context, Currency currency) : context_(context), currency_(currency) {}

  /// "765,400.00", or working days "93.50".
  std::string amount(Measure measure, const std::optional<std::int64_t>& value) const {
    if (!value) return "-";
    return measure == Measure::cost ? display_amount({*value, currency_}) : to_string(working_days(*value));
  }
  Data data(Measure measure, const std::optional<std::int64_t>& value) const {
    if (!value) return {};
    return measure == Measure::cost ? Data(to_string(Money{*value, currency_})) : Data::number(to_string(working_days(*value)));
  }
  std::string tcpi(const EarnedFigures& figures) const {
    switch (figures.tcpi_state) {
      case ToComplete::value: return text_or_dash(figures.tcpi);
      case ToComplete::complete: return context_.text("complete");
      case ToComplete::not_attainable: return context_.text("not attainable");
      case ToComplete::undefined: break;
    }
    return "-";
  }
  std::string unit(Measure measure) const { return measure == Measure::cost ? std::string(currency_.code()) : context_.text("working days"); }

 private:
  Context& context_;
  Currency currency_;
};

std::string_view tcpi_word(ToComplete state) {
  switch (state) {
    case ToComplete::value: return "value";
    case ToComplete::complete: return "complete";
    case ToComplete::not_attainable: return "not_attainable";
    case ToComplete::undefined: break;
  }
  return "undefined";
}

std::optional<Decimal> weeks(const std::optional<double>& value) { return value ? std::optional(four_places(*value)) : std::nullopt; }

/// The forecast by a performance factor; nothing where the factor is 0 or undefined.
std::optional<double> estimate_by(const EarnedSchedule& schedule, const std::optional<double>& factor) {
  return factor && *factor > 0 ? std::optional(schedule.estimate(*factor)) : std::nullopt;
}

std::optional<double> index_times_cpi(const Sheet& sheet) {
  const auto index = sheet.schedule->index();
  if (!index || !sheet.figures.cpi) return {};
  return *index * sheet.figures.cpi->to_double();
}

struct Figure {
  std::string name;      ///< of JSON and tab-separated values
  std::string sign;      ///< "EAC(2)"
  Message meaning;
  std::string text;
  Data data;
};

class Figures {
 public:
  Figures(const Speaker& speaker, const Sheet& sheet) : speaker_(speaker), sheet_(sheet) {}

  std::vector<Figure> all() {
    sums();
    ratios();
    if (sheet_.measure == Measure::cost) estimates();
    if (sheet_.schedule) times();
    return std::move(rows_);
  }

 private:
  using Amount = std::optional<std::int64_t>;
  using Ratio = std::optional<Decimal>;

  void amount(std::string name, std::string sign, Message meaning, const Amount& value) {
    rows_.push_back({std::move(name), std::move(sign), std::move(meaning), speaker_.amount(sheet_.measure, value), speaker_.data(sheet_.measure, value)});
  }
  void ratio(std::string name, std::string sign, Message meaning, const Ratio& value) {
    rows_.push_back({std::move(name), std::move(sign), std::move(meaning), text_or_dash(value), number_or_null(value)});
  }
  void share(std::string name, std::string sign, Message meaning, const Ratio& value) {
    rows_.push_back({std::move(name), std::move(sign), std::move(meaning), percent_or_dash(value), number_or_null(value)});
  }

  void sums() {
    const EarnedFigures& f = sheet_.figures;
    amount("bac", "BAC", "budget at completion", f.sums.bac);
    amount("pv", "PV", "planned value", f.sums.pv);
    amount("ev", "EV", "earned value", f.sums.ev);
    if (sheet_.measure == Measure::cost) amount("ac", "AC", "actual cost", f.sums.ac);
    amount("sv", "SV", "schedule variance, EV - PV", f.sv);
    share("sv_share", "SV %", "SV/PV", f.sv_share);
    if (sheet_.measure == Measure::days) return;
    amount("cv", "CV", "cost variance, EV - AC", f.cv);
    share("cv_share", "CV %", "CV/EV", f.cv_share);
  }

  void ratios() {
    const EarnedFigures& f = sheet_.figures;
    ratio("spi", "SPI", "schedule performance index, EV/PV", f.spi);
    if (sheet_.measure == Measure::cost) {
      ratio("cpi", "CPI", "cost performance index, EV/AC", f.cpi);
      ratio("csi", "CSI", "critical ratio, SPI × CPI", f.csi);
    }
    share("complete", "EV/BAC", "complete", f.complete);
    share("planned", "PV/BAC", "planned to be complete", f.planned);
    if (sheet_.measure == Measure::cost) share("spent", "AC/BAC", "spent", f.spent);
  }

  void estimates() {
    const EarnedFigures& f = sheet_.figures;
    amount("eac_at_plan", "EAC(1)", "the rest as planned, AC + (BAC - EV)", f.eac_at_plan);
    amount("eac", "EAC(2)", "default: the CPI goes on, BAC/CPI", f.eac);
    amount("eac_both", "EAC(3)", "CPI and SPI go on, AC + (BAC - EV)/(CPI × SPI)", f.eac_both);
    amount("eac_bottom_up", "EAC(4)", "AC + what the tasks state to need still", f.eac_bottom_up);
    amount("etc", "ETC", "estimate to complete, EAC(2) - AC", f.etc);
    amount("vac", "VAC", "variance at completion, BAC - EAC(2)", f.vac);
    rows_.push_back({"tcpi", "TCPI(BAC)", "needed to keep the budget, (BAC - EV)/(BAC - AC)", speaker_.tcpi(f), number_or_null(f.tcpi)});
    ratio("tcpi_eac", "TCPI(EAC)", "needed to keep EAC(2)", f.tcpi_eac);
  }

  void times() {
    const EarnedSchedule& s = *sheet_.schedule;
    ratio("es", "ES", "earned schedule, weeks", weeks(s.earned));
    ratio("at", "AT", "time since the start, weeks", weeks(s.actual));
    ratio("pd", "PD", "planned duration, weeks", weeks(s.planned));
    ratio("sv_t", "SV(t)", "ES - AT, weeks", weeks(s.variance()));
    ratio("spi_t", "SPI(t)", "ES/AT", weeks(s.index()));
    ratio("ieac_t", "IEAC(t)", "PD/SPI(t), weeks", weeks(s.independent_estimate()));
    ratio("eac_t", "EAC(t) 1", "the rest as planned, weeks", weeks(s.estimate(1)));
    ratio("eac_t_spi", "EAC(t) 2", "SPI(t) goes on, weeks", weeks(estimate_by(s, s.index())));
    if (sheet_.measure == Measure::cost) ratio("eac_t_both", "EAC(t) 3", "SPI(t) × CPI goes on, weeks", weeks(estimate_by(s, index_times_cpi(sheet_))));
  }

  const Speaker& speaker_;
  const Sheet& sheet_;
  std::vector<Figure> rows_;
};

Data figures_data(const Speaker& speaker, const Sheet& sheet) {
  Data data = Data::map();
  for (Figure& figure : Figures(speaker, sheet).all()) data.set(figure.name, std::move(figure.data));
  if (sheet.measure == Measure::cost) data.set("tcpi_state", tcpi_word(sheet.figures.tcpi_state));
  return data;
}

std::vector<Measure> measures_of(const Arguments& arguments) {
  if (!arguments.has("by")) return {Measure::cost, Measure::days};
  return {arguments.get("by") == "days" ? Measure::days : Measure::cost};
}

Sheet sheet_of(const Measures& figures, const std::optional<EarnedSchedule>& cost, const std::optional<EarnedSchedule>& days, Measure measure) {
  if (measure == Measure::days) return {figures.days, days, measure};
  return {figures.cost, cost, measure};
}

std::string_view measure_word(Measure measure) { return measure == Measure::cost ? "cost" : "days"; }

void print_total(Context& context, const Speaker& speaker, const Sheet& sheet) {
  print_line(context, sheet.measure == Measure::cost ? say("By cost, {}", speaker.unit(sheet.measure)) : Message("By planned working days"));
  const bool people = context.format() != Format::tsv;
  Table table{{plan_column(context, "figure", "Figure"), plan_column(context, "value", "Value", true), plan_column(context, "meaning", "Meaning", false, true)}, {}};
  for (const Figure& figure : Figures(speaker, sheet).all())
    table.rows.push_back({people ? cell(figure.sign, figure.name == "eac" ? Paint::bold : Paint::none) : cell(std::string(measure_word(sheet.measure)) + "." + figure.name), {figure.text, figure.data.is_null() ? figure.text : figure.data.text(), Paint::none, 0}, cell(context.text(figure.meaning), Paint::dim)});
  print_table(context, table);
}

std::string eac_range(const Speaker& speaker, const EarnedFigures& figures) {
  std::optional<std::int64_t> low, high;
  for (const auto& value : {figures.eac_at_plan, figures.eac, figures.eac_both, figures.eac_bottom_up}) {
    if (!value) continue;
    low = low ? std::min(*low, *value) : *value;
    high = high ? std::max(*high, *value) : *value;
  }
  return low ? speaker.amount(Measure::cost, low) + " – " + speaker.amount(Measure::cost, high) : std::string();
}

/// Groups and trends are wide by nature; a narrower terminal is shown fewer figures.
enum class Room { narrow, usual, all };
Room room_of(const Context& context, Measure measure) {
  if (context.format() != Format::table || context.width() >= (measure == Measure::cost ? 132u : 90u)) return Room::all;
  return measure == Measure::cost && context.width() < 90 ? Room::narrow : Room::usual;
}

std::vector<Column> row_columns(Context& context, Measure measure, Room room) {
  const bool wide = room == Room::all, usual = room != Room::narrow;
  std::vector<Column> columns;
  const auto number = [&](std::string_view name, std::string_view heading) { columns.push_back({std::string(name), std::string(heading), true, false}); };
  if (usual) number("bac", "BAC");
  number("pv", "PV");
  number("ev", "EV");
  if (measure == Measure::cost && usual) number("ac", "AC");
  if (wide) {
    number("sv", "SV");
    if (measure == Measure::cost) number("cv", "CV");
  }
  number("spi", "SPI");
  if (measure == Measure::cost) number("cpi", "CPI");
  if (wide) columns.push_back(plan_column(context, "complete", "complete", true));
  return columns;
}

Cell amount_cell(const Speaker& speaker, Measure measure, const std::optional<std::int64_t>& value) {
  return {speaker.amount(measure, value), value ? speaker.data(measure, value).text() : "-", Paint::none, 0};
}

std::vector<Cell> row_cells(const Speaker& speaker, const Sheet& sheet, Room room) {
  const bool wide = room == Room::all, usual = room != Room::narrow;
  const EarnedFigures& f = sheet.figures;
  const bool cost = sheet.measure == Measure::cost;
  std::vector<Cell> cells;
  const auto amount = [&](const std::optional<std::int64_t>& value) { cells.push_back(amount_cell(speaker, sheet.measure, value)); };
  if (usual) amount(f.sums.bac);
  amount(f.sums.pv);
  amount(f.sums.ev);
  if (cost && usual) amount(f.sums.ac);
  if (wide) {
    amount(f.sv);
    if (cost) amount(f.cv);
  }
  cells.push_back(cell(text_or_dash(f.spi)));
  if (cost) cells.push_back(cell(text_or_dash(f.cpi)));
  if (wide) cells.push_back({percent_or_dash(f.complete), text_or_dash(f.complete), Paint::none, 0});
  return cells;
}

void print_groups(Context& context, const Speaker& speaker, const Progress& progress, Measure measure) {
  const Room room = room_of(context, measure);
  const bool titled = context.format() != Format::table || std::ranges::any_of(progress.groups, [](const ProgressGroup& group) { return group.summary != nullptr; });
  Table table{{plan_column(context, "wbs", "WBS")}, {}};
  if (titled) table.columns.push_back(plan_column(context, "group", "Group", false, true));
  for (Column& column : row_columns(context, measure, room)) table.columns.push_back(std::move(column));
  const auto row = [&](std::string wbs, std::string title, const Measures& figures) {
    std::vector<Cell> cells{cell(!titled && wbs.empty() ? title : wbs)};
    if (titled) cells.push_back(cell(title));
    for (Cell& each : row_cells(speaker, sheet_of(figures, {}, {}, measure), room)) cells.push_back(std::move(each));
    table.rows.push_back(std::move(cells));
  };
  for (const ProgressGroup& group : progress.groups)
    row(group.wbs.empty() ? "-" : group.wbs, group.summary ? title_of(context, *group.summary) : "", group.figures);
  row("", context.text("in total"), progress.total);
  print_line(context, measure == Measure::cost ? say("By cost, {}", speaker.unit(measure)) : Message("By planned working days"));
  print_table(context, table);
}

void print_trend(Context& context, const Speaker& speaker, const std::vector<TrendRow>& rows, Measure measure) {
  const Room room = room_of(context, measure);
  Table table{{plan_column(context, "period", "Period")}, {}};
  if (room != Room::narrow) table.columns.push_back(plan_column(context, "until", "Until"));
  for (Column& column : row_columns(context, measure, room)) table.columns.push_back(std::move(column));
  table.columns.push_back({"spi_t", "SPI(t)", true, false});
  for (const TrendRow& row : rows) {
    const Sheet sheet = sheet_of(row.figures, row.cost_schedule, row.days_schedule, measure);
    std::vector<Cell> cells{cell(to_string(row.period))};
    if (room != Room::narrow) cells.push_back(cell(to_string(row.until)));
    for (Cell& each : row_cells(speaker, sheet, room)) cells.push_back(std::move(each));
    cells.push_back(cell(sheet.schedule ? text_or_dash(weeks(sheet.schedule->index())) : "-"));
    for (Cell& each : cells)
      if (row.ahead) each.colour = Paint::dim;
    table.rows.push_back(std::move(cells));
  }
  print_line(context, measure == Measure::cost ? say("By cost, {}", speaker.unit(measure)) : Message("By planned working days"));
  print_table(context, table);
}

Data baseline_data(const Record& baseline) {
  Data data = Data::map();
  data.set("id", baseline.id);
  data.set("number", baseline.text("number"));
  data.set("version", baseline.text("version"));
  data.set("at", baseline.text("at"));
  return data;
}

void print_json(Context& context, const Speaker& speaker, const Progress& progress, const Arguments& arguments) {
  Data data = plan_envelope(context.as_of());
  data.set("baseline", progress.baseline ? baseline_data(*progress.baseline->record) : Data());
  data.set("eac_formula", "EAC(2) = BAC/CPI");
  for (const Measure measure : measures_of(arguments)) data.set(std::string(measure_word(measure)), figures_data(speaker, sheet_of(progress.total, progress.cost_schedule, progress.days_schedule, measure)));
  if (arguments.has("group")) {
    Data& groups = data.set("groups", Data::list());
    for (const ProgressGroup& group : progress.groups) {
      Data& entry = groups.add(Data::map());
      entry.set("wbs", group.wbs);
      entry.set("title", group.summary ? Data(group.summary->title()) : Data());
      for (const Measure measure : measures_of(arguments)) entry.set(std::string(measure_word(measure)), figures_data(speaker, sheet_of(group.figures, {}, {}, measure)));
    }
  }
  if (arguments.has("trend")) {
    Data& rows = data.set("trend", Data::list());
    for (const TrendRow& row : progress.trend) {
      Data& entry = rows.add(Data::map());
      entry.set("period", to_string(row.period));
      entry.set("until", to_string(row.until));
      entry.set("ahead", row.ahead);
      for (const Measure measure : measures_of(arguments)) entry.set(std::string(measure_word(measure)), figures_data(speaker, sheet_of(row.figures, row.cost_schedule, row.days_schedule, measure)));
    }
  }
  data.set("findings", findings_data(progress.findings, context.language()));
  context.print(write_json(data));
}

const Record* chosen_baseline(const RecordSet& records, const Arguments& arguments) {
  if (!arguments.has("baseline")) return nullptr;
  std::string typed = arguments.get("baseline");
  for (const Record& baseline : records.of("baseline"))
    if (baseline.text("version") == typed || "v" + std::string(baseline.text("version")) == typed) return &baseline;
  const auto hits = records.resolve(typed, "baseline");
  if (hits.size() == 1) return hits.front();
  throw Error(Failure::not_found, say("there is no baseline “{}”", typed), {"accord baseline lists them"});
}

void print_people(Context& context, const Speaker& speaker, const Progress& progress, const Arguments& arguments, bool has_tasks) {
  if (!progress.baseline) {
    if (context.format() == Format::table || context.format() == Format::tsv) return;  // the finding says it
    print_line(context, has_tasks ? say("no baseline holds on {}, and so there are no figures; the first one: accord baseline add", to_string(progress.as_of))
                                  : Message("no tasks yet; a first plan: accord plan edit"));
    return;
  }
  const Record& baseline = *progress.baseline->record;
  print_line(context, say("{}, against baseline {} of {}", to_string(progress.as_of), sign_of(baseline), to_string(progress.baseline->at)));
  for (const Measure measure : measures_of(arguments)) {
    if (context.format() == Format::table) context.print("\n");
    if (arguments.has("trend")) print_trend(context, speaker, progress.trend, measure);
    else if (arguments.has("group")) print_groups(context, speaker, progress, measure);
    else print_total(context, speaker, sheet_of(progress.total, progress.cost_schedule, progress.days_schedule, measure));
    if (const std::string range = eac_range(speaker, progress.total.cost); measure == Measure::cost && !range.empty())
      print_line(context, say("EAC {} by EAC(2), the default; range {}", speaker.amount(measure, progress.total.cost.eac), range));
  }
}

int run(Context& context, const Arguments& arguments) {
  context.set_page_title(context.text("Earned value"));
  const PlanInputs inputs = load_plan(context);
  ProgressOptions options{.as_of = context.as_of(), .baseline = chosen_baseline(inputs.records(), arguments)};
  if (arguments.has("trend")) options.trend = arguments.get("trend") == "month" ? PeriodKind::month : PeriodKind::week;
  const Progress progress = compute_progress(inputs.records(), inputs.calendar, inputs.currency, options);
  const Speaker speaker(context, inputs.currency);
  if (context.format() == Format::json) {
    print_json(context, speaker, progress, arguments);
    return 0;
  }
  print_people(context, speaker, progress, arguments, !inputs.records().of("task").empty());
  note_findings(context, progress.findings);
  return 0;
}

}  // namespace

Command progress_command() {
  return {
      .words = "progress",
      .summary = "earned value: planned, earned, spent, and what follows from them",
      .description = "Against the baseline in force on the data date (--as-of), by cost and by planned working days. What is not defined yet is printed as “-”. EAC(2) is the default estimate; the range is that of all its formulas.",
      .options = {{.name = "by", .placeholder = "MEASURE", .help = "only one measure; both when not said", .choices = {"cost", "days"}},
                  {.name = "group", .help = "by the first part of the WBS"},
                  {.name = "trend", .placeholder = "PERIOD", .help = "period by period; week when not said", .otherwise = "week", .choices = {"week", "month"}},
                  {.name = "baseline", .placeholder = "BASELINE", .help = "against this one instead of the one in force", .completion = Completion::record, .kinds = {"baseline"}}},
      .examples = {{"accord progress", {}}, {"accord progress --trend month --by cost", {}}, {"accord progress --group --as-of 2026-06-28", {}}},
      .formats = table_formats,
      .run = run,
  };
}

}  // namespace accord
