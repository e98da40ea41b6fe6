#include "accord/analysis/what_if.h"

#include <algorithm>
#include <string>
#include <vector>

namespace accord {
namespace {

class Editor {
 public:
  Editor(const RecordSet& records, Date as_of, Findings& findings)
      : as_of_(as_of), findings_(findings), copies_(records.all().begin(), records.all().end()) {}

  void apply(const Record& source) {
    for (const Member& item : source.items("effects")) apply(source, item.value);
  }

  RecordSet finish() {
    return RecordSet(std::move(copies_));
  }

 private:
  void apply(const Record& source, const Value& effect) {
    const std::string& op = effect["op"].text;
    if (op == "add") return add(source, effect);
    if (op != "set" && op != "depend" && op != "undepend") return;
    const auto found = std::find_if(copies_.begin(), copies_.end(), [&](const Record& record) { return record.id == effect["record"].text; });
    if (found == copies_.end()) {
      findings_.push_back({"what-if.record", Severity::error, source.file, effect["record"].mark, "effects.record",
                           say("there is no record {} to change", effect["record"].text), "correct the effect"});
      return;
    }
    if (op == "set") found->content.set(effect["field"].text, effect["value"]);
    else depend(*found, effect["value"], op == "depend");
  }

  void add(const Record& source, const Value& effect) {
    const auto some = std::find_if(copies_.begin(), copies_.end(), [&](const Record& record) {
      return record.kind != nullptr && record.kind->name == effect["kind"].text;
    });
    Record record;
    record.kind = some == copies_.end() ? nullptr : some->kind;
    const Value& values = effect["values"];
    record.id = values["id"].is_scalar() ? values["id"].text : source.id + "+" + std::to_string(++added_);
    record.file = source.file;
    record.content = values;
    if (!values["created"].is_scalar()) record.content.set("created", Value::scalar(to_string(as_of_)));
    if (record.kind != nullptr) copies_.push_back(std::move(record));
  }

  static void depend(Record& task, const Value& value, bool adds) {
    const std::string target(value.text.substr(0, value.text.find(' ')));
    Value list = Value::list();
    for (const std::string_view text : task.list("depends")) {
      if (text.substr(0, text.find(' ')) != target) list.add(Value::scalar(std::string(text)));
    }
    if (adds) list.add(value);
    task.content.set("depends", std::move(list));
  }

  Date as_of_;
  Findings& findings_;
  std::vector<Record> copies_;
  int added_ = 0;
};

}  // namespace

RecordSet with_effects(const RecordSet& records, std::span<const Record* const> sources, Date as_of, Findings& findings) {
  Editor editor(records, as_of, findings);
  for (const Record* source : sources) editor.apply(*source);
  return editor.finish();
}

}  // namespace accord
