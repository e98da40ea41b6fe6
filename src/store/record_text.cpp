#include "accord/store/record_text.h"

#include <algorithm>

#include "accord/base/text.h"
#include "store/record_looks.h"
#include "store/yaml_layout.h"

namespace accord {

const Field* described_field(const std::vector<Field>& fields, std::string_view key) {
  auto found = std::ranges::find_if(fields, [&](const Field& field) { return field.holds(key); });
  return found == fields.end() ? nullptr : &*found;
}

namespace {

const Field* field_at(const Kind& kind, std::string_view path) {
  const std::vector<Field>* fields = &kind.fields;
  const Field* found = nullptr;
  for (std::string_view key : split(path, '.')) {
    found = described_field(*fields, key);
    if (!found) return nullptr;
    if (found->type == FieldType::mapping) return &found->items.front();
    fields = &found->items;
  }
  return found;
}

ScalarStyle style_of(const Field* field) {
  if (!field) return ScalarStyle::text;
  switch (field->type) {
    case FieldType::line:
      return field->name == "id" || field->name == "to" ? ScalarStyle::plain : ScalarStyle::text;
    case FieldType::prose:
    case FieldType::markdown:
      return ScalarStyle::block;
    default:
      return ScalarStyle::plain;
  }
}

/// The record that a comment behind the text names; behind an attendance stands none.
std::string_view commented_target(const Field& field, std::string_view text) {
  return holds_reference(field) && field.type != FieldType::attendance ? target_of(field, text) : std::string_view();
}

/// Keys in schema order, groups and items too.
Value ordered(const std::vector<Field>& fields, const Value& content) {
  Value result = Value::map();
  const auto place = [&](const Field& field, const Member& member) {
    Value value = member.value;
    if (field.type == FieldType::group) value = ordered(field.items, value);
    if (field.type == FieldType::items) {
      std::vector<Field> items = field.items;
      if (!field.item(field.key)) items.insert(items.begin(), line(field.key, {}));
      for (Member& item : value.members) item.value = ordered(items, item.value);
    }
    result.set(member.key, std::move(value));
  };
  for (const Field& field : fields)
    for (std::string_view suffix : {"", "_en", "_zh"})
      for (const Member& member : content.members)
        if (member.key == field.name + std::string(suffix) && field.holds(member.key)) place(field, member);
  for (const Member& member : content.members)
    if (!described_field(fields, member.key)) result.set(member.key, member.value);
  return result;
}

}  // namespace

ScalarLooks looks_of(const Kind& kind, ReferenceComment comment) {
  return [&kind, comment = std::move(comment)](std::string_view path, const Value& scalar) {
    const Field* field = field_at(kind, path);
    ScalarLook look{style_of(field), {}};
    if (!field || path.find('.') != std::string_view::npos) return look;
    if (const std::string_view target = commented_target(*field, scalar.text); !target.empty()) look.comment = comment(*field, target);
    return look;
  };
}

std::string record_text(const Kind& kind, const Value& content, const ReferenceComment& comment) {
  std::string text = write_yaml(ordered(kind.fields, content), looks_of(kind, comment));
  for (const Member& member : content.members)
    if (member.value.is_none() && !kind.described(member.key)) text += write_key(member.key) + ":\n";  // unknown keys are kept
  return text;
}

Error unreadable_record(const Findings& findings) {
  std::vector<Message> hints;
  for (const Finding& finding : findings)
    if (!finding.hint.empty()) hints.push_back(finding.hint);
  hints.push_back("accord check shows every problem with file, line and column");
  const Finding& first = findings.front();
  const std::string place = first.mark.line == 0 ? first.file : fmt::format("{}:{}:{}", first.file, first.mark.line, first.mark.column);
  return Error(Failure::invalid, say("{}: {}", place, first.message), hints);
}

}  // namespace accord
