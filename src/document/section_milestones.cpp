// The milestones of a period: those reached in it, the next ones, and those of the contract.
#include <algorithm>

#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

struct Row {
  const Record* record;
  PlannedDates dates;
};

/// Plan and forecast; without a computed plan the agreed date and what the moves say.
PlannedDates dates_of(const ReportContext& context, const Record& milestone) {
  if (const PlannedDates* known = context.dates(milestone)) return *known;
  PlannedDates dates;
  dates.plan_finish = milestone.date("due");
  dates.contract_date = milestone.date("contract_date");
  if (const auto reached = last_move_to(milestone, "reached", context.as_of()); reached && state_of(milestone, context.as_of()) == "reached") {
    dates.finished = true;
    dates.finish = reached->date;
  }
  return dates;
}

Date order_of(const PlannedDates& dates) { return dates.plan_finish ? *dates.plan_finish : dates.finish.value_or(Date::from_days(1 << 28)); }

std::vector<Row> chosen(const ReportContext& context) {
  std::vector<Row> all;
  for (const Record* milestone : context.existing("milestone")) all.push_back({milestone, dates_of(context, *milestone)});
  std::ranges::stable_sort(all, {}, [](const Row& row) { return order_of(row.dates); });
  std::vector<Row> rows;
  int coming = 0;
  const Date horizon = next(next(context.period())).to;
  for (Row& row : all) {
    const bool now = row.dates.finished && row.dates.finish && context.period().contains(*row.dates.finish);
    const bool next = !row.dates.finished && coming++ < 2;
    const bool soon = !row.dates.finished && row.dates.finish && *row.dates.finish <= horizon;
    const bool contract = !row.dates.finished && row.record->flag("contract_relevant");
    if (!now && !next && !soon && !contract) {
      context.left_out("milestones", *row.record, row.dates.finished ? "reached before the period" : "later, and nothing of the contract hangs on it");
      continue;
    }
    context.selected("milestones", *row.record, now ? "reached in the period" : contract ? "the contract depends on it" : next ? "one of the next two" : "forecast for one of the next two periods");
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string deviation(const ReportContext& context, const PlannedDates& dates) {
  const Words& words = context.words();
  if (!dates.finish || !dates.plan_finish) return words.label("nobody");
  std::vector<std::string> parts;
  if (dates.finish_slip > 0) parts.push_back(words.count(dates.finish_slip, "days_late"));
  if (dates.finish_slip < 0) parts.push_back(words.count(-dates.finish_slip, "days_early"));
  if (dates.finish_slip == 0) parts.push_back(words.label("on_plan"));
  if (dates.contract_date && dates.contract_slip_days > 0) parts.push_back(words.count(dates.contract_slip_days, "after_contract"));
  return words.clauses(parts);
}

Data row_of(const ReportContext& context, const Row& row) {
  const Words& words = context.words();
  const PlannedDates& dates = row.dates;
  Data data = Data::map();
  const std::string number = context.number(*row.record);
  data.set("milestone", number.empty() ? context.title(*row.record) : words.say("milestone_name", {number, context.title(*row.record)}));
  data.set("original", dates.original_finish ? words.date(*dates.original_finish) : words.label("nobody"));
  data.set("plan", dates.plan_finish ? words.date(*dates.plan_finish) : words.label("nobody"));
  data.set("contract", dates.contract_date ? words.date(*dates.contract_date) : std::string());
  data.set("reached", dates.finished);
  data.set("actual", dates.finish ? words.date(*dates.finish) : words.label("nobody"));
  data.set("deviation", deviation(context, dates));
  return data;
}

/// "M6 11 August" for every milestone that the open measures would bring forward.
std::vector<std::string> with_measures(const ReportContext& context, const std::vector<Row>& rows) {
  std::vector<std::string> texts;
  for (const Row& row : rows)
    if (row.dates.finish_with_measures && row.dates.finish_with_measures != row.dates.finish)
      texts.push_back(context.words().say("milestone_with_measures", {context.short_name(*row.record), context.words().date(*row.dates.finish_with_measures)}));
  return texts;
}

}  // namespace

Data milestones_section(const ReportContext& context) {
  const std::vector<Row> rows = chosen(context);
  if (rows.empty()) return {};
  Data section = Data::map();
  Data& list = section.set("rows", Data::list());
  for (const Row& row : rows) list.add(row_of(context, row));
  const std::string baseline = context.figures().schedule ? context.figures().schedule->baseline : std::string();
  section.set("plan_heading", baseline.empty() ? context.words().label("column_plan") : context.words().say("column_plan_of", {baseline}));
  section.set("note", std::string());  // the page fills it when it knows where the measures are told
  Data& measures = section.set("measures", Data::list());
  for (std::string& text : with_measures(context, rows)) measures.add(std::move(text));
  return section;
}

Shape milestones_shape() {
  return section_shape("milestones", {Shape::text("plan_heading"), Shape::text("note"), Shape::list("measures"),
                                      Shape::list("rows", {Shape::text("milestone"), Shape::text("original"), Shape::text("plan"), Shape::text("contract"), Shape::flag("reached"),
                                                           Shape::text("actual"), Shape::text("deviation")})});
}

}  // namespace accord
