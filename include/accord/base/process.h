// Running other programs: by argument vector, in a small environment, with limits.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// The value of an environment variable, or nothing. The program's own is handed in from above; tests bring theirs.
using EnvironmentReader = std::function<std::optional<std::string>(std::string_view name)>;

/// What a child gets to see ("NAME=value"): a fixed PATH, LC_ALL=C, and from ours only HOME, USER, LOGNAME and
/// XDG_CONFIG_HOME (case H8: never LD_*, GIT_*, TMPDIR, …). `more` is added at the end.
std::vector<std::string> child_environment(const EnvironmentReader& ours, std::vector<std::string> more = {});

/// The absolute path of a program in a PATH-like list; relative entries of the list are passed by.
std::optional<std::string> find_program(std::string_view name, std::string_view path_list);

struct Child {
  std::vector<std::string> arguments;    ///< the first is the program's absolute path; no shell reads them
  std::vector<std::string> environment;  ///< all of it
  std::string directory;                 ///< where it runs; empty: where we are
  std::string input;                     ///< its standard input
  std::size_t output_limit = 64 * 1024 * 1024;  ///< bytes, for output and errors each; over it the child is killed
  std::chrono::milliseconds timeout = std::chrono::seconds(60);  ///< over it the child and its children are killed
};

struct ChildResult {
  int exit_code = 0;  ///< -1 when a signal ended it
  int signal = 0;     ///< the signal that ended it, else 0
  bool timed_out = false;
  bool too_much = false;  ///< it was killed because it said more than the limit
  std::string output;
  std::string errors;
  bool ok() const { return exit_code == 0 && !timed_out && !too_much; }
};

/// Runs the child to its end. Throws Error{io} when it cannot be started.
ChildResult run_child(const Child& child);

/// Runs an editor or pager as git does: a shell reads `command` (it may hold options), `arguments` reach it as they
/// are; terminal and environment are ours. While it runs, Ctrl-C is its affair. Returns the shell's status (127: no
/// such command; 128 + n: signal n). Throws Error{io} when the shell cannot be started.
int run_in_foreground(const std::string& command, const std::vector<std::string>& arguments);

}  // namespace accord
