// The risks the audience sees: level with its trend, response, and what was closed in the period.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

/// Probability × impact, 1 to 25; domain.md A7.
std::optional<long> score(const Value& probability, const Value& impact) {
  const auto p = parse_integer(probability.text);
  const auto i = parse_integer(impact.text);
  if (!p || !i) return std::nullopt;
  return static_cast<long>(*p * *i);
}

/// Before any response, then by every review, oldest first.
std::vector<long> scores(const Record& risk, Date as_of) {
  std::vector<long> values;
  if (const auto first = score(risk.value("probability"), risk.value("impact"))) values.push_back(*first);
  for (const Value* review : dated_items(risk, "reviews", as_of))
    if (const auto value = score((*review)["probability"], (*review)["impact"])) values.push_back(*value);
  return values;
}

std::string_view level_of(long score) { return score >= 15 ? "level_high" : score >= 5 ? "level_medium" : "level_low"; }

std::string level_text(const ReportContext& context, const std::vector<long>& values) {
  const Words& words = context.words();
  if (values.empty()) return words.label("level_open");
  const std::string level = words.label(level_of(values.back()));
  if (values.size() < 2) return level;
  const long before = values[values.size() - 2];
  return words.phrases({level, words.label(values.back() > before ? "rising" : values.back() < before ? "falling" : "unchanged")});
}

std::string response_of(const ReportContext& context, const Record& risk) {
  std::string response = context.text(risk, "response");
  return response.empty() ? context.words().label("nobody") : response;
}

}  // namespace

Data risks_section(const ReportContext& context) {
  std::vector<std::pair<long, const Record*>> open;
  std::vector<std::string> closed;
  for (const Record* risk : context.existing("risk")) {
    if (risk->text("type") == "opportunity" && context.audience() == Audience::client) {
      context.left_out("risks", *risk, "an opportunity");
    } else if (!is_closed(*risk, context.as_of())) {
      const auto values = scores(*risk, context.as_of());
      open.emplace_back(values.empty() ? 0 : values.back(), risk);
      context.selected("risks", *risk, "open");
    } else if (const auto at = last_move_to(*risk, "closed", context.as_of()); at && within(context, *at)) {
      closed.push_back(context.title(*risk));
      context.selected("risks", *risk, "closed in the period");
      context.remember("closed", *risk, at->date);
    }
  }
  if (open.empty() && closed.empty()) return {};
  std::ranges::stable_sort(open, [](const auto& a, const auto& b) { return a.first > b.first; });
  Data section = Data::map();
  Data& rows = section.set("rows", Data::list());
  for (const auto& [value, risk] : open) {
    Data row = Data::map();
    row.set("risk", context.title(*risk));
    row.set("level", level_text(context, scores(*risk, context.as_of())));
    row.set("response", response_of(context, *risk));
    rows.add(std::move(row));
  }
  const std::string names = context.words().clauses(closed);
  section.set("has_rows", !open.empty());
  section.set("closed_names", names);
  section.set("closed", closed.empty() ? std::string() : context.words().say("closed_this_period", {names}));
  return section;
}

Shape risks_shape() {
  return section_shape("risks", {Shape::text("closed"), Shape::text("closed_names"), Shape::flag("has_rows"),
                                 Shape::list("rows", {Shape::text("risk"), Shape::text("level"), Shape::text("response")})});
}

}  // namespace accord
