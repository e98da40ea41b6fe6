// All records of a project, by kind and by the names people use for them.
#pragma once

#include <cstddef>
#include <iterator>
#include <map>
#include <memory>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accord/model/id_table.h"
#include "accord/model/record.h"

namespace accord {

/// Some of a set's records in its order. Valid as long as the set.
class RecordRange {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Record;
    using difference_type = std::ptrdiff_t;
    using pointer = const Record*;
    using reference = const Record&;

    Iterator() = default;
    explicit Iterator(const Record* const* at) : at_(at) {}
    const Record& operator*() const { return **at_; }
    const Record* operator->() const { return *at_; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(at_++); }
    bool operator==(const Iterator&) const = default;

   private:
    const Record* const* at_ = nullptr;
  };

  RecordRange() = default;
  explicit RecordRange(std::span<const Record* const> records) : records_(records) {}

  Iterator begin() const { return Iterator(records_.data()); }
  Iterator end() const { return Iterator(records_.data() + records_.size()); }
  std::size_t size() const { return records_.size(); }
  bool empty() const { return records_.empty(); }
  const Record& operator[](std::size_t i) const { return *records_[i]; }
  const Record& front() const { return *records_.front(); }

 private:
  std::span<const Record* const> records_;
};

/// Finds the records of one kind by their ids. Valid as long as the set, which stays where it is.
class KindPlaces {
 public:
  KindPlaces() = default;
  KindPlaces(const IdTable& ids, RecordRange records, std::size_t first) : ids_(&ids), records_(records), first_(first) {}

  /// The record's place in `RecordSet::of(kind)`, or IdTable::nowhere; quick, unless another kind's record has the id too.
  std::size_t find(std::string_view id) const;
  /// Places are below this.
  std::size_t size() const { return records_.size(); }
  const Record& operator[](std::size_t place) const { return records_[place]; }

 private:
  const IdTable* ids_ = nullptr;
  RecordRange records_;
  std::size_t first_ = 0;  ///< place of the first among all records
};

/// An id without its kind's prefix: what was drawn; empty for a name given by hand.
std::string_view random_part(const Record& record);

/// "v1.5" and "1.5" are one version: the second.
std::string_view without_v(std::string_view version);

class RecordSet {
 public:
  RecordSet();
  ~RecordSet();
  RecordSet(RecordSet&&) noexcept;
  RecordSet& operator=(RecordSet&&) noexcept;

  /// Takes the records; sorts each kind by id. Two records of one id (case-blind) are both kept; `find` gives the first.
  explicit RecordSet(std::vector<Record> records);
  /// The records of `base`, but `changed` (of which no two have the same kind and id) in the place of those with the same
  /// kind and id, and beside them. Copies nothing: `base` must outlive it and stay where it is.
  RecordSet(const RecordSet& base, std::vector<Record> changed);

  /// Records of a kind in the order of their ids; empty for a kind without records.
  RecordRange of(std::string_view kind) const;
  /// The record of a singleton kind, or null.
  const Record* single(std::string_view kind) const;
  const Record* find(std::string_view id) const;
  /// For those who keep something for each record of a kind in a list.
  KindPlaces places_of(std::string_view kind) const;
  /// Of a set made of another: the records it does not share with that.
  std::span<const Record> changed() const { return own_; }
  RecordRange all() const { return RecordRange(order_); }

  /// What a person may type: full id or handle, exact number or wbs (case-blind), the version of a baseline, or an id's unique
  /// prefix (at least three random characters, with or without the kind's prefix), in this order. Several hits of one step: all of them.
  std::vector<const Record*> resolve(std::string_view typed, std::string_view kind = {}) const;
  /// Records with a reference to `id`, in the order of the set.
  std::vector<const Record*> linking_to(std::string_view id) const;

  /// Files that could not be read but own their identifier (ids by file name).
  std::map<std::string, std::string> unreadable;  ///< id → file

 private:
  struct Incoming;  ///< who refers to an id; made when first asked for
  void put_in_order();
  void find_places();

  std::vector<Record> own_;
  std::vector<const Record*> order_;  ///< by kind and id
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> ranges_;
  std::shared_ptr<const IdTable> by_id_;  ///< places in order_; a set made of this one may share it
  std::unique_ptr<Incoming> incoming_;
};

}  // namespace accord

template <>
inline constexpr bool std::ranges::enable_borrowed_range<accord::RecordRange> = true;
