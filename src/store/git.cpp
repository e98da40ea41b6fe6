#include "accord/store/git.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "accord/base/error.h"

namespace accord {
namespace {

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

std::vector<std::string> split_zero(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\0'), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::vector<std::string> whole_project(const std::vector<std::string>& excluded) {
  std::vector<std::string> pathspecs{":(literal)."};
  for (const std::string& path : excluded) pathspecs.push_back(":(exclude,literal)" + path);
  return pathspecs;
}

/// Options that keep a repository's own configuration from running anything.
const std::vector<std::string> guarding_options{
    "--no-pager", "--no-optional-locks", "--no-replace-objects",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.pager=cat",
    "-c", "core.quotePath=false",
    "-c", "color.ui=false",
    "-c", "protocol.ext.allow=never",
    "-c", "safe.bareRepository=explicit",
    "-c", "log.showSignature=false",
};

/// Environment that empties every filter of the repository: `status` would run a clean filter on each file that looks
/// changed. Not by -c, which a name with '=' in it would escape.
std::vector<std::string> without_filters(const std::vector<std::string>& keys) {
  std::vector<std::string> variables;
  std::size_t count = 0;
  for (const std::string& key : keys) {
    const std::string number = std::to_string(count++);
    variables.push_back("GIT_CONFIG_KEY_" + number + "=" + key);
    variables.push_back("GIT_CONFIG_VALUE_" + number + "=" + (key.ends_with(".required") ? "false" : ""));
  }
  variables.push_back("GIT_CONFIG_COUNT=" + std::to_string(count));
  return variables;
}

Error failed(const ChildResult& result) {
  if (result.timed_out) return {Failure::io, "git did not answer in time"};
  if (result.too_much) return {Failure::io, "git answered more than we can take"};
  const std::string words = first_line(result.errors);
  if (result.errors.find("dubious ownership") != std::string::npos) {
    return {Failure::refused, say("git refuses this repository: {}", words),
            {"the folder belongs to another user: see git's safe.directory"}};
  }
  return {Failure::io, say("git failed: {}", words)};
}

}  // namespace

Git::Git(const std::string& root, const EnvironmentReader& environment) : root_(root) {
  const auto program = find_program("git", environment("PATH").value_or("/usr/local/bin:/usr/bin:/bin"));
  if (!program) throw Error(Failure::not_found, "git is not installed (not found in PATH)");
  const auto place = find_git(root);
  if (!place) throw Error(Failure::not_found, say("{} is in no git repository", root), {"start one: git init"});
  program_ = *program;
  place_ = *place;
  config_ = read_git_config(place_, environment);
  // GIT_ALLOW_PROTOCOL: a partial clone must not fetch what is missing; its remote may name any command.
  environment_ = child_environment(environment, {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_ALLOW_PROTOCOL=none"});
}

ChildResult Git::call(const std::vector<std::string>& arguments, const std::vector<std::string>& more_environment) const {
  Child child;
  child.arguments = {program_};
  child.arguments.insert(child.arguments.end(), guarding_options.begin(), guarding_options.end());
  child.arguments.insert(child.arguments.end(), arguments.begin(), arguments.end());
  child.environment = environment_;
  child.environment.insert(child.environment.end(), more_environment.begin(), more_environment.end());
  child.directory = root_;
  return run_child(child);
}

std::string Git::run(const std::vector<std::string>& arguments) const {
  ChildResult result = call(arguments);
  if (!result.ok()) throw failed(result);
  return std::move(result.output);
}

std::optional<std::string> Git::head() const {
  const ChildResult result = call({"rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}"});
  if (result.exit_code == 1) return std::nullopt;
  if (!result.ok()) throw failed(result);
  return first_line(result.output);
}

std::vector<GitCommit> Git::commits(const std::vector<std::string>& pathspecs, std::size_t limit) const {
  std::vector<std::string> arguments{"log", "-z", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color",
                                     "--no-notes", "--max-count=" + std::to_string(limit),
                                     "--format=tformat:%H%x00%aN%x00%aE%x00%aI%x00%s", "--end-of-options", "HEAD", "--"};
  arguments.insert(arguments.end(), pathspecs.begin(), pathspecs.end());
  const ChildResult result = call(arguments);
  if (!result.ok()) {
    if (result.exit_code == 128 && !head()) return {};
    throw failed(result);
  }
  const std::vector<std::string> words = split_zero(result.output);
  std::vector<GitCommit> found;
  for (std::size_t i = 0; i + 5 <= words.size(); i += 5) {
    found.push_back({words[i], words[i + 1], words[i + 2], words[i + 3], words[i + 4]});
  }
  return found;
}

std::vector<GitCommit> Git::log(std::string_view path, std::size_t limit) const {
  return commits({":(literal)" + std::string(path.empty() ? "." : path)}, limit);
}

std::optional<GitCommit> Git::last_commit(const std::vector<std::string>& excluded) const {
  std::vector<GitCommit> found = commits(whole_project(excluded), 1);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<std::string> Git::uncommitted(const std::vector<std::string>& excluded) const {
  std::vector<std::string> arguments{"status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames",
                                     "--ignore-submodules=all", "--"};
  const std::vector<std::string> pathspecs = whole_project(excluded);
  arguments.insert(arguments.end(), pathspecs.begin(), pathspecs.end());
  // git prints these paths from the work tree's top, "XY path".
  const std::string below = std::filesystem::path(root_).lexically_relative(place_.work_tree).string();
  const std::size_t prefix = 3 + (below == "." || below.empty() ? 0 : below.size() + 1);
  std::vector<std::string> paths;
  const ChildResult filters = call({"config", "-z", "--name-only", "--get-regexp", "^filter\\."});
  if (!filters.ok() && filters.exit_code != 1) throw failed(filters);
  const ChildResult result = call(arguments, without_filters(split_zero(filters.output)));
  if (!result.ok()) throw failed(result);
  for (const std::string& entry : split_zero(result.output)) {
    if (entry.size() > prefix) paths.push_back(entry.substr(prefix));
  }
  std::ranges::sort(paths);
  return paths;
}

bool is_safe_revision(std::string_view revision) {
  const auto allowed = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("_./@{}^~-").find(c) != std::string_view::npos;
  };
  return !revision.empty() && !revision.starts_with('-') && revision.find("..") == std::string_view::npos &&
         std::ranges::all_of(revision, allowed);
}

}  // namespace accord
