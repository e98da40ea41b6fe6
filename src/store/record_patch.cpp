// A record's changes as edits of its text: fields found by name, list items by their key.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/covered_content.h"
#include "accord/model/kind_labels.h"
#include "accord/store/project.h"
#include "accord/store/record_text.h"
#include "accord/store/yaml_edit.h"
#include "store/record_looks.h"

namespace accord {
namespace {

/// Keys of the fields that stand before this one in a new record, and its own translations.
std::vector<std::string> before_in_schema(const std::vector<Field>& fields, const std::string& key) {
  std::vector<std::string> keys;
  for (const Field& field : fields)
    for (std::string_view suffix : {"", "_en", "_zh"}) {
      if (!suffix.empty() && !field.is_translatable) continue;
      const std::string name = field.name + std::string(suffix);
      if (name == key) return keys;
      keys.push_back(name);
    }
  return {};
}

std::size_t item_index(const Value& list, const Field* field, std::string_view wanted, const Record& record, const std::string& path) {
  if (const auto found = find_item(list, field, wanted)) return *found;
  const std::string key = field ? field->key : "id";
  std::vector<std::string> there;
  for (const Member& item : list.members) there.push_back(item.value.is_map() ? item.value[key].text : item.value.text);
  throw Error(Failure::not_found, say("{} of {} holds no “{}”", field_typed(record.kind->name, path), record.id, wanted),
              {there.empty() ? Message("it is empty") : say("it holds: {}", listed(there))});
}

YamlEdit yaml_edit(const Record& record, const Value& content, const RecordEdit& edit) {
  YamlEdit result;
  result.value = edit.value;
  const std::vector<Field>* fields = &record.kind->fields;
  const Value* at = &content;
  const Field* field = nullptr;
  std::string path;
  for (const std::string& step : edit.path) {
    path += path.empty() ? step : "." + step;
    if (at->is_list()) {
      const std::size_t index = item_index(*at, field, step, record, path);
      result.path.emplace_back(index);
      at = &at->members[index].value;
      continue;
    }
    result.path.emplace_back(step);
    result.after = before_in_schema(*fields, step);
    field = described_field(*fields, step);
    at = &(*at)[step];
    static const std::vector<Field> none;
    fields = field ? &field->items : &none;
  }
  switch (edit.act) {
    case RecordEdit::Act::set:
      break;
    case RecordEdit::Act::clear:
      result.action = YamlEdit::Action::remove;
      break;
    case RecordEdit::Act::append:
      result.action = YamlEdit::Action::append;
      break;
    case RecordEdit::Act::remove:
      result.action = YamlEdit::Action::remove;
      if (at->is_scalar() && at->text == edit.value.text) break;  // a single value written without a list
      result.path.emplace_back(item_index(*at, field, edit.value.text, record, path));
      break;
  }
  return result;
}

/// A word that the list holds is not put there twice.
bool is_there(const Value& content, const RecordEdit& edit) {
  if (edit.act != RecordEdit::Act::append || edit.path.size() != 1 || !edit.value.is_scalar()) return false;
  const Value& list = content[edit.path.front()];
  if (list.is_scalar()) return list.same(edit.value);
  return std::ranges::any_of(list.members, [&](const Member& item) { return item.value.same(edit.value); });
}

}  // namespace

std::optional<std::size_t> find_item(const Value& list, const Field* field, std::string_view wanted) {
  const std::string key = field ? field->key : "id";
  const auto is_it = [&](const Member& item) {
    if (item.value.is_map()) return item.value[key].text == wanted || item.value["id"].text == wanted;
    return item.value.text == wanted || item.value.text.substr(0, item.value.text.find(' ')) == wanted;
  };
  if (list.is_scalar() && list.text == wanted) return 0;
  const auto found = std::ranges::find_if(list.members, is_it);
  return found == list.members.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - list.members.begin()));
}

std::string patched_text(const Record& record, std::string_view text, const std::vector<RecordEdit>& edits, const ReferenceComment& comment) {
  std::string result(text);
  Value content = record.content();
  const ScalarLooks looks = looks_of(*record.kind, comment);
  const Message by_hand = say("edit the file by hand: {}", "accord " + record.kind->name + " edit" + (record.kind->singleton ? "" : " " + record.id));
  for (const RecordEdit& edit : edits) {
    if (is_there(content, edit)) continue;
    // Positions of items follow from the text as the steps before this one left it.
    result = patch_yaml(std::move(result), record.file, {yaml_edit(record, content, edit)}, looks, by_hand);
    if (&edit == &edits.back()) break;
    Findings findings;
    if (auto now = parse_record(*record.kind, record.id, record.file, result, findings)) content = std::move(now->edit());
  }
  return result;
}

std::vector<RecordEdit> stamped_edits(const Record& record, std::string_view text, std::vector<RecordEdit> edits) {
  const auto list_of = [&](const RecordEdit& edit) -> const Field* {
    const bool gives = edit.path.size() == 1 && (edit.act == RecordEdit::Act::append || edit.act == RecordEdit::Act::set);
    const Field* field = gives ? record.kind->field(edit.path.front()) : nullptr;
    return field && !field->stamped.empty() ? field : nullptr;
  };
  if (std::ranges::none_of(edits, list_of)) return edits;
  Findings findings;
  const auto after = parse_record(*record.kind, record.id, record.file, patched_text(record, text, edits, [](const Field&, std::string_view) { return std::string(); }), findings);
  if (!after) return edits;
  for (RecordEdit& edit : edits) {
    const Field* list = list_of(edit);
    if (!list) continue;
    const std::string hash = content_hash(*after, list->stamped);
    const auto stamp = [&](Value& item) {
      const auto is_it = [&](const Member& there) { return there.value.same(item); };
      if (item.is_map() && item["content_sha256"].is_none() && std::ranges::none_of(record.content()[list->name].members, is_it)) item.set("content_sha256", Value::scalar(hash));
    };
    if (edit.act == RecordEdit::Act::append) stamp(edit.value);
    else for (Member& item : edit.value.members) stamp(item.value);
  }
  return edits;
}

std::string Project::edited(const Record& record, std::string_view text, const std::vector<RecordEdit>& edits) const {
  return patched_text(record, text, stamped_edits(record, text, edits), [this](const Field& field, std::string_view id) { return reference_comment(field, id); });
}

}  // namespace accord
