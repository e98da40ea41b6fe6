// What the client pays by the contract: price, amounts, invoices and receipts. Never our cost.
#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/sections.h"
#include "document/sheet.h"

namespace accord {
namespace {

std::string money_text(const ReportContext& context, const std::optional<Money>& money) {
  return money ? display(*money, context.words().language()) : context.words().label("nobody");
}

/// "with M5 (forecast 14 July)", or what the record says.
std::string trigger_of(const ReportContext& context, const Record& payment) {
  const Words& words = context.words();
  const Record* trigger = context.records().find(payment.text("trigger"));
  if (!trigger) {
    const std::string text = context.text(payment, "trigger_text");
    return text.empty() ? words.label("payment_planned") : text;
  }
  const PlannedDates* dates = context.dates(*trigger);
  const std::string name = context.number(*trigger).empty() ? context.title(*trigger) : context.number(*trigger);
  if (!dates || !dates->finish) return words.say("payment_with", {name});
  return words.say(dates->finished ? "payment_since" : "payment_forecast", {name, words.date(*dates->finish)});
}

bool is_paid(const ReportContext& context, const Record& payment, const PaymentFacts& facts) {
  return facts.account.is_settled() || (facts.account.received_on && state_of(payment, context.as_of()) == "received");
}

std::string state_of_payment(const ReportContext& context, const Record& payment, const PaymentFacts& facts) {
  const Words& words = context.words();
  const PaymentAccount& account = facts.account;
  if (account.received_on) {
    const std::string on = words.date(*account.received_on);
    if (is_paid(context, payment, facts)) return words.say("payment_received", {on});
    return words.say(facts.waived_on ? "payment_waived" : "payment_partly", {money_text(context, account.received), on});
  }
  if (account.invoiced_on) return words.say("payment_invoiced", {words.date(*account.invoiced_on)});
  return trigger_of(context, payment);
}

struct Row {
  const Record* record;
  const PaymentFacts* facts;
};

/// Also those that were waived after a part had come.
std::vector<Row> payments_of(const ReportContext& context) {
  const auto& facts = context.figures().payments;
  std::vector<const Record*> payments;
  for (const Record& payment : context.records().of("payment"))
    if (facts.contains(payment.id)) payments.push_back(&payment);
  std::vector<Row> rows;
  for (const Record* payment : context.in_order(std::move(payments))) rows.push_back({payment, &facts.at(payment->id)});
  return rows;
}

/// "Received so far: CNY 576,000.00 of CNY 1,342,000.00, the price with the approved changes."
std::string received_sentence(const ReportContext& context, const std::vector<Row>& rows) {
  std::optional<Money> received;
  for (const Row& row : rows)
    if (const auto& came = row.facts->account.received; came && (!received || received->currency == came->currency)) received = received ? *received + *came : *came;
  const auto& price = context.figures().contract_price;
  if (!price) return received ? context.words().say("received_plain", {money_text(context, received)}) : std::string();
  if (!received) received = Money{0, price->with_changes.currency};
  const bool changed = price->with_changes != price->as_signed;
  return context.words().say(changed ? "received_of_changed" : "received_of", {money_text(context, received), money_text(context, price->with_changes)});
}

}  // namespace

void remember_payments(const ReportContext& context) {
  for (const Row& row : payments_of(context))
    for (const Date day : row.facts->account.receipt_days)
      if (within(context, {.date = day})) context.remember("paid", *row.record, day);
}

Data payments_section(const ReportContext& context) {
  const Words& words = context.words();
  remember_payments(context);
  const std::vector<Row> rows = payments_of(context);
  if (rows.empty()) return {};
  SheetSection section{.columns = {words.label("column_payment"), words.label("column_amount"), words.label("column_due"), words.label("column_state")}};
  if (const std::string received = received_sentence(context, rows); !received.empty()) section.paragraphs.push_back(received);
  for (const Row& row : rows) {
    context.selected("payments", *row.record, "a payment of the contract");
    section.rows.push_back({context.title(*row.record), money_text(context, row.facts->account.to_pay()), row.facts->due && !row.facts->waived_on ? words.date(*row.facts->due) : words.label("nobody"),
                            words.capital(state_of_payment(context, *row.record, *row.facts))});
  }
  return section_data(section);
}

Shape payments_shape() { return section_shape("payments", sheet_section_shape()); }

Data money_section(const ReportContext& context) {
  const Words& words = context.words();
  const std::vector<Row> rows = payments_of(context);
  SheetSection section;
  if (!rows.empty())
    if (const std::string received = received_sentence(context, rows); !received.empty()) section.lines.push_back(received);
  for (const Row& row : rows) {
    if (row.facts->waived_on || is_paid(context, *row.record, *row.facts)) continue;
    context.selected("money", *row.record, "the next payment of the contract");
    section.lines.push_back(words.say("next_payment", {context.title(*row.record), money_text(context, row.facts->account.to_pay()), state_of_payment(context, *row.record, *row.facts)}));
    break;
  }
  if (const auto& progress = context.figures().progress) {
    const Currency currency = project_currency(context.settings());
    const auto amount = [&](const std::optional<std::int64_t>& minor) { return minor ? money_text(context, Money{*minor, currency}) : words.label("nobody"); };
    const EarnedFigures& cost = progress->cost;
    section.lines.push_back(words.say("cost_in_short", {amount(cost.sums.ac), amount(cost.sums.bac), amount(cost.eac), cost.cpi ? to_string(*cost.cpi) : words.label("nobody")}));
  }
  return section.empty() ? Data() : section_data(section);
}

Shape money_shape() { return section_shape("money", sheet_section_shape()); }

}  // namespace accord
