#include "accord/model/id_table.h"

#include <bit>
#include <cstring>
#include <functional>
#include <utility>

namespace accord {
namespace {

constexpr std::size_t head_length = sizeof(std::uint64_t);

template <class Number>
std::uint64_t number_at(const char* letters) {
  Number number = 0;
  std::memcpy(&number, letters, sizeof number);
  return number;
}

/// The first eight letters. Of fewer all of them, some twice: no two ids of one length have the same.
std::uint64_t head_of(std::string_view id) {
  const char* const first = id.data();
  if (id.size() >= head_length) return number_at<std::uint64_t>(first);
  if (id.size() >= 4) return number_at<std::uint32_t>(first) | number_at<std::uint32_t>(first + id.size() - 4) << 32U;
  if (id.size() >= 2) return number_at<std::uint16_t>(first) | number_at<std::uint16_t>(first + id.size() - 2) << 16U;
  return id.empty() ? 0 : number_at<std::uint8_t>(first);
}

std::size_t hash_of(std::string_view id, std::uint64_t head) {
  if (id.size() > head_length) head ^= std::hash<std::string_view>()(id.substr(head_length));
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;  // 2^64 by the golden ratio: Knuth's multiplicative hashing
  head = (head ^ id.size()) * odd;
  return static_cast<std::size_t>(head ^ head >> 32U);
}

}  // namespace

void IdTable::make_room(std::size_t expected) {
  const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(std::bit_ceil(2 * expected + 2)));
  constexpr std::size_t usual_length = 8;
  ids_.reserve(expected * usual_length);
  starts_.reserve(expected);
  for (const Slot& taken : before)
    if (taken.place != 0) slots_[slot_of(id_at(taken.place - 1))] = taken;
}

void IdTable::add(std::string_view id) {
  if (2 * (size() + 1) > slots_.size()) make_room(2 * size() + 1);
  starts_.push_back(static_cast<std::uint32_t>(ids_.size()));
  ids_ += id;
  Slot& slot = slots_[slot_of(id)];
  if (slot.place == 0) slot = {head_of(id), static_cast<std::uint32_t>(id.size()), static_cast<std::uint32_t>(size())};
}

std::size_t IdTable::find(std::string_view id) const {
  if (slots_.empty()) return nowhere;
  const Slot& slot = slots_[slot_of(id)];
  return slot.place == 0 ? nowhere : slot.place - 1;
}

std::size_t IdTable::slot_of(std::string_view id) const {
  const std::uint64_t head = head_of(id);
  const auto holds = [&](const Slot& slot) {
    return slot.head == head && slot.length == id.size() && (id.size() <= head_length || id_at(slot.place - 1) == id);
  };
  std::size_t at = hash_of(id, head) & (slots_.size() - 1);
  while (slots_[at].place != 0 && !holds(slots_[at])) at = (at + 1) & (slots_.size() - 1);
  return at;
}

std::string_view IdTable::id_at(std::size_t number) const {
  const std::size_t first = starts_[number], last = number + 1 < starts_.size() ? starts_[number + 1] : ids_.size();
  return std::string_view(ids_).substr(first, last - first);
}

}  // namespace accord
