// Red, amber, green by dimension, each with what made it so as data; words are the document's business.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "accord/analysis/progress.h"
#include "accord/analysis/schedule.h"
#include "accord/model/settings.h"
#include "accord/model/visible_records.h"

namespace accord {

enum class Rag : std::uint8_t { unknown, green, amber, red };
enum class Dimension : std::uint8_t { schedule, cost, scope, quality, risk, client, payment };
inline constexpr std::array all_dimensions{Dimension::schedule, Dimension::cost,   Dimension::scope,  Dimension::quality,
                                           Dimension::risk,     Dimension::client, Dimension::payment};

/// Limits, from accord.yaml `rag:`; the defaults are those of domain.md A4 and formats.md.
struct StatusLimits {
  Decimal schedule_green{95, 2}, schedule_amber{85, 2};  ///< SPI(t): rag.schedule.green, .amber
  int schedule_days = 5;                                 ///< contract milestone late in working days, above is red: .days
  Decimal cost_green{95, 2}, cost_amber{85, 2};          ///< CPI: rag.cost.green, .amber
  Decimal scope_amber{5, 2}, scope_red{10, 2};           ///< pending changes / price, above: rag.scope.amber, .red
  int risk_amber = 10, risk_red = 15;                    ///< score of an open threat, from: rag.risk.amber, .red
  Decimal client_csat{75, 2};                            ///< share, below is amber: rag.client.csat
  int payment_days = 14;                                 ///< calendar days overdue, above is red: rag.payment.days
};
StatusLimits limits_of(const Settings& settings);

/// One fact behind a colour.
struct StatusReason {
  enum class Type : std::uint8_t {
    schedule_index,   ///< value: SPI(t)
    contract_late,    ///< record: milestone or contract; date: expected; limit: by contract; days: working days late
    cost_index,       ///< value: CPI
    pending_changes,  ///< value: their share of the price; days: how many
    open_defect,      ///< record: an issue of severity S1 or S2
    gate,             ///< record: failed, or conditional unless all open conditions are minor defects
    risk,             ///< record; days: its score
    satisfaction,     ///< value: CSAT
    complaint,        ///< record: open; days: calendar days since it was received
    overdue_payment,  ///< record; days: calendar days overdue
  } type;
  Rag colour = Rag::green;
  const Record* record = nullptr;
  std::optional<Decimal> value = {};
  std::optional<Date> date = {}, limit = {};
  int days = 0;
};

struct DimensionStatus {
  Dimension dimension = Dimension::schedule;
  Rag colour = Rag::unknown;    ///< the worst reason; unknown when there is nothing to judge by
  std::vector<StatusReason> reasons = {};  ///< worst first; green ones too, so that a green can be explained
};

struct StatusSources {
  const Progress& progress;
  const Schedule& schedule;  ///< of the same data date, with progress
  std::optional<Decimal> csat = {};  ///< of the last closed survey, a share
  /// All records, when those to judge are what a client may see: a milestone it sees waits for tasks that it may not see.
  const RecordSet* plan = nullptr;
};

/// All dimensions in their order. For the client SPI(t) is that of working days, so that no cost shines through.
std::vector<DimensionStatus> compute_status(const RecordSet& records, const Settings& settings, const Calendar& calendar,
                                            const StatusSources& sources, Audience audience);

/// The client is shown schedule, scope and quality; we see all.
bool is_shown(Dimension dimension, Audience audience);
/// The worst colour of the dimensions the audience is shown; unknown when all are.
Rag overall(std::span<const DimensionStatus> statuses, Audience audience);

}  // namespace accord
