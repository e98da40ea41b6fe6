#include "accord/base/process.h"

#include <doctest/doctest.h>

#include <csignal>

#include "accord/base/error.h"
#include "support/temp_folder.h"

using namespace accord;

namespace {

Child shell(const std::string& script) {
  Child child;
  child.arguments = {"/bin/sh", "-c", script};
  child.environment = {"PATH=/usr/bin:/bin"};
  return child;
}

}  // namespace

TEST_CASE("a child's output, errors and exit code come back apart") {
  Child child = shell("cat; echo bad >&2; exit 3");
  child.input = std::string(300'000, 'x');
  const ChildResult result = run_child(child);
  CHECK(result.exit_code == 3);
  CHECK(result.output.size() == 300'000);
  CHECK(result.errors == "bad\n");
  CHECK_FALSE(result.ok());
}

TEST_CASE("arguments reach a child as they are, no shell reads them") {
  Child child;
  child.arguments = {"/usr/bin/printf", "%s|", "$(id)", "a b", "; ls", "*"};
  CHECK(run_child(child).output == "$(id)|a b|; ls|*|");
}

TEST_CASE("a child that does not end is killed with its own children") {
  Child child = shell("sleep 30 & sleep 30");
  child.timeout = std::chrono::milliseconds(100);
  const auto begin = std::chrono::steady_clock::now();
  const ChildResult result = run_child(child);
  CHECK(result.timed_out);
  CHECK(result.signal == SIGKILL);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("a child that closes its streams and stays is killed too") {
  Child child = shell("exec >/dev/null 2>&1; exec sleep 30");
  child.timeout = std::chrono::milliseconds(100);
  CHECK(run_child(child).timed_out);
}

TEST_CASE("a child that says too much is killed") {
  Child child = shell("yes");
  child.output_limit = 100'000;
  const ChildResult result = run_child(child);
  CHECK(result.too_much);
  CHECK_FALSE(result.ok());
}

TEST_CASE("a program that is not there is an I/O error that names it") {
  Child child;
  child.arguments = {"/nowhere/prog"};
  try {
    run_child(child);
    FAIL("started");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::io);
    CHECK(std::string(error.what()).find("/nowhere/prog") != std::string::npos);
  }
}

TEST_CASE("H8: a child sees a fixed PATH and nothing of ours but home and name") {
  const EnvironmentReader hostile = [](std::string_view name) -> std::optional<std::string> {
    if (name == "HOME") return "/home/x";
    if (name == "USER" || name == "LOGNAME" || name == "XDG_CONFIG_HOME") return std::nullopt;
    return "/evil";
  };
  Child child;
  child.arguments = {"/usr/bin/env"};
  child.environment = child_environment(hostile, {"GIT_OPTIONAL_LOCKS=0"});
  CHECK(run_child(child).output == "PATH=/usr/local/bin:/usr/bin:/bin\nLC_ALL=C\nHOME=/home/x\nGIT_OPTIONAL_LOCKS=0\n");
}

TEST_CASE("a program is looked for in absolute folders only") {
  CHECK(find_program("sh", "::.:bin:/bin") == "/bin/sh");
  CHECK_FALSE(find_program("sh", ".:bin"));
  CHECK_FALSE(find_program("no-such-program", "/bin:/usr/bin"));
  CHECK_FALSE(find_program("bin", "/usr"));
}

TEST_CASE("an editor with options is run through a shell, the file name is safe") {
  test::TempFolder folder;
  const std::string file = folder.at("a b;$(touch pwned).txt");
  CHECK(run_in_foreground("touch -a", {file}) == 0);
  CHECK(std::filesystem::exists(file));
  CHECK(run_in_foreground("exit 4;", {}) == 4);
  CHECK(run_in_foreground("/nowhere/editor 2>/dev/null", {file}) == 127);
}
