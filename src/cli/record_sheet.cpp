#include "cli/record_sheet.h"

#include <algorithm>
#include <array>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/document/escape.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/store/record_text.h"
#include "cli/record_cells.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

constexpr std::string_view between = " · ";  // parts of an item on one line

/// Builds the rows of one record.
class SheetBuilder {
 public:
  SheetBuilder(Context& context, const Record& record, const QueryContext& query) : context_(context), record_(record), kind_(*record.kind), query_(query) {}

  RecordSheet build() {
    sheet_.heading = spoken(context_, record_);
    add(std::string(context_.label("fields", "id")), {record_.id});
    for (const Derived& figure : kind_.derived) {
      const Cell cell = cell_of(context_, record_, figure.name, query_);
      if (!cell.value.empty()) add(std::string(label(figure.name)), {figure.name == "score" ? with_review(cell.text) : cell.text});
    }
    for (const Member& member : record_.content().members)
      if (member.key != "id" && member.key != "moves" && !add_translated(member)) add_value(member);
    add_moves();
    return std::move(sheet_);
  }

  /// The texts of one value; of a list's items one each.
  std::vector<std::string> texts_of(const Member& member);

 private:
  /// A risk's score with what its last review made it of: the fields below it are those before any response.
  std::string with_review(const std::string& score) const {
    const auto reviews = dated_items(record_, "reviews", query_.as_of);
    if (reviews.empty()) return score;
    const Value& last = *reviews.back();
    if (last["probability"].is_none() || last["impact"].is_none()) return score;
    return context_.text(say("{} ({} × {}, review of {})", score, last["probability"].text, last["impact"].text, last["at"].text));
  }

  std::string_view label(std::string_view path) const { return field_label(context_.language(), kind_.name, path); }

  void add(std::string label, std::vector<std::string> lines) { sheet_.rows.push_back({std::move(label), std::move(lines)}); }

  /// A text that stands in both languages: first in the person's, then, named after its language, in the project's. False when
  /// it is still to be added.
  bool add_translated(const Member& member) {
    const auto suffix = [](Language language) { return std::string(language == Language::zh ? "_zh" : "_en"); };
    const std::string own = suffix(context_.language());
    const auto translated = [&](const std::string& key) {
      const Field* field = kind_.field(key);
      return field && field->is_translatable && field->name == key && record_.content()[key].is_scalar() && record_.content()[key + own].is_scalar();
    };
    if (member.key.ends_with(own) && translated(member.key.substr(0, member.key.size() - own.size()))) return true;
    if (!translated(member.key)) return member.key == "title";  // it stands above
    if (member.key != "title") add(heading_of(context_, kind_, member.key), {record_.content()[member.key + own].text});
    add(heading_of(context_, kind_, member.key + suffix(context_.project().settings().language)), {member.value.text});
    return true;
  }

  /// "通过 TC-r5r9r" of "pass TC-r5r9r"; any other reference as it is.
  std::string with_result_word(const std::string& text) const {
    static constexpr std::array results{"pass", "fail", "blocked", "skipped"};
    const std::string word = text.substr(0, text.find(' '));
    const auto known = std::ranges::find(results, word);
    return known == results.end() || word == text ? text : context_.text(Message(*known)) + text.substr(word.size());
  }

  /// The question of an answer; of any other map the key itself.
  std::string key_text(const std::string& list, const std::string& key) const {
    const Record* survey = list == "answers" ? query_.records.find(record_.text("survey")) : nullptr;
    if (survey)
      for (const Member& question : survey->items("questions"))
        if (question.value["id"].text == key) return std::string(localized(question.value, "text", context_.language()));
    return key;
  }

  /// Texts of a reference: its id and, beside it, what it is called.
  std::string named(std::string_view id, const std::string& text) const {
    const Record* target = query_.records.find(id);
    if (!target) return text;
    if (target->kind->name != "person") return with_result_word(text) + beside_id(context_, *target);
    const std::size_t blank = text.find(' ');
    std::string name = std::string(localized(*target, "title", context_.language())) + " (" + std::string(id) + ")";
    if (blank == std::string::npos) return name;
    const auto words = split_words(std::string_view(text).substr(blank));  // how somebody took part
    name += "  " + std::string(context_.label("choices", words.front()));
    return words.size() > 1 ? name + " " + std::string(words[1]) : name;
  }

  /// One text of a field of the record itself.
  std::string own_text(const Field* field, const std::string& text) const {
    if (!field || field->is_translatable || field->type == FieldType::markdown) return text;
    if (holds_reference(*field)) return named(target_of(*field, text), text);
    return text_for_people(context_, record_, *field, field->name, text, query_);
  }

  void add_value(const Member& member) {
    const Field* field = kind_.field(member.key);
    const std::string name = heading_of(context_, kind_, member.key);
    if (member.value.is_scalar()) return add(name, {own_text(field, member.value.text)});
    if (field && field->type == FieldType::items && member.value.is_list()) {
      sheet_.rows.push_back(items_row(name, *field, field->name, member.value));
      return;
    }
    if (field && field->type == FieldType::group && member.value.is_map()) return add_group(name, *field, member.value);
    std::vector<std::string> lines;
    for (const Member& item : member.value.members) {
      if (member.value.is_map()) lines.push_back(labelled_line(key_text(member.key, item.key), field && field->type == FieldType::mapping ? part_text(field->items.front(), member.key, item.value, member.value) : one_line(item.value)));
      else lines.push_back(item.value.is_scalar() ? own_text(field, item.value.text) : one_line(item.value));
    }
    add(name, std::move(lines));
  }

  std::string labelled_line(std::string_view label, std::string_view text) const { return context_.text(say("{}: {}", label, text)); }

  void add_group(const std::string& name, const Field& group, const Value& value) {
    std::vector<std::string> lines;
    std::vector<SheetRow> lists;
    for (const Member& part : value.members) {
      const Field* field = group.item(part.key);
      if (is_translation(group, part.key)) continue;
      const std::string path = group.name + "." + part.key;
      if (field && field->type == FieldType::items && part.value.is_list()) lists.push_back(items_row(labelled_line(name, label(path)), *field, path, part.value));
      else lines.push_back(labelled_line(label(path), field ? translated_part(*field, path, value) : one_line(part.value)));
    }
    if (!lines.empty()) add(name, std::move(lines));
    std::ranges::move(lists, std::back_inserter(sheet_.rows));
  }

  /// The items, one a row, under the labels of those parts that any of them has; their ids are left out.
  SheetRow items_row(const std::string& name, const Field& list, const std::string& path, const Value& value) const {
    SheetRow row{name, {}};
    std::vector<std::string> keys;
    for (const Member& item : value.members)
      for (const Member& part : item.value.members)
        if (part.key != "id" && !is_translation(list, part.key) && std::ranges::find(keys, part.key) == keys.end()) keys.push_back(part.key);
    std::ranges::stable_sort(keys, {}, [&](const std::string& key) { return list.item(key) ? list.item(key) - list.items.data() : std::ptrdiff_t(list.items.size()); });
    for (const std::string& key : keys) {
      const Field* field = list.item(key);
      const FieldType type = field ? field->type : FieldType::line;
      row.items.columns.push_back({key, std::string(label(path + "." + key)), is_right_aligned(type), type == FieldType::line || type == FieldType::prose || type == FieldType::reference || type == FieldType::mapping});
    }
    for (const Member& item : value.members) {
      std::vector<Cell> cells;
      for (const std::string& key : keys) {
        const Field* field = list.item(key);
        cells.push_back(cell(item.value[key].is_none() ? "" : field ? translated_part(*field, path + "." + key, item.value) : one_line(item.value[key])));
      }
      row.items.rows.push_back(std::move(cells));
    }
    return row;
  }

  /// Whether a key of an item is a translation (effect_zh) of another one.
  static bool is_translation(const Field& parent, const std::string& key) {
    return !parent.item(key) && std::ranges::any_of(parent.items, [&](const Field& field) { return field.holds(key); });
  }

  std::string translated_part(const Field& field, const std::string& path, const Value& whole) const {
    if (field.is_translatable) return replace_all(localized(whole, field.name, context_.language()), "\n", " ");
    return part_text(field, path, whole[field.name], whole);
  }

  /// A value of an item or a group: names for references, words for choices; of a list or a map its parts with commas.
  std::string part_text(const Field& field, const std::string& path, const Value& value, const Value& whole) const {
    if (value.is_scalar()) {
      if (holds_reference(field))
        if (const Record* target = query_.records.find(target_of(field, value.text))) return target->kind->name == "person" ? std::string(localized(*target, "title", context_.language())) : spoken(context_, *target);
      if (const Kind* kind = field.name == "kind" ? context_.registry().find(value.text) : nullptr) return std::string(kind_label(context_.language(), kind->name));
      if (path == "moves.to") return std::string(state_label(context_.language(), kind_.name, value.text));
      if (field.name == "metric")
        if (const auto known = find_label(context_.language(), "choices", "metric." + value.text)) return std::string(*known);
      if (field.name.ends_with("sha256") && value.text.size() > 12) return value.text.substr(0, 12) + "…";  // in a column; --json has all of it
      return replace_all(text_for_people(context_, record_, field, path, value.text, query_), "\n", " ");
    }
    std::vector<std::string> parts;
    for (const Member& member : value.members) {
      if (!value.is_map()) parts.push_back(part_text(field, path, member.value, whole));
      else parts.push_back(mapping_part(field, path, member, whole));
    }
    return context_.text(listed(parts));
  }

  /// "CS: A"; of an effect that adds a record the new record's field and its value.
  std::string mapping_part(const Field& field, const std::string& path, const Member& member, const Value& whole) const {
    const Kind* added = context_.registry().find(whole["kind"].text);
    const Field* own = added ? added->field(member.key) : nullptr;
    if (own) return labelled_line(field_label(context_.language(), added->name, member.key), part_text(*own, own->name, member.value, whole));
    return labelled_line(member.key, field.type == FieldType::mapping ? part_text(field.items.front(), path, member.value, whole) : one_line(member.value));
  }

  void add_moves() {
    std::vector<std::string> lines;
    for (const MoveEntry& move : moves_of(record_)) {
      const Record* person = query_.records.find(move.by);
      std::string text = to_string(move.at) + "  " + std::string(state_label(context_.language(), kind_.name, move.to));
      if (!move.by.empty()) text += "  " + (person ? std::string(localized(*person, "title", context_.language())) : std::string(move.by));
      if (!move.reason.empty()) text += "  " + std::string(move.reason);
      lines.push_back(std::move(text));
    }
    if (!lines.empty()) add(std::string(context_.label("fields", "moves")), std::move(lines));
  }

  Context& context_;
  const Record& record_;
  const Kind& kind_;
  const QueryContext& query_;
  RecordSheet sheet_;
};

/// An item without a table: its texts, and beside numbers, dates and choices what they are.
std::string item_line(Context& context, const Table& items, const std::vector<Cell>& cells) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].text.empty()) continue;
    const bool plain = parts.empty() || items.columns[i].shrinks;
    parts.push_back(plain ? cells[i].text : context.text(say("{}: {}", items.columns[i].heading, cells[i].text)));
  }
  return join(parts, between);
}

std::vector<std::string> SheetBuilder::texts_of(const Member& member) {
  sheet_.rows.clear();
  add_value(member);
  std::vector<std::string> texts;
  for (const SheetRow& row : sheet_.rows) {
    for (const std::string& line : row.lines) texts.push_back(replace_all(line, "\n", " "));
    for (const auto& cells : row.items.rows) texts.push_back(item_line(context_, row.items, cells));
  }
  return texts;
}

/// The lines of a row; a list's items as a table when they fit whole.
std::vector<std::string> lines_of(Context& context, const SheetRow& row, std::size_t space) {
  if (row.items.rows.empty()) return row.lines;
  if (row.items.columns.size() > 1 && natural_width(row.items) <= space) {
    std::vector<std::string> lines;
    const std::string table = write_table(row.items, space, false);
    for (const std::string_view line : split(std::string_view(table).substr(0, table.size() - 1), '\n')) lines.emplace_back(line);
    return lines;
  }
  std::vector<std::string> lines;
  for (const auto& cells : row.items.rows) lines.push_back(item_line(context, row.items, cells));
  return lines;
}

/// One of several entries hangs, so that what is left of it does not look like the next.
std::vector<std::string> wrapped_entry(const std::string& text, std::size_t space, bool hangs) {
  constexpr std::size_t indent = 2;
  if (!hangs || display_width(text) <= space) return wrap(text, space);
  std::vector<std::string> lines = wrap(text, space - indent);
  for (std::size_t i = 1; i < lines.size(); ++i) lines[i].insert(0, indent, ' ');
  return lines;
}

void print_on_terminal(Context& context, const RecordSheet& sheet) {
  const std::string heading = context.shown(sheet.heading);
  for (const std::string& line : context.out_is_terminal() ? wrap(heading, context.width()) : std::vector<std::string>{heading}) {
    context.print_raw(paint(line, Paint::bold, context.colour()));
    context.print("\n");
  }
  std::size_t room = 18;  // of the labels; on a record of short ones no less
  for (const SheetRow& row : sheet.rows) room = std::max(room, display_width(row.label) + 2);
  const std::size_t space = context.width() > room + 12 ? context.width() - room : 12;
  for (const SheetRow& row : sheet.rows) {
    std::string label = row.label;
    const auto print = [&](const std::string& line) {
      context.print_raw(paint(pad_right(label, room), Paint::dim, context.colour()));
      context.print(line + "\n");
      label.clear();
    };
    const std::vector<std::string> texts = lines_of(context, row, space);
    for (const std::string& text : texts) {
      if (!context.out_is_terminal()) print(replace_all(text, "\n", " "));
      else for (const std::string& line : wrapped_entry(text, space, texts.size() > 1)) print(line);
    }
    if (!label.empty()) context.print(label + "\n");
  }
}

/// Label and value, and after them each list of items as a table of its own.
void print_as_document(Context& context, const RecordSheet& sheet, bool html) {
  Table values{{{"field", std::string(context.label("headings", "field"))}, {"text", std::string(context.label("headings", "text"))}}, {}};
  const auto heading = [&](const std::string& text, int level) {
    if (html) context.print_html(fmt::format("<h{0}>{1}</h{0}>\n", level, escape_html(text)));
    else context.print(std::string(static_cast<std::size_t>(level), '#') + " " + write_markdown_line(text));
  };
  const auto table = [&](const Table& rows) {
    if (html) context.print_html(write_html_table(rows));
    else context.print(write_markdown_table(rows) + "\n");
  };
  for (const SheetRow& row : sheet.rows)
    if (row.items.rows.empty()) values.rows.push_back({cell(row.label), cell(join(row.lines, "; "))});
  if (html && context.page_title().empty()) context.set_page_title(sheet.heading);
  else heading(sheet.heading, 1);
  table(values);
  for (const SheetRow& row : sheet.rows) {
    if (row.items.rows.empty()) continue;
    heading(row.label, 2);
    table(row.items);
  }
}

}  // namespace

RecordSheet sheet_of(Context& context, const Record& record, const QueryContext& query) { return SheetBuilder(context, record, query).build(); }

std::vector<std::string> texts_of(Context& context, const Record& record, const Member& member, const QueryContext& query) { return SheetBuilder(context, record, query).texts_of(member); }

std::vector<Record> linked_records(Context& context, const Record& record) {
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
  return found;
}

SheetRow linking_row(Context& context, const Record& record, const RecordSet& records) {
  SheetRow row{std::string(context.label("fields", "linked_from")), {}};
  for (const Record* other : records.linking_to(record.id))
    row.lines.push_back(std::string(context.label("kinds", other->kind->name)) + "  " + other->id + beside_id(context, *other));
  return row;
}

void print_sheet(Context& context, const RecordSheet& sheet) {
  if (context.format() == Format::md || context.format() == Format::html) return print_as_document(context, sheet, context.format() == Format::html);
  print_on_terminal(context, sheet);
}

}  // namespace accord
