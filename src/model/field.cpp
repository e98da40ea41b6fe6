#include "accord/model/field.h"

#include <algorithm>

namespace accord {
namespace {

Field field(std::string name, FieldType type, std::string help) {
  Field result;
  result.name = std::move(name);
  result.type = type;
  result.help = std::move(help);
  return result;
}

Field nested(std::string name, FieldType type, std::vector<Field> members, std::string help) {
  Field result = field(std::move(name), type, std::move(help));
  result.items = std::move(members);
  return result;
}

}  // namespace

std::size_t key_number(std::string_view key) {
  if (key.empty()) return 0;
  const auto first = static_cast<unsigned char>(key.front()), last = static_cast<unsigned char>(key.back()),
             middle = static_cast<unsigned char>(key[key.size() / 2]);
  return key.size() + first * 5U + middle * 11U + last * 3U;
}

MergePolicy Field::merge_policy() const {
  if (type == FieldType::items) return is_append_only ? MergePolicy::append : MergePolicy::keyed_list;
  if (type == FieldType::group || type == FieldType::mapping) return MergePolicy::keyed_list;
  if (many) return MergePolicy::set;
  return type == FieldType::prose || type == FieldType::markdown ? MergePolicy::text : MergePolicy::scalar;
}

bool Field::is_translation(std::string_view key) const {
  return key.starts_with(name) && (key.ends_with("_en") || key.ends_with("_zh"));
}

const Field* FieldCursor::find(std::string_view key) {
  const std::size_t count = fields_.size();
  for (std::size_t step = 0; step < count; ++step) {
    // The next one, then the last one again (a translation of it), then the others.
    const std::size_t ahead = step == 0 ? 0 : step == 1 ? count - 1 : step - 1;
    const std::size_t at = next_ + ahead < count ? next_ + ahead : next_ + ahead - count;
    if (!fields_[at].holds(key)) continue;
    next_ = at + 1 < count ? at + 1 : 0;
    return &fields_[at];
  }
  return nullptr;
}

void FieldIndex::learn(const std::vector<Field>& fields) {
  constexpr std::size_t size = 512, most = 100;  // a power of two: a table three quarters empty even if every field has two translations
  slots_.clear();
  if (fields.size() > most) return;
  slots_.resize(size);
  const auto add = [&](std::string_view key, std::size_t field) {
    std::size_t at = key_number(key) & (size - 1);
    while (slots_[at] != 0) at = (at + 1) & (size - 1);
    slots_[at] = static_cast<std::uint16_t>(field + 1);
  };
  for (std::size_t i = 0; i < fields.size(); ++i) {
    add(fields[i].name, i);
    if (!fields[i].is_translatable) continue;
    add(fields[i].name + "_en", i);
    add(fields[i].name + "_zh", i);
  }
}

const Field* FieldIndex::find(const std::vector<Field>& fields, std::string_view key) const {
  if (slots_.empty()) {
    const auto found = std::ranges::find_if(fields, [&](const Field& field) { return field.holds(key); });
    return found == fields.end() ? nullptr : &*found;
  }
  const Field* first = nullptr;  // of several the first, as a walk would find it
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key_number(key) & mask; slots_[at] != 0; at = (at + 1) & mask) {
    const Field& field = fields[slots_[at] - 1U];
    if (field.holds(key) && (first == nullptr || &field < first)) first = &field;
  }
  return first;
}

const Field* Field::item(const std::string& name_of_item) const {
  auto found = std::ranges::find(items, name_of_item, &Field::name);
  return found == items.end() ? nullptr : &*found;
}

Field line(std::string name, std::string help) { return field(std::move(name), FieldType::line, std::move(help)); }
Field prose(std::string name, std::string help) { return field(std::move(name), FieldType::prose, std::move(help)); }
Field markdown(std::string name, std::string help) {
  return field(std::move(name), FieldType::markdown, std::move(help));
}
Field integer(std::string name, std::string help) { return field(std::move(name), FieldType::integer, std::move(help)); }
Field decimal(std::string name, std::string help) { return field(std::move(name), FieldType::decimal, std::move(help)); }
Field percent(std::string name, std::string help) {
  return field(std::move(name), FieldType::percent, std::move(help)).range(0, 100);
}
Field rate(std::string name, std::string help) { return field(std::move(name), FieldType::rate, std::move(help)); }
Field money(std::string name, std::string help) { return field(std::move(name), FieldType::money, std::move(help)); }
Field date(std::string name, std::string help) { return field(std::move(name), FieldType::date, std::move(help)); }
Field moment(std::string name, std::string help) { return field(std::move(name), FieldType::moment, std::move(help)); }
Field duration(std::string name, std::string help) {
  return field(std::move(name), FieldType::duration, std::move(help));
}
Field boolean(std::string name, std::string help) { return field(std::move(name), FieldType::boolean, std::move(help)); }
Field choice(std::string name, std::vector<std::string> choices, std::string help) {
  Field result = field(std::move(name), FieldType::choice, std::move(help));
  result.choices = std::move(choices);
  return result;
}
Field reference(std::string name, std::vector<std::string> targets, std::string help) {
  Field result = field(std::move(name), FieldType::reference, std::move(help));
  result.targets = std::move(targets);
  return result;
}
Field person(std::string name, std::string help) { return reference(std::move(name), {"person"}, std::move(help)); }
Field word(std::string name, FieldType type, std::string help) { return field(std::move(name), type, std::move(help)); }
Field group(std::string name, std::vector<Field> members, std::string help) {
  return nested(std::move(name), FieldType::group, std::move(members), std::move(help));
}
Field items(std::string name, std::vector<Field> members, std::string help) {
  return nested(std::move(name), FieldType::items, std::move(members), std::move(help));
}
Field mapping(std::string name, FieldType value_type, std::string help) {
  return mapping(std::move(name), field("value", value_type, {}), std::move(help));
}
Field mapping(std::string name, Field value, std::string help) {
  return nested(std::move(name), FieldType::mapping, {std::move(value)}, std::move(help));
}

}  // namespace accord
