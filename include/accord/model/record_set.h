// All records of a project, by kind and by the names people use for them.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "accord/model/record.h"

namespace accord {

class RecordSet {
 public:
  RecordSet() = default;
  RecordSet(RecordSet&&) = default;
  RecordSet& operator=(RecordSet&&) = default;
  RecordSet(const RecordSet&) = delete;
  RecordSet& operator=(const RecordSet&) = delete;

  /// Takes the records; sorts each kind by id. Two records of one id (case-blind) are both kept; `find` gives the first.
  explicit RecordSet(std::vector<Record> records);

  /// Records of a kind in the order of their ids; empty for a kind without records.
  std::span<const Record> of(std::string_view kind) const;
  /// The record of a singleton kind, or null.
  const Record* single(std::string_view kind) const;
  const Record* find(std::string_view id) const;
  std::span<const Record> all() const { return records_; }

  /// What a person may type: full id or handle, exact number or wbs (case-blind), or an id's unique prefix (at least
  /// three random characters, with or without the kind's prefix), in this order. Several hits of one step: all of them.
  std::vector<const Record*> resolve(std::string_view typed, std::string_view kind = {}) const;
  /// Records with a reference to `id`, in the order of the set.
  std::vector<const Record*> linking_to(std::string_view id) const;

  /// Files that could not be read but own their identifier (ids by file name).
  std::map<std::string, std::string> unreadable;  ///< id → file

 private:
  std::vector<Record> records_;
  std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> ranges_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
};

}  // namespace accord
