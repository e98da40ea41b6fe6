// Questions to git about a project's history. The tool works without git; nothing here changes a repository.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/process.h"
#include "accord/store/git_config.h"
#include "accord/store/git_place.h"

namespace accord {

struct GitCommit {
  std::string id;            ///< 40 hexadecimal characters (64 in a SHA-256 repository)
  std::string author;        ///< name, .mailmap applied
  std::string author_email;
  std::string date;          ///< the author's date with its own offset: "2026-06-22T16:30:00+08:00"
  std::string subject;
};

/// git in one project. Every call runs the git of PATH by its absolute path, in a small environment, with the
/// repository's fsmonitor, hooks, pager, filters, external diffs and transports switched off (case H4). Paths are relative to the
/// project's root and taken literally. A call throws Error{refused} when git refuses the repository
/// (safe.directory), Error{io} when it fails otherwise; nothing was changed then.
class Git {
 public:
  /// Throws Error{not_found} when the root is in no repository or git is not installed.
  Git(const std::string& root, const EnvironmentReader& environment);

  const GitPlace& place() const { return place_; }
  const GitConfig& config() const { return config_; }

  /// The commit checked out; nothing before the first one.
  std::optional<std::string> head() const;
  /// The commits that touched `path` (a file or a folder; empty: the whole project), newest first, at most `limit`.
  std::vector<GitCommit> log(std::string_view path, std::size_t limit = 1000) const;
  /// The last commit that touched the project, `excluded` folders aside; nothing when none did.
  std::optional<GitCommit> last_commit(const std::vector<std::string>& excluded = {}) const;
  /// Files of the project, `excluded` folders aside, that differ from the last commit or are not in it; sorted.
  std::vector<std::string> uncommitted(const std::vector<std::string>& excluded = {}) const;

  /// Runs `git <arguments>` under the same rules and returns its output. Whoever passes names of refs or paths puts
  /// "--end-of-options" or "--" before them.
  std::string run(const std::vector<std::string>& arguments) const;

 private:
  ChildResult call(const std::vector<std::string>& arguments,
                   const std::vector<std::string>& more_environment = {}) const;
  std::vector<GitCommit> commits(const std::vector<std::string>& pathspecs, std::size_t limit) const;

  std::string root_;
  std::string program_;
  GitPlace place_;
  GitConfig config_;
  std::vector<std::string> environment_;
};

/// True for a ref or revision that can be handed to git: no leading '-', no "..", only letters, digits and _./@{}^~-.
bool is_safe_revision(std::string_view revision);

}  // namespace accord
