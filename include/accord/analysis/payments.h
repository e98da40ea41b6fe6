// What the client pays by the contract: amounts, invoices, receipts (domain.md A8, C49).
#pragma once

#include <optional>
#include <vector>

#include "accord/base/date.h"
#include "accord/base/money.h"
#include "accord/model/record_set.h"

namespace accord {

/// One payment as it stands at the end of a day.
struct PaymentFacts {
  const Record* record = nullptr;
  std::optional<Money> amount;    ///< invoiced, else as agreed: its own amount, or its share of the price
  std::optional<Money> received;
  std::optional<Date> invoiced_on, due, received_on;  ///< the last invoice, its due day, the last receipt
};

/// The contract's price: as signed, and with the changes approved on or before the day.
struct ContractPrice {
  Money with_changes, as_signed;
};
std::optional<ContractPrice> contract_price(const RecordSet& records, Date as_of);

/// The payments that exist and are not waived on that day, by number, then due day. A share is one of the signed price; a
/// retention's is one of the price with its changes; `with_changes` adds what the changes brought, less the retained share.
std::vector<PaymentFacts> payment_facts(const RecordSet& records, Date as_of);

}  // namespace accord
