// The forges' recipes, run: their shell lines by a shell, in a clone of a bare repository; only gh is a stub.
#include <doctest/doctest.h>

#include <filesystem>

#include "accord/base/process.h"
#include "accord/base/text.h"
#include "cli/starter_files.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

/// The lines of the first block scalar after that line, without their indentation.
std::string script_after(const std::string& recipe, const std::string& mark) {
  const std::size_t at = recipe.find('\n' + mark + '\n');
  REQUIRE(at != std::string::npos);
  std::string script;
  std::size_t indent = 0;
  for (const std::string_view line : split_lines(std::string_view(recipe).substr(at + 1))) {
    const std::size_t own = line.find_first_not_of(' ');
    if (indent == 0 && line.ends_with(" |")) indent = own + 2;
    else if (indent > 0 && own != std::string_view::npos && own < indent) break;
    else if (indent > 0) script += std::string(line.size() > indent ? line.substr(indent) : std::string_view()) + '\n';
  }
  REQUIRE_FALSE(script.empty());
  return script;
}

/// A remote, the clone of the job, and the clone of a person; the programs of the job in a folder of their own.
class Forgery {
 public:
  explicit Forgery(Forge forge) : recipe_(forge_files({.today = *parse_date("2026-06-26")}, forge, {}).front().bytes), github_(forge == Forge::github) {
    fs::create_directories(path("bin/real"));
    fs::create_symlink(fs::read_symlink("/proc/self/exe"), path("bin/real/accord"));
    program("accord", "exec \"$(dirname \"$0\")/real/accord\" --as-of \"$DAY\" \"$@\"");
    program("gh", "printf '%s\\n' \"$@\" >> \"$RUNNER_TEMP/gh\"; while [ $# -gt 1 ]; do [ \"$1\" = --body-file ] && cp \"$2\" \"$RUNNER_TEMP/body\"; shift; done");
    sh("git init -q --bare -b main remote.git && git -C remote.git config receive.advertisePushOptions true");
    program("../remote.git/hooks/pre-receive", "env | grep ^GIT_PUSH_OPTION_ > ../options; true");
    fs::copy(fs::path(ACCORD_SOURCE_DIR) / "examples/yf-wms", path("person"), fs::copy_options::recursive);
    sh("rm person/reports/COV-*.yaml");
    sh("cd person && echo /.accord/ > .gitignore && git init -q -b main && git remote add origin ../remote.git && git add -A && git commit -qm start && git push -q origin main");
    sh("git clone -q remote.git job && mkdir temp");
  }

  /// The job's step on that day; its output goes into `said`.
  int draft(const std::string& day) { return step(github_ ? "      - name: Draft the reports that are due" : "accord-draft:", day); }
  int issue(const std::string& day) { return step(github_ ? "      - name: Issue the reports whose cover note is confirmed" : "accord-issue:", day); }

  /// What a shell prints; must end well.
  std::string sh(const std::string& script, const std::string& day = "2026-06-26") {
    const ChildResult result = child(script, directory_.path(), day);
    REQUIRE_MESSAGE(result.ok(), script << '\n' << result.output << result.errors);
    return std::string(trim(result.output));
  }
  std::string path(const std::string& name) const { return directory_.path() + '/' + name; }
  std::string read(const std::string& name) const { return fs::exists(path(name)) ? directory_.read(name) : std::string(); }

  std::string said;

 private:
  void program(const std::string& name, const std::string& script) {
    directory_.write("bin/" + name, "#!/bin/sh\n" + script + '\n');
    fs::permissions(path("bin/" + name), fs::perms::owner_all);
  }

  ChildResult child(const std::string& script, const std::string& where, const std::string& day) const {
    Child child{.arguments = {"/bin/bash", "-e", "-o", "pipefail", "-c", script},
                .environment = {"PATH=" + path("bin") + ":/usr/bin:/bin", "HOME=" + directory_.path(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b.example",
                                "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b.example", "ACCORD_ME=zhaoming", "DAY=" + day, "RUNNER_TEMP=" + path("temp"), "GITHUB_REF_NAME=main",
                                "CI_COMMIT_BRANCH=main", "CI_DEFAULT_BRANCH=main", "CI_JOB_URL=https://gitlab.example/a/b/-/jobs/7", "ACCORD_REMOTE=" + path("remote.git")},
                .directory = where,
                .input = {}};
    return run_child(child);
  }

  int step(const std::string& mark, const std::string& day) {
    sh("cd job && git fetch -q && git checkout -q --detach origin/main && git switch -qC main origin/main");
    const ChildResult result = child(script_after(recipe_, mark), path("job"), day);
    said = result.output + result.errors;
    return result.exit_code;
  }

  TemporaryDirectory directory_;
  std::string recipe_;
  bool github_;
};

std::string branches(Forgery& forgery) { return forgery.sh("git -C remote.git branch --format='%(refname:short)'"); }

void confirm_and_merge(Forgery& forgery) {
  forgery.sh("cd person && git fetch -q && git switch -q report/weekly-2026-W26 && accord cover set $(basename reports/COV-* .yaml) --way-back 'Two measures' && accord cover confirm $(basename reports/COV-* .yaml) --at 2026-06-26 && git commit -qam confirmed");
  forgery.sh("cd person && git switch -q main && git merge -q report/weekly-2026-W26 && git push -q origin main");
}

}  // namespace

TEST_CASE("recipes: from the day of the report to the issued page, on both forges") {
  for (const Forge forge : {Forge::github, Forge::gitlab}) {
    CAPTURE(forge == Forge::github);
    Forgery forgery(forge);
    CHECK_MESSAGE(forgery.draft("2026-06-25") == 0, forgery.said);
    CHECK(branches(forgery) == "main");

    CHECK_MESSAGE(forgery.draft("2026-06-26") == 0, forgery.said);
    CHECK(branches(forgery) == "main\nreport/weekly-2026-W26");
    CHECK(forgery.sh("git -C remote.git diff --name-only main report/weekly-2026-W26").starts_with("reports/COV-"));
    if (forge == Forge::github) {
      CHECK(forgery.read("temp/gh").find("pr\ncreate\n--base\nmain\n--head\nreport/weekly-2026-W26\n--title\nweekly 2026-W26\n") == 0);
      const std::string body = forgery.read("temp/body");
      CHECK(body.find("`accord cover confirm COV-") != std::string::npos);
      CHECK(body.find("\n# Weekly report No. 17") != std::string::npos);
      CHECK(body.find("\n    withheld\t") != std::string::npos);
      CHECK(body.size() < 65'536);
    } else {
      const std::string options = forgery.read("options");
      CHECK(options.find("=merge_request.create\n") != std::string::npos);
      CHECK(options.find("=merge_request.title=weekly 2026-W26\n") != std::string::npos);
      CHECK(options.find("accord cover confirm COV-") != std::string::npos);
    }

    CHECK_MESSAGE(forgery.draft("2026-06-26") == 0, forgery.said);  // again: nothing happens
    CHECK(branches(forgery) == "main\nreport/weekly-2026-W26");

    confirm_and_merge(forgery);
    CHECK_MESSAGE(forgery.issue("2026-06-29") == 0, forgery.said);
    const std::string page = forgery.sh("git -C remote.git show main:reports/weekly-2026-W26-client-en-r1.md");
    CHECK(page.find("Status at 26 June 2026") != std::string::npos);
    CHECK(page.find("Draft") == std::string::npos);
    const std::string out = forge == Forge::github ? "temp/reports/" : "job/.accord/out/";
    CHECK(forgery.read(out + "weekly-2026-W26-client-en-r1.eml").find("\r\nTo: ") != std::string::npos);
    CHECK(forgery.read(out + "weekly-2026-W26-client-en-r1.html").starts_with("<!DOCTYPE html>"));

    const std::string head = forgery.sh("git -C remote.git rev-parse main");
    CHECK_MESSAGE(forgery.issue("2026-06-29") == 0, forgery.said);
    CHECK(forgery.sh("git -C remote.git rev-parse main") == head);
  }
}

TEST_CASE("recipes: what cannot be done fails the job; a cover note that is there already does not") {
  Forgery forgery(Forge::github);
  forgery.sh("cd person && accord report weekly --period 2026-W26 --draft && git add -A && git commit -qm mine && git push -q origin main");
  CHECK_MESSAGE(forgery.draft("2026-06-26") == 0, forgery.said);
  CHECK(branches(forgery) == "main");
  CHECK_MESSAGE(forgery.issue("2026-06-26") == 0, forgery.said);  // a draft is not issued
  CHECK(forgery.said.find("is a draft: accord cover confirm COV-") != std::string::npos);
  forgery.sh("cd person && echo 'title: [' > accord.yaml && git commit -qam broken && git push -q origin main");
  CHECK(forgery.draft("2026-06-26") != 0);
}
