#include "accord/model/visible_records.h"

#include <algorithm>
#include <unordered_set>

#include "accord/base/threads.h"

namespace accord {
namespace {

using Visible = std::unordered_set<std::string_view>;

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
  const bool filtered = holds_reference(field) || field.type == FieldType::items;
  if (field.type == FieldType::group) return visible_part(field.items, value, visible, {});
  if (!filtered || (value.members.empty() && !value.is_scalar())) return value;
  if (value.is_scalar()) return !holds_reference(field) || visible.contains(target_of(field, value.text)) ? value : Value();
  Value kept;
  kept.shape = value.shape;
  kept.mark = value.mark;
  kept.members.reserve(value.members.size());
  for (const Member& item : value.members) {
    if (field.type == FieldType::items) kept.members.push_back({item.key, item.mark, visible_part(field.items, item.value, visible, field.key)});
    else if (visible.contains(target_of(field, item.value.text))) kept.members.push_back(item);
  }
  return kept;
}

/// Only what the description names and does not call internal; unknown keys are internal.
Value visible_part(const std::vector<Field>& fields, const Value& content, const Visible& visible, const std::string& key) {
  Value kept = Value::map();
  kept.mark = content.mark;
  kept.members.reserve(content.members.size());
  FieldCursor cursor(fields);
  for (const Member& member : content.members) {
    if (member.key == key) {
      kept.members.push_back(member);
      continue;
    }
    const Field* described = cursor.find(member.key);
    if (!described || described->is_internal) continue;
    Value value = visible_value(*described, member.value, visible);
    if (!value.is_none()) kept.members.push_back({member.key, member.mark, std::move(value)});
  }
  return kept;
}

Record visible_record(const Record& record, const Visible& visible) {
  return {record.kind, record.id, record.file, visible_part(record.kind->fields, record.content, visible, {})};
}

}  // namespace

ClientView project(const RecordSet& records, Audience audience) {
  ClientView view;
  view.audience_ = audience;
  if (audience == Audience::internal) {
    view.records_ = RecordSet(records, {});
    return view;
  }
  Visible visible;
  std::vector<const Record*> seen;
  for (const Record& record : records.all()) {
    if (record.text("visibility") != "client" && !record.kind->seen_by_name) continue;
    visible.insert(record.id);
    seen.push_back(&record);
  }
  std::vector<Record> kept(seen.size());
  constexpr std::size_t share = 128;
  share_out(seen.size(), share, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) kept[i] = visible_record(*seen[i], visible);
  });
  view.withheld_ = records.all().size() - kept.size();
  view.records_ = RecordSet(std::move(kept));
  return view;
}

}  // namespace accord
