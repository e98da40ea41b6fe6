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
  Steps(const Record& source, const RecordSet& records, const Registry& registry, Date day) : source_(source), records_(records), registry_(registry), day_(day) {}

  std::vector<BatchStep> all() {
    for (const Member& effect : source_.items("effects")) take(effect.value);
    if (const Field* list = source_.kind->field("tasks"); list && list->many && !touched_.empty()) {
      BatchStep step = step_of(BatchStep::Act::set, source_.content());
      step.target = source_.id;
      step.fields.set("tasks", Value::map()).set("add", text_list(touched_));
      steps_.push_back(std::move(step));
    }
    return std::move(steps_);
  }

 private:
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

  void take(const Value& effect) {
    const std::string &op = effect["op"].text, &record = effect["record"].text;
    if (op == "add") return add(effect);
    BatchStep step = step_of(BatchStep::Act::set, effect);
    step.target = record;
    if (op == "set") {
      step.fields.set(effect["field"].text, effect["value"]);
      touch(record);
    } else if (op == "depend" || op == "undepend") {
      return depend(std::move(step), effect["value"].text, op == "depend");
    }
    steps_.push_back(std::move(step));
  }

  void add(const Value& effect) {
    BatchStep step = step_of(BatchStep::Act::add, effect);
    step.kind = effect["kind"].text;
    const Kind* kind = registry_.find(step.kind);
    const Value& values = effect["values"];
    for (const Member& member : values.members)
      if (member.key != "id") step.fields.members.push_back(member);
    if (effect["record"].is_scalar() || values["id"].is_scalar()) {
      step.target = effect["record"].is_scalar() ? effect["record"].text : values["id"].text;
    } else if (kind && !kind->prefix.empty()) {
      DerivedRandom derived(source_.id + "\n" + effect["id"].text);
      step.target = kind->prefix + "-" + random_characters(derived);
    }
    step.handle = "$" + effect["id"].text;
    if (step.fields["created"].is_none()) step.fields.set("created", Value::scalar(to_string(day_)));
    if (kind && kind->name == "task") touched_.push_back(step.handle);
    steps_.push_back(std::move(step));
  }

  void touch(const std::string& id) {
    const Record* record = records_.find(id);
    if (!record || record->kind->name != "task") return;
    const auto listed = source_.list("tasks");
    if (std::ranges::find(listed, std::string_view(id)) == listed.end() && std::ranges::find(touched_, id) == touched_.end()) touched_.push_back(id);
  }

  /// Out with what the task waits for on that predecessor, as the effects before have left it, then in with the new.
  void depend(BatchStep step, const std::string& value, bool adds) {
    const auto [place, fresh] = depends_.try_emplace(step.target);
    std::vector<std::string>& now = place->second;
    if (const Record* record = records_.find(step.target); fresh && record)
      for (const std::string_view text : record->list("depends")) now.emplace_back(text);
    if (adds && std::ranges::find(now, value) != now.end()) return;
    std::vector<std::string> gone;
    for (const std::string& text : now)
      if (target_word(text) == target_word(value)) gone.push_back(text);
    std::erase_if(now, [&](const std::string& text) { return target_word(text) == target_word(value); });
    if (!gone.empty() || !adds) change_depends(step, "remove", std::move(gone));
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
  std::vector<BatchStep> steps_;
  std::vector<std::string> touched_;  ///< tasks added or set, as a batch names them
  std::map<std::string, std::vector<std::string>> depends_;
};

/// What a move of the batch is made on: a record that is there, or what a step adds; without a kind when it cannot be told.
Record mover(const BatchStep& move, const Batch& batch, const RecordSet& records, const Registry& registry) {
  for (const BatchStep& step : batch.steps)
    if (step.act == BatchStep::Act::add && !step.handle.empty() && step.handle == move.target) return Record(registry.find(step.kind), step.handle, batch.name, step.fields);
  const auto found = records.resolve(move.target);
  return found.size() == 1 ? *found.front() : Record();
}

}  // namespace

std::vector<BatchStep> effect_steps(const Record& source, const RecordSet& records, const Registry& registry, Date day) { return Steps(source, records, registry, day).all(); }

Batch with_effects_of_moves(const Batch& batch, const RecordSet& records, const Registry& registry, Date today) {
  Batch whole = batch;
  for (const BatchStep& step : batch.steps) {
    if (step.act != BatchStep::Act::move) continue;
    const Record source = mover(step, batch, records, registry);
    const Move* move = source.kind ? source.kind->move(step.verb) : nullptr;
    if (!move || !move->applies_effects) continue;
    if (std::ranges::any_of(moves_of(source), [&](const MoveEntry& made) { return move->leads_to(made.to); })) continue;  // done before
    const auto at = parse_moment(step.fields["at"].text);
    std::ranges::move(effect_steps(source, records, registry, at ? at->date : today), std::back_inserter(whole.steps));
  }
  return whole;
}

}  // namespace accord
