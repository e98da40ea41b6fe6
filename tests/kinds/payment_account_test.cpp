// A payment's account (domain.md C49, E5): a deduction counts once, whether the invoice is net of it or not.
#include "accord/analysis/payments.h"

#include <doctest/doctest.h>

#include "support/law.h"
#include "support/small_project.h"

using namespace accord;

namespace {

const Date end_of_june = *parse_date("2026-06-30");

PaymentAccount account(const std::string& text, Date as_of = end_of_june) {
  const SmallProject project({{"payment", "PAY-aaaaa", text}});
  return payment_account(*project.records().find("PAY-aaaaa"), project.records(), as_of);
}

std::string items(const std::string& list, std::initializer_list<std::string> entries) {
  std::string text = list + ":\n";
  int number = 0;
  for (const std::string& entry : entries) text += "  - {id: a00" + std::to_string(number++) + ", " + entry + "}\n";
  return text;
}

const std::string receipt = items("receipts", {"at: 2026-06-20, amount: CNY 900.00"});
const std::string deduction = items("deductions", {"at: 2026-06-02, type: damages, amount: CNY 100.00"});

std::string text_of(const std::optional<Money>& money) { return money ? to_string(*money) : "-"; }

}  // namespace

TEST_CASE("a deduction counts once: from an invoice net of it, from one of the whole, and where nothing was agreed") {
  const std::string net = items("invoices", {"at: 2026-06-02, amount: CNY 900.00"}), whole = items("invoices", {"at: 2026-06-02, amount: CNY 1000.00"});
  CHECK(account("amount: CNY 1000.00\n" + net + receipt + deduction).is_settled());
  CHECK(account("amount: CNY 1000.00\n" + whole + receipt + deduction).is_settled());
  CHECK(account(whole + receipt + deduction).is_settled());
  CHECK(text_of(account("amount: CNY 1000.00\n" + net + receipt).open()) == "CNY 100.00");
  CHECK(text_of(account("amount: CNY 1000.00\n" + net + deduction).open()) == "CNY 900.00");
  CHECK(text_of(account("amount: CNY 1000.00\n" + deduction).to_pay()) == "CNY 900.00");
}

TEST_CASE("an invoice for a part leaves the rest open; one for more than was agreed counts") {
  CHECK(text_of(account("amount: CNY 1500.00\n" + items("invoices", {"at: 2026-06-02, amount: CNY 900.00"}) + receipt).open()) == "CNY 600.00");
  CHECK(text_of(account("amount: CNY 800.00\n" + items("invoices", {"at: 2026-06-02, amount: CNY 950.00"}) + receipt).open()) == "CNY 50.00");
}

TEST_CASE("every item counts from its own day, whenever it was moved") {
  const std::string text = "amount: CNY 900.00\n" + items("invoices", {"at: 2026-06-02, amount: CNY 900.00"}) + receipt + "moves:\n  - {to: received, at: 2026-06-28}\n";
  CHECK(text_of(account(text, *parse_date("2026-06-19")).open()) == "CNY 900.00");
  CHECK(account(text, *parse_date("2026-06-20")).is_settled());
}

TEST_CASE("a change approved after the last invoice is not what that one asked for") {
  const auto agreed = [](const std::string& approved) {
    const SmallProject project({{"contract", "contract", "price: CNY 10000.00\n"},
                                {"change", "CR-aaaaa", "price_delta: CNY 1000.00\nschedule_days: 0\nmoves:\n  - {to: approved, at: " + approved + "}\n"},
                                {"payment", "PAY-aaaaa", "percent: 50\nwith_changes: true\n" + items("invoices", {"at: 2026-06-02, amount: CNY 5000.00"})}});
    return text_of(payment_account(*project.records().find("PAY-aaaaa"), project.records(), end_of_june).agreed);
  };
  CHECK(agreed("2026-06-03") == "CNY 5000.00");
  CHECK(agreed("2026-06-02") == "CNY 6000.00");
}

TEST_CASE("amounts of several currencies are never all of the money") {
  const PaymentAccount mixed = account(items("invoices", {"at: 2026-06-02, amount: CNY 900.00"}) + items("receipts", {"at: 2026-06-20, amount: CNY 900.00", "at: 2026-06-21, amount: USD 1.00"}));
  CHECK_FALSE(mixed.adds_up);
  CHECK_FALSE(mixed.open());
  CHECK_FALSE(mixed.is_settled());
}

TEST_CASE("received, open, deducted and waived are what was agreed, on every day") {
  const auto property = [] {
    // Up to 1000 is taken off and up to 9000 received, of 10,000.
    std::string text = "amount: CNY 10000.00\n", receipts, deductions;
    std::size_t taken = 0;
    const std::size_t offs = test::below(4), parts = test::below(7);
    for (std::size_t i = 0; i < offs; ++i) {
      const std::size_t amount = 1 + test::below(300), day = 1 + test::below(28);
      taken += amount;
      deductions += fmt::format("  - {{id: d{:03}, at: 2026-06-{:02}, type: other, amount: CNY {}.00}}\n", i, day, amount);
    }
    for (std::size_t i = 0; i < parts; ++i) {
      const std::size_t amount = 1 + test::below(1400), day = 1 + test::below(28);
      receipts += fmt::format("  - {{id: r{:03}, at: 2026-06-{:02}, amount: CNY {}.00}}\n", i, day, amount);
    }
    const bool net = test::one_in(2), invoiced = test::one_in(2), waived = test::one_in(2);
    if (invoiced) text += items("invoices", {fmt::format("at: 2026-06-01, amount: CNY {}.00", net ? 10000 - taken : 10000)});
    if (!receipts.empty()) text += "receipts:\n" + receipts;
    if (!deductions.empty()) text += "deductions:\n" + deductions;
    if (waived) text += "moves:\n  - {to: waived, at: 2026-06-15, reason: rest}\n";
    const SmallProject project({{"payment", "PAY-aaaaa", text}});
    const Date day = *parse_date("2026-05-31") + static_cast<int>(test::below(31));
    for (const PaymentFacts& facts : payment_facts(project.records(), day)) {
      Money sum{0, Currency::cny()};
      for (const auto& part : {facts.account.received, facts.open(), facts.account.deducted, facts.waived()})
        if (part) sum += *part;
      RC_ASSERT(facts.account.agreed);
      RC_ASSERT(to_string(sum) == "CNY 10000.00");
      RC_ASSERT(facts.waived_on.has_value() == (waived && *parse_date("2026-06-14") < day));
    }
  };
  CHECK(test::holds("the money of a payment", 200, property));
}
