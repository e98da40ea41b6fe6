#include "document/section_internal.h"

#include <set>

#include "accord/analysis/workload.h"
#include "accord/base/text.h"
#include "accord/model/history.h"
#include "accord/model/project_calendar.h"

namespace accord {
namespace {

/// p × money of a record or review; nothing when one of them is missing.
std::optional<Money> exposure(const Value& item, std::string_view p, std::string_view cost) {
  const auto probability = parse_decimal(item[p].text);
  const auto money = parse_money(item[cost].text);
  if (!probability || !money) return std::nullopt;
  return times(*money, *probability);
}

/// Expected loss today: by the last review that states one, else before any response (domain.md A7 "burn-down").
std::optional<Money> exposure_now(const Record& risk, Date as_of) {
  std::optional<Money> value = exposure(risk.content(), "p", "cost_impact");
  for (const Value* review : dated_items(risk, "reviews", as_of))
    if (const auto now = exposure(*review, "p", "cost")) value = now;
  return value;
}

std::string score_of(const Record& risk, Date as_of) {
  const Value* item = &risk.content();
  for (const Value* review : dated_items(risk, "reviews", as_of))
    if (!(*review)["probability"].is_none() && !(*review)["impact"].is_none()) item = review;
  const auto probability = parse_integer((*item)["probability"].text), impact = parse_integer((*item)["impact"].text);
  return probability && impact ? std::to_string(*probability * *impact) : std::string("-");
}

std::string money_text(const ReportContext& context, const std::optional<Money>& money) {
  return money ? display(*money, context.words().language()) : std::string("-");
}

std::string dashed(std::string text) { return text.empty() ? std::string("-") : text; }

std::string ratio_text(const std::optional<Decimal>& value) { return value ? to_string(*value) : std::string(); }

struct NamedFigure {
  const char* name;
  std::string value;
};

/// Earned value by cost; what is undefined is empty.
std::vector<NamedFigure> earned_value(const ReportContext& context, const ReleasedFigures& figures) {
  const Currency currency = project_currency(context.settings());
  const auto amount = [&](const std::optional<std::int64_t>& minor) {
    return minor ? display(Money{*minor, currency}, context.words().language()) : std::string();
  };
  const EarnedFigures cost = figures.progress ? figures.progress->cost : EarnedFigures{.sums = {{}, {}, {}, {}, {}}};
  return {{"bac", amount(cost.sums.bac)}, {"pv", amount(cost.sums.pv)},    {"ev", amount(cost.sums.ev)},           {"ac", amount(cost.sums.ac)},
          {"sv", amount(cost.sv)},        {"cv", amount(cost.cv)},         {"spi", ratio_text(cost.spi)},          {"cpi", ratio_text(cost.cpi)},
          {"spi_t", ratio_text(figures.cost_spi_t)},                       {"eac_at_plan", amount(cost.eac_at_plan)}, {"eac", amount(cost.eac)},
          {"eac_both", amount(cost.eac_both)}, {"etc", amount(cost.etc)},  {"vac", amount(cost.vac)},              {"tcpi", ratio_text(cost.tcpi)}};
}

/// Now and at the end of the last period; what is undefined prints as "-" (domain.md A4).
Data earned_value_rows(const ReportContext& context) {
  Data rows = Data::list();
  if (!context.figures().progress) return rows;
  static const ReleasedFigures none;
  const auto now = earned_value(context, context.figures()), before = earned_value(context, context.request().before ? *context.request().before : none);
  for (std::size_t i = 0; i < now.size(); ++i) {
    Data row = Data::map();
    row.set("name", context.words().label(std::string("figure_") + now[i].name));
    row.set("value", dashed(now[i].value));
    row.set("before", dashed(before[i].value));
    rows.add(std::move(row));
  }
  return rows;
}

// ---- what a month adds

std::string hours_text(const ReportContext& context, const Decimal& hours) { return context.words().say("hours_short", {to_string(normalised(hours))}); }

SheetSection effort(const ReportContext& context) {
  const Words& words = context.words();
  const Calendar calendar = project_calendar(context.settings());
  const Schedule schedule = compute_schedule(context.records(), calendar, {.as_of = context.as_of()});
  SheetSection section{.heading = words.label("heading_effort"),
                       .columns = {words.label("column_name"), words.label("column_capacity"), words.label("column_assigned"), words.label("column_logged")}};
  Decimal capacity, assigned, logged;
  for (const WorkloadRow& row : compute_workload(context.records(), calendar, schedule, context.period().kind, context.period().from, context.period().to)) {
    if (row.assigned.is_zero() && row.logged.is_zero()) continue;
    section.rows.push_back({context.title(*row.person), hours_text(context, row.capacity), hours_text(context, row.assigned), hours_text(context, row.logged)});
    capacity = capacity + row.capacity;
    assigned = assigned + row.assigned;
    logged = logged + row.logged;
  }
  if (!section.rows.empty()) section.rows.push_back({words.label("sum"), hours_text(context, capacity), hours_text(context, assigned), hours_text(context, logged)});
  return section;
}

/// Expected losses of the threats open at the end of a day, by currency.
std::map<std::string_view, Money> reserve_at(const ReportContext& context, Date day) {
  std::map<std::string_view, Money> sums;
  for (const Record* risk : context.existing("risk")) {
    if (!exists_at(*risk, day) || is_closed(*risk, day) || risk->text("type") == "opportunity") continue;
    const auto now = exposure_now(*risk, day);
    if (!now) continue;
    const auto [at, first] = sums.try_emplace(now->currency.code(), *now);
    if (!first) at->second += *now;
  }
  return sums;
}

std::string sums_text(const ReportContext& context, const std::map<std::string_view, Money>& sums) {
  std::vector<std::string> texts;
  for (const auto& [currency, sum] : sums) texts.push_back(display(sum, context.words().language()));
  return context.words().list(texts);
}

SheetSection burn_down(const ReportContext& context) {
  const Words& words = context.words();
  SheetSection section{.heading = words.label("heading_burn_down"), .columns = {words.label("column_review"), words.label("column_exposure")}};
  std::set<Date> days;
  for (const Record* risk : context.existing("risk"))
    for (const Value* review : dated_items(*risk, "reviews", context.as_of()))
      if (const auto at = parse_date((*review)["at"].text)) days.insert(*at);
  for (const Date day : days) section.rows.push_back({words.date(day), dashed(sums_text(context, reserve_at(context, day)))});
  return section;
}

}  // namespace

std::vector<SheetSection> monthly_annex(const ReportContext& context) {
  std::vector<SheetSection> sections;
  for (SheetSection section : {effort(context), burn_down(context)})
    if (!section.rows.empty()) sections.push_back(std::move(section));
  return sections;
}

Data internal_annex(const ReportContext& context) {
  Data annex = Data::map();
  annex.set("heading", context.words().label("internal_heading"));
  annex.set("figures", earned_value_rows(context));
  annex.set("baseline", context.figures().schedule ? context.words().say("figures_of", {context.figures().schedule->baseline}) : std::string());
  Data rows = Data::list();
  for (const Record* risk : context.existing("risk")) {
    if (is_closed(*risk, context.as_of())) continue;
    const auto now = exposure_now(*risk, context.as_of());
    Data row = Data::map();
    row.set("risk", context.called(*risk));
    row.set("score", score_of(*risk, context.as_of()));
    row.set("exposure", money_text(context, now));
    row.set("residual", money_text(context, exposure(risk->content(), "residual_p", "residual_cost")));
    row.set("withheld", context.words().label(risk->text("visibility") == "client" ? "seen_by_client" : "not_seen_by_client"));
    rows.add(std::move(row));
  }
  if (!rows.empty()) annex.set("risks", Data::map()).set("rows", std::move(rows));
  const std::string reserve = sums_text(context, reserve_at(context, context.as_of()));
  annex.set("reserve", reserve.empty() ? reserve : context.words().say("reserve", {reserve}));
  return annex;
}

}  // namespace accord
