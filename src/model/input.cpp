#include "accord/model/input.h"

#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/moment.h"
#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/check.h"
#include "accord/model/settings.h"

namespace accord {
namespace {

Message refusal(const Field& field, const Message& problem, InputContext::Place place) {
  switch (place) {
    case InputContext::Place::batch:
    case InputContext::Place::key: return say("{}: {}", field, problem);
    case InputContext::Place::option: break;
  }
  return say("--{}: {}", replace_all(field.name, "_", "-"), problem);
}

std::string first_word_resolved(const Field& field, std::string_view typed, const InputContext& context) {
  const std::size_t blank = typed.find(' ');
  std::string result = context.resolve(typed.substr(0, blank), field);
  if (blank != std::string_view::npos) result += typed.substr(blank);
  return result;
}

std::string test_resolved(const Field& field, std::string_view typed, const InputContext& context) {
  const std::size_t blank = typed.find(' ');
  if (blank == std::string_view::npos) return std::string(typed);
  return std::string(typed.substr(0, blank + 1)) + context.resolve(typed.substr(blank + 1), field);
}

/// The day a word stands for, in a constraint `SNET fri`.
std::string constraint_resolved(std::string_view typed, const InputContext& context) {
  const std::size_t blank = typed.find(' ');
  if (blank == std::string_view::npos) return std::string(typed);
  const auto day = parse_relative_date(typed.substr(blank + 1), context.today);
  return std::string(typed.substr(0, blank + 1)) + (day ? to_string(*day) : std::string(typed.substr(blank + 1)));
}

std::string stored_text(const Field& field, std::string_view typed, const InputContext& context) {
  switch (field.type) {
    case FieldType::date: {
      const auto day = parse_relative_date(typed, context.today);
      return day ? to_string(*day) : std::string(typed);
    }
    case FieldType::moment: {
      auto moment = parse_relative_moment(typed, context.today, context.offset_minutes);
      if (moment && moment->has_time() && context.on_project_clock) moment = at_offset(*moment, context.offset_minutes);
      return moment ? to_string(*moment) : std::string(typed);
    }
    case FieldType::money: {
      const auto money = parse_money_input(typed, context.currency);
      return money ? to_string(*money) : std::string(typed);
    }
    case FieldType::rate: {
      const auto rate = parse_rate(typed);
      return rate ? to_string(*rate) : std::string(typed);
    }
    case FieldType::percent:
      return std::string(typed.ends_with('%') ? typed.substr(0, typed.size() - 1) : typed);
    case FieldType::boolean: {
      const std::string word = lower_ascii(typed);
      if (word == "yes" || word == "y" || word == "on") return "true";
      if (word == "no" || word == "n" || word == "off") return "false";
      return word;
    }
    case FieldType::choice: {
      const auto exact = std::ranges::find_if(field.choices, [&](const std::string& choice) { return equal_ignoring_case(choice, typed); });
      return exact == field.choices.end() ? std::string(typed) : *exact;
    }
    case FieldType::reference:
      return context.resolve(typed, field);
    case FieldType::dependency:
    case FieldType::attendance:
      return first_word_resolved(field, typed, context);
    case FieldType::result:
      return test_resolved(field, typed, context);
    case FieldType::constraint:
      return constraint_resolved(typed, context);
    default:
      return normalise(typed);
  }
}

Value map_from_input(const Field& field, std::string_view typed, const InputContext& context) {
  Value map = Value::map();
  InputContext inside = context;
  if (inside.place == InputContext::Place::option) inside.place = InputContext::Place::key;
  std::vector<std::pair<std::string, std::string>> pairs = split_pairs(field.items, typed);
  if (field.type == FieldType::items && field.key == "id") map.set("id", Value::scalar(context.item_id()));
  if (!field.dated.empty() && std::ranges::none_of(pairs, [&](const auto& pair) { return pair.first == field.dated; }))
    map.set(field.dated, Value::scalar(to_string(context.day.value_or(context.today))));
  for (const auto& [key, text] : pairs) {
    // A translation (effect_zh) is of the type of the field it translates.
    const Field* item = field.item(key) ? field.item(key) : field.item(key.substr(0, key.size() - 3));
    map.set(key, value_from_input(*item, text, inside));
  }
  return map;
}

Value mapping_from_input(const Field& field, std::string_view typed, const InputContext& context) {
  Value map = Value::map();
  for (std::string_view word : split_words(typed)) {
    const std::size_t sign = word.find('=');
    if (sign == std::string_view::npos || sign == 0)
      throw Error(Failure::usage, say("--{} takes key=value, not “{}”", field.name, word), {say("for example --{} \"one=1 two=2\"", field.name)});
    map.set(word.substr(0, sign), value_from_input(field.items.front(), word.substr(sign + 1), context));
  }
  return map;
}

}  // namespace

bool is_device_name(std::string_view text) {
  const std::string name = lower_ascii(text);
  if (name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt"))) return name.back() >= '1' && name.back() <= '9';
  return name == "con" || name == "prn" || name == "aux" || name == "nul";
}

bool is_handle(std::string_view text) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto plain = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; };
  return text.size() >= 2 && text.size() <= 32 && letter(text.front()) && std::ranges::all_of(text, plain) && text != "me" && text != "none" && !is_device_name(text);
}

bool is_record_id(const Kind& kind, std::string_view id) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (kind.name == "person") return is_handle(id);
  if (kind.prefix.empty())
    return id.size() >= 2 && id.size() <= 40 && id.front() != '-' && std::ranges::all_of(id, [&](char c) { return plain(c) || c == '-' || c == 'W'; });
  if (!id.starts_with(kind.prefix) || id.size() <= kind.prefix.size() || id[kind.prefix.size()] != '-') return false;
  const std::string_view own = id.substr(kind.prefix.size() + 1);
  return own.size() >= 3 && own.size() <= 32 && std::ranges::all_of(own, plain);
}

Message record_id_hint(const Kind& kind) {
  if (kind.name == "person") return "lower-case letters, digits and dashes, two or more, the first a letter; not me, none, or a device of Windows such as con";
  return say("for example {}", kind.prefix.empty() ? "2026-W26-linshan" : kind.prefix + "-7k2mq");
}

std::string handle_from(std::string_view text) {
  std::string handle;
  for (const char c : lower_ascii(text.substr(0, text.find('@')))) {
    const bool letter = c >= 'a' && c <= 'z';
    if (letter || (!handle.empty() && c >= '0' && c <= '9')) handle += c;
    else if (!handle.empty() && handle.back() != '-') handle += '-';
  }
  handle.resize(std::min<std::size_t>(handle.size(), 32));
  while (!handle.empty() && handle.back() == '-') handle.pop_back();
  return is_handle(handle) ? handle : std::string();
}

std::vector<std::pair<std::string, std::string>> split_pairs(const std::vector<Field>& fields, std::string_view typed) {
  const auto key_at = [&](std::size_t at) -> std::string_view {
    if (at > 0 && typed[at - 1] != ' ') return {};
    for (const Field& field : fields) {
      for (std::string_view suffix : {"", "_en", "_zh"}) {
        if (!suffix.empty() && !field.is_translatable) continue;
        const std::size_t length = field.name.size() + suffix.size();
        const std::string_view word = typed.substr(at, length);
        if (word.starts_with(field.name) && word.ends_with(suffix) && word.size() == length && at + length < typed.size() && typed[at + length] == '=')
          return word;
      }
    }
    return {};
  };
  std::vector<std::pair<std::string, std::string>> pairs;
  std::size_t begin = 0;
  while (begin < typed.size() && typed[begin] == ' ') ++begin;
  while (begin < typed.size()) {
    const std::string_view key = key_at(begin);
    if (key.empty()) {
      std::vector<std::string> names;
      for (const Field& field : fields) names.push_back(field.name + "=…");
      const auto close = nearest(typed.substr(begin, typed.find_first_of("= ", begin) - begin), names);
      throw Error(Failure::usage, say("“{}” is not key=value of {}", typed.substr(begin), listed(names)),
                  {close ? say("did you mean “{}”?", *close) : say("for example {}", names.empty() ? "" : names.front())});
    }
    const std::size_t value = begin + key.size() + 1;
    std::size_t end = value;
    while (end < typed.size() && key_at(end).empty()) ++end;
    pairs.emplace_back(key, trim(typed.substr(value, end - value)));
    begin = end;
  }
  return pairs;
}

bool has_clock(const Settings& settings) { return settings.offset_minutes != 0 || settings.time_zone == "UTC" || settings.time_zone == "Z" || parse_offset(settings.time_zone).has_value(); }

Value value_from_input(const Field& field, std::string_view typed, const InputContext& context) {
  if (field.type == FieldType::group || field.type == FieldType::items) return map_from_input(field, typed, context);
  if (field.type == FieldType::mapping) return mapping_from_input(field, typed, context);
  const std::string text = stored_text(field, typed, context);
  const TypeProblem problem = check_scalar(field, text);
  if (!problem.message.empty())
    throw Error(Failure::usage, refusal(field, problem.message, context.place),
                problem.hint.empty() ? std::vector<Message>{} : std::vector<Message>{problem.hint});
  return Value::scalar(text);
}

}  // namespace accord
