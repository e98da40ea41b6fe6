// The internal edition names the commit of the records; the client's page never does.
#include <doctest/doctest.h>

#include <filesystem>

#include "accord/base/process.h"
#include "accord/base/text.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;
namespace fs = std::filesystem;

namespace {

struct Clone : TestWorld {
  Clone() {
    fs::copy(fs::path(ACCORD_SOURCE_DIR) / "examples/yf-wms", directory.path(), fs::copy_options::recursive);
    variables["PATH"] = "/usr/bin:/bin";
    git("init -q -b main");
    commit();
  }
  std::string git(const std::string& arguments) {
    Child child;
    child.arguments = {"/bin/sh", "-c", "git -c user.name=Ann -c user.email=ann@example.com " + arguments};
    child.environment = {"PATH=/usr/bin:/bin", "HOME=" + directory.path()};
    child.directory = directory.path();
    const ChildResult result = run_child(child);
    REQUIRE_MESSAGE(result.ok(), result.errors);
    return std::string(trim(result.output));
  }
  void commit() {
    git("add -A");
    git("commit -q -m records");
  }
  std::string small_print(const std::string& audience, const std::string& language = "en") {
    REQUIRE(run({"report", "weekly", "--period", "2026-W26", "--audience", audience, "--lang", language}) == 0);
    const std::size_t from = out.find("<small>");
    return out.substr(from, out.find("</small>") - from);
  }
};

}  // namespace

TEST_CASE("the internal edition's small print names the last commit of the records and whether they differ from it") {
  Clone clone;
  const std::string first = clone.git("rev-parse HEAD").substr(0, 10);
  CHECK(clone.small_print("internal").ends_with(" · commit " + first));
  CHECK(clone.small_print("internal", "zh-CN").ends_with(" · 提交 " + first));
  CHECK(clone.small_print("client").find("commit") == std::string::npos);

  clone.directory.write("notes.txt", "no record\n");
  clone.directory.write("reports/weekly-2026-W20-client-en-r1.md", "an edition\n");
  CHECK(clone.small_print("internal").ends_with(" · commit " + first));
  clone.git("add reports");
  clone.git("commit -q -m issued");
  CHECK(clone.small_print("internal").ends_with(" · commit " + first));

  REQUIRE(clone.run({"task", "set", "T33", "--effort", "7"}) == 0);
  CHECK(clone.small_print("internal").ends_with(" · commit " + first + "+changes"));
  CHECK(clone.small_print("internal", "zh-CN").ends_with(" · 提交 " + first + "+未提交的更改"));
  clone.commit();
  CHECK(clone.small_print("internal").ends_with(" · commit " + clone.git("rev-parse HEAD").substr(0, 10)));
}
