#include "cli/field_options.h"

#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/query.h"
#include "cli/me.h"

namespace accord {
namespace {

std::string placeholder_of(const Field& field) {
  switch (field.type) {
    case FieldType::integer: return "N";
    case FieldType::decimal: return "NUMBER";
    case FieldType::percent: return "PERCENT";
    case FieldType::rate: return "RATE";
    case FieldType::money: return "MONEY";
    case FieldType::date: return "DATE";
    case FieldType::moment: return "TIME";
    case FieldType::duration: return "6d";
    case FieldType::boolean: return "true|false";
    case FieldType::choice: return "WORD";
    case FieldType::reference: return field.targets.size() == 1 && field.targets.front() == "person" ? "PERSON" : "ID";
    case FieldType::dependency: return "ID [SS+2d]";
    case FieldType::estimate: return "O/M/P";
    case FieldType::constraint: return "SNET DATE";
    case FieldType::attendance: return "PERSON [absent]";
    case FieldType::result: return "pass ID";
    case FieldType::group:
    case FieldType::items:
    case FieldType::mapping: return "key=value…";
    default: return "TEXT";
  }
}

bool is_list(const Field& field) { return field.many || field.type == FieldType::items; }

bool is_typed(const Kind& kind, const Field& field) {
  if (field.name == "id") return kind.prefix.empty() && !kind.singleton;
  return field.name != "moves" && field.name != "notes";
}

Option option_of(const Field& field, std::string name, std::string help) {
  Option option;
  option.name = std::move(name);
  option.placeholder = placeholder_of(field);
  option.help = std::move(help);
  option.repeatable = is_list(field);
  option.of_field = true;
  option.is_text = field.type == FieldType::prose || field.type == FieldType::markdown;
  option.is_line = field.type == FieldType::line;
  const bool refers = field.type == FieldType::reference || field.type == FieldType::dependency || field.type == FieldType::attendance;
  if (refers) option.completion = Completion::record;
  option.kinds = field.type == FieldType::attendance ? std::vector<std::string>{"person"} : field.targets;
  option.choices = field.choices;
  if (field.type == FieldType::group || field.type == FieldType::items)
    for (const Field& item : field.items) option.keys.push_back(item.name + "=…");
  return option;
}

/// The field an option's name belongs to: --title-zh is of title.
const Field* field_of(const Kind& kind, const std::string& name) {
  const std::string key = replace_all(name, "-", "_");
  if (const Field* field = kind.field(key)) return field;
  if (!key.ends_with("_en") && !key.ends_with("_zh")) return nullptr;
  const Field* field = kind.field(key.substr(0, key.size() - 3));
  return field && field->is_translatable ? field : nullptr;
}

/// Several items of one list in one option: --tags a,b (identifiers and words hold no comma), the lines of a file.
std::vector<std::string> list_words(const Field& field, const std::string& typed) {
  const bool words_alone = field.type == FieldType::reference || field.name == "tags";
  const bool has_lines = typed.find('\n') != std::string::npos;
  if (!words_alone && (field.type != FieldType::line || !has_lines)) return {typed};
  std::vector<std::string> words;
  for (std::string_view line : split_lines(typed)) {
    if (has_lines && trim(line).empty()) continue;
    for (std::string_view word : words_alone ? split(line, ',') : std::vector<std::string_view>{line}) words.emplace_back(trim(word));
  }
  return words;
}

}  // namespace

std::string option_name(std::string_view field) { return replace_all(field, "_", "-"); }

std::vector<Option> value_options(const Kind& kind) {
  std::vector<Option> options;
  for (const Field& field : kind.fields) {
    if (!is_typed(kind, field)) continue;
    options.push_back(option_of(field, option_name(field.name), field.help));
    if (!field.is_translatable) continue;
    options.push_back(option_of(field, option_name(field.name) + "-en", "the same in English"));
    options.push_back(option_of(field, option_name(field.name) + "-zh", "the same in Chinese"));
  }
  return options;
}

Option addition_option(const Field& field) {
  Option option = option_of(field, "add-" + option_name(field.name), "one more");
  option.keys.clear();  // they stand beside the field itself
  return option;
}

std::vector<Option> move_options(const Kind& kind) {
  std::vector<Option> options = value_options(kind);
  for (const Field& field : kind.fields)
    if (is_typed(kind, field) && is_list(field)) options.push_back(addition_option(field));
  return options;
}

std::vector<Option> change_options(const Kind& kind) {
  std::vector<Option> options = value_options(kind);
  std::erase_if(options, [](const Option& option) { return option.name == "id"; });
  for (const Field& field : kind.fields) {
    if (!is_typed(kind, field) || field.name == "id") continue;
    if (is_list(field)) {
      options.push_back(addition_option(field));
      Option removal = option_of(field, "remove-" + option_name(field.name), "take one away");
      removal.choices.clear();
      removal.keys.clear();
      if (field.type == FieldType::items) removal.placeholder = field.key == "id" ? "ITEM" : "KEY";
      options.push_back(std::move(removal));
    }
    if (field.needed_from != "always") options.push_back({.name = "clear-" + option_name(field.name), .help = "leave it empty", .of_field = true});
  }
  return options;
}

std::string me_if_known(Context& context) {
  return who_is_me(context, context.project().load({context.registry().find("person")}).records);
}

namespace {

std::string author_among(Context& context, const RecordSet& people) {
  const std::string me = who_is_me(context, people);
  if (!me.empty() && !people.find(me) && !people.unreadable.contains(me))
    throw Error(Failure::not_found, say("“me” is “{}” here, and there is no such person", me), {say("accord person add \"…\" --id {}", me), "or name somebody else: export ACCORD_ME=<handle>"});
  if (const auto several = several_me(context, people); !several.empty())
    context.note_once_changed(say("warning: git’s e-mail address belongs to {}: no author is written; export ACCORD_ME=<handle>, or me: in ~/.config/accord/config.yaml, says which", listed(several)));
  else if (me.empty()) context.note_once_changed("warning: no author is written, for nobody knows who you are; export ACCORD_ME=<handle>, or me: in ~/.config/accord/config.yaml, says it");
  return me;
}

}  // namespace

std::string author_if_known(Context& context) { return author_among(context, context.project().load({context.registry().find("person")}).records); }

std::string author_of_batch(Context& context, const RecordSet& records, const Batch& batch) {
  std::string me = who_is_me(context, records);
  const bool adds_me = std::ranges::any_of(batch.steps, [&](const BatchStep& step) { return step.act == BatchStep::Act::add && !me.empty() && step.target == me; });
  const bool writes = std::ranges::any_of(batch.steps, [](const BatchStep& step) { return step.act == BatchStep::Act::move && step.fields["by"].is_none(); });
  return writes && !adds_me ? author_among(context, records) : me;
}

std::string required_me(Context& context) {
  const Loaded people = context.project().load({context.registry().find("person")});
  const std::string me = who_is_me(context, people.records);
  if (!me.empty()) return me;
  throw unknown_me(several_me(context, people.records));
}

InputContext input_context(Context& context) {
  InputContext input;
  const Settings& settings = context.project().settings();
  input.today = context.as_of();
  input.offset_minutes = settings.offset_minutes;
  input.on_project_clock = has_clock(settings);
  if (const auto currency = Currency::find(settings.currency)) input.currency = *currency;
  input.resolve = [&context](std::string_view typed, const Field& field) -> std::string {
    const bool person = std::ranges::find(field.targets, "person") != field.targets.end() || field.type == FieldType::attendance;
    if (typed == "me" && person) return required_me(context);
    const Kind* kind = field.type == FieldType::attendance ? context.registry().find("person") : nullptr;
    if (field.targets.size() == 1) kind = context.registry().find(field.targets.front());
    return context.project().resolve(typed, kind).id;
  };
  input.item_id = [&context] { return random_item_id(context.random()); };
  return input;
}

Value content_from(const Kind& kind, const Arguments& arguments, Context& context) {
  Value content = Value::map();
  const InputContext input = input_context(context);
  for (const auto& [name, typed] : arguments.given()) {
    const Field* field = field_of(kind, name);
    if (!field) continue;
    const std::string key = replace_all(name, "-", "_");
    if (!is_list(*field)) {
      content.set(key, value_from_input(*field, typed, input));
      continue;
    }
    Value* existing = content.find(key);
    Value& list = existing ? *existing : content.set(key, Value::list());
    for (const std::string& word : list_words(*field, typed)) list.add(value_from_input(*field, word, input));
  }
  return content;
}

namespace {

/// An item as the list holds it. A whole id is taken as it is when its record is not there: nobody could take it out otherwise.
Value removed_item(const Field& of, const std::string& word, const InputContext& input, const Registry& registry) {
  if (of.type == FieldType::items) return Value::scalar(word);
  try {
    return value_from_input(of, word, input);
  } catch (const Error& error) {
    const std::string_view id = std::string_view(word).substr(0, word.find(' '));
    const Kind* kind = registry.by_identifier(id);
    if (error.failure() != Failure::not_found || !kind || !is_record_id(*kind, id)) throw;
    return Value::scalar(word);
  }
}

}  // namespace

std::vector<RecordEdit> edits_from(const Kind& kind, const Arguments& arguments, Context& context, std::optional<Date> day) {
  std::vector<RecordEdit> edits;
  InputContext input = input_context(context);
  input.day = day;
  const auto step = [&](RecordEdit::Act act, const std::string& key, Value value) { edits.push_back({act, {key}, std::move(value)}); };
  std::vector<std::string> replaced;
  for (const auto& [name, typed] : arguments.given()) {
    const std::size_t dash = name.find('-');
    const std::string verb = name.substr(0, dash);
    const std::string rest = dash == std::string::npos ? std::string() : name.substr(dash + 1);
    if (const Field* field = field_of(kind, name)) {
      const std::string key = replace_all(name, "-", "_");
      if (!is_list(*field)) {
        const Value value = value_from_input(*field, typed, input);
        if (field->type != FieldType::group) {
          step(RecordEdit::Act::set, key, value);
          continue;
        }
        for (const Member& member : value.members) edits.push_back({RecordEdit::Act::set, {key, member.key}, member.value});
        continue;
      }
      if (field->is_append_only) {  // a log is added to
        step(RecordEdit::Act::append, key, value_from_input(*field, typed, input));
        continue;
      }
      // --tags a --tags b replaces the list by both.
      if (std::ranges::find(replaced, key) == replaced.end()) step(RecordEdit::Act::set, key, Value::list());
      replaced.push_back(key);
      auto list = std::ranges::find_if(edits, [&](const RecordEdit& edit) { return edit.path.front() == key && edit.act == RecordEdit::Act::set; });
      for (const std::string& word : list_words(*field, typed)) list->value.add(value_from_input(*field, word, input));
    } else if (const Field* of = field_of(kind, rest); of && verb == "add") {
      for (const std::string& word : list_words(*of, typed)) step(RecordEdit::Act::append, of->name, value_from_input(*of, word, input));
    } else if (of && verb == "remove") {
      for (const std::string& word : list_words(*of, typed))
        step(RecordEdit::Act::remove, of->name, removed_item(*of, word, input, context.registry()));
    } else if (of && verb == "clear") {
      step(RecordEdit::Act::clear, replace_all(rest, "-", "_"), {});
    }
  }
  return edits;
}

}  // namespace accord
