#include "accord/analysis/payments.h"

#include <algorithm>
#include <tuple>

#include "accord/analysis/attention.h"
#include "accord/model/history.h"

namespace accord {

std::vector<PaymentFacts> payment_facts(const RecordSet& records, Date as_of) {
  std::vector<PaymentFacts> payments;
  for (const Record& payment : records.of("payment")) {
    if (!exists_at(payment, as_of)) continue;
    PaymentFacts facts{.record = &payment, .account = payment_account(payment, records, as_of), .due = payment_due(payment, as_of), .waived_on = {}};
    if (phase_of(payment, as_of) == Phase::dropped) {
      if (!facts.account.received) continue;
      facts.waived_on = last_move_to(payment, state_of(payment, as_of), as_of)->date;
    }
    payments.push_back(std::move(facts));
  }
  const auto key = [](const PaymentFacts& facts) {
    return std::tuple(facts.record->text("number"), facts.due.value_or(Date::from_days(1 << 28)), facts.record->title());
  };
  std::ranges::stable_sort(payments, {}, key);
  return payments;
}

}  // namespace accord
