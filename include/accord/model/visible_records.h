// What an audience may see. Documents are built from this and nothing else, so a template cannot reach further.
#pragma once

#include <memory>
#include <vector>

#include "accord/model/history.h"
#include "accord/model/record_set.h"
#include "accord/model/settings.h"

namespace accord {

enum class Audience { client, internal };

/// Records an audience sees, internal fields and references to hidden records taken out. They are looked at through a
/// screen, not copied: the records it is made from must outlive it and stay where they are.
class ClientView {
 public:
  ClientView(ClientView&&) noexcept;
  ClientView& operator=(ClientView&&) noexcept;
  ~ClientView();

  const RecordSet& records() const { return *records_; }
  Audience audience() const { return audience_; }

 private:
  friend ClientView project(const RecordSet&, Audience);
  struct Screens;
  ClientView();
  std::unique_ptr<Screens> screens_;  ///< what the records are seen through; null: nothing stands between
  std::unique_ptr<const RecordSet> records_;
  Audience audience_ = Audience::client;
};

/// Whether the audience sees anything of the record.
bool sees(Audience audience, const Record& record);
/// The records that were there on `as_of` and are left out of the audience's view, for stderr and --explain.
std::vector<const Record*> withheld_records(const RecordSet& records, Audience audience, Date as_of);

/// The only way to make one. Missing visibility is internal; people are seen by name and role only.
ClientView project(const RecordSet& records, Audience audience);

}  // namespace accord
