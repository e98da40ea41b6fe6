#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>

#include "support/test_world.h"

using accord::test::TemporaryDirectory;
using accord::test::TestWorld;

namespace {

void write_project(const TemporaryDirectory& directory) {
  directory.write("accord.yaml", "format: 1\nid: 0f9c2a54-6c1e-4d0a-9d55-2b1f6f0e7a10\ntitle: A\nlanguage: en\ncurrency: CNY\n"
                                 "filters: {mine: \"owner=me\"}\n");
  directory.write("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: User manual\ncreated: 2026-02-27\n");
  directory.write("people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-02-27\n");
}

/// What `accord __complete` offers for a line, without the explanations.
std::string offered(TestWorld& test, std::vector<std::string> words) {
  words.insert(words.begin(), {"__complete", "--"});
  CHECK(test.run(words) == 0);
  std::string result;
  std::string line;
  for (const char c : test.out) {
    if (c != '\n') {
      line += c;
      continue;
    }
    result += (result.empty() ? "" : " ") + line.substr(0, line.find('\t'));
    line.clear();
  }
  return result;
}

/// What bash itself makes of the wrapper's answer for a line.
std::string bash_offers(const TemporaryDirectory& directory, const std::string& line) {
  const std::string program = std::string(ACCORD_BINARY_DIR) + "/accord";
  directory.write("bin/accord", "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
  directory.write("try.bash", "PATH=\"$PWD/bin:$PATH\"; chmod +x bin/accord\nsource <(accord completion bash)\nCOMP_LINE='" + line +
                                  "'; COMP_POINT=${#COMP_LINE}\n_accord\nprintf '%s\\n' \"${COMPREPLY[@]}\" | sort | tr '\\n' ' '\n");
  const std::string command = "cd '" + directory.path() + "' && LC_ALL=C.UTF-8 bash --norc try.bash 2>&1";
  std::string output;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe)) output += buffer.data();
  ::pclose(pipe);
  while (!output.empty() && output.back() == ' ') output.pop_back();
  return output;
}

}  // namespace

TEST_CASE("completion offers commands, kinds and verbs") {
  TestWorld test;
  CHECK(offered(test, {"mile"}) == "milestone");
  CHECK(offered(test, {"task", "lis"}) == "list");
  CHECK(offered(test, {"help", "comple"}) == "completion");
  CHECK(offered(test, {"completion", ""}) == "bash zsh fish");
}

TEST_CASE("completion offers options and their choices") {
  TestWorld test;
  CHECK(offered(test, {"task", "list", "--li"}) == "--limit");
  CHECK(offered(test, {"task", "--sor"}) == "--sort");
  CHECK(offered(test, {"task", "--lang", "z"}) == "zh-CN zh");
}

TEST_CASE("completion offers this project's filters, states and people") {
  TestWorld test;
  write_project(test.directory);
  CHECK(offered(test, {"task", "ow"}) == "owner=");
  CHECK(offered(test, {"task", "min"}) == "mine");
  CHECK(offered(test, {"task", "status=in"}) == "status=in_progress");
  CHECK(offered(test, {"task", "status=planned,bl"}) == "status=planned,blocked");
  CHECK(offered(test, {"task", "owner=l"}) == "owner=linshan");
}

TEST_CASE("completion knows the numbers people use, once a word is begun") {
  TestWorld test;
  write_project(test.directory);
  test.directory.write("tasks/T-9h2mc.yaml", "id: T-9h2mc\ntitle: Reports\nnumber: R26\ncreated: 2026-02-27\n");
  CHECK(offered(test, {"task", "show", ""}) == "T-7k2mq T-9h2mc");
  CHECK(offered(test, {"task", "show", "r2"}) == "R26");
  CHECK(offered(test, {"task", "set", "T-"}) == "T-7k2mq T-9h2mc");
}

TEST_CASE("completion is silent on broken lines and broken projects") {
  TestWorld test;
  test.directory.write("accord.yaml", "format: [");
  CHECK(offered(test, {"nonsense", "x", ""}).empty());
  CHECK(offered(test, {"task", "owner=l"}).empty());
}

TEST_CASE("bash completes for real, also behind an equals sign") {
  const TemporaryDirectory directory;
  write_project(directory);
  CHECK(bash_offers(directory, "accord miles") == "milestone");
  CHECK(bash_offers(directory, "accord task status=in") == "in_progress");
  CHECK(bash_offers(directory, "accord task owner=l") == "linshan");
  CHECK(bash_offers(directory, "accord task --form") == "--format");
}
