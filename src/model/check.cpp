#include "accord/model/check.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "accord/base/money.h"
#include "accord/base/text.h"
#include "accord/model/kind_labels.h"
#include "accord/base/threads.h"

namespace accord {
namespace {

void check_link(const Link& link, const Record& record, const RecordSet& records, Findings& findings) {
  if (link.target.empty() || records.unreadable.contains(std::string(link.target))) return;
  const Record* target = records.find(link.target);
  const auto& kinds = link.description->targets;
  if (!target) {
    std::vector<std::string> candidates;
    for (const Record& other : records.all())
      if (kinds.empty() || std::ranges::find(kinds, other.kind->name) != kinds.end()) candidates.push_back(other.id);
    const auto close = nearest(link.target, candidates);
    findings.push_back({"link.missing", Severity::error, record.file, link.mark, link.field,
                        kinds.size() == 1 ? say("there is no {} “{}”", kind_word(kinds.front()), link.target) : say("there is no record “{}”", link.target), close ? say("did you mean “{}”?", *close) : Message("name another, or bring the file back (git)")});
  } else if (!kinds.empty() && std::ranges::find(kinds, target->kind->name) == kinds.end()) {
    std::vector<Message> words;
    for (const std::string& kind : kinds) words.push_back(kind_word(kind));
    findings.push_back({"link.kind", Severity::error, record.file, link.mark, link.field,
                        say("“{}” is a {}, here a {} is meant", link.target, *target->kind, listed(words)), {}});
  }
}

/// A record that by its parents, or by what it repeats or replaces, leads back to itself belongs nowhere: pages would lose it.
void check_way(const Field& field, const Record& record, const RecordSet& records, Findings& findings) {
  constexpr int longest = 1000;
  std::string way = record.id;
  const Record* at = &record;
  for (int steps = 0; steps < longest; ++steps) {
    at = records.find(at->text(field.name));
    if (!at || at->kind != record.kind) return;
    way += " → " + at->id;
    if (at->id != record.id) continue;
    findings.push_back({"link.circle", Severity::error, record.file, record.content()[field.name].mark, field.name, say("its {} leads back to itself: {}", field_typed(record.kind->name, field.name), way),
                        say("name another one, or none: accord {} set {} --clear-{}", record.kind->name, record.id, replace_all(field.name, "_", "-"))});
    return;
  }
}

bool holds_amount(const Value& value) {
  if (value.is_scalar()) return parse_money(value.text).has_value();
  return std::ranges::any_of(value.members, [](const Member& member) { return holds_amount(member.value); });
}

/// Amounts typed without a currency are in the project's: which one that is, is not for us to choose.
void check_currency(const RecordSet& records, const Settings& settings, Findings& findings) {
  if (!settings.content.is_map() || !settings.content["currency"].is_none()) return;
  if (std::ranges::none_of(records.all(), [](const Record& record) { return holds_amount(record.content()); })) return;
  findings.push_back({"settings", Severity::warning, "accord.yaml", {}, "currency", say("accord.yaml names no currency; an amount typed without one is taken as {}", settings.currency), say("write: currency: {}", settings.currency)});
}

void apply(const Rule& rule, const RuleContext& context, Findings& findings) {
  const std::size_t before = findings.size();
  rule.check(context, findings);
  for (std::size_t i = before; i < findings.size(); ++i) {
    if (findings[i].rule.empty()) findings[i].rule = rule.id;
    if (findings[i].file.empty()) findings[i].file = context.record.file;
  }
}

}  // namespace

void check_numbers(const RecordSet& records, Findings& findings) {
  std::unordered_map<std::string, const Record*> numbers;
  for (const Record& record : records.all()) {
    const std::string_view number = record.text("number");
    if (number.empty()) continue;
    const auto [same, first] = numbers.try_emplace(record.kind->name + "/" + lower_ascii(number), &record);
    if (!first)
      findings.push_back({"number.duplicate", Severity::error, record.file, record.content()["number"].mark, "number",
                          say("the number {} is also that of {}", number, same->second->file), say("give one of the two another: accord {} set {} --number …", record.kind->name, record.id)});
  }
}

void check_links(const Record& record, const RecordSet& records, Findings& findings) {
  for (const Link& link : links_of(record)) check_link(link, record, records, findings);
  for (const Field& field : record.kind->fields)
    if (field.type == FieldType::reference && !field.many && field.targets.size() == 1 && field.targets.front() == record.kind->name) check_way(field, record, records, findings);
}

void check_alone(const Record& record, const Settings& settings, Findings& findings) {
  check_fields(record, settings, findings);
  const RecordSet none;
  for (const Rule& rule : record.kind->rules)
    if (rule.before_writing) apply(rule, {record, none, settings}, findings);
}

void check_record(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  check_fields(record, context.settings, findings);
  check_links(record, context.records, findings);
  for (const Rule& rule : record.kind->rules) apply(rule, context, findings);
}

Findings check_all(const RecordSet& records, const Settings& settings, const Date* as_of) {
  constexpr std::size_t share = 64;
  const RecordRange all = records.all();
  std::vector<Findings> found((all.size() + share - 1) / share);
  share_out(all.size(), share, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) check_record({all[i], records, settings, as_of}, found[first / share]);
  });
  Findings findings;
  for (Findings& part : found) std::ranges::move(part, std::back_inserter(findings));
  check_numbers(records, findings);
  check_currency(records, settings, findings);
  sort_findings(findings);
  return findings;
}

}  // namespace accord
