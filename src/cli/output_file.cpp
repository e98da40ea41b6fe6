#include "cli/output_file.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace accord {
namespace {

namespace fs = std::filesystem;

/// Below the project's root, whichever links lead there; nothing for a path outside. The last component stays as typed: a link
/// there is replaced, not followed.
std::optional<std::string> path_in_project(Context& context, const std::string& path) {
  std::error_code ignored;
  const fs::path typed = context.absolute(path);
  const fs::path root = fs::weakly_canonical(context.project().disk().root(), ignored);
  const fs::path real = fs::weakly_canonical(typed.parent_path(), ignored) / typed.filename();
  const std::string below = real.lexically_relative(root).generic_string();
  return below.empty() || below == "." || below == ".." || below.starts_with("../") ? std::nullopt : std::optional(below);
}

/// Also those of git and the lock; the rest of .accord/ is for pages on their way out.
bool is_record_place(const Registry& kinds, const std::string& path) {
  const std::string folder = path.substr(0, path.find('/'));
  if (path == "accord.yaml" || path == ".accord/lock" || folder == ".git" || folder == "templates") return true;
  return std::ranges::any_of(kinds.rows(), [&](const Registry::Row& row) {
    if (row.singleton) return path == row.folder;
    // Pages live under reports/ beside their cover notes.
    return folder == row.folder && (folder != "reports" || path == folder || path.ends_with(".yaml"));
  });
}

}  // namespace

void require_no_own_file(Context& context, const std::string& path) {
  const auto below = path_in_project(context, path);
  if (!below) return;
  const Message hint = "name another file, for example out/page.md";
  if (is_record_place(context.registry(), *below))
    throw Error(Failure::conflict, say("{} is a place of the project’s records, not of pages; nothing was written", *below), {hint});
  if (below->starts_with("reports/") && context.world().exists(context.absolute(path)))
    throw Error(Failure::conflict, say("{} is there already, and what is under reports/ is never changed; nothing was written", *below), {hint});
}

void write_output(Context& context, const std::string& path, std::string_view bytes, const Message& done) {
  if (context.dry_run()) return context.note(say("{} would be written", path));
  context.world().write_file(context.absolute(path), bytes);
  context.set_changed();
  context.note(done);
}

}  // namespace accord
