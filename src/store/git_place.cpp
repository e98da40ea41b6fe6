#include "accord/store/git_place.h"

#include <filesystem>
#include <fstream>

namespace accord {
namespace {

namespace fs = std::filesystem;

std::string first_line(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return {};
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

/// Git's own test: HEAD, objects and refs.
bool is_git_dir(const fs::path& path, const fs::path& common) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path / "HEAD", ignored)) && fs::is_directory(common / "objects", ignored) &&
         fs::is_directory(common / "refs", ignored);
}

std::optional<GitPlace> place_at(const fs::path& work_tree) {
  std::error_code ignored;
  fs::path git_dir = work_tree / ".git";
  if (!fs::is_directory(git_dir, ignored)) {
    const std::string line = first_line(git_dir);
    if (!line.starts_with("gitdir: ")) return std::nullopt;
    git_dir = work_tree / line.substr(8);
  }
  const std::string common = first_line(git_dir / "commondir");
  const fs::path common_dir = common.empty() ? git_dir : git_dir / common;
  if (!is_git_dir(git_dir, common_dir)) return std::nullopt;
  auto text = [&](const fs::path& path) { return fs::weakly_canonical(path, ignored).string(); };
  return GitPlace{text(work_tree), text(git_dir), text(common_dir)};
}

}  // namespace

std::optional<GitPlace> find_git(const std::string& folder) {
  std::error_code ignored;
  fs::path at = fs::weakly_canonical(folder, ignored);
  while (!at.empty()) {
    if (auto place = place_at(at)) return place;
    if (at == at.root_path()) break;
    at = at.parent_path();
  }
  return std::nullopt;
}

}  // namespace accord
