// What needs somebody's attention on a day: overdue, broken, due soon, waiting for the client; each with the next command.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accord/model/record_set.h"
#include "accord/model/settings.h"

namespace accord {

/// In the order in which they are shown.
enum class Urgency { overdue, due_today, to_do, due_soon, waiting };

struct AttentionItem {
  Urgency urgency = Urgency::to_do;
  const Record* record = nullptr;
  Message what;               ///< "due 26 June, 2 days ago", without the record's name
  std::optional<Date> date;   ///< what it is ordered by within its urgency
  std::string command;        ///< the command that deals with it
};

/// Everything on `as_of`, most urgent first, then by date and id. Soon is within `soon_days` calendar days. Records that
/// the client has to act on (owner of the client's organisation, state with the client) are waiting unless overdue.
std::vector<AttentionItem> attention(const RecordSet& records, const Settings& settings, Date as_of, int soon_days = 7);

/// The day a risk's next review is due: a week (high), two (medium) or four (low, domain A7) after the last one.
std::optional<Date> next_review(const Record& risk, const RecordSet& records, const Settings& settings, Date as_of);

/// Whether it is invoiced and not all of the money has come: receipts count from their own days.
bool awaits_money(const Record& payment, const RecordSet& records, Date as_of);

/// The due day of a payment: `due`, else the last invoice plus its term in calendar days; nothing before an invoice.
std::optional<Date> payment_due(const Record& payment, Date as_of);

}  // namespace accord
