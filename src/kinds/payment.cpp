// Payments the client owes: trigger, invoice, receipts. Due and overdue are derived.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

Message invoice_missing(const RuleContext& context) {
  return context.record.items("invoices").empty() ? Message("invoiced, but no invoice is written down") : Message();
}

Message receipt_missing(const RuleContext& context) {
  return context.record.items("receipts").empty() ? Message("received, but no receipt is written down") : Message();
}

constexpr const char* with_invoice = "--invoices \"number=… amount=…\"";
constexpr const char* with_receipt = "--receipts \"amount=…\"";

Refusal not_invoiced(const RuleContext& context) { return {invoice_missing(context), with_invoice}; }

Refusal not_received(const RuleContext& context) {
  if (Message missing = invoice_missing(context); !missing.empty()) return {std::move(missing), std::string(with_invoice) + " " + with_receipt};
  return {receipt_missing(context), with_receipt};
}

/// The sum of a list's amounts; none when they are not of one currency.
std::optional<Money> sum_of(const Record& record, std::initializer_list<std::string_view> lists) {
  std::optional<Money> sum;
  for (std::string_view list : lists)
    for (const Member& item : record.items(list)) {
      const auto amount = parse_money(item.value["amount"].text);
      if (!amount || (sum && sum->currency != amount->currency)) return std::nullopt;
      sum = sum ? *sum + *amount : *amount;
    }
  return sum;
}

/// Less has come than was invoiced, what the client took off counted as come; amounts of several currencies are never all.
bool is_part(const RuleContext& context) {
  const auto invoiced = sum_of(context.record, {"invoices"}), settled = sum_of(context.record, {"receipts", "deductions"});
  return !invoiced || !settled || invoiced->currency != settled->currency || *settled < *invoiced;
}

/// What counts as invoiced or received says when and how much; and one currency.
void check_money(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  if (Message missing = receipt_missing(context); state_now(context) == "received" && !missing.empty())
    error(record, findings, "K-12", "receipts", std::move(missing), say("accord payment set {} --add-receipts \"amount=…\"", record.id));
  if (state_now(context) == "received" && receipt_missing(context).empty() && invoice_missing(context).empty() && is_part(context)) {
    const auto invoiced = sum_of(record, {"invoices"}), settled = sum_of(record, {"receipts", "deductions"});
    const bool comparable = invoiced && settled && invoiced->currency == settled->currency;
    warning(record, findings, "K-13", "receipts",
            comparable ? say("received, but only {} of {}", to_string(*settled), to_string(*invoiced)) : Message("received, but invoices and receipts are not of one currency"),
            comparable ? "while money is missing it is partly_received: accord payment receive says so by itself" : "write down what the bank credited in the invoice's currency");
  }
  if (Message missing = invoice_missing(context); is_in(context, {"invoiced", "partly_received", "received"}) && !missing.empty())
    error(record, findings, "K-12", "invoices", std::move(missing), say("accord payment set {} --add-invoices \"number=… amount=…\"", record.id));
  if (record.has("percent") && record.has("amount"))
    error(record, findings, "K-12", "amount", "a payment is a share of the price or an amount, not both");
}

Move receive() {
  Move receive = move_if("receive", "received", {"invoiced", "partly_received"}, not_received);
  receive.lesser = "partly_received";
  receive.falls_short = is_part;
  return receive;
}

}  // namespace

Kind payment_kind() {
  Kind kind = named("payment", "payments", "PAY", "payments", "A payment by the contract");
  kind.common = true;
  kind.states = {{"planned", Phase::open}, {"triggered", Phase::active}, {"invoiced", Phase::waiting}, {"partly_received", Phase::waiting}, {"received", Phase::settled}, {"waived", Phase::dropped}};
  kind.moves = {move("trigger", "triggered", {"planned"}), move_if("invoice", "invoiced", {"triggered"}, not_invoiced),
                receive(), move_with_reason("waive", "waived", {"planned", "triggered", "invoiced", "partly_received"})};

  kind.fields = {
      choice("type", {"advance", "milestone", "final", "retention", "other"}, "What kind of payment").otherwise("milestone"),
      percent("percent", "Share of the price"),
      money("amount", "Amount, when it is not a share of the price").signed_value(),
      reference("trigger", {"milestone", "deliverable", "certificate"}, "What makes it payable"),
      line("trigger_text", "What makes it payable, in words").translatable(),
      integer("term_days", "Calendar days from the invoice to the due date").range(0, 3650),
      date("due", "Due date, when it does not follow from invoice and term"),
      boolean("with_changes", "Approved changes are settled with this payment: their price, less what stays as retention"),
      items("conditions", {line("text", "What must be there").translatable().always(), date("met", "Day it was")}, "Conditions of the payment"),
      items("invoices", {date("at", "Invoice date").always(), line("number", "Invoice number"), money("amount", "Amount, tax included").always().signed_value()},
            "Invoices").append_only().dated_by("at"),
      items("receipts", {date("at", "Day the money came").always(), money("amount", "Amount").always().signed_value(), line("note", "Note").internal()},
            "What was received").append_only().dated_by("at"),
      items("deductions", {date("at", "Day").always(), choice("type", {"damages", "advance", "other"}, "What for").always(), money("amount", "Amount").always(),
                           line("text", "Why").translatable()},
            "What the client takes off").append_only().dated_by("at"),
      reference("disputes", {"message", "issue", "complaint"}, "Disputes about it").list(),
  };
  kind.rules = {{"K-12", check_money}};
  kind.columns = {"type", "percent", "amount", "trigger", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
