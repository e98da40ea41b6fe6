#include "accord/kinds/payment_account.h"

#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/history.h"

namespace accord {
namespace {

struct DatedSum {
  std::optional<Money> sum;
  std::optional<Date> last;
  std::vector<Date> days = {};
};

/// Items of another currency than the first, or than the one that is wanted, are left out: sums never mix.
DatedSum sum_of(const Record& payment, std::string_view list, Date as_of, std::optional<Currency> wanted, bool& adds_up) {
  DatedSum total;
  for (const Value* item : dated_items(payment, list, as_of)) {
    const auto amount = parse_money((*item)["amount"].text);
    if (!amount || amount->currency != wanted.value_or(amount->currency)) {
      adds_up = false;
      continue;
    }
    wanted = amount->currency;
    total.sum = total.sum ? *total.sum + *amount : *amount;
    total.last = parse_moment((*item)["at"].text)->date;
    total.days.push_back(*total.last);
  }
  return total;
}

Decimal retained_share(const RecordSet& records) {
  const Record* contract = records.single("contract");
  const auto share = contract ? parse_rate(contract->content()["retention"]["share"].text) : std::nullopt;
  return share.value_or(Decimal(0));
}

std::optional<Money> agreed_amount(const Record& payment, const RecordSet& records, Date as_of) {
  if (const auto own = payment.money("amount")) return own;
  const auto percent = payment.decimal("percent");
  const auto price = percent ? contract_price(records, as_of) : std::nullopt;
  if (!price) return std::nullopt;
  const Decimal share = *percent * Decimal(1, 2);
  if (payment.text("type") == "retention") return times(price->with_changes, share);
  const Money amount = times(price->as_signed, share);
  return payment.flag("with_changes") ? amount + times(price->with_changes - price->as_signed, Decimal(1) - retained_share(records)) : amount;
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

std::optional<Money> PaymentAccount::to_pay() const { return agreed && deducted ? *agreed - *deducted : agreed; }

std::optional<Money> PaymentAccount::open() const {
  const auto expected = to_pay();
  if (!expected || !adds_up) return std::nullopt;
  const Money rest = received ? *expected - *received : *expected;
  return rest.is_negative() ? Money{0, rest.currency} : rest;
}

PaymentAccount payment_account(const Record& payment, const RecordSet& records, Date as_of) {
  PaymentAccount account;
  const DatedSum invoices = sum_of(payment, "invoices", as_of, std::nullopt, account.adds_up);
  account.agreed = agreed_amount(payment, records, std::min(as_of, invoices.last.value_or(as_of)));
  if (invoices.sum && (!account.agreed || account.agreed->currency != invoices.sum->currency || *account.agreed < *invoices.sum)) account.agreed = invoices.sum;
  const std::optional<Currency> currency = account.agreed ? std::optional(account.agreed->currency) : std::nullopt;
  const DatedSum receipts = sum_of(payment, "receipts", as_of, currency, account.adds_up);
  account.received = receipts.sum;
  account.deducted = sum_of(payment, "deductions", as_of, currency, account.adds_up).sum;
  account.invoiced_on = invoices.last;
  account.received_on = receipts.last;
  account.receipt_days = receipts.days;
  return account;
}

}  // namespace accord
