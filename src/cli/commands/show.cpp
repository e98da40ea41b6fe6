// accord <kind> show ID… and accord show ID: everything about a record.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "cli/commands.h"
#include "cli/field_options.h"
#include "cli/record_cells.h"
#include "cli/record_json.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {


/// `room` is what the labels take.
void print_line(Context& context, std::size_t room, std::string_view label, const std::string& text) {
  const std::size_t space = context.width() > room + 12 ? context.width() - room : 12;
  const std::vector<std::string> lines = context.out_is_terminal() ? wrap(text, space) : std::vector<std::string>{replace_all(text, "\n", " ")};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string head = pad_right(i == 0 ? std::string(label) : std::string(), room);
    context.print_raw(paint(head, Paint::dim, context.colour()));
    context.print(lines[i] + "\n");
  }
  if (lines.empty()) context.print(pad_right(label, room) + "\n");
}

/// Texts of a reference: its id and, beside it, what it is called.
std::string named(Context& context, const Link& link, const std::string& text, const RecordSet& records) {
  const Record* target = records.find(link.target);
  if (!target) return text;
  if (target->kind->name == "person") {
    const std::size_t blank = text.find(' ');
    std::string name = std::string(localized(*target, "title", context.language())) + " (" + std::string(link.target) + ")";
    if (blank == std::string::npos) return name;
    const auto words = split_words(std::string_view(text).substr(blank));  // how somebody took part
    name += "  " + std::string(context.label("choices", words.front()));
    return words.size() > 1 ? name + " " + std::string(words[1]) : name;
  }
  return text + "  " + spoken(context, *target);
}

/// The records a record refers to, of which only their files are opened, and the kinds that its figures look at.
RecordSet targets_of(Context& context, const Record& record) {
  std::vector<Record> found;
  std::vector<const Kind*> read;
  for (const Derived& figure : record.kind->derived)
    for (const std::string& kind : figure.others)
      if (const Kind* other = context.registry().find(kind); std::ranges::find(read, other) == read.end()) read.push_back(other);
  if (!read.empty()) {
    const Loaded loaded = context.project().load(read);
    for (const Record& other : loaded.records.all()) found.push_back(other);
  }
  for (const Link& link : links_of(record)) {
    const Kind* kind = context.registry().by_identifier(link.target);
    if (!kind && !link.description->targets.empty()) kind = context.registry().find(link.description->targets.front());
    if (!kind && link.description->type == FieldType::attendance) kind = context.registry().find("person");
    if (!kind || std::ranges::find(found, link.target, &Record::id) != found.end()) continue;
    const FileRead read = context.project().disk().try_read(Project::path_of(*kind, link.target));
    Findings ignored;
    if (!read.ok()) continue;
    if (auto target = parse_record(*kind, link.target, {}, read.bytes, ignored)) found.push_back(std::move(*target));
  }
  return RecordSet(std::move(found));
}

std::string linked_text(Context& context, const Record& record, const Field& field, const std::string& text, const RecordSet& targets) {
  for (const Link& link : links_of(record))
    if (link.description == &field && text.find(link.target) != std::string::npos) return named(context, link, text, targets);
  return text;
}

/// Whether a key of an item is a translation (effect_zh) of another one.
bool is_translation(const Field& list, const std::string& key) {
  if (!key.ends_with("_zh") && !key.ends_with("_en")) return false;
  const Field* translated = list.item(key.substr(0, key.size() - 3));
  return translated && translated->is_translatable;
}

/// The field's word; of a translation (title_zh) with its language.
std::string label_of(Context& context, const Kind& kind, const std::string& key) {
  if (kind.field(key)) return std::string(field_label(context.language(), kind.name, key));
  const std::string base = key.size() > 3 ? key.substr(0, key.size() - 3) : key;
  const Field* translated = kind.field(base);
  if (!translated || !translated->is_translatable) return key;
  const std::string field(field_label(context.language(), kind.name, base));
  return context.text(key.ends_with("_zh") ? say("{} (Chinese)", field) : say("{} (English)", field));
}

/// The widest label and two spaces, on a record of short labels no less than 18 cells.
std::size_t label_room(Context& context, const Record& record) {
  std::size_t widest = 16;
  for (const Member& member : record.content().members) widest = std::max(widest, display_width(label_of(context, *record.kind, member.key)));
  for (const Derived& figure : record.kind->derived) widest = std::max(widest, display_width(field_label(context.language(), record.kind->name, figure.name)));
  return widest + 2;
}

/// A value of an item or a group, for people.
std::string part_text(Context& context, const Record& record, const Field& parent, const Value& whole, const Member& part, const RecordSet& targets) {
  const Field* field = parent.item(part.key);
  if (!field) return one_line(part.value);
  const Record* target = field->type == FieldType::reference ? targets.find(part.value.text) : nullptr;
  if (target) return target->kind->name == "person" ? std::string(localized(*target, "title", context.language())) : spoken(context, *target);
  if (field->is_translatable) return replace_all(localized(whole, part.key, context.language()), "\n", " ");
  if (field->type == FieldType::choice) return std::string(choice_label(context.language(), record.kind->name, parent.name + "." + part.key, part.value.text));
  if (field->type == FieldType::percent) return part.value.text + "%";
  const auto money = field->type == FieldType::money ? parse_money(part.value.text) : std::nullopt;
  return money ? display(*money, context.language()) : one_line(part.value);
}

/// An item of a list on one line: its texts in the person's language, words for choices, names for references.
std::string item_text(Context& context, const Record& record, const Field& list, const Value& item, const RecordSet& targets) {
  std::vector<std::string> parts;
  for (const Member& part : item.members) {
    if (part.key == "id" || is_translation(list, part.key)) continue;
    parts.push_back(part_text(context, record, list, item, part, targets));
  }
  return join(parts, "  ");
}

void print_value(Context& context, const Record& record, const Member& member, const RecordSet& targets, const QueryContext& query, std::size_t room) {
  const Field* field = record.kind->field(member.key);
  const std::string label = label_of(context, *record.kind, member.key);
  const Value& value = member.value;
  if (value.is_scalar()) {
    const bool refers = field && (field->type == FieldType::reference || field->type == FieldType::dependency || field->type == FieldType::attendance);
    print_line(context, room, label, refers ? linked_text(context, record, *field, value.text, targets)
                               : field && field->type != FieldType::prose && field->type != FieldType::markdown ? cell_of(context, record, member.key, query).text : value.text);
    return;
  }
  bool first = true;
  for (const Member& item : value.members) {
    std::string text = value.is_map() ? item.key + ": " + one_line(item.value) : item.value.is_map() ? std::string() : one_line(item.value);
    if (field && field->type == FieldType::group && value.is_map()) {
      if (is_translation(*field, item.key)) continue;
      const std::string_view word = field_label(context.language(), record.kind->name, field->name + "." + item.key);
      text = context.text(say("{}: {}", word, part_text(context, record, *field, value, item, targets)));
    } else if (field && item.value.is_map() && value.is_list()) {
      text = item_text(context, record, *field, item.value, targets);
    } else if (field && item.value.is_scalar()) {
      text = linked_text(context, record, *field, text, targets);
    }
    print_line(context, room, first ? label : std::string(), text);
    first = false;
  }
}

/// A text that stands in both languages: first in the person's, then, named after its language, in the project's. False when
/// it is for the caller to print.
bool print_translated(Context& context, const Record& record, const Member& member, std::size_t room) {
  const Kind& kind = *record.kind;
  const auto suffix = [](Language language) { return std::string(language == Language::zh ? "_zh" : "_en"); };
  const std::string own = suffix(context.language());
  const auto translated = [&](const std::string& key) {
    const Field* field = kind.field(key);
    return field && field->is_translatable && field->name == key && record.content()[key].is_scalar() && record.content()[key + own].is_scalar();
  };
  if (member.key.ends_with(own) && translated(member.key.substr(0, member.key.size() - own.size()))) return true;
  if (!translated(member.key)) return member.key == "title";  // it stands above
  if (member.key != "title") print_line(context, room, label_of(context, kind, member.key), record.content()[member.key + own].text);
  print_line(context, room, label_of(context, kind, member.key + suffix(context.project().settings().language)), member.value.text);
  return true;
}

void print_record(Context& context, const Record& record, const QueryContext& query) {
  context.print_raw(paint(context.shown(spoken(context, record)), Paint::bold, context.colour()));
  context.print("\n");
  const std::size_t room = label_room(context, record);
  print_line(context, room, context.label("fields", "id"), record.id);
  for (const Derived& figure : record.kind->derived) {
    const Cell cell = cell_of(context, record, figure.name, query);
    if (!cell.value.empty()) print_line(context, room, field_label(context.language(), record.kind->name, figure.name), cell.text);
  }
  for (const Member& member : record.content().members)
    if (member.key != "id" && member.key != "moves" && !print_translated(context, record, member, room)) print_value(context, record, member, query.records, query, room);
  bool first = true;
  for (const MoveEntry& move : moves_of(record)) {
    const Record* person = query.records.find(move.by);
    std::string text = to_string(move.at) + "  " + std::string(state_label(context.language(), record.kind->name, move.to));
    if (!move.by.empty()) text += "  " + (person ? std::string(localized(*person, "title", context.language())) : std::string(move.by));
    if (!move.reason.empty()) text += "  " + std::string(move.reason);
    print_line(context, room, first ? context.label("fields", "moves") : std::string_view(), text);
    first = false;
  }
}

void print_links(Context& context, const Record& record, const RecordSet& records) {
  const std::size_t room = label_room(context, record);
  bool first = true;
  for (const Record* other : records.linking_to(record.id)) {
    print_line(context, room, first ? context.label("fields", "linked_from") : std::string_view(), std::string(context.label("kinds", other->kind->name)) + "  " + other->id + "  " + spoken(context, *other));
    first = false;
  }
  if (first) context.note(say("nothing points to {}", record.id));
}

int show(Context& context, std::vector<Record> records, std::string_view kind, bool links) {
  for (Record& record : records) {
    record = as_asked(context, std::move(record));
  }
  std::vector<Data> data;
  const Loaded everything = links ? load_as_asked(context) : Loaded{};
  bool first = true;
  for (const Record& record : records) {
    const RecordSet targets = links ? RecordSet() : targets_of(context, record);
    const RecordSet& around = links ? everything.records : targets;
    const QueryContext query{around, context.project().settings(), context.as_of(), {}};
    if (context.format() == Format::json) {
      data.push_back(record_data(record, query));
      if (links) {
        Data incoming = Data::list();
        for (const Record* other : around.linking_to(record.id)) incoming.add(other->id);
        data.back().set("linked_from", std::move(incoming));
      }
      continue;
    }
    if (!first) context.print("\n");
    first = false;
    print_record(context, record, query);
    if (links) print_links(context, record, around);
  }
  if (context.format() == Format::json) context.print(envelope(kind, context.as_of(), std::move(data), {}, context.language()));
  return 0;
}

Option links_option() { return {.name = "links", .help = "what points here, too"}; }

int show_any(Context& context, const Arguments& arguments) {
  std::vector<Record> records;
  for (const std::string& word : arguments.words()) {
    const Kind* kind = context.registry().find(word);
    records.push_back(kind && kind->singleton ? chosen_records(context, *kind, {}, {}).front() : context.project().resolve(word, nullptr));
  }
  const std::string_view kind = records.size() == 1 ? std::string_view(records.front().kind->name) : std::string_view();
  return show(context, std::move(records), kind, arguments.has("links"));
}

}  // namespace

Command show_verb(const Kind& kind) {
  return {
      .words = kind.name + " show",
      .summary = "shows everything",
      .positionals = record_words(kind, false),
      .options = {links_option()},
      .formats = {"table", "json"},
      .run = [&kind](Context& context, const Arguments& arguments) {
        return show(context, chosen_records(context, kind, arguments.words(), {}), kind.name, arguments.has("links"));
      },
  };
}

Command show_command() {
  return {
      .words = "show",
      .summary = "shows any record",
      .positionals = {{.name = "ID", .help = "identifier, number or handle", .many = true, .completion = Completion::record}},
      .options = {links_option()},
      .examples = {{"accord show T33", {}}, {"accord show CR-001 --links", {}}},
      .formats = {"table", "json"},
      .run = show_any,
  };
}

}  // namespace accord
