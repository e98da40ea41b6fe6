#include "accord/model/query.h"

#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/check.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"

namespace accord {
namespace {

std::string canonical_name(std::string_view name) {
  std::string result = replace_all(name, "-", "_");
  return result == "status" ? "state" : result;
}

FieldType type_of(const Kind& kind, std::string_view name) {
  if (const Field* field = kind.field(name)) return field->type;
  const Derived* figure = kind.figure(name);
  return figure ? figure->type : FieldType::line;
}

void require_field(const Kind& kind, const std::string& name) {
  if (kind.described(name) || kind.figure(name)) return;
  std::vector<std::string> names;
  for (const Field& field : kind.fields) names.push_back(field.name);
  for (const Derived& figure : kind.derived) names.push_back(figure.name);
  const auto close = nearest(name, names);
  throw Error(Failure::usage, say("a {} has no field “{}” to filter by", kind, name),
              {close ? say("did you mean “{}”?", *close) : say("accord {} {} --help lists them", kind.name, kind.immutable ? "add" : "set")});
}

/// What a value of that type could look like; empty when anything will do.
std::string_view example_of(FieldType type) {
  switch (type) {
    case FieldType::date:
    case FieldType::moment: return "2026-06-30, today, fri, -7d, +2w, eom";
    case FieldType::integer: return "15";
    case FieldType::decimal:
    case FieldType::rate: return "0.5";
    case FieldType::percent: return "80";
    case FieldType::money: return "48000";
    case FieldType::duration: return "6d";
    case FieldType::boolean: return "yes, no";
    default: return {};
  }
}

/// A number, amount, day, length or yes/no as it would stand in a file; nothing for what is none.
std::optional<std::string> stored_scalar(FieldType type, std::string_view typed, const QueryContext& context) {
  switch (type) {
    case FieldType::date:
    case FieldType::moment:
      if (const auto day = parse_relative_date(typed, context.as_of)) return to_string(*day);
      if (const auto moment = parse_moment(typed)) return to_string(*moment);
      return std::nullopt;
    case FieldType::money:
      if (const auto currency = Currency::find(context.settings.currency))
        if (const auto amount = parse_money_input(typed, *currency)) return to_string(*amount);
      return std::nullopt;
    case FieldType::rate:
      if (const auto rate = parse_rate(typed)) return to_string(*rate);
      return std::nullopt;
    case FieldType::percent:
      if (typed.ends_with('%')) typed.remove_suffix(1);
      [[fallthrough]];
    case FieldType::integer:
    case FieldType::decimal: return parse_decimal(typed) ? std::optional(std::string(typed)) : std::nullopt;
    case FieldType::duration: return parse_duration(typed) ? std::optional(std::string(typed)) : std::nullopt;
    default: {
      const std::string word = lower_ascii(typed);
      if (word == "yes" || word == "true") return "true";
      if (word == "no" || word == "false") return "false";
      return std::nullopt;
    }
  }
}

/// The name of a state or choice that somebody calls by a word the lists print, in either language; nothing when it is none.
template <class Label>
std::optional<std::string> called_by_label(const std::vector<std::string>& names, std::string_view typed, Label label) {
  const std::string wanted = lower_ascii(replace_all(typed, "_", " "));
  for (const Language language : {Language::en, Language::zh})
    for (const std::string& name : names)
      if (lower_ascii(label(language, name)) == wanted) return name;
  return std::nullopt;
}

[[noreturn]] void no_choice(const Kind& kind, const Field& field, std::string_view typed) {
  std::vector<Message> words;
  for (const std::string& choice : field.choices) words.push_back(labelled_typed("choices", kind.name + "." + field.name, choice));
  const auto close = nearest(typed, field.choices);
  throw Error(Failure::usage, say("“{}” is not a value of {}", typed, field_typed(kind.name, field.name)),
              {close ? say("did you mean “{}”?", *close) : say("one of: {}", listed(words))});
}

void require_person(const RecordSet& records, std::string_view handle) {
  if (records.find(handle) || records.unreadable.contains(std::string(handle))) return;
  std::vector<std::string_view> handles;
  for (const Record& person : records.of("person")) handles.push_back(person.id);
  const auto close = nearest(handle, std::span<const std::string_view>(handles));
  throw Error(Failure::not_found, say("there is no person “{}”", handle), {close ? say("did you mean “{}”?", *close) : say("accord {} lists them", "person")});
}

/// The value as it stands in files: relative days become dates, `me` a handle, a person's number an id.
std::string stored_form(const Kind& kind, const std::string& name, std::string_view typed, const QueryContext& context) {
  const FieldType type = type_of(kind, name);
  if (typed == "me") {
    if (!context.me.empty()) {
      require_person(context.records, context.me);
      return context.me;
    }
    throw unknown_me(context.several_me);
  }
  if (typed.empty()) return {};
  if (const std::string_view example = example_of(type); !example.empty()) {
    if (auto stored = stored_scalar(type, typed, context)) return std::move(*stored);
    throw Error(Failure::usage, say("“{}” is not a value of {}", typed, field_typed(kind.name, name)), {say("for example {}", example)});
  }
  const Field* field = kind.field(name);
  if (field && (field->type == FieldType::reference || field->type == FieldType::dependency)) {
    const auto hits = context.records.resolve(typed, field->targets.size() == 1 ? std::string_view(field->targets.front()) : std::string_view());
    if (hits.size() == 1) return hits.front()->id;
    if (hits.empty() && field->targets == std::vector<std::string>{"person"}) require_person(context.records, typed);
  }
  if (name == "state" && !kind.state(typed)) {
    std::vector<std::string> names;
    for (const State& state : kind.states) names.push_back(state.name);
    if (auto called = called_by_label(names, typed, [&](Language language, const std::string& state) { return state_label(language, kind.name, state); })) return std::move(*called);
    const auto close = nearest(typed, names);
    throw Error(Failure::usage, say("a {} has no state “{}”", kind, typed),
                {close ? say("did you mean “{}”?", *close) : say("its states: {}", states_typed(kind))});
  }
  if (field && type == FieldType::choice && std::ranges::none_of(field->choices, [&](const std::string& choice) { return equal_ignoring_case(choice, typed); })) {
    if (auto called = called_by_label(field->choices, typed, [&](Language language, const std::string& choice) { return choice_label(language, kind.name, name, choice); })) return std::move(*called);
    no_choice(kind, *field, typed);
  }
  return std::string(typed);
}

constexpr std::string_view signs = "=!~<>";

}  // namespace

Error unknown_me(const std::vector<Message>& several) {
  if (!several.empty())
    return Error(Failure::not_found, say("git’s e-mail address belongs to {}: “me” could be any of them", listed(several)),
                 {"export ACCORD_ME=<handle>, or write me: <handle> in ~/.config/accord/config.yaml"});
  return Error(Failure::not_found, "nobody knows who “me” is here",
               {"export ACCORD_ME=<handle>, or give your person record the e-mail address that git uses: accord person set <handle> --email …"});
}

std::string filtered_field(std::string_view text) { return canonical_name(text.substr(0, text.find_first_of(signs))); }

namespace {

/// The name of a record is meant for `show`.
[[noreturn]] void no_filter(std::string_view text, const QueryContext& context) {
  std::vector<Message> hints{"for example owner=me, due=..+7d, title~printer"};
  if (const auto named = context.records.resolve(text); named.size() == 1) {
    hints = {say("it names a record: accord show {}", text)};
    if (equal_ignoring_case(named.front()->text("number"), text)) hints.push_back(say("as a filter: {}", verbatim("number=" + std::string(text))));
  }
  throw Error(Failure::usage, say("“{}” is not a filter", text), hints);
}

/// An empty value would fit everything, which nobody means who mistyped a variable of a script.
[[noreturn]] void no_value(std::string_view text, std::string_view field, bool of_those_with_one) {
  throw Error(Failure::usage, say("{} needs a value", text),
              {of_those_with_one ? say("for those that have one: {}", verbatim(std::string(field) + "!=none")) : say("for those that have none: {}", verbatim(std::string(field) + "=none"))});
}

}  // namespace

Filter parse_filter(std::string_view text, const Kind& kind, const QueryContext& context) {
  const std::size_t at = text.find_first_of(signs);
  if (at == std::string_view::npos || at == 0)
    no_filter(text, context);
  Filter filter;
  filter.field = filtered_field(text);
  require_field(kind, filter.field);
  std::string_view sign = text.substr(at, 1), rest = text.substr(at + 1);
  if (sign != "=" && sign != "~" && rest.starts_with('=')) {
    sign = text.substr(at, 2);
    rest.remove_prefix(1);
  }
  const auto stored = [&](std::string_view typed) { return stored_form(kind, filter.field, typed, context); };
  if (sign == "~") {
    filter.test = Filter::Test::contains;
    filter.values = {search_key(rest)};
    if (rest.find_first_not_of(' ') == std::string_view::npos) no_value(text, filter.field, false);
    return filter;
  }
  if (sign.starts_with('<') || sign.starts_with('>')) {
    if (rest.empty()) no_filter(text, context);
    filter.test = Filter::Test::range;
    (sign.starts_with('<') ? filter.high : filter.low) = stored(rest);
    (sign.starts_with('<') ? filter.high_excluded : filter.low_excluded) = sign.size() == 1;
    return filter;
  }
  if (const std::size_t dots = rest.find(".."); dots != std::string_view::npos && sign == "=") {
    if (rest == "..") no_value(text, filter.field, true);
    filter.test = Filter::Test::range;
    if (dots > 0) filter.low = stored(rest.substr(0, dots));
    if (dots + 2 < rest.size()) filter.high = stored(rest.substr(dots + 2));
    return filter;
  }
  if (sign != "=" && sign != "!=") no_filter(text, context);
  filter.test = sign == "=" ? Filter::Test::equal : Filter::Test::unequal;
  for (std::string_view value : split(rest, ',')) {
    const bool none = rest.empty() && sign == "=";  // title= is title=none
    if (value.empty() && !none) no_value(text, filter.field, sign == "!=");
    filter.values.push_back(value == "none" ? "none" : stored(value));
  }
  return filter;
}

std::string value_of(const Record& record, std::string_view field, const QueryContext& context) {
  if (const Derived* figure = record.kind->figure(field))
    return figure->compute({record, context.records, context.settings, &context.as_of});
  const Value& value = record.content()[field];
  if (value.is_list()) return join(record.list(field), ", ");
  return std::string(record.text(field));
}

namespace {

/// The texts one record offers for a field: each item of a list, the id of a compound word.
std::vector<std::string> offered(const Record& record, const std::string& field, const QueryContext& context) {
  if (record.kind->figure(field)) return {value_of(record, field, context)};
  std::vector<std::string> texts;
  for (std::string_view text : record.list(field)) {
    const FieldType type = type_of(*record.kind, field);
    const bool compound = type == FieldType::dependency || type == FieldType::attendance;
    texts.emplace_back(compound ? text.substr(0, text.find(' ')) : text);
  }
  if (texts.empty()) texts.emplace_back(record.text(field));
  return texts;
}

bool in_range(const Filter& filter, const Kind& kind, const std::string& text) {
  if (text.empty()) return false;
  if (!filter.low.empty() && (comes_before(kind, filter.field, text, filter.low) || (filter.low_excluded && !comes_before(kind, filter.field, filter.low, text)))) return false;
  if (!filter.high.empty() && (comes_before(kind, filter.field, filter.high, text) || (filter.high_excluded && !comes_before(kind, filter.field, text, filter.high)))) return false;
  return true;
}

/// For putting lengths in order: a working day counts eight hours.
Decimal minutes_of(const Duration& duration) {
  const int each = duration.unit == Duration::Unit::days ? 480 : duration.unit == Duration::Unit::hours ? 60 : 1;
  return duration.amount * Decimal(each);
}

bool one_of(const Filter& filter, const std::string& text) {
  return std::ranges::any_of(filter.values, [&](const std::string& value) {
    return value == "none" || value.empty() ? text.empty() : equal_ignoring_case(value, text);
  });
}

bool contains(const Filter& filter, const Record& record, const std::string& text) {
  const auto holds = [&](std::string_view value) { return search_key(value).find(filter.values.front()) != std::string::npos; };
  if (holds(text)) return true;
  const Field* field = record.kind->field(filter.field);
  return field && field->is_translatable && (holds(record.content()[filter.field + "_zh"].text) || holds(record.content()[filter.field + "_en"].text));
}

}  // namespace

bool matches(const Filter& filter, const Record& record, const QueryContext& context) {
  const std::vector<std::string> texts = offered(record, filter.field, context);
  switch (filter.test) {
    case Filter::Test::equal:
      return std::ranges::any_of(texts, [&](const std::string& text) { return one_of(filter, text); });
    case Filter::Test::unequal:
      return std::ranges::none_of(texts, [&](const std::string& text) { return one_of(filter, text); });
    case Filter::Test::contains:
      return std::ranges::any_of(texts, [&](const std::string& text) { return contains(filter, record, text); });
    case Filter::Test::range:
      return std::ranges::any_of(texts, [&](const std::string& text) { return in_range(filter, *record.kind, text); });
  }
  return false;
}

bool comes_before(const Kind& kind, std::string_view field, std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return !a.empty() && b.empty();
  switch (type_of(kind, field)) {
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::percent:
    case FieldType::rate: {
      const auto x = parse_decimal(a), y = parse_decimal(b);
      return x && y ? *x < *y : a < b;
    }
    case FieldType::money: {
      const auto x = parse_money(a), y = parse_money(b);
      return x && y && x->currency == y->currency ? x->minor < y->minor : a < b;
    }
    case FieldType::duration: {
      const auto x = parse_duration(a), y = parse_duration(b);
      return x && y ? minutes_of(*x) < minutes_of(*y) : a < b;
    }
    case FieldType::moment: {
      const auto x = parse_moment(a), y = parse_moment(b);
      return x && y ? earlier(*x, *y) : a < b;
    }
    default:
      return a < b;
  }
}

}  // namespace accord
