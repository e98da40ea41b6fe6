// Payments of the sample project (domain.md E5, C49, C54).
#include "accord/analysis/payments.h"

#include <doctest/doctest.h>

#include "accord/kinds/list.h"
#include "accord/store/project.h"

namespace accord {
namespace {

struct Sample {
  Project project{std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows()};
  Loaded loaded = project.load();
};

std::string amounts(const std::vector<PaymentFacts>& payments) {
  std::string text;
  for (const PaymentFacts& facts : payments)
    text += std::string(facts.record->text("number")) + ' ' + (facts.account.to_pay() ? to_string(*facts.account.to_pay()) : "-") + ' ' + (facts.account.received ? to_string(*facts.account.received) : "-") + ' ' +
            (facts.due ? to_string(*facts.due) : "-") + '\n';
  return text;
}

TEST_CASE("C49: amounts at the start follow from the signed price") {
  const Sample sample;
  CHECK(amounts(payment_facts(sample.loaded.records, *parse_date("2026-03-01"))) ==
        "PAY-001 CNY 384000.00 - -\nPAY-002 CNY 192000.00 - -\nPAY-003 CNY 256000.00 - -\nPAY-004 CNY 384000.00 - -\nPAY-005 CNY 64000.00 - 2027-09-28\n");
}

TEST_CASE("C49: at the end of June the changes are in the last two, and two are received") {
  const Sample sample;
  const auto price = contract_price(sample.loaded.records, *parse_date("2026-06-30"));
  REQUIRE(price);
  CHECK(to_string(price->with_changes) == "CNY 1342000.00");
  CHECK(to_string(price->as_signed) == "CNY 1280000.00");
  CHECK(amounts(payment_facts(sample.loaded.records, *parse_date("2026-06-30"))) ==
        "PAY-001 CNY 384000.00 CNY 384000.00 2026-03-22\nPAY-002 CNY 192000.00 CNY 192000.00 2026-05-26\nPAY-003 CNY 256000.00 - -\n"
        "PAY-004 CNY 442900.00 - -\nPAY-005 CNY 67100.00 - 2027-09-28\n");
}

TEST_CASE("C49, C54: at the end what was invoiced counts; the price is CNY 1,377,000") {
  const Sample sample;
  const Date end = *parse_date("2026-09-30");
  CHECK(to_string(contract_price(sample.loaded.records, end)->with_changes) == "CNY 1377000.00");
  CHECK(amounts(payment_facts(sample.loaded.records, end)) ==
        "PAY-001 CNY 384000.00 CNY 384000.00 2026-03-22\nPAY-002 CNY 192000.00 CNY 192000.00 2026-05-26\nPAY-003 CNY 256000.00 CNY 256000.00 2026-08-05\n"
        "PAY-004 CNY 472707.50 CNY 472707.50 2026-09-28\nPAY-005 CNY 68850.00 - 2027-09-28\n");
}

TEST_CASE("C49: the damages of the last payment are taken off once, though its invoice is net of them") {
  const Sample sample;
  const Record& last = *sample.loaded.records.find("PAY-gz1y2");
  const PaymentAccount account = payment_account(last, sample.loaded.records, *parse_date("2026-09-30"));
  CHECK(to_string(*account.agreed) == "CNY 476150.00");
  CHECK(to_string(*account.deducted) == "CNY 3442.50");
  CHECK(to_string(*account.received) == "CNY 472707.50");
  CHECK(account.is_settled());
  CHECK(to_string(*payment_account(last, sample.loaded.records, *parse_date("2026-09-27")).open()) == "CNY 472707.50");
}

TEST_CASE("without a contract shares have no amount") {
  const RecordSet none;
  CHECK_FALSE(contract_price(none, *parse_date("2026-06-30")));
  CHECK(payment_facts(none, *parse_date("2026-06-30")).empty());
}

}  // namespace
}  // namespace accord
