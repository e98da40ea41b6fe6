// contract.yaml: the terms of the signed contract, as data. A note, not legal advice.
#include "accord/model/settings.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

Field parties() {
  return items("parties",
               {choice("role", {"client", "contractor", "subcontractor"}, "Role").always(), line("name", "Registered name").translatable().always(),
                line("signatory", "Who signs").translatable(), line("address", "Address").translatable(), line("tax_id", "Tax number").internal(),
                line("bank", "Bank and account").internal()},
               "Who is bound")
      .keyed("role");
}

Field clauses() {
  return items("clauses",
               {line("number", "Number of the clause").always(), line("heading", "Heading").translatable().always(),
                choice("type", {"scope", "schedule", "deliverables", "quality", "acceptance", "payment", "retention", "delay_damages", "late_payment",
                                "warranty", "change", "ip", "confidentiality", "subcontracting", "termination", "dispute", "other"},
                       "What it is about"),
                prose("text", "What it says").translatable()},
               "Clauses")
      .keyed("number");
}

Field obligations() {
  return items("obligations",
               {line("text", "What is owed").translatable().always(), choice("party", {"client", "contractor"}, "By whom").always(),
                line("clause", "Number of the clause"), date("due", "By when"), date("done", "Day it was done")},
               "What each side owes");
}

Field damages() {
  return group("damages",
               {choice("base", {"current_price", "original_price", "late_part"}, "What the rate is of").otherwise("current_price"),
                rate("rate", "Share for each unit, e.g. 0.0005"), choice("unit", {"day", "week"}, "Calendar day, or started week").otherwise("day"),
                integer("grace", "Calendar days free of damages").range(0, 365).otherwise("0"), rate("cap", "Most that is owed, as a share of the base")},
               "Damages for delay");
}

/// K-1: the payments make up the price.
void check_payments(const RuleContext& context, Findings& findings) {
  const auto price = context.record.money("price");
  const auto payments = context.records.of("payment");
  if (!price || payments.empty()) return;
  Decimal percent(0);
  Money fixed{0, price->currency};
  for (const Record& payment : payments) {
    if (state_now(context, payment) == "cancelled") continue;
    if (const auto share = payment.decimal("percent")) percent = percent + *share;
    if (const auto amount = payment.money("amount"); amount && amount->currency == price->currency) fixed += *amount;
  }
  const Decimal total = to_decimal(*price) * percent + to_decimal(fixed) * Decimal(100);
  if (total == to_decimal(*price) * Decimal(100)) return;
  const std::string share = to_string(normalised(percent));
  const Message amount = amount_words(fixed);
  error(context.record, findings, "K-1", "price",
        fixed.is_zero() ? say("the payments make up {} % of the price, not the whole price", share)
        : percent == Decimal(0) ? say("the payments make up {}, not the whole price", amount)
                                : say("the payments make up {} % of the price and {}, not the whole price", share, amount));
}

/// K-11: many small changes are one large one.
void check_changes(const RuleContext& context, Findings& findings) {
  const auto price = context.record.money("price");
  const auto flag = parse_decimal(context.record.content()["approval"]["flag"].text).value_or(Decimal(1, 1));
  if (!price || price->is_zero()) return;
  Money gross{0, price->currency};
  for (const Record& change : context.records.of("change")) {
    const std::string_view state = state_now(context, change);
    const auto delta = change.money("price_delta");
    const bool counts = state == "approved" || state == "implementing" || state == "implemented" || state == "verified" || state == "closed";
    if (counts && delta && delta->currency == price->currency) gross += delta->is_negative() ? -*delta : *delta;
  }
  if (to_decimal(*price) * flag < to_decimal(gross))
    warning(context.record, findings, "K-11", "price", say("the approved changes add up to {}, more than {} of the price", amount_words(gross), percent_text(flag)));
}

/// K-14: amounts typed without a currency are in that of accord.yaml.
void check_currency(const RuleContext& context, Findings& findings) {
  const auto price = context.record.money("price");
  const auto currency = Currency::find(context.settings.currency);
  if (price && currency && price->currency != *currency)
    warning(context.record, findings, "K-14", "price", say("the price is in {}, but accord.yaml says {}: an amount typed without a currency does not count towards it", price->currency.code(), currency->code()),
            say("write in accord.yaml: currency: {}", price->currency.code()));
}

}  // namespace

Kind contract_kind() {
  Kind kind = only_one("contract", "contract.yaml", "The contract");
  kind.states = {{"draft", Phase::open},      {"signed", Phase::active},    {"effective", Phase::active}, {"suspended", Phase::waiting},
                 {"completed", Phase::active}, {"closed", Phase::settled},  {"terminated", Phase::dropped}};
  kind.moves = {move("sign", "signed", {"draft"}),
                move("activate", "effective", {"signed"}),
                move_with_reason("suspend", "suspended", {"effective"}),
                move("resume", "effective", {"suspended"}),
                move("complete", "completed", {"effective"}),
                move("close", "closed", {"completed"}),
                move_with_reason("terminate", "terminated", {"signed", "effective", "suspended"})};
  kind.fields = {
      line("title", "Title of the contract").translatable(),
      choice("type", {"fixed_price", "time_and_material", "unit_price", "cost_plus"}, "How it is paid").otherwise("fixed_price"),
      choice("form", {"technology_development", "contract_for_work", "service", "construction", "other"}, "Form of contract"),
      parties(),
      date("start", "First day of the work"),
      date("completion_date", "Day by which all is accepted; approved changes extend it").from("signed"),
      choice("completion_unit", {"working_days", "calendar_days"}, "Unit in which changes extend it").otherwise("working_days"),
      money("price", "Price, tax included").from("signed"),
      rate("tax_rate", "Share of tax in the net price, e.g. 0.06"),
      items("price_breakdown", {line("text", "Part").translatable().always(), money("amount", "Amount").always().signed_value()}, "What the price is made of"),
      prose("payment_terms", "How it is paid").translatable(),
      damages(),
      group("late_payment", {rate("base", "Reference rate a year, e.g. a central bank's"), rate("plus", "Points a year on top"), rate("daily", "Share for each day, instead of a yearly rate"),
                             money("flat", "Lump sum for each late invoice")},
            "Interest on late payment"),
      group("retention", {rate("share", "Share of the price kept back"), choice("form", {"instalment", "certificate"}, "As the last payment, or from each certificate").otherwise("instalment"),
                          rate("each", "Share kept from each certificate"), rate("limit", "Most that is kept, as a share of the price"), line("release", "When it is paid out").translatable()},
            "Money kept back"),
      group("warranty", {integer("months", "Months from acceptance").range(0, 600), prose("text", "What it covers").translatable()}, "Warranty"),
      group("subcontracting", {boolean("allowed", "Parts may be given to third parties"), boolean("consent_required", "The client must agree first"), prose("text", "Limits").translatable()},
            "Giving work to third parties"),
      group("notices", {line("channel", "Id of the formal channel in accord.yaml").item_of("channels"), line("language", "Language of notices"), prose("text", "Rules").translatable()}, "Formal notices"),
      group("approval", {rate("managers", "Project managers alone: changes up to this share of the price, no days"), rate("board", "Change board: changes up to this share"),
                         rate("flag", "Sum of changes from which to warn")},
            "Who may approve which change").internal(),
      integer("minor_defects", "Open S2 defects allowed at final acceptance").range(0, 1000).otherwise("0"),
      line("law", "Governing law").translatable(),
      line("forum", "Where disputes are settled").translatable(),
      prose("ip", "Who owns the results").translatable(),
      prose("confidentiality", "What is kept secret").translatable(),
      clauses(),
      obligations(),
      items("attachments", {line("path", "File or address").always(), line("text", "What it is").translatable(), line("sha256", "SHA-256")}, "Attachments").keyed("path"),
      group("evaluation", {items("criteria", {line("text", "Criterion").translatable().always(), rate("weight", "Share").always(), integer("score", "1 to 5").range(1, 5),
                                              line("note", "Evidence").translatable()},
                                 "Criteria")},
            "Evaluation of the project at its end").internal(),
  };
  kind.rules = {{"K-1", check_payments},
                {"K-11", check_changes},
                {"K-14", check_currency, false, true}};
  kind.columns = {"number", "price", "completion_date", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
