// What an audience may see. Documents are built from this and nothing else, so a template cannot reach further.
#pragma once

#include <string>

#include "accord/model/record_set.h"
#include "accord/model/settings.h"

namespace accord {

enum class Audience { client, internal };

/// Records an audience sees, internal fields and references to hidden records taken out.
class ClientView {
 public:
  const RecordSet& records() const { return records_; }
  Audience audience() const { return audience_; }
  /// How many records were left out, for stderr and --explain.
  std::size_t withheld() const { return withheld_; }

 private:
  friend ClientView project(const RecordSet&, Audience);
  ClientView() = default;
  RecordSet records_;
  Audience audience_ = Audience::client;
  std::size_t withheld_ = 0;
};

/// The only way to make one. Missing visibility is internal; people are seen by name and role only. The internal view
/// shares the records: they must outlive it.
ClientView project(const RecordSet& records, Audience audience);

}  // namespace accord
