// accord <kind> show ID… and accord show ID: everything about a record.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/history.h"
#include "cli/commands.h"
#include "cli/field_options.h"
#include "cli/record_cells.h"
#include "cli/record_json.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {

constexpr std::size_t label_cells = 18;

void print_line(Context& context, std::string_view label, const std::string& text) {
  const std::size_t space = context.width() > label_cells + 12 ? context.width() - label_cells : 12;
  const std::vector<std::string> lines = context.out_is_terminal() ? wrap(text, space) : std::vector<std::string>{replace_all(text, "\n", " ")};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string head = pad_right(i == 0 ? std::string(label) : std::string(), label_cells);
    context.print_raw(paint(head, Paint::dim, context.colour()));
    context.print(lines[i] + "\n");
  }
  if (lines.empty()) context.print(pad_right(label, label_cells) + "\n");
}

/// Texts of a reference: its id and, beside it, what it is called.
std::string named(Context& context, const Link& link, const std::string& text, const RecordSet& records) {
  const Record* target = records.find(link.target);
  if (!target) return text;
  if (target->kind->name == "person") return std::string(localized(target->content, "title", context.language())) + " (" + text + ")";
  return text + "  " + spoken(context, *target);
}

/// The records a record refers to: only their files are opened.
RecordSet targets_of(Context& context, const Record& record) {
  std::vector<Record> found;
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

void print_value(Context& context, const Record& record, const Member& member, const RecordSet& targets, const QueryContext& query) {
  const Field* field = record.kind->field(member.key);
  const std::string label(field ? context.label("fields", member.key) : std::string_view(member.key));
  const Value& value = member.value;
  if (value.is_scalar()) {
    const bool refers = field && (field->type == FieldType::reference || field->type == FieldType::dependency || field->type == FieldType::attendance);
    print_line(context, label, refers ? linked_text(context, record, *field, value.text, targets)
                               : field && field->type != FieldType::prose && field->type != FieldType::markdown ? cell_of(context, record, member.key, query).text : value.text);
    return;
  }
  bool first = true;
  for (const Member& item : value.members) {
    std::string text = value.is_map() ? item.key + ": " + one_line(item.value) : item.value.is_map() ? std::string() : one_line(item.value);
    if (item.value.is_map() && value.is_list()) {
      std::vector<std::string> parts;
      for (const Member& part : item.value.members)
        if (part.key != "id") parts.push_back(one_line(part.value));
      text = join(parts, "  ");
    } else if (field && item.value.is_scalar()) {
      text = linked_text(context, record, *field, text, targets);
    }
    print_line(context, first ? label : std::string(), text);
    first = false;
  }
}

void print_record(Context& context, const Record& record, const QueryContext& query) {
  context.print_raw(paint(spoken(context, record), Paint::bold, context.colour()));
  context.print("\n");
  print_line(context, context.label("fields", "id"), record.id);
  for (const Derived& figure : record.kind->derived) {
    const Cell cell = cell_of(context, record, figure.name, query);
    if (!cell.value.empty()) print_line(context, context.label("fields", figure.name), cell.text);
  }
  for (const Member& member : record.content.members)
    if (member.key != "id" && member.key != "title" && member.key != "moves") print_value(context, record, member, query.records, query);
  bool first = true;
  for (const MoveEntry& move : moves_of(record)) {
    const Record* person = query.records.find(move.by);
    std::string text = to_string(move.at) + "  " + std::string(context.label("states", move.to));
    if (!move.by.empty()) text += "  " + (person ? std::string(localized(person->content, "title", context.language())) : std::string(move.by));
    if (!move.reason.empty()) text += "  " + std::string(move.reason);
    print_line(context, first ? context.label("fields", "moves") : std::string_view(), text);
    first = false;
  }
}

void print_links(Context& context, const Record& record, const RecordSet& records) {
  bool first = true;
  for (const Record* other : records.linking_to(record.id)) {
    print_line(context, first ? context.label("fields", "linked_from") : std::string_view(), std::string(context.label("kinds", other->kind->name)) + "  " + other->id + "  " + spoken(context, *other));
    first = false;
  }
  if (first) context.note(say("nothing points to {}", record.id));
}

int show(Context& context, const std::vector<Record>& records, std::string_view kind, bool links) {
  std::vector<Data> data;
  const Loaded everything = links ? context.project().load() : Loaded{};
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
  return show(context, records, records.size() == 1 ? std::string_view(records.front().kind->name) : std::string_view(), arguments.has("links"));
}

}  // namespace

Command show_verb(const Kind& kind) {
  return {
      .words = kind.name + " show",
      .summary = "shows everything",
      .positionals = record_words(kind, false),
      .options = {links_option()},
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
      .examples = {{"accord show T33", {}}, {"accord show QH-2026-007-CO-001 --links", {}}},
      .run = show_any,
  };
}

}  // namespace accord
