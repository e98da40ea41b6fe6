// accord workload: who has how much to do in which week, and whom it is too much for.
#include "accord/analysis/workload.h"

#include <algorithm>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/model/history.h"
#include "cli/commands.h"
#include "cli/plan_parts.h"

namespace accord {
namespace {

std::string_view load_word(Load load) {
  switch (load) {
    case Load::none: return "none";
    case Load::idle: return "idle";
    case Load::fits: return "fits";
    case Load::tight: return "tight";
    case Load::overload: break;
  }
  return "overload";
}

Message load_message(Load load) {
  switch (load) {
    case Load::none: return "-";
    case Load::idle: return "idle";
    case Load::fits: return "fits";
    case Load::tight: return "tight";
    case Load::overload: break;
  }
  return "overload";
}

Paint load_colour(Load load) {
  if (load == Load::overload) return Paint::red;
  return load == Load::tight ? Paint::yellow : Paint::none;
}

struct Span {
  Date from, to;
};

Date date_option(Context& context, const Arguments& arguments, const std::string& option, Date otherwise) {
  if (!arguments.has(option)) return otherwise;
  if (const auto date = parse_relative_date(arguments.get(option), context.as_of())) return *date;
  if (const auto period = parse_period(arguments.get(option))) return option == "from" ? period->from : period->to;
  throw Error(Failure::usage, say("“{}” is not a date", arguments.get(option)), {say("write --{} 2026-05-04, 2026-W19 or -2w", option)});
}

/// From the week of the data date to the plan's finish, unless said otherwise.
Span span_of(Context& context, const Arguments& arguments, const Schedule& schedule) {
  const Date week = monday_of(iso_week(context.as_of()));
  const Date last = schedule.finish.value_or(week + 27);
  const Date from = date_option(context, arguments, "from", arguments.has("to") ? std::min(week, schedule.start) : week);
  const Date to = date_option(context, arguments, "to", std::max(last, from + 27));
  if (to < from) throw Error(Failure::usage, say("{} lies before {}", to_string(to), to_string(from)), {"--from is the earlier day"});
  return {from, to};
}

std::string parts_text(const WorkloadRow& row) {
  std::vector<std::string> parts;
  for (const WorkloadPart& part : row.tasks) parts.push_back(fmt::format("{} {} h", sign_of(*part.task), to_string(normalised(part.hours))));
  return join(parts, ", ");
}

std::string hours_text(const Decimal& hours) { return to_string(normalised(rounded(hours, 2))); }

void print_rows(Context& context, const std::vector<WorkloadRow>& rows) {
  const bool wide = context.format() != Format::table || context.width() >= 100;
  Table table{{plan_column(context, "person", "Person"), plan_column(context, "period", "Period"), plan_column(context, "assigned", "Planned", true),
               plan_column(context, "capacity", "Capacity", true), plan_column(context, "utilisation", "Load", true), plan_column(context, "state", "State")},
              {}};
  if (wide) {
    table.columns.push_back(plan_column(context, "logged", "Logged", true));
    table.columns.push_back(plan_column(context, "tasks", "Tasks", false, true));
  }
  for (const WorkloadRow& row : rows) {
    const Paint colour = load_colour(row.load);
    std::vector<Cell> cells{cell(title_of(context, *row.person)), cell(to_string(row.period)), cell(hours_text(row.assigned)), cell(hours_text(row.capacity)),
                            {percent_or_dash(row.utilisation), text_or_dash(row.utilisation), colour, 0}, {context.text(load_message(row.load)), std::string(load_word(row.load)), colour, 0}};
    cells.front().value = row.person->id;
    if (wide) {
      cells.push_back(cell(hours_text(row.logged)));
      cells.push_back(cell(parts_text(row)));
    }
    table.rows.push_back(std::move(cells));
  }
  print_table(context, table);
}

/// One sentence a person: in which periods it is too much, and by what.
void print_overloads(Context& context, const std::vector<WorkloadRow>& rows, bool all_known) {
  bool any = false;
  for (std::size_t i = 0; i < rows.size();) {
    std::vector<std::string> periods;
    const Record* person = rows[i].person;
    for (; i < rows.size() && rows[i].person == person; ++i)
      if (rows[i].load == Load::tight || rows[i].load == Load::overload) periods.push_back(to_string(rows[i].period) + " " + percent_or_dash(rows[i].utilisation) + " (" + parts_text(rows[i]) + ")");
    if (periods.empty()) continue;
    print_line(context, say("above 100 %: {} ({}) in {}", title_of(context, *person), person->id, join(periods, "; ")));
    any = true;
  }
  if (!all_known) print_line(context, "hours of tasks whose dates are unknown are missing: the findings say why");
  else if (!any) print_line(context, "nobody is above 100 %");
}

Data row_data(const WorkloadRow& row) {
  Data data = Data::map();
  data.set("person", row.person->id);
  data.set("period", to_string(row.period));
  data.set("from", to_string(row.period.from));
  data.set("to", to_string(row.period.to));
  data.set("capacity", Data::number(to_string(normalised(row.capacity))));
  data.set("assigned", Data::number(to_string(normalised(row.assigned))));
  data.set("logged", Data::number(to_string(normalised(row.logged))));
  data.set("utilisation", number_or_null(row.utilisation));
  data.set("state", load_word(row.load));
  Data& tasks = data.set("tasks", Data::list());
  for (const WorkloadPart& part : row.tasks) {
    Data& entry = tasks.add(Data::map());
    entry.set("task", part.task->id);
    entry.set("hours", Data::number(to_string(normalised(part.hours))));
  }
  return data;
}

int run(Context& context, const Arguments& arguments) {
  context.set_page_title(context.text("Workload"));
  const PlanInputs inputs = load_plan(context);
  const Schedule schedule = compute_schedule(inputs.records(), inputs.calendar, {.as_of = context.as_of()});
  const Span span = span_of(context, arguments, schedule);
  const PeriodKind kind = arguments.get("by") == "month" ? PeriodKind::month : PeriodKind::week;
  std::vector<WorkloadRow> rows = compute_workload(inputs.records(), inputs.calendar, schedule, kind, span.from, span.to);
  std::erase_if(rows, [](const WorkloadRow& row) { return row.load == Load::none && row.logged.is_zero(); });
  if (arguments.has("person")) {
    const std::string typed = arguments.get("person");
    const std::string id = context.project().resolve(typed, context.registry().find("person")).id;
    std::erase_if(rows, [&id](const WorkloadRow& row) { return row.person->id != id; });
  }
  if (context.format() == Format::json) {
    Data data = plan_envelope(context.as_of());
    data.set("from", to_string(span.from));
    data.set("to", to_string(span.to));
    Data& list = data.set("workload", Data::list());
    for (const WorkloadRow& row : rows) list.add(row_data(row));
    data.set("findings", findings_data(schedule.findings, context.language()));
    context.print(write_json(data));
    return 0;
  }
  if (rows.empty()) print_line(context, say("nobody has anything to do from {} to {}", to_string(span.from), to_string(span.to)));
  else print_rows(context, rows);
  print_overloads(context, rows, schedule.finish || schedule.tasks.empty());
  note_findings(context, schedule.findings);
  return 0;
}

}  // namespace

Command workload_command() {
  return {
      .words = "workload",
      .summary = "planned hours against capacity, by person and week",
      .description = "Hours of accord plan against what the person can give: working days in the project and not on leave, hours a day, allocation. Above 100 % is tight, above 110 % too much.",
      .options = {{.name = "from", .placeholder = "DATE", .help = "first day; this week when not said"},
                  {.name = "to", .placeholder = "DATE", .help = "last day; the plan's finish when not said"},
                  {.name = "person", .placeholder = "PERSON", .help = "only this one", .completion = Completion::record, .kinds = {"person"}},
                  {.name = "by", .placeholder = "PERIOD", .help = "length of a period; week when not said", .choices = {"week", "month"}}},
      .examples = {{"accord workload", {}}, {"accord workload --from 2026-05-01 --to 2026-05-31", {}}},
      .formats = table_formats,
      .run = run,
  };
}

}  // namespace accord
