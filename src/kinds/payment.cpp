// Payments the client owes: trigger, invoice, receipts. Due and overdue are derived.
#include <algorithm>

#include "accord/kinds/payment_account.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
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

/// The same of a move that lacks it.
Message cannot_become(std::string_view state, Message why) { return say("cannot become “{}”: {}", state_word("payment", state), std::move(why)); }

constexpr const char* with_invoice = "--invoices \"number=… amount=…\"";
constexpr const char* with_receipt = "--receipts \"amount=…\"";

/// The day of the last move before this one to that state, or of the last one, when nothing has been added to the list since.
std::optional<Date> nothing_since(const RuleContext& context, std::string_view list, std::string_view state) {
  if (!context.before || context.record.items(list).size() > context.before->items(list).size()) return std::nullopt;
  const std::vector<MoveEntry> moves = moves_of(*context.before);
  if (moves.empty()) return std::nullopt;
  const auto to_state = std::find_if(moves.rbegin(), moves.rend(), [&](const MoveEntry& move) { return move.to == state; });
  const Date last = (to_state == moves.rend() ? moves.back() : *to_state).at.date;
  const auto later = [&](const Member& item) {
    const auto at = parse_moment(item.value["at"].text);
    return at && last < at->date;
  };
  return std::ranges::any_of(context.record.items(list), later) ? std::nullopt : std::optional(last);
}

Refusal not_invoiced(const RuleContext& context) {
  if (context.before && state_of(*context.before) == "partly_received")
    if (const auto last = nothing_since(context, "invoices", "invoiced")) return {say("nothing new was invoiced since {}", to_string(*last)), with_invoice};
  if (invoice_missing(context).empty()) return {};
  return {cannot_become("invoiced", "no invoice is written down"), with_invoice};
}

Refusal not_received(const RuleContext& context) {
  if (!invoice_missing(context).empty()) return {cannot_become("received", "no invoice is written down"), std::string(with_invoice) + " " + with_receipt};
  const std::string_view state = state_of(context.record);
  if (context.before && state == state_of(*context.before))
    if (const auto last = nothing_since(context, "receipts", state)) return {say("nothing new was received since {}", to_string(*last)), with_receipt};
  if (receipt_missing(context).empty()) return {};
  return {cannot_become("received", "no receipt is written down"), with_receipt};
}

PaymentAccount account_of(const RuleContext& context) {
  return payment_account(context.record, context.records, context.as_of ? *context.as_of : Date::of(9999, 12, 31).value());
}

bool is_part(const RuleContext& context) { return !account_of(context).is_settled(); }

/// What counts as invoiced or received says when and how much; and one currency.
void check_money(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  if (Message missing = receipt_missing(context); state_now(context) == "received" && !missing.empty())
    error(record, findings, "K-12", "receipts", std::move(missing), say("accord payment set {} --add-receipts \"amount=…\"", record.id));
  if (state_now(context) == "received" && receipt_missing(context).empty() && invoice_missing(context).empty() && is_part(context)) {
    const PaymentAccount account = account_of(context);
    warning(record, findings, "K-13", "receipts",
            account.open() && account.received ? say("received, but only {} of {}", amount_words(*account.received), amount_words(*account.to_pay()))
                                               : Message("received, but invoices and receipts are not of one currency"),
            account.open() ? "while money is missing it is partly_received: accord payment receive says so by itself" : "write down what the bank credited in the invoice's currency");
  }
  if (Message missing = invoice_missing(context); is_in(context, {"invoiced", "partly_received", "received"}) && !missing.empty())
    error(record, findings, "K-12", "invoices", std::move(missing), say("accord payment set {} --add-invoices \"number=… amount=…\"", record.id));
  if (record.has("percent") && record.has("amount"))
    error(record, findings, "K-12", "amount", "a payment is a share of the price or an amount, not both");
}

/// K-14: the first of each list stands for the others.
void check_currency(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  warn_other_currency(context, findings, "amount", record.content()["amount"]);
  for (const char* list : {"invoices", "receipts", "deductions"}) {
    const std::size_t before = findings.size();
    for (const Member& item : record.items(list))
      if (findings.size() == before) warn_other_currency(context, findings, list, item.value["amount"]);
  }
}

/// K-15: an amount typed twice, or the client has money to get back. A deduction may stand in a net invoice already: it counts
/// where the payment's own amount is known.
void check_too_much(const RuleContext& context, Findings& findings) {
  const PaymentAccount account = account_of(context);
  const auto most = context.record.has("amount") || context.record.has("percent") ? account.to_pay() : account.agreed;
  if (most && account.received && account.received->currency == most->currency && *most < *account.received)
    warning(context.record, findings, "K-15", "receipts", say("{} was received, more than the {} to pay", amount_words(*account.received), amount_words(*most)),
            "correct a receipt that was written down twice, or pay back what is too much");
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
  kind.moves = {move("trigger", "triggered", {"planned"}), move_if("invoice", "invoiced", {"triggered", "partly_received"}, not_invoiced),
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
      // An invoice is net of the deductions known by then (domain.md C49, E5); how they count: payment_account.
      items("invoices", {date("at", "Invoice date").always(), line("number", "Invoice number"), money("amount", "Amount it asks for, tax included, less what is taken off by then").always().positive()},
            "Invoices, each less what is taken off by then").append_only().dated_by("at"),
      items("receipts", {date("at", "Day the money came").always(), money("amount", "Amount").always().positive(), line("note", "Note").internal()},
            "What was received").append_only().dated_by("at"),
      items("deductions", {date("at", "Day").always(), choice("type", {"damages", "advance", "other"}, "What for").always(), money("amount", "Amount").always().positive(),
                           line("text", "Why").translatable()},
            "What the client takes off, in the invoice or from what it asks for").append_only().dated_by("at"),
      reference("disputes", {"message", "issue", "complaint"}, "Disputes about it").list(),
  };
  kind.rules = {{"K-12", check_money},
                {"K-14", check_currency},
                {"K-15", check_too_much}};
  kind.columns = {"type", "percent", "amount", "trigger", "due", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
