// Payments the client owes: trigger, invoice, receipt. Partly received, due and overdue are derived.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// What counts as invoiced or received says when and how much; and one currency.
void check_money(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  if (state_now(context) == "received" && record.items("receipts").empty())
    error(record, findings, "K-12", "receipts", "received, but no receipt is written down", say("accord payment set {} --add-receipts …", record.id));
  if (is_in(context, {"invoiced", "received"}) && record.items("invoices").empty())
    error(record, findings, "K-12", "invoices", "invoiced, but no invoice is written down", say("accord payment set {} --add-invoices …", record.id));
  if (record.has("percent") && record.has("amount"))
    error(record, findings, "K-12", "amount", "a payment is a share of the price or an amount, not both");
}

}  // namespace

Kind payment_kind() {
  Kind kind = named("payment", "payments", "PAY", "payments", "A payment by the contract");
  kind.common = true;
  kind.states = {{"planned", Phase::open}, {"triggered", Phase::active}, {"invoiced", Phase::waiting}, {"received", Phase::settled}, {"waived", Phase::dropped}};
  kind.moves = {move("trigger", "triggered", {"planned"}), move("invoice", "invoiced", {"triggered"}),
                move("receive", "received", {"invoiced"}), move_with_reason("waive", "waived", {"planned", "triggered", "invoiced"})};
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
            "What the client takes off").dated_by("at"),
      reference("disputes", {"message", "issue", "complaint"}, "Disputes about it").list(),
  };
  kind.rules = {{"K-12", check_money}};
  kind.columns = {"type", "percent", "amount", "trigger", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
