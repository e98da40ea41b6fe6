#include "cli/records_commit.h"

#include <algorithm>

#include "accord/store/git.h"

namespace accord {

std::optional<RecordsCommit> records_commit(Context& context) {
  try {
    const Git git(context.project().disk().root(), [&](std::string_view name) { return context.variable(std::string(name)); });
    const auto last = git.last_commit({"reports"});
    if (!last) return std::nullopt;
    const auto is_record = [](const std::string& path) { return path.ends_with(".yaml"); };
    return RecordsCommit{last->id, std::ranges::any_of(git.uncommitted({"reports"}), is_record)};
  } catch (const Error& error) {
    if (error.failure() != Failure::not_found) context.note(error.message());
    return std::nullopt;
  }
}

}  // namespace accord
