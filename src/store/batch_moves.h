// Which moves of a batch a record had made before: a batch that is run again makes none of them twice.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "accord/model/kind.h"
#include "accord/model/record.h"

namespace accord {

/// The moves a record had before the batch. A batch's moves are looked for one after another, each behind the one found last;
/// what the batch itself has added is none of them, so that a task may be started, blocked and go on in one day.
class MovesBefore {
 public:
  /// Of a record that the batch adds: none.
  MovesBefore() = default;
  explicit MovesBefore(const Record& record);

  /// The moves of the record in a batch that names no times and is run again under its key: when they are the record's last
  /// ones, they were made, on whichever day.
  void expect(const std::vector<const Move*>& moves);

  /// Whether the record had made it, at that time or (`at` is empty) at any. `now` is the record's state before this step: a
  /// move that is possible from there was made before only from a state that it starts from, not with states skipped.
  bool take(const Move& move, std::string_view at, std::string_view now);

 private:
  struct Made {
    std::string from, to, at;
  };
  std::vector<Made> made_;
  std::size_t next_ = 0;
  bool all_were_made_ = false;
};

}  // namespace accord
