#include "accord/cli/run.h"

#include <doctest/doctest.h>

#include <cerrno>

#include "support/test_world.h"

using accord::test::TestWorld;

namespace {

const char* project_file = "format: 1\nid: 0f9c2a54-6c1e-4d0a-9d55-2b1f6f0e7a10\ntitle: A\nlanguage: en\ncurrency: CNY\n";

}  // namespace

TEST_CASE("--version prints one line, wherever it stands") {
  TestWorld test;
  CHECK(test.run({"--version"}) == 0);
  CHECK(test.out.starts_with("accord "));
  CHECK(test.out.ends_with("\n"));
  CHECK(test.run({"task", "--version"}) == 0);
  CHECK(test.run({"--version", "extra"}) == 0);
  CHECK(test.out.starts_with("accord "));
}

TEST_CASE("an error is exit 2, says what to do, and leaves standard output empty") {
  TestWorld test;
  CHECK(test.run({"tsk"}) == 2);
  CHECK(test.out.empty());
  CHECK(test.err.find("did you mean “accord task”?") != std::string::npos);
  CHECK(test.run({"--langg", "en"}) == 2);
  CHECK(test.out.empty());
}

TEST_CASE("without a project a list is exit 3 and names accord init") {
  TestWorld test;
  CHECK(test.run({"task"}) == 3);
  CHECK(test.out.empty());
  CHECK(test.err.find("accord init") != std::string::npos);
}

TEST_CASE("-C works as if started there") {
  TestWorld test;
  test.directory.write("sub/project/accord.yaml", project_file);
  CHECK(test.run({"task", "-C", "sub/project"}) == 0);
  CHECK(test.run({"-C", "sub", "task", "-C", "sub"}) == 3);
}

TEST_CASE("A9: a full disk behind standard output is exit 7 and a message, a closed pipe is exit 7 without one") {
  TestWorld test;
  test.out_refused = ENOSPC;
  CHECK(test.run({"help"}) == 7);
  CHECK(test.err.find("the output could not be written") != std::string::npos);
  CHECK(test.err.find("nothing was changed") == std::string::npos);  // help changes nothing anyway
  test.out_refused = EPIPE;
  CHECK(test.run({"help"}) == 7);
  CHECK(test.err.empty());
}

TEST_CASE("the language is --lang, then ACCORD_LANG, then the locale, then English") {
  TestWorld test;
  const auto speaks_chinese = [&](std::vector<std::string> words) {
    test.run(words);
    return test.err.find("没有") != std::string::npos;
  };
  CHECK_FALSE(speaks_chinese({"tsk"}));
  test.variables["LANG"] = "zh_CN.UTF-8";
  CHECK(speaks_chinese({"tsk"}));
  test.variables["ACCORD_LANG"] = "en";
  CHECK_FALSE(speaks_chinese({"tsk"}));
  CHECK(speaks_chinese({"tsk", "--lang", "zh-CN"}));
}

TEST_CASE("F6: what people typed cannot control the terminal through an error") {
  TestWorld test;
  CHECK(test.run({"\x1b]0;x\x07"}) == 2);
  CHECK(test.err.find('\x1b') == std::string::npos);
}
