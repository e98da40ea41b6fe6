#include "accord/model/visible_records.h"

#include <algorithm>
#include <set>

namespace accord {
namespace {

using Visible = std::set<std::string_view>;

bool holds_reference(const Field& field) {
  return field.type == FieldType::reference || field.type == FieldType::dependency || field.type == FieldType::attendance ||
         field.type == FieldType::result;
}

/// The id within a reference's text: its first word, or a result's second.
std::string_view target_of(const Field& field, std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (field.type == FieldType::result) return blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  return text.substr(0, blank);
}

Value visible_part(const std::vector<Field>& fields, const Value& content, const Visible& visible, const std::string& key);

Value visible_value(const Field& field, const Value& value, const Visible& visible) {
  if (holds_reference(field)) {
    if (value.is_scalar()) return visible.contains(target_of(field, value.text)) ? value : Value();
    Value kept = value;
    std::erase_if(kept.members, [&](const Member& item) { return !visible.contains(target_of(field, item.value.text)); });
    return kept;
  }
  if (field.type == FieldType::group) return visible_part(field.items, value, visible, {});
  if (field.type != FieldType::items) return value;
  Value kept = value;
  for (Member& item : kept.members) item.value = visible_part(field.items, item.value, visible, field.key);
  return kept;
}

/// Only what the description names and does not call internal; unknown keys are internal.
Value visible_part(const std::vector<Field>& fields, const Value& content, const Visible& visible, const std::string& key) {
  Value kept = Value::map();
  kept.mark = content.mark;
  for (const Member& member : content.members) {
    if (member.key == key) {
      kept.members.push_back(member);
      continue;
    }
    const auto described = std::ranges::find_if(fields, [&](const Field& field) {
      return field.name == member.key ||
             (field.is_translatable && (member.key == field.name + "_en" || member.key == field.name + "_zh"));
    });
    if (described == fields.end() || described->is_internal) continue;
    Value value = visible_value(*described, member.value, visible);
    if (!value.is_none()) kept.members.push_back({member.key, member.mark, std::move(value)});
  }
  return kept;
}

}  // namespace

ClientView project(const RecordSet& records, Audience audience) {
  Visible visible;
  for (const Record& record : records.all())
    if (audience == Audience::internal || record.text("visibility") == "client" || record.kind->seen_by_name) visible.insert(record.id);
  std::vector<Record> kept;
  for (const Record& record : records.all()) {
    if (!visible.contains(record.id)) continue;
    kept.push_back(record);
    if (audience == Audience::client) kept.back().content = visible_part(record.kind->fields, record.content, visible, {});
  }
  ClientView view;
  view.withheld_ = records.all().size() - kept.size();
  view.audience_ = audience;
  view.records_ = RecordSet(std::move(kept));
  return view;
}

}  // namespace accord
