#include "accord/analysis/status_colours.h"

#include <algorithm>

#include "accord/analysis/attention.h"
#include "accord/analysis/contract_dates.h"
#include "accord/model/history.h"

namespace accord {
namespace {

using Type = StatusReason::Type;

Rag at_least(const Decimal& value, const Decimal& green, const Decimal& amber) {
  return value >= green ? Rag::green : value >= amber ? Rag::amber : Rag::red;
}

class Judge {
 public:
  Judge(const RecordSet& records, const Calendar& calendar, const Settings& settings, const StatusSources& sources, Audience audience)
      : records_(records), calendar_(calendar), settings_(settings), sources_(sources), audience_(audience),
        limits_(limits_of(settings)), as_of_(sources.schedule.as_of) {}

  DimensionStatus judge(Dimension dimension) {
    reasons_.clear();
    switch (dimension) {
      case Dimension::schedule: schedule(); break;
      case Dimension::cost: cost(); break;
      case Dimension::scope: scope(); break;
      case Dimension::quality: quality(); break;
      case Dimension::risk: risk(); break;
      case Dimension::client: client(); break;
      case Dimension::payment: payment(); break;
    }
    DimensionStatus status{.dimension = dimension};
    for (const Rag colour : {Rag::red, Rag::amber, Rag::green}) {
      for (const StatusReason& reason : reasons_) {
        if (reason.colour == colour) status.reasons.push_back(reason);
      }
    }
    // Without an index nothing can be said of these two; elsewhere nothing to tell is good news.
    const bool needs_figures = dimension == Dimension::schedule || dimension == Dimension::cost;
    if (!status.reasons.empty()) status.colour = status.reasons.front().colour;
    else if (!needs_figures) status.colour = Rag::green;
    return status;
  }

 private:
  bool is_open(const Record& record) const {
    return exists_at(record, as_of_) && !is_closed(record, as_of_);
  }

  void schedule() {
    const auto& earned = audience_ == Audience::client ? sources_.progress.days_schedule : sources_.progress.cost_schedule;
    if (const auto index = earned ? earned->index() : std::nullopt) {
      const Decimal value = four_places(*index);
      reasons_.push_back({.type = Type::schedule_index, .colour = at_least(value, limits_.schedule_green, limits_.schedule_amber), .value = value});
    }
    const MilestoneDate* last = nullptr;
    auto dates = milestone_dates(sources_.plan ? *sources_.plan : records_, sources_.schedule);
    std::erase_if(dates, [&](MilestoneDate& row) { return (row.milestone = records_.find(row.milestone->id)) == nullptr; });
    for (const MilestoneDate& row : dates) {
      const auto agreed = row.milestone->date("contract_date");
      if (!agreed) continue;
      if (!row.forecast) {  // nobody knows when, but not before today
        if (*agreed < as_of_) contract_late(*row.milestone, as_of_, *agreed);
        continue;
      }
      if (!row.reached) contract_late(*row.milestone, *row.forecast, *agreed);
      last = &row;
    }
    // A milestone reached late is history, but the last one is the delivery.
    if (last != nullptr && last->reached) contract_late(*last->milestone, *last->reached, *last->milestone->date("contract_date"));
    const Record* contract = records_.single("contract");
    if (last != nullptr || contract == nullptr || !sources_.schedule.finish) return;
    if (const auto date = contract->date("completion_date")) contract_late(*contract, *sources_.schedule.finish, *date);
  }

  void contract_late(const Record& record, Date expected, Date signed_date) {
    const Date limit = extended(records_, calendar_, signed_date, as_of_);
    // Late by calendar is late, even when no working day lies between.
    const int days = expected <= limit ? 0 : std::max(1, calendar_.working_days_later(limit, expected));
    const Rag colour = days == 0 ? Rag::green : days <= limits_.schedule_days ? Rag::amber : Rag::red;
    reasons_.push_back({.type = Type::contract_late, .colour = colour, .record = &record, .date = expected, .limit = limit, .days = days});
  }

  void cost() {
    const auto& cpi = sources_.progress.total.cost.cpi;
    if (cpi) reasons_.push_back({.type = Type::cost_index, .colour = at_least(*cpi, limits_.cost_green, limits_.cost_amber), .value = *cpi});
  }

  void scope() {
    const Record* contract = records_.single("contract");
    const auto price = contract != nullptr ? contract->money("price") : std::nullopt;
    if (!price || price->minor <= 0) return;
    Wide pending = 0, approved = price->minor;
    int count = 0;
    for (const Record& change : records_.of("change")) {
      const auto delta = change.money("price_delta");
      if (!exists_at(change, as_of_) || phase_of(change, as_of_) == Phase::dropped) continue;
      if (first_move_to(change, "approved", as_of_)) {
        if (delta && delta->currency == price->currency) approved += delta->minor;
        continue;
      }
      if (state_of(change, as_of_) == "draft") continue;
      ++count;
      if (delta && delta->currency == price->currency) pending += delta->minor < 0 ? -delta->minor : delta->minor;
    }
    if (approved <= 0) return;
    const Decimal share = divide(Decimal(pending, 0), Decimal(approved, 0), 4);
    const Rag colour = share > limits_.scope_red ? Rag::red : share > limits_.scope_amber ? Rag::amber : Rag::green;
    if (count > 0) reasons_.push_back({.type = Type::pending_changes, .colour = colour, .value = share, .days = count});
  }

  void quality() {
    for (const Record& issue : records_.of("issue")) {
      const std::string_view severity = issue.text("severity");
      if (issue.text("type") != "defect" || !exists_at(issue, as_of_) || (severity != "S1" && severity != "S2")) continue;
      const std::string_view state = state_of(issue, as_of_);
      const bool solved = state == "resolved" || state == "verified" || is_closed(issue, as_of_);
      if (!solved) reasons_.push_back({.type = Type::open_defect, .colour = severity == "S1" ? Rag::red : Rag::amber, .record = &issue});
    }
    for (const Record& gate : records_.of("gate")) {
      if (!exists_at(gate, as_of_)) continue;
      const std::string_view state = state_of(gate, as_of_);
      if (state == "failed") reasons_.push_back({.type = Type::gate, .colour = Rag::red, .record = &gate});
      if (state == "conditional" && weighs(gate)) reasons_.push_back({.type = Type::gate, .colour = Rag::amber, .record = &gate});
    }
  }

  bool is_minor(const Value& condition) const {
    const Record* issue = records_.find(condition["issue"].text);
    return issue != nullptr && (issue->text("severity") == "S3" || issue->text("severity") == "S4");
  }

  /// Conditions that are all minor defects leave a gate green, as on the weekly page; a gate that states none does not.
  bool weighs(const Record& gate) const {
    const auto& conditions = gate.items("conditions");
    const auto open = [&](const Member& item) {
      const auto closed = parse_date(item.value["closed"].text);
      return !closed || as_of_ < *closed;
    };
    const auto serious = [&](const Member& item) { return open(item) && !is_minor(item.value); };
    return std::any_of(conditions.begin(), conditions.end(), serious) || std::none_of(conditions.begin(), conditions.end(), open);
  }

  void risk() {
    for (const Record& risk : records_.of("risk")) {
      if (!is_open(risk) || risk.text("type") == "opportunity" || risk.kind == nullptr) continue;
      const Derived* figure = risk.kind->figure("score");
      if (figure == nullptr) continue;
      const auto score = parse_decimal(figure->compute({risk, records_, settings_, &as_of_}));
      if (!score || *score < Decimal(limits_.risk_amber)) continue;
      const bool answered = risk.has("response") || risk.has("strategy");
      const Rag colour = *score >= Decimal(limits_.risk_red) && !answered ? Rag::red : Rag::amber;
      reasons_.push_back({.type = Type::risk, .colour = colour, .record = &risk, .days = static_cast<int>(score->mantissa())});
    }
  }

  void client() {
    if (sources_.csat) {
      const Rag colour = *sources_.csat < limits_.client_csat ? Rag::amber : Rag::green;
      reasons_.push_back({.type = Type::satisfaction, .colour = colour, .value = *sources_.csat});
    }
    for (const Record& complaint : records_.of("complaint")) {
      const auto received = complaint.date("at");
      if (!is_open(complaint) || !received || as_of_ < *received) continue;
      const bool acknowledged = !moves_of(complaint, as_of_).empty();
      const bool responded = first_move_to(complaint, "responded", as_of_).has_value();
      const Date acknowledge_by = calendar_.add_working_days(*received, 1);
      const Date respond_by = complaint.date("due").value_or(calendar_.add_working_days(*received, 5));
      const bool past = (!acknowledged && acknowledge_by < as_of_) || (!responded && respond_by < as_of_);
      reasons_.push_back({.type = Type::complaint, .colour = past ? Rag::red : Rag::amber, .record = &complaint, .days = as_of_ - *received});
    }
  }

  void payment() {
    for (const Record& payment : records_.of("payment")) {
      if (!exists_at(payment, as_of_) || !awaits_money(payment, records_, as_of_)) continue;
      const auto due = payment_due(payment, as_of_);
      if (!due || as_of_ <= *due) continue;
      const int days = as_of_ - *due;
      reasons_.push_back({.type = Type::overdue_payment, .colour = days > limits_.payment_days ? Rag::red : Rag::amber, .record = &payment, .days = days});
    }
  }

  const RecordSet& records_;
  const Calendar& calendar_;
  const Settings& settings_;
  const StatusSources& sources_;
  Audience audience_;
  StatusLimits limits_;
  Date as_of_;
  std::vector<StatusReason> reasons_;
};

}  // namespace

StatusLimits limits_of(const Settings& settings) {
  StatusLimits limits;
  const auto read = [&](const char* dimension, const char* name) -> std::optional<Decimal> {
    const auto found = settings.rag.find(dimension);
    if (found == settings.rag.end()) return {};
    const auto limit = found->second.find(name);
    return limit == found->second.end() ? std::nullopt : parse_rate(limit->second);
  };
  const auto set = [&](Decimal& limit, const char* dimension, const char* name) { limit = read(dimension, name).value_or(limit); };
  const auto set_days = [&](int& limit, const char* dimension, const char* name) {
    if (const auto value = read(dimension, name)) limit = static_cast<int>(rounded(*value, 0).mantissa());
  };
  set(limits.schedule_green, "schedule", "green");
  set(limits.schedule_amber, "schedule", "amber");
  set_days(limits.schedule_days, "schedule", "days");
  set(limits.cost_green, "cost", "green");
  set(limits.cost_amber, "cost", "amber");
  set(limits.scope_amber, "scope", "amber");
  set(limits.scope_red, "scope", "red");
  set_days(limits.risk_amber, "risk", "amber");
  set_days(limits.risk_red, "risk", "red");
  set(limits.client_csat, "client", "csat");
  set_days(limits.payment_days, "payment", "days");
  return limits;
}

std::vector<DimensionStatus> compute_status(const RecordSet& records, const Settings& settings, const Calendar& calendar,
                                            const StatusSources& sources, Audience audience) {
  Judge judge(records, calendar, settings, sources, audience);
  std::vector<DimensionStatus> statuses;
  for (const Dimension dimension : all_dimensions) statuses.push_back(judge.judge(dimension));
  return statuses;
}

bool is_shown(Dimension dimension, Audience audience) {
  return audience == Audience::internal || dimension == Dimension::schedule || dimension == Dimension::scope || dimension == Dimension::quality;
}

Rag overall(std::span<const DimensionStatus> statuses, Audience audience) {
  Rag worst = Rag::unknown;
  for (const DimensionStatus& status : statuses) {
    if (is_shown(status.dimension, audience)) worst = std::max(worst, status.colour);
  }
  return worst;
}

}  // namespace accord
