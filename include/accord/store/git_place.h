// Where git keeps a project, found by reading files only.
#pragma once

#include <optional>
#include <string>

namespace accord {

/// Absolute paths of a git clone.
struct GitPlace {
  std::string work_tree;   ///< the folder that holds `.git`
  std::string git_dir;     ///< this work tree's own git folder
  std::string common_dir;  ///< shared by all work trees of the clone; the same as git_dir in a plain one
};

/// The clone whose work tree holds `folder` (itself or a parent); nothing outside git. Starts no process.
std::optional<GitPlace> find_git(const std::string& folder);

}  // namespace accord
