#include "cli/record_cells.h"

#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/kind_labels.h"

namespace accord {

namespace {

FieldType type_of(const Kind& kind, std::string_view name) {
  if (const Field* field = kind.field(name)) return field->type;
  const Derived* figure = kind.figure(name);
  return figure ? figure->type : FieldType::line;
}

std::string_view icon_of(Phase phase) {
  switch (phase) {
    case Phase::open: return "○";
    case Phase::active: return "◐";
    case Phase::waiting: return "◇";
    case Phase::settled: return "●";
    case Phase::dropped: return "×";
  }
  return "";
}

Paint colour_of(Phase phase) {
  switch (phase) {
    case Phase::active: return Paint::blue;
    case Phase::waiting: return Paint::yellow;
    case Phase::settled: return Paint::green;
    case Phase::dropped: return Paint::dim;
    case Phase::open: break;
  }
  return Paint::none;
}

/// A person reads as a name, any other record as what people call it.
std::string name_of(Context& context, std::string_view id, const QueryContext& query) {
  const Record* target = query.records.find(id);
  if (!target) return std::string(id);
  if (target->kind->name != "person") return std::string(call_sign(*target));
  const std::string_view name = localized(*target, "title", context.language());
  return std::string(name.empty() ? id : name);
}

/// The name of the item with that id in a list of accord.yaml, of the record or of its meeting.
std::string item_name(Context& context, const Record& record, std::string_view list, std::string_view id, const QueryContext& query) {
  if (list == "channels") {
    const auto channel = std::ranges::find(query.settings.channels, id, &Channel::id);
    if (channel == query.settings.channels.end()) return std::string(id);
    const std::string& translated = context.language() == Language::zh ? channel->title_zh : channel->title_en;
    return translated.empty() ? channel->title : translated;
  }
  const Record* holder = record.kind->field(list) ? &record : query.records.find(record.text("meeting"));
  if (holder)
    for (const Member& item : holder->items(list))
      if (item.value["id"].text == id) return std::string(localized(item.value, holder->kind->field(list)->items.front().name, context.language()));
  return std::string(id);
}

std::string share_text(std::string_view text) {
  const auto share = parse_decimal(text);
  return share ? to_string(normalised(*share * Decimal(100))) + '%' : std::string(text);
}

}  // namespace

bool is_right_aligned(FieldType type) {
  switch (type) {
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::percent:
    case FieldType::rate:
    case FieldType::money:
    case FieldType::duration: return true;
    default: return false;
  }
}

std::string text_for_people(Context& context, const Record& record, const Field& field, std::string_view path, std::string_view text, const QueryContext& query) {
  if (text.empty()) return {};
  if (record.kind->name == "signoff" && path == "signs")
    if (const Kind* signed_kind = context.registry().find(text); signed_kind && signed_kind->singleton) return std::string(kind_label(context.language(), signed_kind->name));
  if (!field.list_named.empty()) return item_name(context, record, field.list_named, text, query);
  switch (field.type) {
    case FieldType::money:
      if (const auto money = parse_money(text)) return display(*money, context.language());
      return std::string(text);
    case FieldType::percent: return std::string(text) + '%';
    case FieldType::rate: return share_text(text);
    case FieldType::choice: return std::string(choice_label(context.language(), record.kind->name, path, text));
    case FieldType::boolean: return std::string(context.label("booleans", text));
    case FieldType::reference: return name_of(context, text, query);
    default: return std::string(text);
  }
}

std::string heading_of(Context& context, const Kind& kind, std::string_view key) {
  if (kind.figure(key) || kind.field(key)) return std::string(field_label(context.language(), kind.name, key));
  const Field* translated = kind.described(key);
  if (!translated) return std::string(key);
  const std::string_view word = field_label(context.language(), kind.name, translated->name);
  return context.text(key.ends_with("_zh") ? say("{} (Chinese)", word) : say("{} (English)", word));
}

Column column_of(Context& context, const Kind& kind, std::string_view field) {
  Column column;
  column.name = field;
  column.heading = field == "id" ? "ID" : heading_of(context, kind, field);
  const FieldType type = type_of(kind, field);
  column.right = is_right_aligned(type);
  column.shrinks = type == FieldType::line || type == FieldType::prose || type == FieldType::markdown || type == FieldType::reference;
  if (field == "id" || field == "state" || field == "number" || field == "wbs") column.shrinks = false;
  return column;
}

Cell state_cell(Context& context, const Kind& kind, std::string_view state) {
  const State* known = kind.state(state);
  Cell result = cell(state);
  const Phase phase = known ? known->phase : Phase::open;
  result.text = std::string(icon_of(phase)) + ' ' + std::string(context.label("states", kind.name, state));
  result.colour = colour_of(phase);
  return result;
}

Cell cell_of(Context& context, const Record& record, std::string_view field, const QueryContext& query) {
  const Kind& kind = *record.kind;
  if (field == "id") return cell(record.id);
  const std::string value = value_of(record, field, query);
  if (field == "state") return state_cell(context, kind, value);
  Cell result = cell(value);
  Field figure;
  const Field* description = kind.field(field);
  if (description && description->is_translatable) {
    result.text = localized(record, field, context.language());
  } else if (description && description->many) {
    std::vector<std::string> parts;
    for (const std::string_view text : record.list(field)) parts.push_back(text_for_people(context, record, *description, field, text, query));
    result.text = context.text(listed(parts));
  } else {
    figure.type = type_of(kind, field);
    result.text = text_for_people(context, record, description ? *description : figure, field, value, query);
  }
  return result;
}

std::vector<std::size_t> unique_prefixes(const std::vector<const Record*>& records) {
  const auto common = [](std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  };
  std::vector<std::string_view> ids;
  for (const Record* record : records) ids.push_back(record->id);
  std::vector<std::string_view> sorted = ids;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::size_t> lengths;
  for (const std::string_view id : ids) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), id);
    std::size_t length = 0;
    if (at != sorted.begin()) length = std::max(length, common(id, *(at - 1)));
    if (at + 1 != sorted.end()) length = std::max(length, common(id, *(at + 1)));
    const std::size_t dash = id.find('-');
    const std::size_t least = (dash == std::string_view::npos ? 0 : dash + 1) + 3;  // resolve wants three random characters
    lengths.push_back(std::min(id.size(), std::max(length + 1, least)));
  }
  return lengths;
}

}  // namespace accord
