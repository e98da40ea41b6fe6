#include <doctest/doctest.h>

#include <filesystem>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "cli/starter_files.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

/// A clone with a name, an address and perhaps a remote.
void make_repository(TestWorld& test, const std::string& remote) {
  std::string config = "[user]\n\tname = Lin Shan\n\temail = lin.shan@qinghe.example\n";
  if (!remote.empty()) config += "[remote \"origin\"]\n\turl = " + remote + "\n";
  test.directory.write(".git/HEAD", "ref: refs/heads/main\n");
  test.directory.write(".git/config", config);
  test.directory.write(".git/objects/keep", "");
  test.directory.write(".git/refs/keep", "");
}

/// Every answer of a questionnaire taken as it is offered.
std::string answered(const std::string& text) {
  std::string result;
  for (const std::string_view line : split_lines(text)) {
    const bool answer = line.size() > 1 && line[0] == '#' && (line[1] != ' ' || line.substr(1, 2) == "  ");
    result += std::string(line.substr(answer ? 1 : 0)) + "\n";
  }
  return result;
}

}  // namespace

TEST_CASE("init in a repository: what it inferred is told, the project passes its check, everything is in its place") {
  TestWorld test;
  make_repository(test, "git@github.com:qinghe/wms.git");
  CHECK(test.run({"init", "--name", "Warehouse", "--client", "Yuanfan: Logistics", "--yes"}) == 0);
  CHECK(test.err.find("Lin Shan = lin-shan") != std::string::npos);
  CHECK(test.err.find("time zone") != std::string::npos);
  CHECK(test.out.starts_with("accord.yaml\npeople/lin-shan.yaml\nscope.yaml\ncontract.yaml\n.gitattributes\n.gitignore\n"));
  CHECK(test.out.find(".github/workflows/accord.yml\n") != std::string::npos);
  CHECK(test.directory.read("accord.yaml").find("name: \"Yuanfan: Logistics\"") != std::string::npos);
  CHECK(test.directory.read("people/lin-shan.yaml").find("email: lin.shan@qinghe.example") != std::string::npos);
  CHECK(test.directory.read(".gitattributes").find("*.sig -text") != std::string::npos);
  CHECK(test.directory.read(".gitignore").find(".accord-tmp.*") != std::string::npos);
  CHECK(test.directory.read(".github/workflows/accord.yml").find("cron: \"0 8 * * *\"") != std::string::npos);  // 16:00 at +08:00
  CHECK(test.run({"check"}) == 0);
  CHECK(test.run({"task", "add", "First", "--owner", "me"}) == 0);
  CHECK(test.run({"report", "weekly"}) == 0);
  CHECK(test.out.find("Warehouse") != std::string::npos);
}

TEST_CASE("init: the handle comes from the e-mail, the name, both halves of the e-mail; whose name has other letters is “person”") {
  const auto handle = [](const std::string& name, const std::string& email) {
    TestWorld test;
    test.directory.write(".git/HEAD", "ref: refs/heads/main\n");
    test.directory.write(".git/config", "[user]\n\tname = " + name + "\n\temail = " + email + "\n");
    test.directory.write(".git/objects/keep", "");
    test.directory.write(".git/refs/keep", "");
    REQUIRE(test.run({"init", "--yes"}) == 0);
    REQUIRE(test.run({"person", "list", "--all", "--columns", "id"}) == 0);
    return std::string(trim(test.out));
  };
  CHECK(handle("王", "wang.wu@x.cn") == "wang-wu");
  CHECK(handle("Bob Li", "1@x.cn") == "bob-li");
  CHECK(handle("L", "l@qinghe.cn") == "l-qinghe");
  CHECK(handle("张三", "") == "person");
}

TEST_CASE("init: every answer of the questionnaires is valid as it is offered, in both languages") {
  for (const char* language : {"en", "zh-CN"}) {
    CAPTURE(language);
    TestWorld test;
    make_repository(test, "");
    REQUIRE(test.run({"init", "--name", "A", "--client", "B", "--lang", language, "--yes"}) == 0);
    for (const char* file : {"accord.yaml", "scope.yaml", "contract.yaml"}) test.directory.write(file, answered(test.directory.read(file)));
    const int code = test.run({"check"});
    CAPTURE(test.out);
    CAPTURE(test.err);
    CHECK(code == 0);
  }
}

TEST_CASE("init again overwrites nothing and says what it kept; schemas are written anew") {
  TestWorld test;
  test.directory.write(".gitignore", "build/\n");
  REQUIRE(test.run({"init", "--name", "A", "--client", "B", "--yes"}) == 0);
  CHECK(test.err.find(".gitignore is there already") != std::string::npos);
  CHECK(test.err.find("/.accord/") != std::string::npos);
  CHECK(test.directory.read(".gitignore") == "build/\n");
  const std::string before = test.directory.read("accord.yaml") + "# mine\n";
  test.directory.write("accord.yaml", before);
  test.directory.write(".accord/schema/task.json", "{}");
  std::filesystem::remove(test.directory.path() + "/scope.yaml");
  REQUIRE(test.run({"init", "--yes"}) == 0);
  CHECK(test.directory.read("accord.yaml") == before);
  CHECK(test.out == "scope.yaml\n.accord/schema/\n");
  CHECK(test.directory.read(".accord/schema/task.json").size() > 100);
  REQUIRE(test.run({"init"}) == 0);
  CHECK(test.out.empty());
  CHECK(test.err.find("nothing was missing") != std::string::npos);
}

TEST_CASE("init in a folder of a code repository: forge and editor files at its root, their paths lead to the project") {
  TestWorld test;
  make_repository(test, "https://gitlab.example/a/b.git");
  REQUIRE(test.run({"init", "docs/project", "--name", "A", "--client", "B", "--yes"}) == 0);
  CHECK(test.directory.read(".gitlab-ci.yml").find("    - cd \"docs/project\"\n") != std::string::npos);
  const Data settings = parse_json(test.directory.read(".vscode/settings.json"), "settings.json");
  const Data* task = settings.find("yaml.schemas")->find("docs/project/.accord/schema/task.json");
  REQUIRE(task != nullptr);
  CHECK(task->members().front().value.text() == "docs/project/tasks/*.yaml");
  CHECK(test.run({"-C", "docs/project", "check"}) == 0);
  CHECK(test.run({"init", "docs/project/inner", "--yes"}) == 5);
}

TEST_CASE("init with --dry-run names the files and writes none") {
  TestWorld test;
  CHECK(test.run({"init", "new", "--dry-run", "--yes"}) == 0);
  CHECK(test.out.starts_with("new/accord.yaml\n"));
  CHECK(!std::filesystem::exists(test.directory.path() + "/new"));
}

TEST_CASE("init asks two things at most, on a terminal, and an empty answer takes what it offers") {
  TestWorld test;
  test.world.in_is_terminal = test.world.err_is_terminal = true;
  test.in = "远帆仓储\n\n";
  CHECK(test.run({"init"}) == 0);
  const std::string settings = test.directory.read("accord.yaml");
  CHECK(settings.find("title: 远帆仓储") != std::string::npos);
  CHECK(settings.find("name: 甲方") != std::string::npos);
  CHECK(settings.find("language: zh-CN") != std::string::npos);
  CHECK(settings.find("time_zone: Asia/Shanghai") != std::string::npos);
  CHECK(settings.find("currency: CNY") != std::string::npos);
  CHECK(settings.find("base: CN\n") != std::string::npos);
}

TEST_CASE("init refuses where other YAML would be read as records, and what is no currency; nothing is written") {
  TestWorld test;
  test.directory.write("tests/ci.yaml", "a: 1\n");
  CHECK(test.run({"init", "--yes"}) == 5);
  CHECK(test.err.find("tests/ci.yaml") != std::string::npos);
  CHECK(test.run({"init", "project", "--currency", "EURO", "--yes"}) == 2);
  CHECK(test.run({"init", "project", "--name", " ", "--yes"}) == 2);
  CHECK(!std::filesystem::exists(test.directory.path() + "/project"));
}
