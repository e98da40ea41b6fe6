#include "accord/store/git.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "accord/base/error.h"
#include "support/temp_folder.h"

using namespace accord;

namespace {

/// The user's environment as a test wants it.
EnvironmentReader environment(std::map<std::string, std::string> values) {
  values.try_emplace("PATH", "/usr/bin:/bin");
  return [values](std::string_view name) -> std::optional<std::string> {
    const auto found = values.find(std::string(name));
    if (found == values.end()) return std::nullopt;
    return found->second;
  };
}

/// A clone with one project in the folder "project".
struct Clone {
  test::TempFolder folder;
  EnvironmentReader reader = environment({{"HOME", folder.at("home")}});

  Clone() {
    folder.put("home/.gitconfig", "[user]\n\tname = Lin Shan\n\temail = lin@example.com\n[init]\n\tdefaultBranch = main\n");
    git({"init", "-q"});
  }
  std::string git(std::vector<std::string> arguments) const {
    Child child;
    child.arguments = {"/usr/bin/git"};
    child.arguments.insert(child.arguments.end(), arguments.begin(), arguments.end());
    child.environment = child_environment(reader, {"GIT_AUTHOR_DATE=2026-06-22T16:30:00+08:00"});
    child.directory = folder.path();
    const ChildResult result = run_child(child);
    REQUIRE_MESSAGE(result.ok(), result.errors);
    return result.output;
  }
  void commit(const std::string& subject) const {
    git({"add", "-A", "project"});
    git({"commit", "-q", "-m", subject});
  }
};

}  // namespace

TEST_CASE("git-config(1): sections, subsections, quotes, escapes, comments, continuation") {
  const std::string text =
      "# comment\n[Core]\n\tbare = false ; no\n\tFlag\n"
      "[remote \"a \\\"b\\\"\"] url = \"x # y\"  \\\n z\\t1   # end\n[Branch.Main]\r\n  key=v\r\n";
  CHECK(parse_git_config(text) == std::vector<GitConfigEntry>{{"core", "", "bare", "false"},
                                                              {"core", "", "flag", "true"},
                                                              {"remote", "a \"b\"", "url", "x # y   z\t1"},
                                                              {"branch", "main", "key", "v"}});
  CHECK(parse_git_config("[a]\nk = \"open\n[b]\nk=1\n").empty());
  CHECK(parse_git_config("[a]\nk = \\q\n").empty());
  CHECK(parse_git_config("[a \"x\n").empty());
  CHECK(parse_git_config("k = 1\n").empty());
  CHECK(parse_git_config("[a]\nk = x\\").size() == 1);
}

TEST_CASE("the user's e-mail and the remotes are found without starting git") {
  test::TempFolder folder;
  folder.put("home/.config/git/config", "[user]\nemail = first@example.com\nname = Lin\n");
  folder.put("home/.gitconfig",
             "[includeIf \"gitdir:~/clients/\"]\n\tpath = clients.inc\n[includeIf \"gitdir:/elsewhere/\"]\n\tpath = other.inc\n");
  folder.put("home/clients.inc", "[user]\nemail = work@example.com\n");
  folder.put("home/other.inc", "[user]\nemail = other@example.com\n");
  folder.put("home/clients/p/.git/HEAD", "ref: refs/heads/main\n");
  folder.put("home/clients/p/.git/config",
             "[remote \"origin\"]\n\turl = git@example.com:a/b.git\n\turl = second\n[remote \"up\"]\n\turl = https://example.com/x\n");
  folder.put("home/clients/p/.git/objects/x", "");
  folder.put("home/clients/p/.git/refs/x", "");
  folder.put("home/clients/p/tasks/x", "");
  const auto place = find_git(folder.at("home/clients/p/tasks"));
  REQUIRE(place);
  CHECK(place->common_dir.ends_with("/home/clients/p/.git"));
  const GitConfig config = read_git_config(place, environment({{"HOME", folder.at("home")}}));
  CHECK(config.user_email == "work@example.com");
  CHECK(config.user_name == "Lin");
  CHECK(config.remotes == std::vector<GitRemote>{{"origin", "git@example.com:a/b.git"}, {"up", "https://example.com/x"}});
  CHECK(read_git_config(std::nullopt, environment({{"HOME", folder.at("home")}})).user_email == "first@example.com");
}

TEST_CASE("a config that includes itself or is a FIFO does not hang") {
  test::TempFolder folder;
  folder.put(".gitconfig", "[include]\npath = .gitconfig\n[include]\npath = fifo\n[user]\nemail = me@example.com\n");
  REQUIRE(std::system(("mkfifo " + folder.at("fifo")).c_str()) == 0);
  CHECK(read_git_config(std::nullopt, environment({{"HOME", folder.path()}})).user_email == "me@example.com");
}

TEST_CASE("outside git there is no place, and Git says so") {
  test::TempFolder folder;
  folder.put(".git", "gitdir: /nowhere\n");
  CHECK_FALSE(find_git(folder.path()));
  try {
    const Git git(folder.path(), environment({}));
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::not_found);
  }
}

TEST_CASE("head, log, last commit and uncommitted files of a project inside a larger clone") {
  Clone clone;
  clone.folder.put("project/tasks/a.yaml", "id: a\n");
  const Git before(clone.folder.at("project"), clone.reader);
  CHECK_FALSE(before.head());
  CHECK(before.log("tasks/a.yaml").empty());
  CHECK_FALSE(before.last_commit());
  CHECK(before.uncommitted() == std::vector<std::string>{"tasks/a.yaml"});

  clone.commit("first");
  clone.folder.put("project/reports/w.md", "x\n");
  clone.commit("a report");
  const Git git(clone.folder.at("project"), clone.reader);
  CHECK(git.head() == clone.git({"rev-parse", "HEAD"}).substr(0, 40));
  const auto log = git.log("tasks/a.yaml");
  REQUIRE(log.size() == 1);
  CHECK(log[0].subject == "first");
  CHECK(log[0].author == "Lin Shan");
  CHECK(log[0].author_email == "lin@example.com");
  CHECK(log[0].date == "2026-06-22T16:30:00+08:00");
  CHECK(git.log("").size() == 2);
  CHECK(git.log("", 1).size() == 1);
  CHECK(git.last_commit()->subject == "a report");
  CHECK(git.last_commit({"reports"})->subject == "first");

  CHECK(git.uncommitted().empty());
  clone.folder.put("project/tasks/a.yaml", "id: a\ntitle: x\n");
  clone.folder.put("project/tasks/任务.yaml", "id: b\n");
  clone.folder.put("project/reports/v.md", "y\n");
  clone.folder.put("outside", "z\n");
  CHECK(git.uncommitted({"reports"}) == std::vector<std::string>{"tasks/a.yaml", "tasks/任务.yaml"});
}

TEST_CASE("H3: paths that look like options or patterns are taken literally") {
  Clone clone;
  clone.folder.put("project/--output=x", "1\n");
  clone.folder.put("project/star", "1\n");
  clone.commit("odd names");
  const Git git(clone.folder.at("project"), clone.reader);
  CHECK(git.log("--output=x").size() == 1);
  CHECK(git.log("st*").empty());
  CHECK(git.log(":(top)star").empty());
  CHECK_FALSE(is_safe_revision("--upload-pack=touch x"));
  CHECK_FALSE(is_safe_revision("a..b"));
  CHECK_FALSE(is_safe_revision("a b"));
  CHECK(is_safe_revision("release/v1.0^{commit}"));
}

TEST_CASE("H4: a hostile repository configuration runs nothing") {
  Clone clone;
  clone.folder.put("project/a.yaml", "id: a\n");
  clone.folder.put("project/.gitattributes", "*.yaml filter=x=y diff=evil\n");
  clone.commit("first");
  const std::string mark = clone.folder.at("pwned");
  const std::string evil = "touch " + mark + "; cat";
  clone.git({"config", "core.fsmonitor", evil});
  clone.git({"config", "core.pager", evil});
  clone.git({"config", "diff.external", evil});
  clone.git({"config", "diff.evil.textconv", evil});
  clone.git({"config", "diff.evil.command", evil});
  clone.git({"config", "gpg.program", mark});
  clone.git({"config", "log.showSignature", "true"});
  std::string config = clone.folder.get(".git/config");
  config += "[filter \"x=y\"]\n\tclean = \"" + evil + "\"\n\tprocess = \"" + evil + "\"\n\trequired = true\n";
  clone.folder.put(".git/config", config);
  std::filesystem::create_directories(clone.folder.at(".git/hooks"));
  clone.folder.put("project/a.yaml", "id: b\n");
  const Git git(clone.folder.at("project"), clone.reader);
  CHECK(git.head());
  CHECK(git.log("a.yaml").size() == 1);
  CHECK(git.uncommitted() == std::vector<std::string>{"a.yaml"});
  CHECK_FALSE(std::filesystem::exists(mark));
  // The trap is real: git as a person starts it walks into it, by the monitor or by the filter.
  Child plain;
  plain.arguments = {"/usr/bin/git", "-c", "core.fsmonitor=false", "status"};
  plain.environment = child_environment(clone.reader);
  plain.directory = clone.folder.path();
  run_child(plain);
  CHECK(std::filesystem::exists(mark));
}

TEST_CASE("a second work tree shares the clone's common folder") {
  Clone clone;
  clone.folder.put("project/a.yaml", "id: a\n");
  clone.commit("first");
  clone.git({"worktree", "add", "-q", "second"});
  const auto main = find_git(clone.folder.at("project"));
  const auto second = find_git(clone.folder.at("second/project"));
  REQUIRE(main);
  REQUIRE(second);
  CHECK(second->common_dir == main->common_dir);
  CHECK(second->git_dir != main->git_dir);
}

TEST_CASE("git's own failure is told in git's words") {
  Clone clone;
  clone.folder.put("project/a.yaml", "id: a\n");
  const Git git(clone.folder.at("project"), clone.reader);
  try {
    git.run({"rev-parse", "--verify", "--end-of-options", "nothing"});
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::io);
    CHECK(std::string(error.what()).find("fatal: Needed a single revision") != std::string::npos);
  }
}
