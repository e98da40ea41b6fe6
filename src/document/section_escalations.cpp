// What must be decided above the project: complaints that were escalated, changes that wait for a decision, high risks;
// and what the client is asked for.
#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/sections.h"
#include "document/sheet.h"

namespace accord {
namespace {

std::string due_of(const ReportContext& context, const Record& record) {
  const auto due = record.date("due");
  return due ? context.words().date(*due) : context.words().label("soon");
}

void add(const ReportContext& context, SheetSection& section, const Record& record, std::string_view label, std::string_view why) {
  context.selected("escalations", record, why);
  section.rows.push_back({context.words().say(label, {context.called(record)}), context.person(record.text("owner")), due_of(context, record)});
}

void add_records(const ReportContext& context, SheetSection& section) {
  for (const Record* complaint : context.existing("complaint"))
    if (state_of(*complaint, context.as_of()) == "escalated") add(context, section, *complaint, "complaint_escalated", "a complaint that was escalated");
  for (const Record* change : context.existing("change"))
    if (state_of(*change, context.as_of()) == "analysed") add(context, section, *change, "decision_on", "a change that waits for a decision");
  for (const Record* risk : context.existing("risk"))
    if (!is_closed(*risk, context.as_of()) && risk->text("strategy") == "escalate") add(context, section, *risk, "risk_escalated", "a risk to be dealt with above the project");
}

}  // namespace

Data escalations_section(const ReportContext& context) {
  const Words& words = context.words();
  SheetSection section{.columns = {words.label("column_request"), words.label("column_owner_plain"), words.label("column_until")}};
  add_records(context, section);
  if (const Data needs = needs_section(context); !needs.is_null())
    for (const DataMember& row : needs.find("rows")->members())
      section.rows.push_back({row.value.find("request")->text(), row.value.find("who")->text(), row.value.find("by")->text()});
  return section.empty() ? Data() : section_data(section);
}

Shape escalations_shape() { return section_shape("escalations", sheet_section_shape()); }

}  // namespace accord
