#include <doctest/doctest.h>

#include "support/golden.h"
#include "support/test_world.h"

using accord::test::TestWorld;

TEST_CASE("tests/reference.md is what the commands and kinds say") {
  TestWorld test;
  REQUIRE(test.run({"help", "--markdown"}) == 0);
  accord::test::check_golden("tests/reference.md", test.out);
}

TEST_CASE("the man page has its chapters, and no text of ours can be a roff command") {
  TestWorld test;
  REQUIRE(test.run({"help", "--man"}) == 0);
  for (const char* chapter : {".TH ACCORD 1", ".SH NAME", ".SH SYNOPSIS", ".SH \"COMMANDS\"", ".SH \"KINDS\"", ".SH \"EXIT CODES\""}) {
    INFO(chapter);
    CHECK(test.out.find(chapter) != std::string::npos);
  }
  CHECK(test.out.find("\n'") == std::string::npos);
}

TEST_CASE("every command's and verb's help page can be printed, in both languages") {
  TestWorld test;
  for (const char* language : {"en", "zh-CN"}) {
    CHECK(test.run({"help", "--lang", language}) == 0);
    CHECK(test.run({"task", "--help", "--lang", language}) == 0);
    CHECK(test.run({"help", "risk", "add", "--lang", language}) == 0);
    CHECK(test.run({"help", "template", "render", "--lang", language}) == 0);
    CHECK(test.run({"scope", "set", "--help", "--lang", language}) == 0);
  }
  CHECK(test.run({"help", "nonsense"}) == 2);
}
