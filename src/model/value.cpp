#include "accord/model/value.h"

#include <algorithm>

namespace accord {

Value Value::scalar(std::string text) {
  Value value;
  value.shape = Shape::scalar;
  value.text = std::move(text);
  return value;
}

Value Value::list() {
  Value value;
  value.shape = Shape::list;
  return value;
}

Value Value::map() {
  Value value;
  value.shape = Shape::map;
  return value;
}

const Value& Value::nothing() {
  static const Value none;
  return none;
}

const Value& Value::operator[](std::string_view key) const {
  if (shape != Shape::map) return nothing();
  auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nothing() : found->value;
}

Value* Value::find(std::string_view key) {
  if (shape != Shape::map) return nullptr;
  auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &found->value;
}

Value& Value::set(std::string_view key, Value value) {
  if (shape == Shape::none) shape = Shape::map;
  if (Value* existing = find(key)) return *existing = std::move(value);
  members.push_back({std::string(key), {}, std::move(value)});
  return members.back().value;
}

Value& Value::add(Value item) {
  if (shape == Shape::none) shape = Shape::list;
  members.push_back({{}, {}, std::move(item)});
  return members.back().value;
}

bool Value::same(const Value& other) const {
  return shape == other.shape && text == other.text &&
         std::ranges::equal(members, other.members, [](const Member& a, const Member& b) {
           return a.key == b.key && a.value.same(b.value);
         });
}

}  // namespace accord
