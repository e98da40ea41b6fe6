#include "accord/analysis/payments.h"

#include <algorithm>
#include <tuple>

#include "accord/analysis/attention.h"
#include "accord/base/text.h"
#include "accord/model/history.h"

namespace accord {
namespace {

struct DatedSum {
  std::optional<Money> sum;
  std::optional<Date> last;
};

/// Items of another currency than the first are left out: sums never mix.
DatedSum sum_of(const Record& payment, std::string_view list, Date as_of) {
  DatedSum total;
  for (const Value* item : dated_items(payment, list, as_of)) {
    const auto amount = parse_money((*item)["amount"].text);
    const auto at = parse_moment((*item)["at"].text);
    if (!amount || !at || (total.sum && total.sum->currency != amount->currency)) continue;
    total.sum = total.sum ? *total.sum + *amount : *amount;
    total.last = at->date;
  }
  return total;
}

Decimal retained_share(const RecordSet& records) {
  const Record* contract = records.single("contract");
  const auto share = contract ? parse_rate(contract->content()["retention"]["share"].text) : std::nullopt;
  return share.value_or(Decimal(0));
}

std::optional<Money> agreed_amount(const Record& payment, const std::optional<ContractPrice>& price, const Decimal& retained) {
  if (const auto own = payment.money("amount")) return own;
  const auto percent = payment.decimal("percent");
  if (!percent || !price) return std::nullopt;
  const Decimal share = *percent * Decimal(1, 2);
  if (payment.text("type") == "retention") return times(price->with_changes, share);
  const Money amount = times(price->as_signed, share);
  return payment.flag("with_changes") ? amount + times(price->with_changes - price->as_signed, Decimal(1) - retained) : amount;
}

}  // namespace

std::optional<ContractPrice> contract_price(const RecordSet& records, Date as_of) {
  const Record* contract = records.single("contract");
  const auto price = contract ? contract->money("price") : std::nullopt;
  if (!price) return std::nullopt;
  ContractPrice result{*price, *price};
  for (const Record& change : records.of("change")) {
    const auto delta = change.money("price_delta");
    if (delta && delta->currency == price->currency && first_move_to(change, "approved", as_of) && phase_of(change, as_of) != Phase::dropped)
      result.with_changes += *delta;
  }
  return result;
}

std::vector<PaymentFacts> payment_facts(const RecordSet& records, Date as_of) {
  const auto price = contract_price(records, as_of);
  const Decimal retained = retained_share(records);
  std::vector<PaymentFacts> payments;
  for (const Record& payment : records.of("payment")) {
    if (!exists_at(payment, as_of) || phase_of(payment, as_of) == Phase::dropped) continue;
    const DatedSum invoices = sum_of(payment, "invoices", as_of), receipts = sum_of(payment, "receipts", as_of);
    payments.push_back({.record = &payment, .amount = invoices.sum ? invoices.sum : agreed_amount(payment, price, retained), .received = receipts.sum,
                        .invoiced_on = invoices.last, .due = payment_due(payment, as_of), .received_on = receipts.last});
  }
  const auto key = [](const PaymentFacts& facts) {
    return std::tuple(facts.record->text("number"), facts.due.value_or(Date::from_days(1 << 28)), facts.record->title());
  };
  std::ranges::stable_sort(payments, {}, key);
  return payments;
}

}  // namespace accord
