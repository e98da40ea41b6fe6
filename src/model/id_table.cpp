#include "accord/model/id_table.h"

#include <bit>
#include <functional>
#include <utility>

namespace accord {
namespace {

std::uint32_t upper_half(std::size_t hash) { return static_cast<std::uint32_t>(std::uint64_t{hash} >> 32U); }

}  // namespace

void IdTable::make_room(std::size_t expected) {
  const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(std::bit_ceil(2 * expected + 2)));
  constexpr std::size_t usual_length = 8;
  ids_.reserve(expected * usual_length);
  starts_.reserve(expected);
  for (const Slot& taken : before) {
    if (taken.place == 0) continue;
    const std::string_view id = id_at(taken.place - 1);
    slots_[slot_of(id, std::hash<std::string_view>()(id))] = taken;
  }
}

void IdTable::add(std::string_view id) {
  if (2 * (size() + 1) > slots_.size()) make_room(2 * size() + 1);
  starts_.push_back(static_cast<std::uint32_t>(ids_.size()));
  ids_ += id;
  const std::size_t hash = std::hash<std::string_view>()(id);
  Slot& slot = slots_[slot_of(id, hash)];
  if (slot.place == 0) slot = {upper_half(hash), static_cast<std::uint32_t>(size())};
}

std::size_t IdTable::find(std::string_view id) const {
  if (slots_.empty()) return nowhere;
  const Slot& slot = slots_[slot_of(id, std::hash<std::string_view>()(id))];
  return slot.place == 0 ? nowhere : slot.place - 1;
}

std::size_t IdTable::slot_of(std::string_view id, std::size_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].place != 0 && !(slots_[at].hash == upper_half(hash) && id_at(slots_[at].place - 1) == id)) at = (at + 1) & (slots_.size() - 1);
  return at;
}

std::string_view IdTable::id_at(std::size_t number) const {
  const std::size_t first = starts_[number], last = number + 1 < starts_.size() ? starts_[number + 1] : ids_.size();
  return std::string_view(ids_).substr(first, last - first);
}

}  // namespace accord
