// Which record a batch means by an id, a number or a $handle, those included that it adds.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "accord/model/record_names.h"
#include "accord/store/batch.h"

namespace accord {

class BatchNames {
 public:
  BatchNames(const Project& project, const RecordSet& records, const Batch& batch, const BatchContext& context);

  /// Gives the add at that place (from 0) its id, so that other steps may refer to it; a record named by hand whose step gives
  /// no id stays without one until `take`. Throws Error{usage}.
  void name_add(std::size_t step);
  bool lacks_name(std::size_t step) const;
  /// Steps were put into the batch there.
  void make_room(std::size_t step, std::size_t count) { ids_.insert(ids_.begin() + static_cast<std::ptrdiff_t>(step), count, {}); }
  /// The content with what `accord <kind> add` would add to it, its id among that.
  Value filled(const Kind& kind, Value content) const;
  /// Throws Error{usage} when another step has the handle.
  void take(std::size_t step, std::string id);
  bool is_taken(std::string_view id) const { return added_.contains(id); }

  const std::string& id(std::size_t step) const { return ids_[step]; }
  /// The id of the record that a step calls $handle, or null.
  const std::string* by_handle(std::string_view typed) const;
  std::string resolve(std::string_view typed, const Field& field);
  /// Throws Error{not_found}: none, or several.
  const Record& existing(std::string_view typed, std::string_view kind);

 private:
  const Kind& kind_of(const BatchStep& step) const;

  const Project& project_;
  const RecordSet& records_;
  const Batch& batch_;
  const BatchContext& context_;
  std::optional<RecordNames> names_;          ///< made when first asked for
  std::vector<std::string> ids_;              ///< of adds, by step
  std::set<std::string, std::less<>> added_;  ///< the same without their places
  std::map<std::string, std::string, std::less<>> handles_;
};

}  // namespace accord
