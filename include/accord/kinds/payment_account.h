// What was agreed, received and taken off for a payment, and what is open (domain.md C49, E5).
#pragma once

#include <optional>
#include <vector>

#include "accord/base/date.h"
#include "accord/base/money.h"
#include "accord/model/record_set.h"

namespace accord {

/// The contract's price: as signed, and with the changes approved on or before the day.
struct ContractPrice {
  Money with_changes, as_signed;
};
std::optional<ContractPrice> contract_price(const RecordSet& records, Date as_of);

/// A payment's account at the end of a day: every item counts from its own date. An invoice asks for what deductions have
/// left, or for the whole, of which they are taken off later: agreed - received - deducted is open either way.
struct PaymentAccount {
  /// Its own amount, or its share of the price on the day of the last invoice; what was invoiced, when that is more or
  /// nothing was agreed. A retention's share is one of the price with its changes, any other of the signed price;
  /// `with_changes` adds what the changes brought, less the retained share.
  std::optional<Money> agreed;
  std::optional<Money> received, deducted;       ///< nothing yet when empty
  std::optional<Date> invoiced_on, received_on;  ///< the last invoice, the last receipt
  std::vector<Date> receipt_days = {};           ///< a day for each receipt
  bool adds_up = true;  ///< every amount can be read and is of the agreed one's currency; those that are not are left out

  /// Agreed less what the client takes off.
  std::optional<Money> to_pay() const;
  /// What is still to come, not below zero; nothing when that is not known.
  std::optional<Money> open() const;
  /// Money came, and none is to come.
  bool is_settled() const { return received_on && open() && open()->is_zero(); }
};
PaymentAccount payment_account(const Record& payment, const RecordSet& records, Date as_of);

}  // namespace accord
