#include "document/weekly_internal.h"

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

}  // namespace

Data internal_annex(const ReportContext& context) {
  Data annex = Data::map();
  annex.set("heading", context.words().label("internal_heading"));
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
