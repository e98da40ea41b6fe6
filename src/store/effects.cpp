#include "accord/store/effects.h"

#include <algorithm>
#include <map>
#include <string>

#include "accord/base/text.h"
#include "accord/model/history.h"

namespace accord {
namespace {

/// The first word of "T-7k2mq SS+2d".
std::string_view target_word(std::string_view dependency) { return dependency.substr(0, dependency.find(' ')); }

class Steps {
 public:
  Steps(const Record& source, const RecordSet& records, const Registry& registry, Date day, std::vector<Message>& problems)
      : source_(source), records_(records), registry_(registry), day_(day), problems_(problems) {
    for (const Member& effect : source.items("effects"))
      if (effect.value["op"].text == "add") added_["$" + effect.value["id"].text] = added_id(effect.value);
  }

  std::vector<BatchStep> all() {
    for (const Member& effect : source_.items("effects")) take(effect.value);
    if (const Field* list = source_.kind->field("tasks"); list && list->many && !touched_.empty()) {
      BatchStep step = step_of(BatchStep::Act::set, source_.content()["effects"]);
      step.target = source_.id;
      step.fields.set("tasks", Value::map()).set("add", text_list(touched_));
      steps_.push_back(std::move(step));
    }
    return std::move(steps_);
  }

 private:
  /// The id of what the effect adds; a handle of this source's own for a kind whose records are named by hand.
  std::string added_id(const Value& effect) const {
    if (effect["record"].is_scalar()) return effect["record"].text;
    if (effect["values"]["id"].is_scalar()) return effect["values"]["id"].text;
    const Kind* kind = registry_.find(effect["kind"].text);
    if (!kind || kind->prefix.empty()) return "$" + source_.id + "." + effect["id"].text;
    DerivedRandom derived(source_.id + "\n" + effect["id"].text);
    return kind->prefix + "-" + random_characters(derived);
  }

  BatchStep step_of(BatchStep::Act act, const Value& at) const {
    BatchStep step;
    step.act = act;
    step.fields = Value::map();
    step.file = source_.file;
    step.mark = at.mark;
    return step;
  }

  static Value text_list(const std::vector<std::string>& texts) {
    Value list = Value::list();
    for (const std::string& text : texts) list.add(Value::scalar(text));
    return list;
  }

  void wrong(const Value& at, const Message& what) { problems_.push_back(say("{}: {}", fmt::format("{}:{}:{}", source_.file, at.mark.line, at.mark.column), what)); }

  /// Whether the effect says all of this, and changes something else than its source.
  bool says(const Value& effect, std::initializer_list<const char*> needed) {
    const std::size_t before = problems_.size();
    for (const char* name : needed)
      if (!effect[name].is_scalar() || trim(effect[name].text).empty()) wrong(effect, say("the effect {} has no “{}”", effect["id"].text, name));
    if (id_of(effect["record"].text) == source_.id) wrong(effect["record"], say("the effect {} would change what it belongs to", effect["id"].text));
    return problems_.size() == before;
  }

  void take(const Value& effect) {
    const std::string& op = effect["op"].text;
    const std::size_t before = problems_.size();
    if (op == "add") {
      if (says(effect, {"kind"})) add(effect);
    } else if (op == "set") {
      if (!says(effect, {"record", "field", "value"})) return;
      const Value value = resolved(effect["value"]);
      if (problems_.size() != before) return;
      BatchStep step = step_of(BatchStep::Act::set, effect);
      step.target = id_of(effect["record"].text);
      step.fields.set(effect["field"].text, value);
      touch(step.target);
      steps_.push_back(std::move(step));
    } else if (op == "depend" || op == "undepend") {
      if (!says(effect, {"record", "value"})) return;
      const Value value = resolved(effect["value"]);
      if (problems_.size() != before) return;
      BatchStep step = step_of(BatchStep::Act::set, effect);
      step.target = id_of(effect["record"].text);
      depend(std::move(step), value.text, op == "depend");
    } else {
      wrong(effect, say("the effect {} has no “{}” that is known: {}", effect["id"].text, "op", listed(source_.kind->field("effects")->item("op")->choices)));
    }
  }

  /// The id of the one record that is meant by an id or a number, else the text itself.
  std::string id_of(const std::string& typed) const {
    if (records_.find(typed)) return typed;
    const auto found = records_.resolve(typed);
    return found.size() == 1 ? found.front()->id : typed;
  }

  /// "$k7d2 SS+2d" with the id of what k7d2 adds.
  Value resolved(const Value& value) {
    if (value.is_list()) {
      Value list = Value::list();
      for (const Member& item : value.members) list.add(resolved(item.value));
      return list;
    }
    const std::string_view word = target_word(value.text);
    const auto added = value.is_scalar() ? added_.find(word) : added_.end();
    if (added == added_.end() && value.is_scalar() && word.size() == 5 && word.starts_with('$')) wrong(value, say("no effect that adds a record is called {}", word));
    if (added == added_.end()) return value;
    Value result = Value::scalar(added->second + value.text.substr(word.size()));
    result.mark = value.mark;
    return result;
  }

  void add(const Value& effect) {
    BatchStep step = step_of(BatchStep::Act::add, effect);
    step.kind = effect["kind"].text;
    const Kind* kind = registry_.find(step.kind);
    for (const Member& member : effect["values"].members) {
      if (member.key == "id") continue;
      step.fields.members.push_back(member);
      step.fields.members.back().value = resolved(member.value);
    }
    const std::string id = added_id(effect);
    (id.starts_with('$') ? step.handle : step.target) = id;
    if (step.fields["created"].is_none()) step.fields.set("created", Value::scalar(to_string(day_)));
    if (kind && kind->name == "task") touched_.push_back(id);
    steps_.push_back(std::move(step));
  }

  void touch(const std::string& id) {
    const Record* record = records_.find(id);
    if (!record || record->kind->name != "task") return;
    const auto listed = source_.list("tasks");
    if (std::ranges::find(listed, std::string_view(id)) == listed.end() && std::ranges::find(touched_, id) == touched_.end()) touched_.push_back(id);
  }

  /// Out with what the task waits for on that predecessor, as the effects before have left it, then in with the new.
  void depend(BatchStep step, const std::string& typed, bool adds) {
    const std::string_view word = target_word(typed);
    const std::string target = id_of(std::string(word)), value = target + typed.substr(word.size());
    const auto [place, fresh] = depends_.try_emplace(step.target);
    std::vector<std::string>& now = place->second;
    if (const Record* record = records_.find(step.target); fresh && record)
      for (const std::string_view text : record->list("depends")) now.emplace_back(text);
    if (adds && std::ranges::find(now, value) != now.end()) return;
    std::vector<std::string> gone;
    for (const std::string& text : now)
      if (id_of(std::string(target_word(text))) == target) gone.push_back(text);
    std::erase_if(now, [&](const std::string& text) { return std::ranges::find(gone, text) != gone.end(); });
    if (!adds && gone.empty()) gone.push_back(value);  // the batch says that it is not there
    if (!gone.empty()) change_depends(step, "remove", std::move(gone));
    if (!adds) return;
    now.push_back(value);
    change_depends(step, "add", {value});
  }

  void change_depends(const BatchStep& like, std::string_view verb, std::vector<std::string> texts) {
    BatchStep step = like;
    step.fields.set("depends", Value::map()).set(verb, text_list(texts));
    steps_.push_back(std::move(step));
  }

  const Record& source_;
  const RecordSet& records_;
  const Registry& registry_;
  Date day_;
  std::map<std::string, std::string, std::less<>> added_;  ///< "$k7d2" → id
  std::vector<BatchStep> steps_;
  std::vector<std::string> touched_;  ///< tasks added or set
  std::map<std::string, std::vector<std::string>> depends_;
  std::vector<Message>& problems_;
};

}  // namespace

std::vector<BatchStep> effect_steps(const Record& source, const RecordSet& records, const Registry& registry, Date day, std::vector<Message>& problems) {
  return Steps(source, records, registry, day, problems).all();
}

bool has_applied_effects(const Record& record) {
  return std::ranges::any_of(record.kind->moves, [&](const Move& move) {
    return move.applies_effects && std::ranges::any_of(moves_of(record), [&](const MoveEntry& made) { return move.leads_to(made.to); });
  });
}

}  // namespace accord
