#include "accord/model/history.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace accord {

bool earlier(const Moment& a, const Moment& b) {
  if (a.date != b.date || !a.has_time() || !b.has_time()) return a.date < b.date;
  return utc_minutes(a) < utc_minutes(b);
}

std::vector<MoveEntry> moves_of(const Record& record) {
  std::vector<MoveEntry> moves;
  for (const Member& item : record.items("moves")) {
    const auto at = parse_moment(item.value["at"].text);
    const std::string_view to = item.value["to"].text;
    if (!at || to.empty()) continue;
    moves.push_back({to, *at, item.value["by"].text, item.value["reason"].text, item.value["to"].mark});
  }
  return moves;
}

std::vector<MoveEntry> moves_of(const Record& record, Date as_of) {
  std::vector<MoveEntry> moves = moves_of(record);
  std::erase_if(moves, [&](const MoveEntry& move) { return as_of < move.at.date; });
  return moves;
}

namespace {

/// The digest if all the record's moves count at that day and it says where they have led.
const Digest* digest_after_all(const Record& record, Date as_of) {
  const Digest* digest = record.digest();
  return digest != nullptr && digest->state != nullptr && digest->latest <= as_of ? digest : nullptr;
}

}  // namespace

std::string_view state_of(const Record& record, Date as_of) {
  if (const Digest* digest = digest_after_all(record, as_of)) return digest->state->name;
  std::string_view state;
  each_move(record, as_of, [&](std::string_view to, const Moment&) { state = to; });
  if (state.empty() && record.kind && !record.kind->states.empty()) state = record.kind->states.front().name;
  return state;
}

std::string_view state_of(const Record& record) { return state_of(record, Date::from_days(std::numeric_limits<std::int32_t>::max())); }

Phase phase_of(const Record& record, Date as_of) {
  if (const Digest* digest = digest_after_all(record, as_of)) return digest->state->phase;
  const State* state = record.kind ? record.kind->state(state_of(record, as_of)) : nullptr;
  return state ? state->phase : Phase::open;
}

bool is_closed(const Record& record, Date as_of) {
  const Phase phase = phase_of(record, as_of);
  return phase == Phase::settled || phase == Phase::dropped;
}

std::optional<Moment> first_move_to(const Record& record, std::string_view state, Date as_of) {
  std::optional<Moment> found;
  each_move(record, as_of, [&](std::string_view to, const Moment& at) {
    if (!found && to == state) found = at;
  });
  return found;
}

std::optional<Moment> last_move_to(const Record& record, std::string_view state, Date as_of) {
  std::optional<Moment> found;
  each_move(record, as_of, [&](std::string_view to, const Moment& at) {
    if (to == state) found = at;
  });
  return found;
}

bool exists_at(const Record& record, Date as_of) {
  const Digest* digest = record.digest();
  const auto created = digest != nullptr ? digest->created : record.date("created");
  return !created || *created <= as_of;
}

Record as_it_was(const Record& record, Date as_of) {
  Record before = record;
  for (Member& member : before.edit().members) {
    const Field* field = record.kind->described(member.key);
    if (field == nullptr || field->dated.empty()) continue;
    std::erase_if(member.value.members, [&](const Member& item) {
      const auto at = parse_moment(item.value[field->dated].text);
      return at && as_of < at->date;
    });
  }
  std::erase_if(before.edit().members, [](const Member& member) { return member.value.is_list() && member.value.members.empty(); });
  return before;
}

std::vector<const Value*> dated_items(const Record& record, std::string_view field, Date as_of) {
  const std::vector<Member>& items = record.items(field);
  if (items.empty()) return {};
  const Field* description = record.kind ? record.kind->field(field) : nullptr;
  return dated_items(items, description && !description->dated.empty() ? std::string_view(description->dated) : "at", as_of);
}

std::vector<const Value*> dated_items(const std::vector<Member>& items, std::string_view key, Date as_of) {
  if (items.empty()) return {};
  std::vector<std::pair<Moment, const Value*>> dated;
  dated.reserve(items.size());
  for (const Member& item : items)
    if (const auto at = parse_moment(item.value[key].text); at && at->date <= as_of) dated.push_back({*at, &item.value});
  const auto by_moment = [](const auto& a, const auto& b) { return earlier(a.first, b.first); };
  if (!std::ranges::is_sorted(dated, by_moment)) std::ranges::stable_sort(dated, by_moment);
  std::vector<const Value*> result;
  result.reserve(dated.size());
  for (const auto& entry : dated) result.push_back(entry.second);
  return result;
}

}  // namespace accord
