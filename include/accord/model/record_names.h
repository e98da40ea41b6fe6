// What people may call records, made once for many look-ups.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "accord/model/record_set.h"

namespace accord {

/// Answers as RecordSet::resolve does, without looking at every record when a name is whole. The records must outlive it.
class RecordNames {
 public:
  explicit RecordNames(const RecordSet& records);
  std::vector<const Record*> resolve(std::string_view typed, std::string_view kind = {}) const;

 private:
  using Named = std::unordered_map<std::string, std::vector<const Record*>>;  ///< by the name in lower case
  const RecordSet& records_;
  Named ids_;    ///< with and without the kind's prefix
  Named signs_;  ///< numbers and codes
};

}  // namespace accord
