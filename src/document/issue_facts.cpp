#include "document/issue_facts.h"

#include "accord/model/history.h"

namespace accord {
namespace {

bool is_solved_state(std::string_view state) { return state == "resolved" || state == "verified" || state == "closed"; }

}  // namespace

bool is_defect(const Record& issue) { return issue.text("type") == "defect"; }

std::optional<Moment> opened_at(const Record& issue) {
  if (const auto opened = issue.moment("opened")) return opened;
  return issue.moment("created");
}

std::optional<Moment> solved_at(const Record& issue, Date as_of) {
  if (!is_solved_state(state_of(issue, as_of))) return std::nullopt;
  for (const std::string_view state : {"resolved", "verified", "closed"})
    if (const auto at = last_move_to(issue, state, as_of)) return at;
  return std::nullopt;
}

bool is_open_issue(const Record& issue, Date as_of) {
  return !solved_at(issue, as_of) && phase_of(issue, as_of) != Phase::dropped;
}

}  // namespace accord
