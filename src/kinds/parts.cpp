#include "kinds/parts.h"

#include <algorithm>

#include "accord/model/history.h"

namespace accord {
namespace {

Mark mark_of(const Record& record, std::string_view field) {
  const Value* value = &record.content();
  Mark mark = value->mark;
  for (std::size_t start = 0; start <= field.size();) {
    const std::size_t dot = std::min(field.find('.', start), field.size());
    value = &(*value)[field.substr(start, dot - start)];
    if (value->is_none()) break;
    mark = value->mark;
    start = dot + 1;
  }
  return mark;
}

void add(const Record& record, Findings& findings, Severity severity, std::string rule, std::string field, Message message,
         Message hint) {
  const Mark mark = mark_of(record, field);
  findings.push_back({std::move(rule), severity, record.file, mark, std::move(field), std::move(message), std::move(hint)});
}

}  // namespace

Kind named(std::string name, std::string plural, std::string prefix, std::string folder, std::string help) {
  Kind kind;
  kind.name = std::move(name);
  kind.plural = std::move(plural);
  kind.prefix = std::move(prefix);
  kind.folder = std::move(folder);
  kind.help = std::move(help);
  return kind;
}

Kind only_one(std::string name, std::string file, std::string help) {
  Kind kind = named(name, name, "", std::move(file), std::move(help));
  kind.singleton = true;
  return kind;
}

Move move(std::string verb, std::string to, std::vector<std::string> from) {
  return {std::move(verb), std::move(to), std::move(from)};
}

Move move_with_reason(std::string verb, std::string to, std::vector<std::string> from) {
  return {std::move(verb), std::move(to), std::move(from), true};
}

Move move_if(std::string verb, std::string to, std::vector<std::string> from,
             std::function<Refusal(const RuleContext&)> guard) {
  return {std::move(verb), std::move(to), std::move(from), false, std::move(guard)};
}

Field evidence() {
  return items("evidence",
               {line("path", "File in the project, or an address").always(), line("sha256", "Hash of the file's content"),
                line("note", "What it shows")},
               "What proves it")
      .keyed("path");
}

Field plan_effects() {
  return items("effects",
               {choice("op", {"add", "set", "depend", "undepend"}, "What is done").always(),
                line("kind", "Kind of the record to add"), reference("record", {}, "Record that changes"),
                line("field", "Field to set"), line("value", "New value or dependency; $k7d2 is what the effect k7d2 adds"),
                mapping("values", line("value", {}).list(), "Fields of the record to add; no record is named, the tool draws its id")},
               "What it does to the plan, as data");
}

Message amount_words(const Money& money) { return bilingual(display(money, Language::en), display(money, Language::zh)); }

void warn_other_currency(const RuleContext& context, Findings& findings, std::string field, const Value& amount) {
  const State* state = context.record.kind->state(state_now(context));
  if (state && state->phase == Phase::dropped) return;
  const Record* contract = context.records.single("contract");
  const auto price = contract ? contract->money("price") : std::nullopt;
  const auto money = parse_money(amount.text);
  if (price && money && money->currency != price->currency)
    findings.push_back({"K-14", Severity::warning, context.record.file, amount.mark, std::move(field), say("{} is left out of totals: the contract’s price is in {}", amount_words(*money), price->currency.code()),
            "write it in the contract’s currency, at the rate that was agreed"});
}

Message person_word(const RuleContext& context, std::string_view handle) {
  const Record* person = context.records.find(handle);
  return person && person->has("title") ? localized_in_both(*person, "title") : verbatim(std::string(handle));
}

Message wrong_side(const RecordSet& records, std::string_view person, std::string_view party) {
  const Record* found = records.find(person);
  const std::string_view side = found ? found->text("org") : std::string_view();
  const auto is_side = [](std::string_view org) { return org == "client" || org == "contractor" || org == "subcontractor"; };
  if (side == party || !is_side(side)) return {};
  const Message name = localized_in_both(*found, "title"), own = labelled("choices", {}, side);
  if (party == "other") return say("{} belongs to the {} and signs for no other party", name, own);
  if (!is_side(party)) return {};
  return say("{} belongs to the {}, not to the {}", name, own, labelled("choices", {}, party));
}

void error(const Record& record, Findings& findings, std::string rule, std::string field, Message message, Message hint) {
  add(record, findings, Severity::error, std::move(rule), std::move(field), std::move(message), std::move(hint));
}

void warning(const Record& record, Findings& findings, std::string rule, std::string field, Message message, Message hint) {
  add(record, findings, Severity::warning, std::move(rule), std::move(field), std::move(message), std::move(hint));
}

bool is_first(const RuleContext& context) {
  const auto same_kind = context.records.of(context.record.kind->name);
  return !same_kind.empty() && &same_kind.front() == &context.record;
}

std::string_view state_now(const RuleContext& context, const Record& record) {
  return context.as_of ? state_of(record, *context.as_of) : state_of(record);
}

std::string_view state_now(const RuleContext& context) { return state_now(context, context.record); }

bool is_in(const RuleContext& context, std::initializer_list<std::string_view> states) {
  return std::ranges::find(states, state_now(context)) != states.end();
}

bool lists(const Record& record, std::string_view field, std::string_view text) {
  const auto texts = record.list(field);
  return std::ranges::find(texts, text) != texts.end();
}

bool linked_with(const RuleContext& context, std::string_view kind) {
  const auto of_kind = [&](const Record* record) { return record && record->kind->name == kind; };
  return std::ranges::any_of(links_of(context.record),
                             [&](const Link& link) { return of_kind(context.records.find(link.target)); }) ||
         std::ranges::any_of(context.records.linking_to(context.record.id), of_kind);
}

}  // namespace accord
