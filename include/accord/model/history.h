// A record's past: its dated moves, the only stored history, and what follows from them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "accord/base/moment.h"
#include "accord/model/record.h"

namespace accord {

/// By local day, and by instant within one when both have a time: a plain date and a time of its day are equal.
bool earlier(const Moment& a, const Moment& b);

struct MoveEntry {
  std::string_view to;
  Moment at;
  std::string_view by;      ///< a person's handle; may be empty
  std::string_view reason;
  Mark mark;
};

/// The moves in the order of the file; entries that do not parse are left out (the check reports them).
std::vector<MoveEntry> moves_of(const Record& record);
/// Those dated on or before `as_of` (inclusive to its midnight).
std::vector<MoveEntry> moves_of(const Record& record, Date as_of);

/// The same without their authors: calls `take(to, at)` for each move dated on or before `as_of`.
template <class Take>
void each_move(const Record& record, Date as_of, Take take) {
  if (const Digest* digest = record.digest()) {
    for (const Digest::Move& move : digest->moves)
      if (move.at.date <= as_of) take(move.to, move.at);
    return;
  }
  for (const Member& item : record.items("moves")) {
    const std::string_view to = item.value["to"].text;
    if (to.empty()) continue;
    if (const auto at = parse_moment(item.value["at"].text); at && at->date <= as_of) take(to, *at);
  }
}

/// The state at the end of that day; the kind's first state before any move.
std::string_view state_of(const Record& record, Date as_of);
/// The state after all moves, whatever their date.
std::string_view state_of(const Record& record);
Phase phase_of(const Record& record, Date as_of);
/// Settled or dropped.
bool is_closed(const Record& record, Date as_of);

/// First and last arrival in a state on or before `as_of`.
std::optional<Moment> first_move_to(const Record& record, std::string_view state, Date as_of);
std::optional<Moment> last_move_to(const Record& record, std::string_view state, Date as_of);

/// `created` is after `as_of`: the record did not exist yet.
bool exists_at(const Record& record, Date as_of);
/// The record without what is dated later: moves and items of dated lists. All else is as it is written now.
Record as_it_was(const Record& record, Date as_of);
/// Items of a dated list (progress, costs, reviews …) on or before `as_of`, in date order.
std::vector<const Value*> dated_items(const Record& record, std::string_view field, Date as_of);
/// The same of a list whose items have their dates under that key.
std::vector<const Value*> dated_items(const std::vector<Member>& items, std::string_view key, Date as_of);

}  // namespace accord
