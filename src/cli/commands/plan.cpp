// accord plan: the schedule, what drives it, and how it stands against the contract date.
#include <algorithm>

#include "accord/analysis/baseline.h"
#include "accord/analysis/contract_dates.h"
#include "accord/analysis/plan_order.h"
#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/document/gantt.h"
#include "accord/model/history.h"
#include "cli/commands.h"
#include "cli/plan_parts.h"
#include "cli/what_if.h"

namespace accord {
namespace {

std::string_view link_word(LinkType type) {
  switch (type) {
    case LinkType::finish_start: return "FS";
    case LinkType::start_start: return "SS";
    case LinkType::finish_finish: return "FF";
    case LinkType::start_finish: break;
  }
  return "SF";
}

std::string driver_text(Context& context, const Driver& driver) {
  switch (driver.type) {
    case Driver::Type::task: {
      std::string text = driver.predecessor ? sign_of(*driver.predecessor) : std::string("?");
      if (driver.link != LinkType::finish_start || !driver.lag.is_zero()) text += " " + std::string(link_word(driver.link));
      if (!driver.lag.is_zero()) text += (driver.lag.is_negative() ? "" : "+") + to_string(driver.lag) + "d";
      return text;
    }
    case Driver::Type::constraint: return context.text("date constraint");
    case Driver::Type::data_date: return context.text("data date");
    case Driver::Type::project_start: break;
  }
  return context.text("project start");
}

std::string drivers_text(Context& context, const ScheduledTask& task) {
  std::vector<std::string> words;
  for (const Driver& driver : task.drivers) words.push_back(driver_text(context, driver));
  return join(words, ", ");
}

/// For people; the value stays the plain date.
Cell date_cell(const Calendar& calendar, bool known, Date date, Paint colour) {
  if (!known) return cell("-", colour);
  return {date_text(calendar, date), to_string(date), colour, 0};
}

std::string days_text(const Decimal& days) { return to_string(normalised(days)); }

std::string number_or_id(const Record& record) { return record.has("number") ? std::string(record.text("number")) : record.id; }

/// Which columns fit: all of them into a pipe and on a wide terminal.
enum class Room { narrow, usual, all };
Room room_of(Context& context) {
  if (context.format() != Format::table || context.width() >= 130) return Room::all;
  return context.width() < 90 ? Room::narrow : Room::usual;
}

std::string mark_of(bool critical, bool done) { return critical ? "●" : done ? "✓" : ""; }

/// The cells of one row, for the columns that are shown.
struct PlanRow {
  const Calendar& calendar;
  Paint colour = Paint::none;
  std::vector<Cell> cells = {};

  void put(bool shown, std::string text) {
    if (shown) cells.push_back(cell(text, colour));
  }
  void date(bool shown, bool known, Date day) {
    if (shown) cells.push_back(date_cell(calendar, known, day, colour));
  }
  void mark(bool critical, bool done) { cells.push_back({mark_of(critical, done), critical ? "critical" : done ? "done" : "", colour, 0}); }
};

Paint colour_of(bool critical, bool done) { return done ? Paint::dim : critical ? Paint::red : Paint::none; }

std::vector<Cell> task_row(Context& context, const ScheduledTask& task, const Calendar& calendar, Room room) {
  const bool all = room == Room::all, usual = room != Room::narrow;
  const bool done = task.facts.state == NetworkTask::State::done;
  const bool floats = task.known && task.float_known && !done;
  PlanRow row{calendar, colour_of(task.critical, done)};
  row.put(true, std::string(task.record->text("wbs")));
  row.put(usual, number_or_id(*task.record));
  const std::string sign = sign_of(*task.record);
  row.put(true, (usual || sign == task.record->text("wbs") ? "" : sign + " ") + title_of(context, *task.record));
  row.put(true, task.facts.duration ? duration_text(*task.facts.duration) : "-");
  // A milestone starts with the day after the one it is reached on: people are shown the one.
  const bool people = context.format() != Format::tsv;
  row.date(true, task.known, people ? std::min(task.start, task.finish) : task.start);
  row.date(true, task.known, task.finish);
  row.date(all, floats, people ? std::min(task.late_start, task.late_finish) : task.late_start);
  row.date(all, floats, task.late_finish);
  row.put(true, floats ? days_text(task.total_float) : "-");
  row.put(all, floats ? days_text(task.free_float) : "-");
  row.mark(task.critical, done);
  row.put(usual, done ? "" : drivers_text(context, task));
  return std::move(row.cells);
}

/// A milestone has the float of the task that drives it.
std::vector<Cell> milestone_row(Context& context, const MilestoneDate& milestone, const Calendar& calendar, Room room) {
  const bool all = room == Room::all, usual = room != Room::narrow;
  const bool reached = milestone.reached.has_value(), known = milestone.forecast.has_value();
  const bool floats = known && !reached && milestone.last->float_known;
  const bool critical = floats && milestone.last->critical;
  PlanRow row{calendar, colour_of(critical, reached)};
  row.put(true, std::string(milestone.milestone->text("wbs")));
  row.put(usual, number_or_id(*milestone.milestone));
  row.put(true, (usual ? "" : number_or_id(*milestone.milestone) + " ") + title_of(context, *milestone.milestone));
  row.put(true, context.format() == Format::tsv ? "0d" : "◆");
  for (int i = 0; i < 2; ++i) row.date(true, known, milestone.forecast.value_or(Date{}));
  for (int i = 0; i < 2; ++i) row.date(all, floats, floats ? milestone.last->late_finish : Date{});
  row.put(true, floats ? days_text(milestone.last->total_float) : "-");
  row.put(all, "-");
  row.mark(critical, reached);
  row.put(usual, reached || milestone.last == nullptr ? "" : sign_of(*milestone.last->record));
  return std::move(row.cells);
}

Table plan_table(Context& context, const Schedule& schedule, const std::vector<MilestoneDate>& milestones, const Calendar& calendar) {
  const Room room = room_of(context);
  Table table;
  const auto column = [&](bool shown, std::string_view name, std::string_view heading, bool right = false, bool shrinks = false) {
    if (shown) table.columns.push_back(plan_column(context, name, heading, right, shrinks));
  };
  const bool all = room == Room::all, usual = room != Room::narrow;
  column(true, "wbs", "WBS");
  column(usual, "number", "No.");
  column(true, "title", "Title", false, true);
  column(true, "duration", "Days", true);
  column(true, "start", "Start");
  column(true, "finish", "Finish");
  column(all, "late_start", "Late start");
  column(all, "late_finish", "Late finish");
  column(true, "float", "Float", true);
  column(all, "free_float", "Free", true);
  column(true, "critical", "Crit.");
  column(usual, "driver", "Driven by", false, true);
  for (const ScheduledTask& task : schedule.tasks) table.rows.push_back(task_row(context, task, calendar, room));
  for (const MilestoneDate& milestone : milestones) table.rows.push_back(milestone_row(context, milestone, calendar, room));
  const auto has_wbs = [](const std::vector<Cell>& row) { return !row.front().text.empty(); };
  if (room == Room::narrow && std::ranges::none_of(table.rows, has_wbs)) {
    table.columns.erase(table.columns.begin());
    for (std::vector<Cell>& row : table.rows) row.erase(row.begin());
  }
  return table;
}

/// What the marks of the table mean, those that stand in it.
void print_legend(Context& context, const Table& table) {
  const auto stands = [&](const std::string& mark) {
    return std::ranges::any_of(table.rows, [&](const std::vector<Cell>& row) { return std::ranges::any_of(row, [&](const Cell& cell) { return cell.text == mark; }); });
  };
  std::vector<std::string> meanings;
  if (const std::string mark = mark_of(true, false); stands(mark)) meanings.push_back(mark + " " + context.text("critical"));
  if (const std::string mark = mark_of(false, true); stands(mark)) meanings.push_back(mark + " " + context.text("finished"));
  if (!meanings.empty() && context.format() != Format::tsv) print_line(context, verbatim(join(meanings, "  ")));
}

std::vector<std::string> signs_of(const Schedule& schedule, const std::vector<std::size_t>& path) {
  std::vector<std::string> signs;
  for (const std::size_t index : path) signs.push_back(sign_of(*schedule.tasks[index].record));
  return signs;
}

/// Critical tasks that are not on the one path: they lie on paths beside it.
std::vector<std::string> also_critical(const Schedule& schedule) {
  std::vector<std::string> signs;
  for (std::size_t i = 0; i < schedule.tasks.size(); ++i) {
    const ScheduledTask& task = schedule.tasks[i];
    if (!task.critical || task.facts.type == TaskType::summary) continue;
    if (std::ranges::find(schedule.critical_path, i) == schedule.critical_path.end()) signs.push_back(sign_of(*task.record));
  }
  return signs;
}

Message parallel_paths(std::vector<std::string> signs) {
  constexpr std::size_t most = 10;  // the table and --json mark them all
  if (signs.size() <= most) return say("as critical, on parallel paths: {}", listed(signs));
  const std::size_t more = signs.size() - most;
  signs.resize(most);
  return say("as critical, on parallel paths: {} and {} more", listed(signs), more);
}

void print_summary(Context& context, const PlanInputs& inputs, const Schedule& schedule, const std::optional<Date>& contract_date) {
  if (!schedule.finish) {
    print_line(context, schedule.tasks.empty() ? no_tasks_message(inputs.records(), context.as_of()) : Message("finish unknown: the findings say why"));
    return;
  }
  print_line(context, against_contract(inputs.calendar, *schedule.finish, contract_date));
  print_line(context, say("{} working day{|s} from {}", schedule.working_days, to_string(schedule.start)));
  if (std::ranges::find(schedule.findings, "plan.calendar", &Finding::rule) != schedule.findings.end()) print_line(context, unsure_message());
  if (!schedule.critical_path.empty()) print_line(context, say("critical path: {}", join(signs_of(schedule, schedule.critical_path), " → ")));
  if (const auto beside = also_critical(schedule); !beside.empty()) print_line(context, parallel_paths(beside));
}

Data driver_data(const Driver& driver) {
  Data data = Data::map();
  data.set("type", driver.type == Driver::Type::task ? "task" : driver.type == Driver::Type::constraint ? "constraint" : driver.type == Driver::Type::data_date ? "data_date" : "project_start");
  if (!driver.predecessor) return data;
  data.set("task", driver.predecessor->id);
  data.set("link", link_word(driver.link));
  data.set("lag", Data::number(to_string(driver.lag)));
  return data;
}

Data task_data(const ScheduledTask& task) {
  const bool floats = task.known && task.float_known && task.facts.state != NetworkTask::State::done;
  const auto date = [](bool known, Date value) { return known ? Data(to_string(value)) : Data(); };
  Data data = Data::map();
  data.set("id", task.record->id);
  for (const char* field : {"number", "wbs", "title", "title_en", "title_zh", "owner", "parent"})
    if (task.record->has(field)) data.set(field, task.record->text(field));
  data.set("state", task.facts.state == NetworkTask::State::done ? "done" : task.facts.state == NetworkTask::State::started ? "started" : "planned");
  data.set("duration", task.facts.duration ? Data(duration_text(*task.facts.duration)) : Data());
  data.set("start", date(task.known, task.start));
  data.set("finish", date(task.known, task.finish));
  data.set("late_start", date(floats, task.late_start));
  data.set("late_finish", date(floats, task.late_finish));
  data.set("total_float", floats ? Data::number(days_text(task.total_float)) : Data());
  data.set("free_float", floats ? Data::number(days_text(task.free_float)) : Data());
  data.set("critical", task.critical);
  Data& drivers = data.set("drivers", Data::list());
  for (const Driver& driver : task.drivers) drivers.add(driver_data(driver));
  return data;
}

Data milestone_data(const MilestoneDate& row) {
  Data data = Data::map();
  data.set("id", row.milestone->id);
  for (const char* field : {"number", "title", "title_en", "title_zh"})
    if (row.milestone->has(field)) data.set(field, row.milestone->text(field));
  data.set("date", row.forecast ? Data(to_string(*row.forecast)) : Data());
  data.set("reached", row.reached.has_value());
  data.set("task", row.last ? Data(row.last->record->id) : Data());
  return data;
}

void print_json(Context& context, const Schedule& schedule, const std::vector<MilestoneDate>& milestones, const std::optional<Date>& contract_date, const WhatIf& what_if) {
  Data data = plan_envelope(context.as_of());
  data.set("start", to_string(schedule.start));
  data.set("finish", schedule.finish ? Data(to_string(*schedule.finish)) : Data());
  data.set("working_days", schedule.finish ? Data(schedule.working_days) : Data());
  data.set("contract_date", contract_date ? Data(to_string(*contract_date)) : Data());
  data.set("days_late", schedule.finish && contract_date ? Data(what_if.inputs.calendar.working_days_later(*contract_date, *schedule.finish)) : Data());
  if (what_if.is_asked()) data.set("what_if", compared_data(what_if, schedule.finish));
  Data& path = data.set("critical_path", Data::list());
  for (const std::size_t index : schedule.critical_path) path.add(schedule.tasks[index].record->id);
  Data& cycle = data.set("cycle", Data::list());
  for (const std::string& id : schedule.cycle) cycle.add(id);
  Data& tasks = data.set("tasks", Data::list());
  for (const ScheduledTask& task : schedule.tasks) tasks.add(task_data(task));
  Data& points = data.set("milestones", Data::list());
  for (const MilestoneDate& row : milestones) points.add(milestone_data(row));
  data.set("findings", findings_data(schedule.findings, context.language()));
  context.print(write_json(data));
}

GanttChart chart_of(Context& context, const Schedule& schedule, const std::vector<MilestoneDate>& milestones, const std::optional<Date>& contract_date) {
  GanttChart chart{.title = std::string(context.project().settings().title_in(context.language())), .language = context.language()};
  chart.as_of = schedule.as_of;
  chart.contract_date = contract_date;
  chart.done_label = context.text("done");
  chart.active_label = context.text("under way");
  chart.critical_label = context.text("critical");
  chart.open_label = context.text("planned");
  chart.as_of_label = context.text("data date");
  chart.contract_label = context.text("contract date");
  std::map<std::string, std::string> headings;
  for (const ScheduledTask& task : schedule.tasks)
    if (task.facts.type == TaskType::summary) headings[std::string(wbs_group(task.record->text("wbs")))] = title_of(context, *task.record);
  for (const ScheduledTask& task : schedule.tasks) {
    if (!task.known || task.facts.type == TaskType::summary) continue;
    const std::string group(wbs_group(task.record->text("wbs")));
    const auto heading = headings.find(group);
    chart.bars.push_back({.group = heading == headings.end() ? group : group + " " + heading->second,
                          .label = std::string(task.record->text("wbs")) + " " + title_of(context, *task.record),
                          .start = task.start,
                          .finish = task.finish,
                          .milestone = task.facts.duration == Tick{0},
                          .done = task.facts.state == NetworkTask::State::done,
                          .active = task.facts.state == NetworkTask::State::started,
                          .critical = task.critical});
  }
  for (const MilestoneDate& row : milestones) {
    if (!row.forecast) continue;
    chart.bars.push_back({.group = context.text("Milestones"),
                          .label = number_or_id(*row.milestone) + " " + title_of(context, *row.milestone),
                          .start = *row.forecast,
                          .finish = *row.forecast,
                          .milestone = true,
                          .done = row.reached.has_value(),
                          .critical = !row.reached && row.last->critical});
  }
  return chart;
}

/// The bars as a picture of a web page.
void print_picture(Context& context, GanttChart chart, const Message& story) {
  chart.title = context.text("The plan as bars");
  chart.description = context.text(story);
  chart.as_of_label += " " + to_string(*chart.as_of);
  if (chart.contract_date) chart.contract_label += " " + to_string(*chart.contract_date);
  context.print_html("<div class=\"charts\">\n<figure class=\"gantt\">\n" + gantt_on_page(chart) + "</figure>\n</div>\n");
}

int run(Context& context, const Arguments& arguments) {
  context.set_page_title(context.text("Schedule"));
  const WhatIf what_if = load_what_if(context, arguments);
  const PlanInputs& inputs = what_if.inputs;
  const Schedule schedule = compute_schedule(inputs.records(), inputs.calendar, {.as_of = context.as_of(), .with_progress = !arguments.has("without-progress")});
  const auto contract_date = completion_date(inputs.records(), inputs.calendar, context.as_of());
  const auto milestones = milestone_dates(inputs.records(), schedule);
  const std::string special = context.special_format();
  if (special == "mermaid" || special == "svg") {
    GanttChart chart = chart_of(context, schedule, milestones, contract_date);
    if (what_if.is_asked()) chart.title = context.text(say("{}: {}", chart.title, compared(context, what_if, schedule.finish)));
    context.print(special == "svg" ? gantt_svg(chart) : gantt_mermaid(chart));
  } else if (context.format() == Format::json) {
    print_json(context, schedule, milestones, contract_date, what_if);
    return 0;
  } else {
    if (context.format() == Format::html && schedule.finish) print_picture(context, chart_of(context, schedule, milestones, contract_date), against_contract(inputs.calendar, *schedule.finish, contract_date));
    Table table;
    if (!schedule.tasks.empty()) {
      table = plan_table(context, schedule, milestones, inputs.calendar);
      if (context.format() == Format::table) table = narrowed(std::move(table), context.width(), {"wbs", "title", "start", "finish"});
      print_table(context, table);
    }
    print_summary(context, inputs, schedule, contract_date);
    if (what_if.is_asked()) print_line(context, compared(context, what_if, schedule.finish));
    print_legend(context, table);
  }
  note_findings(context, schedule.findings);
  return 0;
}

}  // namespace

Command plan_command() {
  return {
      .words = "plan",
      .summary = "the schedule: dates, float, critical path, and what drives each task",
      .description = "Dates follow from durations, dependencies, the calendar and what was reported up to the data date (--as-of); milestones stand below the tasks that reach them. The last lines hold the finish against the contract date and the critical path. "
                     "--format mermaid or svg draws it.",
      .options = {{.name = "without-progress", .help = "as if nothing had begun"}, what_if_option()},
      .examples = {{"accord plan", {}}, {"accord plan --format svg > plan.svg", "as a picture"}, {"accord plan --what-if CR-006 --as-of 2026-07-14", "what a change would cost in days"}, {"accord plan --as-of 2026-06-28 --json", "for a script"}},
      .formats = {"table", "tsv", "json", "md", "html", "mermaid", "svg"},
      .run = run,
  };
}

}  // namespace accord
