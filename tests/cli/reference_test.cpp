#include <doctest/doctest.h>

#include <algorithm>

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

TEST_CASE("outside of a project the bare program shows its help and says how to begin") {
  TestWorld test;
  CHECK(test.run({}) == 0);
  CHECK(test.out.starts_with("accord: what a contractor owes"));
  CHECK(test.err == "there is no project here; accord init starts one\n");
}

TEST_CASE("the man page is ASCII: groff reads it whatever the encoding") {
  TestWorld test;
  REQUIRE(test.run({"help", "--man"}) == 0);
  CHECK(std::ranges::all_of(test.out, [](char c) { return c >= 0; }));
  CHECK(test.out.find("handle of the person who is \\[u201C]me\\[u201D]") != std::string::npos);
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
