// The spellings of a batch: YAML, JSON, JSON lines, and what export prints.
#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/store/batch.h"
#include "accord/store/record_text.h"
#include "accord/store/yaml.h"

namespace accord {
namespace {

[[noreturn]] void wrong(const std::string& name, std::size_t step, const Message& what, std::vector<Message> hints = {}) {
  throw Error(Failure::invalid, say("{}, step {}: {}; nothing was written", name, step, what.english()), std::move(hints));
}

Value without(const Value& map, std::initializer_list<std::string_view> keys) {
  Value rest = Value::map();
  for (const Member& member : map.members)
    if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) rest.members.push_back(member);
  return rest;
}

BatchStep read_step(const Value& value, const std::string& name, std::size_t number) {
  BatchStep step;
  if (!value.is_map()) wrong(name, number, "a step is a map");
  if (const Value& kind = value["add"]; kind.is_scalar()) {
    step.act = BatchStep::Act::add;
    step.kind = kind.text;
    step.handle = value["as"].text;
    step.target = value["id"].text;
    step.fields = without(value, {"add", "as", "id"});
  } else if (const Value& target = value["set"]; target.is_scalar()) {
    step.act = BatchStep::Act::set;
    step.target = target.text;
    step.fields = without(value, {"set"});
  } else if (const Value& moved = value["move"]; moved.is_scalar()) {
    step.act = BatchStep::Act::move;
    step.target = moved.text;
    step.verb = value["verb"].text;
    step.fields = without(value, {"move", "verb"});
    if (step.verb.empty()) wrong(name, number, "a move needs its verb", {"for example {move: T33, verb: done, at: 2026-06-30}"});
  } else {
    wrong(name, number, "a step begins with add, set or move", {"{add: task, as: $t1, title: …}", "{set: T33, due: 2026-06-30}", "{move: T33, verb: done}"});
  }
  if (!step.handle.empty() && !step.handle.starts_with('$')) wrong(name, number, say("the handle “{}” does not begin with $", step.handle));
  return step;
}

/// A record as export prints it: its own fields, without the derived ones.
BatchStep exported_record(const Value& value, const std::string& name, std::size_t number) {
  BatchStep step;
  step.kind = value["kind"].text;
  step.target = value["id"].text;
  if (step.kind.empty() || step.target.empty()) wrong(name, number, "an exported record has kind and id");
  step.fields = without(value, {"kind", "id", "derived", "linked_from"});
  std::erase_if(step.fields.members, [](const Member& member) { return member.value.is_none(); });
  return step;
}

Batch batch_of(const Value& root, const std::string& name) {
  Batch batch;
  batch.key = root["key"].text;
  std::size_t number = 0;
  for (const Member& item : root["steps"].members) batch.steps.push_back(read_step(item.value, name, ++number));
  for (const Member& item : root["records"].members) batch.steps.push_back(exported_record(item.value, name, ++number));
  if (batch.steps.empty()) throw Error(Failure::invalid, say("{} holds no steps; nothing was written", name), {"a batch is a list under steps:, or JSON lines"});
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

Batch read_batch(std::string_view text, const std::string& name) {
  const std::string_view start = trim(text);
  if (!start.starts_with('{')) {
    Findings findings;
    const auto tree = read_yaml(std::string(text), name, findings);
    if (!tree) throw unreadable_record(findings);
    return batch_of(to_value(*tree), name);
  }
  const std::vector<std::string_view> lines = split_lines(start);
  const bool lone_objects = lines.size() > 1 && trim(lines.front()).ends_with('}') && trim(lines.front()).size() > 1;
  if (!lone_objects) {
    const Value root = value_of_data(parse_json(text, name));
    if (root["steps"].is_none() && root["records"].is_none()) {
      Batch single;
      single.steps.push_back(read_step(root, name, 1));
      return single;
    }
    return batch_of(root, name);
  }
  Batch batch;
  std::size_t number = 0;
  for (std::string_view line : lines) {
    ++number;
    if (trim(line).empty()) continue;
    const Value value = value_of_data(parse_json(line, name + ":" + std::to_string(number)));
    if (const Value& key = value["key"]; key.is_scalar() && value.members.size() == 1) batch.key = key.text;
    else batch.steps.push_back(read_step(value, name, number));
  }
  return batch;
}

}  // namespace accord
