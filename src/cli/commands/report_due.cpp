// accord report due [DOCUMENT]: whether today is the day of a periodic report, as an exit code.
#include <algorithm>

#include "accord/analysis/report_day.h"
#include "accord/base/json.h"
#include "accord/base/people_date.h"
#include "accord/model/project_calendar.h"
#include "cli/commands.h"
#include "cli/plan_parts.h"
#include "cli/report_job.h"

namespace accord {
namespace {

struct Due {
  const ReportRow* row = nullptr;
  std::optional<ReportDay> today;
  ReportDay next;  ///< after today
};

/// The documents asked about, in the order of accord.yaml.
std::vector<std::string> asked(Context& context, const Arguments& arguments) {
  const Settings& settings = context.project().settings();
  std::vector<std::string> names;
  if (!arguments.words().empty()) names.emplace_back(report_named(std::string(arguments.word(0))).name);
  else
    for (const Member& report : settings.content["reports"].members) names.push_back(report.key);
  const auto without_day = std::ranges::find_if(names, [&](const std::string& name) { return !settings.reports.contains(name); });
  if (!names.empty() && without_day == names.end()) return names;
  const std::string name = names.empty() ? "weekly" : *without_day;
  throw Error(Failure::not_found, say("accord.yaml does not say when the report {} is due", name),
              {say("write there, for example: {}", fmt::format("reports: {{{}: {}}}", name, report_named(name).period == PeriodKind::month ? "{day: last}" : "{weekday: fri}"))});
}

Due due_of(const std::string& name, const Settings& settings, Date today) {
  const ReportRow& row = report_named(name);
  const Calendar calendar = project_calendar(settings);
  const Cadence& cadence = settings.reports.at(name);
  const ReportDay next = next_report_day(cadence, row.period, today, calendar);
  if (next.day != today) return {&row, std::nullopt, next};
  return {&row, next, next_report_day(cadence, row.period, today + 1, calendar)};
}

void print_due(Context& context, const Due& due, Date today) {
  const auto day = [&](Date date) { return people_date(date, context.language(), date.year() != today.year()); };
  const std::string period = people_period((due.today ? *due.today : due.next).period, context.language());
  const Message name = labelled("choices", "cover.document", due.row->name);
  print_line(context, due.today ? say("{}: due today, for {}; next on {}", name, period, day(due.next.day))
                                : say("{}: not due today; next on {}, for {}", name, day(due.next.day), period));
}

Data due_data(const Due& due) {
  const ReportDay& day = due.today ? *due.today : due.next;
  Data data = Data::map();
  data.set("document", due.row->name);
  data.set("due", due.today.has_value());
  data.set("day", to_string(day.day));
  data.set("period", to_string(day.period));
  data.set("next", to_string(due.next.day));
  return data;
}

int run(Context& context, const Arguments& arguments) {
  const Settings& settings = context.project().settings();
  const Date today = context.as_of();
  const Format format = context.format();
  bool any = false;
  Data list = Data::list();
  for (const std::string& name : asked(context, arguments)) {
    const Due due = due_of(name, settings, today);
    any = any || due.today;
    if (format == Format::json) list.add(due_data(due));
    else if (format == Format::tsv) context.print(fmt::format("{}\t{}\t{}\t{}\n", name, due.today ? "due" : "later", to_string((due.today ? *due.today : due.next).period), to_string(due.next.day)));
    else print_due(context, due, today);
    if (!project_calendar(settings).knows_year(due.next.day.year()))
      context.note(say("warning: the holidays of {} are not known here: list them in accord.yaml, under calendar:", due.next.day.year()));
  }
  if (format == Format::json) context.print(write_json(list));
  return any ? 0 : 1;
}

}  // namespace

Command report_due_command() {
  return {
      .words = "report due",
      .summary = "says whether a report is due today",
      .description = "Ends with 0 when it is, else with 1, and says when the next one is. The days stand in accord.yaml, under reports. "
                     "A day off brings a report forward to the last working day before it, in the same week or month; a week without a "
                     "working day has none. A report in the first half of a week (month) is about the one before, and moves on instead.",
      .positionals = {{.name = "DOCUMENT", .help = "which document; else all that have a day", .required = false}},
      .examples = {{"accord report due weekly", {}}, {"accord report due weekly --as-of 2026-06-18", "the day before a holiday"}},
      .formats = answer_formats,
      .run = run,
  };
}

}  // namespace accord
