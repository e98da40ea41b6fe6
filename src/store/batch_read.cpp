// The spellings of a batch: YAML, JSON, JSON lines, and what export prints.
#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/store/batch.h"
#include "accord/store/record_text.h"
#include "accord/store/yaml.h"

namespace accord {
namespace {

/// One step as it is read: which one it is and where it stands.
struct Place {
  const std::string& name;
  std::size_t number;
  Mark mark;
};

[[noreturn]] void wrong(const Place& place, const Message& what, std::vector<Message> hints = {}) {
  Batch named;
  named.name = place.name;
  throw Error(Failure::invalid, say("{}; nothing was written", named.about(place.number, place.mark, what)), std::move(hints));
}

[[noreturn]] void no_steps(const std::string& name) {
  throw Error(Failure::invalid, say("{} holds no steps; nothing was written", name), {"a batch is a list of steps, alone or under steps:, or JSON lines"});
}

Value without(const Value& map, std::initializer_list<std::string_view> keys) {
  Value rest = Value::map();
  for (const Member& member : map.members)
    if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) rest.members.push_back(member);
  return rest;
}

/// A word by which a step, or the batch, is called; empty when it is not there.
std::string word_of(const Value& map, std::string_view key, const Place& place) {
  const Value& value = map[key];
  if (!value.is_none() && !value.is_scalar()) wrong({place.name, place.number, value.mark}, say("“{}” is a single word", key));
  return value.text;
}

BatchStep read_step(const Value& value, const Place& place) {
  BatchStep step;
  step.mark = place.mark;
  if (!value.is_map()) wrong(place, "a step is a map");
  if (const Value& kind = value["add"]; kind.is_scalar()) {
    step.act = BatchStep::Act::add;
    step.kind = kind.text;
    step.handle = word_of(value, "as", place);
    step.target = word_of(value, "id", place);
    step.fields = without(value, {"add", "as", "id"});
  } else if (const Value& target = value["set"]; target.is_scalar()) {
    step.act = BatchStep::Act::set;
    step.target = target.text;
    step.fields = without(value, {"set"});
  } else if (const Value& moved = value["move"]; moved.is_scalar()) {
    step.act = BatchStep::Act::move;
    step.target = moved.text;
    step.verb = word_of(value, "verb", place);
    step.fields = without(value, {"move", "verb"});
    if (step.verb.empty()) wrong(place, "a move needs its verb", {"for example {move: T33, verb: done, at: 2026-06-30}"});
  } else {
    wrong(place, "a step begins with add, set or move", {"{add: task, as: $t1, title: …}", "{set: T33, due: 2026-06-30}", "{move: T33, verb: done}"});
  }
  if (!step.handle.empty() && !step.handle.starts_with('$')) wrong(place, say("the handle “{}” does not begin with $", step.handle));
  return step;
}

/// A record as export prints it: its own fields, without the derived ones.
BatchStep exported_record(const Value& value, const Place& place) {
  BatchStep step;
  step.mark = place.mark;
  step.exported = true;
  step.kind = value["kind"].text;
  step.target = value["id"].text;
  if (step.kind.empty() || step.target.empty()) wrong(place, "an exported record has kind and id");
  step.fields = without(value, {"kind", "id", "derived", "linked_from"});
  return step;
}

/// Beside its steps a batch has a key; what export prints says more.
void refuse_other_keys(const Value& root, const std::string& name) {
  if (root.is_list() || !root["records"].is_none()) return;
  for (const Member& member : root.members)
    if (member.key != "key" && member.key != "steps") wrong({name, 0, member.mark}, say("a batch has no “{}”", member.key), {"its keys: key, steps"});
}

Batch batch_of(const Value& root, const std::string& name) {
  Batch batch;
  batch.name = name;
  batch.key = word_of(root, "key", {name, 0, root["key"].mark});
  refuse_other_keys(root, name);
  std::size_t number = 0;
  const Value& steps = root.is_list() ? root : root["steps"];
  for (const Member& item : steps.members) batch.steps.push_back(read_step(item.value, {name, ++number, item.mark}));
  for (const Member& item : root["records"].members) batch.steps.push_back(exported_record(item.value, {name, ++number, item.mark}));
  if (batch.steps.empty()) no_steps(name);
  return batch;
}

}  // namespace

Value value_of_data(const Data& data) {
  Value value;
  switch (data.shape()) {
    case Data::Shape::null: return value;
    case Data::Shape::boolean: return Value::scalar(data.truth() ? "true" : "false");
    case Data::Shape::number:
    case Data::Shape::text: return Value::scalar(data.text());
    case Data::Shape::list: value = Value::list(); break;
    case Data::Shape::map: value = Value::map(); break;
  }
  for (const DataMember& member : data.members()) value.members.push_back({member.key, {}, value_of_data(member.value)});
  return value;
}

Message Batch::about(std::size_t step, Mark at, const Message& what) const {
  if (step > 0 && step <= steps.size() && !steps[step - 1].file.empty()) return say("{}: {}", fmt::format("{}:{}:{}", steps[step - 1].file, at.line, at.column), what);
  if (step > 0 && step <= steps.size()) {
    if (steps[step - 1].act == BatchStep::Act::edit || steps[step - 1].act == BatchStep::Act::effects) return what;
    step = steps[step - 1].number + 1;
  }
  if (name.empty()) return step == 0 ? what : say("step {}: {}", step, what);
  const std::string file = at.line == 0 ? name : fmt::format("{}:{}:{}", name, at.line, at.column);
  return step == 0 ? say("{}: {}", file, what) : say("{}: step {}: {}", file, step, what);
}

namespace {

/// As of a record, without the advice to run accord check, which does not read batches.
Error unreadable_batch(const Findings& findings) {
  const Error error = unreadable_record(findings);
  std::vector<Message> hints = error.hints();
  hints.pop_back();
  return Error(error.failure(), error.message(), std::move(hints));
}

}  // namespace

Batch read_batch(std::string_view text, const std::string& name) {
  const std::string_view start = trim(text);
  if (start.empty()) no_steps(name);
  if (!start.starts_with('{')) {
    Findings findings;
    const auto tree = read_yaml(std::string(text), name, findings, YamlRoot::map_or_list);
    if (!tree && std::ranges::find(findings, "yaml.root", &Finding::rule) != findings.end()) no_steps(name);
    if (!tree) throw unreadable_batch(findings);
    return batch_of(to_value(*tree), name);
  }
  const std::vector<std::string_view> lines = split_lines(start);
  const bool lone_objects = lines.size() > 1 && trim(lines.front()).ends_with('}') && trim(lines.front()).size() > 1;
  if (!lone_objects) {
    const Value root = value_of_data(parse_json(text, name));
    if (root["steps"].is_none() && root["records"].is_none()) {
      Batch single;
      single.name = name;
      single.steps.push_back(read_step(root, {name, 1, {}}));
      return single;
    }
    return batch_of(root, name);
  }
  Batch batch;
  batch.name = name;
  std::uint32_t number = 0;
  for (std::string_view line : lines) {
    ++number;
    if (trim(line).empty()) continue;
    const Value value = value_of_data(parse_json(line, name, static_cast<int>(number)));
    const Place place{name, 0, {number, 1}};
    if (!value["key"].is_none() && value.members.size() == 1) {
      if (!batch.key.empty()) wrong(place, "a batch has one key");
      batch.key = word_of(value, "key", place);
    }
    else batch.steps.push_back(read_step(value, {name, batch.steps.size() + 1, {number, 1}}));
  }
  return batch;
}

}  // namespace accord
