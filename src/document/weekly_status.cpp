#include "document/weekly_status.h"

#include <algorithm>
#include <array>
#include <map>

#include "accord/model/history.h"
#include "document/issue_facts.h"

namespace accord {
namespace {

Decimal threshold(const Settings& settings, const std::string& dimension, const std::string& name, std::string_view fallback) {
  const auto of_dimension = settings.rag.find(dimension);
  if (of_dimension != settings.rag.end())
    if (const auto own = of_dimension->second.find(name); own != of_dimension->second.end())
      if (const auto value = parse_rate(own->second)) return *value;
  return *parse_decimal(fallback);
}

// ---- quality

bool is_minor_condition(const ReportContext& context, const Value& condition) {
  const Record* issue = context.records().find(condition["issue"].text);
  return issue && (issue->text("severity") == "S3" || issue->text("severity") == "S4");
}

bool weighs(const ReportContext& context, const Record& gate) {
  bool any = false;
  for (const Member& item : gate.items("conditions")) {
    const auto closed = parse_date(item.value["closed"].text);
    if (closed && *closed <= context.as_of()) continue;
    any = true;
    if (!is_minor_condition(context, item.value)) return true;
  }
  return !any;
}

Dimension quality(const ReportContext& context) {
  const Words& words = context.words();
  Dimension result{"quality", Colour::green, {}};
  std::map<std::string, long> open;
  for (const Record* issue : context.existing("issue"))
    if (is_defect(*issue) && is_open_issue(*issue, context.as_of())) ++open[std::string(issue->text("severity"))];
  std::vector<std::string> parts;
  if (open["S1"] + open["S2"] == 0) parts.push_back(words.label("quality_none_serious"));
  for (const char* severity : {"S1", "S2", "S3", "S4"})
    if (open[severity] > 0) parts.push_back(words.count(open[severity], std::string("open_") + severity, true));
  if (open["S1"] > 0) result.colour = Colour::red;
  else if (open["S2"] > 0) result.colour = Colour::amber;
  for (const Record* gate : context.existing("gate")) {
    const std::string_view state = state_of(*gate, context.as_of());
    if (state == "failed") {
      result.colour = Colour::red;
      parts.push_back(words.say("gate_failed", {context.title(*gate)}));
    } else if (state == "conditional" && weighs(context, *gate)) {
      result.colour = std::max(result.colour, Colour::amber);
      parts.push_back(words.say("gate_conditional", {context.title(*gate)}));
    }
  }
  result.why = words.capital(words.clauses(parts));
  return result;
}

// ---- scope

bool is_pending(std::string_view state) { return state == "submitted" || state == "under_analysis" || state == "analysed"; }

Colour scope_colour(const ReportContext& context, const std::optional<Money>& pending) {
  const auto& price = context.figures().contract_price;
  if (!pending || !price || price->is_zero() || pending->currency != price->currency) return Colour::green;
  const Decimal share = *ratio(*pending, *price, 6);
  if (share > threshold(context.settings(), "scope", "red", "0.10")) return Colour::red;
  return share > threshold(context.settings(), "scope", "amber", "0.05") ? Colour::amber : Colour::green;
}

Dimension scope(const ReportContext& context) {
  const Words& words = context.words();
  long pending = 0, approved = 0;
  std::optional<Money> value;
  for (const Record* change : context.existing("change")) {
    if (first_move_to(*change, "approved", context.as_of())) ++approved;
    if (!is_pending(state_of(*change, context.as_of()))) continue;
    ++pending;
    if (auto price = change->money("price_delta")) {
      if (price->is_negative()) price = -*price;
      if (!value) value = price;
      else if (value->currency == price->currency) value = *value + *price;
    }
  }
  std::vector<std::string> parts{pending == 0 ? words.label("scope_none_pending") : words.count(pending, "scope_pending", true)};
  if (approved > 0 && context.figures().contract_date)
    parts.push_back(fill_places(words.count(approved, "scope_approved", true), {words.date(*context.figures().contract_date)}));
  return {"scope", scope_colour(context, value), words.capital(words.clauses(parts))};
}

// ---- schedule

Colour late_colour(int working_days) {
  return working_days <= 0 ? Colour::green : working_days <= 5 ? Colour::amber : Colour::red;
}

std::string contract_phrase(const ReportContext& context, const ScheduleFigures& schedule) {
  const Words& words = context.words();
  const auto& contract = context.figures().contract_date;
  if (!contract || !schedule.finish) return {};
  const int days = *schedule.finish - *contract;
  if (days == 0) return words.label("forecast_on_contract");
  return days > 0 ? words.count(days, "forecast_after_contract", true) : words.count(-days, "forecast_before_contract", true);
}

Dimension schedule(const ReportContext& context, const ScheduleFigures& figures) {
  const Words& words = context.words();
  Dimension result{"schedule", late_colour(figures.contract_slip_working_days), {}};
  if (figures.spi_t) {
    if (*figures.spi_t < threshold(context.settings(), "schedule", "amber", "0.85")) result.colour = Colour::red;
    else if (*figures.spi_t < threshold(context.settings(), "schedule", "green", "0.95")) result.colour = std::max(result.colour, Colour::amber);
  }
  for (const Record* milestone : context.existing("milestone")) {
    const PlannedDates* dates = context.dates(*milestone);
    if (dates && dates->contract_date && !dates->finished) result.colour = std::max(result.colour, late_colour(dates->contract_slip_working_days));
  }
  std::vector<std::string> parts{words.say("schedule_progress", {to_string(rounded(figures.percent_done, 0)), to_string(rounded(figures.percent_planned, 0))})};
  if (const std::string contract = contract_phrase(context, figures); !contract.empty()) parts.push_back(contract);
  result.why = words.capital(words.clauses(parts));
  return result;
}

}  // namespace

std::string_view to_string(Colour colour) {
  constexpr std::array<std::string_view, 3> names = {"green", "amber", "red"};
  return names.at(static_cast<std::size_t>(colour));
}

std::string_view icon_of(Colour colour) {
  constexpr std::array<std::string_view, 3> icons = {"🟢", "🟡", "🔴"};
  return icons.at(static_cast<std::size_t>(colour));
}

std::vector<Dimension> client_dimensions(const ReportContext& context) {
  std::vector<Dimension> dimensions;
  if (context.figures().schedule) dimensions.push_back(schedule(context, *context.figures().schedule));
  dimensions.push_back(quality(context));
  dimensions.push_back(scope(context));
  return dimensions;
}

Colour worst(const std::vector<Dimension>& dimensions) {
  Colour colour = Colour::green;
  for (const Dimension& dimension : dimensions) colour = std::max(colour, dimension.colour);
  return colour;
}

}  // namespace accord
