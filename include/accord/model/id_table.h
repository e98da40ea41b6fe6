// Identifiers numbered in the order in which they come, and found again fast.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// Keeps copies of the identifiers side by side: who looks one up does not have to touch the records.
class IdTable {
 public:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  IdTable() = default;
  /// With room for so many.
  explicit IdTable(std::size_t expected) { make_room(expected); }

  /// Gives the identifier the next number, from 0. Of two that are the same the first is found.
  void add(std::string_view id);
  /// Its number, or `nowhere`.
  std::size_t find(std::string_view id) const;
  std::size_t size() const { return starts_.size(); }

 private:
  struct Slot {
    std::uint64_t head = 0;    ///< the id's first letters, mostly all of it
    std::uint32_t length = 0;  ///< of the id
    std::uint32_t place = 0;   ///< number + 1; 0: free
  };
  void make_room(std::size_t expected);
  /// The slot that holds it, or the free one where it belongs.
  std::size_t slot_of(std::string_view id) const;
  std::string_view id_at(std::size_t number) const;

  std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
  std::string ids_;          ///< one after the other
  std::vector<std::uint32_t> starts_;  ///< in ids_, by number
};

}  // namespace accord
