// What the client pays by the contract: amounts, invoices, receipts (domain.md A8, C49).
#pragma once

#include <optional>
#include <vector>

#include "accord/kinds/payment_account.h"

namespace accord {

/// One payment as it stands at the end of a day.
struct PaymentFacts {
  const Record* record = nullptr;
  PaymentAccount account;
  std::optional<Date> due;        ///< of the last invoice, or as agreed
  std::optional<Date> waived_on;  ///< nothing more is to come: waived or cancelled

  /// received + open + waived + deducted is what was agreed, unless more came.
  std::optional<Money> open() const { return waived_on ? std::nullopt : account.open(); }
  std::optional<Money> waived() const { return waived_on ? account.open() : std::nullopt; }
};

/// The payments that exist on that day, by number, then due day; without those that were waived before anything came.
std::vector<PaymentFacts> payment_facts(const RecordSet& records, Date as_of);

}  // namespace accord
