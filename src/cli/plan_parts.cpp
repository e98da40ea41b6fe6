#include "cli/plan_parts.h"

#include <algorithm>
#include <set>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/document/escape.h"
#include "accord/model/project_calendar.h"
#include "cli/record_json.h"

namespace accord {

PlanInputs load_plan(Context& context) {
  const Project& project = context.project();
  PlanInputs inputs{project.load(), project_calendar(project.settings()), project_currency(project.settings())};
  note_findings(context, inputs.loaded.findings);
  return inputs;
}

Finding placed(Finding finding, const Settings& settings) {
  if (finding.rule == "plan.calendar") finding.mark = settings.content["calendar"].mark;
  return finding;
}

void note_findings(Context& context, const Findings& findings) {
  std::set<std::string> told;
  for (const Finding& finding : findings) {
    const std::string identity = fmt::format("{}:{}:{} {}", finding.file, finding.mark.line, finding.rule, finding.message.english());
    if (told.insert(identity).second) context.note(placed(finding, context.project().settings()));
  }
}

Data findings_data(const Findings& findings, Language language) {
  Data list = Data::list();
  for (const Finding& finding : findings) list.add(finding_data(finding, language));
  return list;
}

Data plan_envelope(Date as_of) {
  Data data = Data::map();
  data.set("accord", 1);
  data.set("as_of", to_string(as_of));
  return data;
}

void print_table(Context& context, const Table& table) {
  switch (context.format()) {
    case Format::table: return context.print_raw(write_table(table, context.width(), context.colour()));
    case Format::md: return context.print(write_markdown_table(table) + "\n");
    case Format::html: return context.print_html(write_html_table(table));
    case Format::tsv:
    case Format::json: break;
  }
  context.print(write_tsv(table));
}

void print_line(Context& context, const Message& message) {
  switch (context.format()) {
    case Format::table: return context.print(join(wrap(context.text(message), context.width()), "\n") + "\n");
    case Format::md: return context.print(write_markdown_line(context.text(message)));
    case Format::html: return context.print_html(write_html_line(context.text(message)));
    case Format::tsv:
    case Format::json: break;
  }
  context.note(message);
}

Column plan_column(Context& context, std::string_view name, std::string_view heading, bool right, bool shrinks) {
  return {std::string(name), context.text(Message(std::string(heading))), right, shrinks};
}

std::string text_or_dash(const std::optional<Decimal>& number) { return number ? to_string(*number) : "-"; }

std::string percent_or_dash(const std::optional<Decimal>& share) {
  return share ? to_string(rounded(*share * Decimal(100), 2)) + " %" : "-";
}

Data number_or_null(const std::optional<Decimal>& number) { return number ? Data::number(to_string(*number)) : Data(); }

std::string fixed(double value, int places) { return fmt::format("{:.{}f}", value, places); }

std::string sign_of(const Record& record) { return std::string(call_sign(record)); }

std::string title_of(Context& context, const Record& record) {
  return std::string(localized(record, "title", context.language()));
}

std::string date_text(const Calendar& calendar, Date date) { return to_string(date) + (calendar.knows_year(date.year()) ? "" : "?"); }

Message no_tasks_message(const RecordSet& records, Date as_of) {
  std::optional<Date> first;
  for (const Record& task : records.of("task"))
    if (const auto created = task.date("created"); created && as_of < *created && (!first || *created < *first)) first = created;
  if (first) return say("no task was there on {}: the first is of {}", to_string(as_of), to_string(*first));
  return "no tasks yet; a first plan: accord plan edit";
}

Message unsure_message() { return "“?”: a day of a year whose holidays the calendar does not know; it may move"; }

Message against_contract(const Calendar& calendar, Date finish, const std::optional<Date>& contract_date) {
  if (!contract_date) return say("finish {}; the contract names no date", date_text(calendar, finish));
  const int later = calendar.working_days_later(*contract_date, finish);
  if (later == 0) return say("finish {}, on the contract date", date_text(calendar, finish));
  return later > 0 ? say("finish {}, {} working day{|s} after the contract date {}", date_text(calendar, finish), later, date_text(calendar, *contract_date))
                   : say("finish {}, {} working day{|s} before the contract date {}", date_text(calendar, finish), -later, date_text(calendar, *contract_date));
}

}  // namespace accord
