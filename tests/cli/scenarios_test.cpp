#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/golden.h"
#include "support/scenario.h"

using namespace accord::test;

namespace {

std::set<std::filesystem::path> scenario_files() {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ACCORD_SOURCE_DIR) / "tests/scenarios")) {
    if (entry.path().extension() == ".scenario") files.insert(entry.path());
  }
  return files;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("every scenario prints what it says") {
  for (const auto& path : scenario_files()) {
    const std::string name = path.filename().string();
    INFO("tests/scenarios/" << name << " (ACCORD_ACCEPT=1 rewrites it)");
    const std::string expected = read(path);
    std::string actual;
    try {
      actual = run_scenario(expected);
    } catch (const std::exception& error) {
      FAIL_CHECK(std::string(error.what()));
      continue;
    }
    if (accepting())
      std::ofstream(path, std::ios::binary) << actual;
    else
      CHECK(actual == expected);
  }
}

TEST_CASE("a scenario's text comes back unchanged when nothing differs") {
  const std::string text =
      "# A file, a look at it, and lines that look like marks.\n"
      "--- notes/a.txt\n"
      "one\n"
      "\n"
      "two\n"
      "\n"
      "$ cat notes/a.txt\n"
      "one\n"
      "\n"
      "two\n"
      "\n"
      "$ ls notes\n"
      "a.txt\n";
  CHECK(run_scenario(text) == text);
}

TEST_CASE("a scenario shows what really happened in the place of a wrong expectation") {
  CHECK(run_scenario("--- a\nx\n$ cat a\nwrong\n! noise\n? 2\n") == "--- a\nx\n$ cat a\nx\n");
}
