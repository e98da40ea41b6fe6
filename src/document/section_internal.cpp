#include "document/section_internal.h"

#include "accord/base/text.h"
#include "accord/model/history.h"

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
  std::optional<Money> value = exposure(risk.content, "p", "cost_impact");
  for (const Value* review : dated_items(risk, "reviews", as_of))
    if (const auto now = exposure(*review, "p", "cost")) value = now;
  return value;
}

std::string score_of(const Record& risk, Date as_of) {
  const Value* item = &risk.content;
  for (const Value* review : dated_items(risk, "reviews", as_of))
    if (!(*review)["probability"].is_none() && !(*review)["impact"].is_none()) item = review;
  const auto probability = parse_integer((*item)["probability"].text), impact = parse_integer((*item)["impact"].text);
  return probability && impact ? std::to_string(*probability * *impact) : std::string("-");
}

std::string money_text(const ReportContext& context, const std::optional<Money>& money) {
  return money ? display(*money, context.words().language()) : std::string("-");
}

void add_figure(const ReportContext& context, Data& rows, const std::string& key, const std::string& value) {
  Data row = Data::map();
  row.set("name", context.words().label("figure_" + key));
  row.set("value", value.empty() ? std::string("-") : value);
  rows.add(std::move(row));
}

std::string ratio_text(const std::optional<Decimal>& value) { return value ? to_string(*value) : std::string(); }

/// Earned value by cost; what is undefined prints as "-" (domain.md A4).
Data earned_value_rows(const ReportContext& context) {
  Data rows = Data::list();
  const auto& progress = context.figures().progress;
  if (!progress) return rows;
  const Currency currency = Currency::find(context.settings().currency).value_or(Currency());
  const auto amount = [&](const std::optional<std::int64_t>& minor) {
    return minor ? display(Money{*minor, currency}, context.words().language()) : std::string();
  };
  const EarnedFigures& cost = progress->cost;
  add_figure(context, rows, "bac", amount(cost.sums.bac));
  add_figure(context, rows, "pv", amount(cost.sums.pv));
  add_figure(context, rows, "ev", amount(cost.sums.ev));
  add_figure(context, rows, "ac", amount(cost.sums.ac));
  add_figure(context, rows, "sv", amount(cost.sv));
  add_figure(context, rows, "cv", amount(cost.cv));
  add_figure(context, rows, "spi", ratio_text(cost.spi));
  add_figure(context, rows, "cpi", ratio_text(cost.cpi));
  add_figure(context, rows, "spi_t", ratio_text(context.figures().cost_spi_t));
  add_figure(context, rows, "eac", amount(cost.eac));
  add_figure(context, rows, "etc", amount(cost.etc));
  add_figure(context, rows, "vac", amount(cost.vac));
  add_figure(context, rows, "tcpi", ratio_text(cost.tcpi));
  return rows;
}

}  // namespace

Data internal_annex(const ReportContext& context) {
  Data annex = Data::map();
  annex.set("heading", context.words().label("internal_heading"));
  annex.set("figures", earned_value_rows(context));
  annex.set("baseline", context.figures().schedule ? context.words().say("figures_of", {context.figures().schedule->baseline}) : std::string());
  Data& rows = annex.set("risks", Data::list());
  std::map<std::string_view, Money> reserve;  // by currency: sums never mix
  for (const Record* risk : context.existing("risk")) {
    if (is_closed(*risk, context.as_of())) continue;
    const auto now = exposure_now(*risk, context.as_of());
    if (now && risk->text("type") != "opportunity") {
      const auto [at, first] = reserve.try_emplace(now->currency.code(), *now);
      if (!first) at->second += *now;
    }
    Data row = Data::map();
    row.set("risk", context.called(*risk));
    row.set("score", score_of(*risk, context.as_of()));
    row.set("exposure", money_text(context, now));
    row.set("residual", money_text(context, exposure(risk->content, "residual_p", "residual_cost")));
    row.set("withheld", context.words().label(risk->text("visibility") == "client" ? "seen_by_client" : "not_seen_by_client"));
    rows.add(std::move(row));
  }
  std::vector<std::string> sums;
  for (const auto& [currency, sum] : reserve) sums.push_back(display(sum, context.words().language()));
  annex.set("reserve", sums.empty() ? std::string() : context.words().say("reserve", {context.words().list(sums)}));
  return annex;
}

}  // namespace accord
