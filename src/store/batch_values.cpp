#include "store/batch_values.h"

#include "accord/base/text.h"
#include "accord/model/kind_labels.h"

namespace accord {

BatchValues::BatchValues(const Project& project, const Batch& batch, const BatchContext& context, std::function<std::string(std::string_view, const Field&)> resolve,
                         std::function<void(const Error&)> tell, Mark& at)
    : batch_(batch), random_(context.random), tell_(std::move(tell)), at_(at) {
  input_.today = context.today;
  input_.offset_minutes = project.settings().offset_minutes;
  if (const auto currency = Currency::find(project.settings().currency)) input_.currency = *currency;
  input_.resolve = std::move(resolve);
  input_.place = InputContext::Place::batch;
  input_.item_id = [this] { return random_item_id(batch_.key.empty() ? random_ : derived_); };
}

void BatchValues::begin(std::size_t step) {
  const BatchStep& now = batch_.steps[step];
  derived_ = DerivedRandom(batch_.key + "\n" + std::to_string(now.number) + "\nitems" + (now.file.empty() ? std::string() : fmt::format("\n{}:{}", now.file, now.mark.line)));
  keeps_unknown_ = batch_.steps[step].exported;
}

Value BatchValues::given(const BatchStep& step, const Kind& kind, const Member& member) {
  const Field* known = step.exported ? kind.described(member.key) : field_named(kind.fields, member.key, as_message(kind));
  if (!known) return member.value;
  return step.exported && known->many && member.value.is_scalar() ? stored_one(*known, member.value) : stored(*known, member.value);
}

template <class Work>
void BatchValues::each(const std::vector<Member>& members, Work work) {
  for (const Member& member : members) {
    try {
      work(member);
    } catch (const Error& error) {
      tell_(error);
    }
  }
}

Value BatchValues::stored(const Field& field, const Value& value) {
  if (value.mark.line != 0) at_ = value.mark;
  if (value.is_none()) return value;
  if (field.type != FieldType::items && !field.many) return stored_one(field, value);
  Value list = Value::list();
  const std::vector<Member> single{{{}, {}, value}};
  each(value.is_list() ? value.members : single, [&](const Member& item) { list.add(stored_one(field, item.value)); });
  return list;
}

Value BatchValues::stored_one(const Field& field, const Value& value) {
  if (value.mark.line != 0) at_ = value.mark;
  if (value.is_scalar()) return scalar(field, value.text);
  Value map = Value::map();
  if (field.type == FieldType::mapping) {
    each(value.members, [&](const Member& member) { map.set(member.key, member.value.is_list() ? stored(field.items.front(), member.value) : stored_one(field.items.front(), member.value)); });
    return map;
  }
  if (field.type != FieldType::items && field.type != FieldType::group) throw Error(Failure::usage, say("{} is a single value", field), {});
  if (field.type == FieldType::items && field.key == "id" && value["id"].is_none()) map.set("id", Value::scalar(input_.item_id()));
  each(value.members, [&](const Member& member) {
    const Field* known = member.key == "id" ? nullptr : field_named(field.items, member.key, as_message(field));
    map.set(member.key, known ? stored(*known, member.value) : member.value);
  });
  return map;
}

const Field* BatchValues::field_named(const std::vector<Field>& fields, const std::string& key, const Message& owner) const {
  std::vector<std::string> names;
  for (const Field& field : fields) {
    if (field.holds(key)) return &field;
    names.push_back(field.name);
  }
  if (keeps_unknown_) return nullptr;
  if (key == "status" || key == "state") throw Error(Failure::usage, say("there is no field “{}” in {}", key, owner), {"a record's state follows from its moves: {move: ID, verb: …}"});
  const auto close = nearest(key, names);
  throw Error(Failure::usage, say("there is no field “{}” in {}", key, owner), {close ? say("did you mean “{}”?", *close) : say("its fields: {}", listed(names))});
}

}  // namespace accord
