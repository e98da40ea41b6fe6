// accord <kind> edit: what is said of a text that came back.
#include <doctest/doctest.h>

#include <fstream>

#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

TEST_CASE("edit: a comment alone is saved, and no field is said to have changed") {
  TestWorld test;
  test.directory.write("accord.yaml", "format: 1\nid: 0f9c2a54-6c1e-4d0a-9d55-2b1f6f0e7a10\ntitle: Demo\ncurrency: EUR\n");
  test.directory.write("tasks/T-aaaaa.yaml", "id: T-aaaaa\ntitle: One\ncreated: 2026-06-01\n");
  test.variables["EDITOR"] = "append";
  std::string added = "# asked twice\n";
  test.world.run_program = [&](const std::vector<std::string>& argv) {
    std::ofstream(argv.back(), std::ios::app) << added;
    return 0;
  };
  REQUIRE_MESSAGE(test.run({"task", "edit", "T-aaaaa"}) == 0, test.err);
  CHECK(test.err == "T-aaaaa One\n  saved: comments or layout changed, no value did\n");
  CHECK(test.directory.read("tasks/T-aaaaa.yaml").ends_with("# asked twice\n"));
  added = "duration: 2d\n";
  REQUIRE(test.run({"task", "edit", "T-aaaaa"}) == 0);
  CHECK(test.err == "T-aaaaa One\n  duration: – → 2d\n");
  added.clear();
  REQUIRE(test.run({"task", "edit", "T-aaaaa"}) == 0);
  CHECK(test.err == "nothing changed\n");
}

TEST_CASE("edit: a text that breaks a rule is told with its line, and kept") {
  TestWorld test;
  test.directory.write("accord.yaml", "format: 1\nid: 0f9c2a54-6c1e-4d0a-9d55-2b1f6f0e7a10\ntitle: Demo\ncurrency: EUR\n");
  test.directory.write("tasks/T-aaaaa.yaml", "id: T-aaaaa\ntitle: One\ncreated: 2026-06-01\n");
  test.variables["EDITOR"] = "append";
  test.world.run_program = [&](const std::vector<std::string>& argv) {
    std::ofstream(argv.back(), std::ios::app) << "due: someday\n";
    return 0;
  };
  CHECK(test.run({"task", "edit", "T-aaaaa"}) == 4);
  CHECK(test.err.starts_with("accord: tasks/T-aaaaa.yaml:4:6: “someday” is not a date; nothing was changed\n"));
  CHECK(test.err.find("your text is kept in ") != std::string::npos);
  CHECK(test.directory.read("tasks/T-aaaaa.yaml").find("due") == std::string::npos);
}
