#include "document/report_status.h"

#include <algorithm>
#include <array>
#include <map>

#include "accord/model/history.h"
#include "document/issue_facts.h"

namespace accord {
namespace {

std::string quality(const ReportContext& context, const DimensionStatus& status) {
  const Words& words = context.words();
  std::map<std::string, long> open;
  for (const Record* issue : context.existing("issue"))
    if (is_defect(*issue) && is_open_issue(*issue, context.as_of())) ++open[std::string(issue->text("severity"))];
  std::vector<std::string> parts;
  if (open["S1"] + open["S2"] == 0) parts.push_back(words.label("quality_none_serious"));
  for (const char* severity : {"S1", "S2", "S3", "S4"})
    if (open[severity] > 0) parts.push_back(words.count(open[severity], std::string("open_") + severity, true));
  for (const StatusReason& reason : status.reasons) {
    if (reason.type != StatusReason::Type::gate || !reason.record || reason.colour == Rag::green) continue;
    const bool failed = state_of(*reason.record, context.as_of()) == "failed";
    parts.push_back(words.say(failed ? "gate_failed" : "gate_conditional", {context.title(*reason.record)}));
  }
  return words.clauses(parts);
}

std::string scope(const ReportContext& context) {
  const Words& words = context.words();
  long pending = 0, approved = 0;
  for (const Record* change : context.existing("change")) {
    if (first_move_to(*change, "approved", context.as_of())) ++approved;
    if (!is_pending(state_of(*change, context.as_of()))) continue;
    ++pending;
  }
  std::vector<std::string> parts{pending == 0 ? words.label("scope_none_pending") : words.count(pending, "scope_pending", true)};
  if (approved > 0 && context.figures().contract_date)
    parts.push_back(fill_places(words.count(approved, "scope_approved", true), {words.date(*context.figures().contract_date)}));
  return words.clauses(parts);
}

std::string contract_phrase(const ReportContext& context) {
  const Words& words = context.words();
  const auto& contract = context.figures().contract_date;
  const auto finish = outlook(context);
  if (!contract || !finish) return {};
  const int days = *finish - *contract;
  const std::string what = is_over(context, *finish) ? "reached" : "forecast";
  if (days == 0) return words.label(what + "_on_contract");
  return days > 0 ? words.count(days, what + "_after_contract", true) : words.count(-days, what + "_before_contract", true);
}

/// Of a plan without a baseline, or of milestones without a plan, what is late by the contract.
std::string late_by_contract(const ReportContext& context, const DimensionStatus& status) {
  const Words& words = context.words();
  std::vector<std::string> parts;
  for (const StatusReason& reason : status.reasons)
    if (reason.type == StatusReason::Type::contract_late && reason.colour > Rag::green && reason.record)
      parts.push_back(fill_places(words.count(reason.days, reason.limit < context.as_of() ? "late_by_contract" : "forecast_late_by_contract"), {reason.record->kind->name == "milestone" ? context.title(*reason.record) : words.label("final_acceptance")}));
  return parts.empty() ? words.label("nothing_to_tell") : words.clauses(parts);
}

std::string schedule(const ReportContext& context, const DimensionStatus& status) {
  const Words& words = context.words();
  const auto& figures = context.figures().schedule;
  if (!figures) return late_by_contract(context, status);
  std::vector<std::string> parts{words.say("schedule_progress", {to_string(rounded(figures->percent_done, 0)), to_string(rounded(figures->percent_planned, 0))})};
  if (const std::string contract = contract_phrase(context); !contract.empty()) parts.push_back(contract);
  return words.clauses(parts);
}

/// The worst fact of a dimension that only the internal edition shows.
std::string internal_reason(const ReportContext& context, const DimensionStatus& status) {
  const Words& words = context.words();
  if (status.reasons.empty()) return words.label("nothing_to_tell");
  const StatusReason& reason = status.reasons.front();
  const std::string name = reason.record ? context.short_name(*reason.record) : std::string();
  const std::string value = reason.value ? to_string(*reason.value) : std::string();
  using Type = StatusReason::Type;
  switch (reason.type) {
    case Type::cost_index: return words.say("reason_cost", {value});
    case Type::risk: return words.say("reason_risk", {name, std::to_string(reason.days)});
    case Type::satisfaction: return words.say("reason_satisfaction", {words.say("percent", {to_string(rounded(*reason.value * Decimal(100), 0))})});
    case Type::complaint: return words.say("reason_complaint", {name});
    case Type::overdue_payment: return fill_places(words.count(reason.days, "reason_payment"), {name});
    default: return words.label("nothing_to_tell");
  }
}

std::string why(const ReportContext& context, const DimensionStatus& status) {
  switch (status.dimension) {
    case Dimension::schedule: return schedule(context, status);
    case Dimension::quality: return quality(context, status);
    case Dimension::scope: return scope(context);
    default: return internal_reason(context, status);
  }
}

}  // namespace

bool is_pending(std::string_view state) { return state == "submitted" || state == "under_analysis" || state == "analysed"; }

bool is_over(const ReportContext& context, Date finish) {
  const auto milestones = context.existing("milestone");
  return finish < context.as_of() && !milestones.empty() && std::ranges::all_of(milestones, [&](const Record* milestone) { return is_closed(*milestone, context.as_of()); });
}

std::optional<Date> outlook(const ReportContext& context) {
  const auto& schedule = context.figures().schedule;
  if (!schedule || !schedule->finish) return std::nullopt;
  const bool is_past = *schedule->finish < context.as_of();
  return is_past && !is_over(context, *schedule->finish) && !context.existing("milestone").empty() ? std::nullopt : schedule->finish;
}

Rag shown_colour(const ReportContext& context, Rag colour) {
  return colour == Rag::green && !context.partial_note().empty() ? Rag::unknown : colour;
}

Rag page_colour(const ReportContext& context) {
  return shown_colour(context, std::max(Rag::green, overall(context.figures().statuses, context.audience())));
}

std::string_view name_of(Rag colour) {
  constexpr std::array<std::string_view, 4> names = {"unknown", "green", "amber", "red"};
  return names.at(static_cast<std::size_t>(colour));
}

std::string_view name_of(Dimension dimension) {
  constexpr std::array<std::string_view, 7> names = {"schedule", "cost", "scope", "quality", "risk", "client", "payment"};
  return names.at(static_cast<std::size_t>(dimension));
}

std::string_view icon_of(Rag colour) {
  constexpr std::array<std::string_view, 4> icons = {"⚪", "🟢", "🟡", "🔴"};
  return icons.at(static_cast<std::size_t>(colour));
}

std::vector<StatusRow> status_rows(const ReportContext& context) {
  // The order of the page: what moves first.
  constexpr std::array order{Dimension::schedule, Dimension::quality, Dimension::scope, Dimension::cost, Dimension::risk, Dimension::client, Dimension::payment};
  std::vector<StatusRow> rows;
  for (const Dimension dimension : order) {
    const auto& statuses = context.figures().statuses;
    const auto status = std::ranges::find(statuses, dimension, &DimensionStatus::dimension);
    if (status == statuses.end() || status->colour == Rag::unknown || !is_shown(dimension, context.audience())) continue;
    rows.push_back({dimension, shown_colour(context, status->colour), context.words().capital(why(context, *status))});
  }
  return rows;
}

}  // namespace accord
