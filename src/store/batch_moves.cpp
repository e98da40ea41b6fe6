#include "store/batch_moves.h"

#include <algorithm>

#include "accord/model/history.h"

namespace accord {
namespace {

bool starts_from(const Move& move, std::string_view state) { return std::ranges::find(move.from, state) != move.from.end(); }

}  // namespace

MovesBefore::MovesBefore(const Record& record) {
  if (record.kind->states.empty()) return;
  std::string from(record.kind->states.front().name);
  for (const MoveEntry& move : moves_of(record)) {
    made_.push_back({from, std::string(move.to), to_string(move.at)});
    from = move.to;
  }
}

void MovesBefore::expect(const std::vector<const Move*>& moves) {
  if (moves.empty() || moves.size() > made_.size() || next_ != 0) return;
  const std::size_t begin = made_.size() - moves.size();
  for (std::size_t i = 0; i < moves.size(); ++i)
    if (!moves[i] || !moves[i]->leads_to(made_[begin + i].to) || !starts_from(*moves[i], made_[begin + i].from)) return;
  next_ = begin;
  all_were_made_ = true;
}

bool MovesBefore::take(const Move& move, std::string_view at, std::string_view now) {
  const auto find = [&](bool may_skip) {
    return std::find_if(made_.begin() + static_cast<std::ptrdiff_t>(next_), made_.end(), [&](const Made& made) {
      return move.leads_to(made.to) && (at.empty() || all_were_made_ || made.at == at) && (may_skip || starts_from(move, made.from));
    });
  };
  auto found = find(false);
  if (found == made_.end() && !starts_from(move, now)) found = find(true);
  if (found == made_.end()) return false;
  next_ = static_cast<std::size_t>(found - made_.begin()) + 1;
  return true;
}

}  // namespace accord
