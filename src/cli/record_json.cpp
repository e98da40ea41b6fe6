#include "cli/record_json.h"

#include <algorithm>

#include "accord/base/json.h"
#include "accord/base/labels.h"

namespace accord {

namespace {

Data text_or_null(std::string text) { return text.empty() ? Data() : Data(std::move(text)); }

/// -0.5 and 12, as JSON spells them; not 012, .5, +1 or 1e3.
bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) { return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; }); };
  const std::string_view whole = text.substr(0, point);
  return digits(whole) && (whole.size() == 1 || whole.front() != '0') && (point == std::string_view::npos || digits(text.substr(point + 1)));
}

Data scalar_data(const std::string& text, FieldType type) {
  switch (type) {
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::percent:
    case FieldType::rate: return is_json_number(text) ? Data::number(text) : Data(text);
    case FieldType::boolean: return text == "true" || text == "false" ? Data(text == "true") : Data(text);
    default: return Data(text);
  }
}

const Field* field_of(const Field* parent, std::string_view key) {
  if (!parent || parent->items.empty()) return nullptr;
  if (parent->type == FieldType::mapping) return &parent->items.front();
  const auto found = std::ranges::find_if(parent->items, [&](const Field& item) { return item.holds(key); });
  return found == parent->items.end() ? nullptr : &*found;
}

}  // namespace

std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

Data typed_data(const Value& value, const Field* field) {
  switch (value.shape) {
    case Value::Shape::none: return Data();
    case Value::Shape::scalar: return field ? scalar_data(value.text, field->type) : Data(value.text);
    case Value::Shape::list: {
      Data list = Data::list();
      for (const Member& member : value.members) list.add(typed_data(member.value, field));
      return list;
    }
    case Value::Shape::map: break;
  }
  Data map = Data::map();
  for (const Member& member : value.members) map.set(member.key, typed_data(member.value, field_of(field, member.key)));
  return map;
}

Data record_data(const Record& record, const QueryContext& query) {
  Data data = Data::map();
  data.set("id", record.id);
  for (const Field& field : record.kind->fields) {
    if (field.name == "id") continue;
    const Value& value = record.content()[field.name];
    const bool usual = value.is_none() && !field.fallback.empty();
    data.set(field.name, usual ? scalar_data(field.fallback, field.type) : typed_data(value, &field));
  }
  for (const Member& member : record.content().members) {
    if (!data.find(member.key)) data.set(member.key, typed_data(member.value, nullptr));
  }
  Data& derived = data.set("derived", Data::map());
  for (const Derived& figure : record.kind->derived) {
    std::string text = value_of(record, figure.name, query);
    derived.set(figure.name, text.empty() ? Data() : scalar_data(text, figure.type));
  }
  return data;
}

Data finding_data(const Finding& finding, Language language) {
  Data data = Data::map();
  data.set("rule", finding.rule);
  data.set("severity", severity_name(finding.severity));
  data.set("file", finding.file);
  data.set("line", finding.mark.line == 0 ? Data() : Data(static_cast<std::int64_t>(finding.mark.line)));
  data.set("column", finding.mark.line == 0 ? Data() : Data(static_cast<std::int64_t>(finding.mark.column)));
  data.set("field", text_or_null(finding.field));
  data.set("message", translate(finding.message, language));
  data.set("hint", text_or_null(translate(finding.hint, language)));
  return data;
}

std::string envelope(std::string_view kind, Date as_of, std::vector<Data> records, const Findings& findings, Language language, const std::vector<std::string>& files) {
  Data data = Data::map();
  data.set("accord", 1);
  data.set("kind", kind.empty() ? Data() : Data(kind));
  data.set("as_of", to_string(as_of));
  Data& list = data.set("records", Data::list());
  for (Data& record : records) list.add(std::move(record));
  Data& problems = data.set("findings", Data::list());
  for (const Finding& finding : findings) problems.add(finding_data(finding, language));
  if (files.empty()) return write_json(data);
  Data& written = data.set("files", Data::list());
  for (const std::string& file : files) written.add(file);
  return write_json(data);
}

}  // namespace accord
