#include "accord/analysis/what_if.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace accord {
namespace {

class Editor {
 public:
  Editor(const RecordSet& records, Date as_of, Findings& findings) : records_(records), as_of_(as_of), findings_(findings) {}

  void apply(const Record& source) {
    for (const Member& item : source.items("effects")) apply(source, item.value);
  }

  RecordSet finish() {
    std::vector<Record> changed;
    for (auto& [id, record] : changed_) changed.push_back(std::move(record));
    return RecordSet(records_, std::move(changed));
  }

 private:
  void apply(const Record& source, const Value& effect) {
    const std::string& op = effect["op"].text;
    if (op == "add") return add(source, effect);
    if (op != "set" && op != "depend" && op != "undepend") return;
    Record* record = editable(effect["record"].text);
    if (!record) {
      findings_.push_back({"what-if.record", Severity::error, source.file, effect["record"].mark, "effects.record",
                           say("there is no record {} to change", effect["record"].text), "correct the effect"});
      return;
    }
    const Value value = resolved(source, effect["value"]);
    if (op == "set") record->edit().set(effect["field"].text, value);
    else depend(*record, value, op == "depend");
  }

  /// The record as the effects before have left it, or null.
  Record* editable(const std::string& id) {
    if (const auto changed = changed_.find(id); changed != changed_.end()) return &changed->second;
    const Record* record = records_.find(id);
    return record ? &changed_.emplace(id, *record).first->second : nullptr;
  }

  void add(const Record& source, const Value& effect) {
    const RecordRange some = records_.of(effect["kind"].text);
    if (some.empty()) return;
    Record record;
    record.kind = some.front().kind;
    const Value& values = effect["values"];
    record.id = effect["record"].is_scalar() ? effect["record"].text : values["id"].is_scalar() ? values["id"].text : added_id(source, effect["id"].text);
    record.file = source.file;
    for (const Member& member : values.members) record.edit().set(member.key, resolved(source, member.value));
    if (!values["created"].is_scalar()) record.edit().set("created", Value::scalar(to_string(as_of_)));
    const std::string id = record.id;
    changed_.insert_or_assign(id, std::move(record));
  }

  /// The id of what an effect adds; "$k7d2" in the values of its source's effects means that of the effect k7d2.
  static std::string added_id(const Record& source, std::string_view effect) { return source.id + "+" + std::string(effect); }

  Value resolved(const Record& source, const Value& value) const {
    if (value.is_list()) {
      Value list = Value::list();
      for (const Member& item : value.members) list.add(resolved(source, item.value));
      return list;
    }
    if (!value.is_scalar() || !value.text.starts_with('$')) return value;
    const std::size_t end = std::min(value.text.find(' '), value.text.size());
    const std::string_view effect = std::string_view(value.text).substr(1, end - 1);
    for (const Member& item : source.items("effects"))
      if (item.value["id"].text == effect) return Value::scalar((item.value["record"].is_scalar() ? item.value["record"].text : added_id(source, effect)) + value.text.substr(end));
    return value;
  }

  /// The id of the one record that is meant by the first word, an id or a number, else the word.
  std::string target_of(std::string_view dependency) const {
    const std::string word(dependency.substr(0, dependency.find(' ')));
    if (records_.find(word)) return word;
    const auto found = records_.resolve(word, "task");
    return found.size() == 1 ? found.front()->id : word;
  }

  void depend(Record& task, const Value& value, bool adds) const {
    const std::string target = target_of(value.text);
    Value list = Value::list();
    for (const std::string_view text : task.list("depends")) {
      if (target_of(text) != target) list.add(Value::scalar(std::string(text)));
    }
    if (adds) list.add(Value::scalar(target + value.text.substr(std::min(value.text.find(' '), value.text.size()))));
    task.edit().set("depends", std::move(list));
  }

  const RecordSet& records_;
  Date as_of_;
  Findings& findings_;
  std::map<std::string, Record> changed_;  ///< by id
};

}  // namespace

RecordSet with_effects(const RecordSet& records, std::span<const Record* const> sources, Date as_of, Findings& findings) {
  Editor editor(records, as_of, findings);
  for (const Record* source : sources) editor.apply(*source);
  return editor.finish();
}

}  // namespace accord
