// What git's configuration files say, read without starting git.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/process.h"
#include "accord/store/git_place.h"

namespace accord {

/// One line of a git configuration file.
struct GitConfigEntry {
  std::string section;     ///< lower case, e.g. "remote"
  std::string subsection;  ///< as written, e.g. "origin"; empty when there is none
  std::string key;         ///< lower case
  std::string value;       ///< "true" for a key alone
  bool operator==(const GitConfigEntry&) const = default;
};

/// The entries of a file's text in order. A line that git would refuse ends the reading there.
std::vector<GitConfigEntry> parse_git_config(std::string_view text);

struct GitRemote {
  std::string name;
  std::string url;
  bool operator==(const GitRemote&) const = default;
};

/// The parts of the configuration we use: the system's, the user's and the clone's files, later ones winning.
struct GitConfig {
  std::string user_name;           ///< empty when not set
  std::string user_email;          ///< empty when not set
  std::vector<GitRemote> remotes;  ///< first URL of each, in the files' order
};

/// Reads /etc/gitconfig, the user's files (XDG_CONFIG_HOME, HOME) and, inside git, the clone's. Follows `include` and
/// `includeIf` by "gitdir:" and "gitdir/i:"; other conditions count as not met. Unreadable files are passed by.
GitConfig read_git_config(const std::optional<GitPlace>& place, const EnvironmentReader& environment);

}  // namespace accord
