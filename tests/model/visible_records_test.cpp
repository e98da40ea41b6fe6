#include "accord/model/visible_records.h"

#include <doctest/doctest.h>

#include "support/small_project.h"

using namespace accord;

namespace {

ClientView seen_by_client(const SmallProject& written) { return project(written.records(), Audience::client); }

const std::vector<WrittenRecord> written{
    {"person", "linshan", "org: contractor\nemail: lin@example.com\n"},
    {"task", "T-aaaaa", "visibility: client\nowner: linshan\nbudget: CNY 900.00\nsecret_key: x\ndepends: [T-bbbbb, T-ccccc SS+1d]\nlinks: [T-bbbbb]\n"
                        "notes:\n  - {id: aaaa, at: 2026-06-01, text: ours}\n"},
    {"task", "T-bbbbb", ""},
    {"task", "T-ccccc", "visibility: client\n"}};

}  // namespace

TEST_CASE("F1: a client sees what is marked for it, without internal fields, unknown keys and hidden references") {
  const SmallProject project(written);
  const ClientView view = seen_by_client(project);
  const Record* task = view.records().find("T-aaaaa");
  REQUIRE(task);
  CHECK(task->text("owner") == "linshan");
  CHECK(task->content()["budget"].is_none());
  CHECK(task->content()["secret_key"].is_none());
  CHECK(task->content()["notes"].is_none());
  CHECK(task->content()["links"].members.empty());
  CHECK(task->list("depends") == std::vector<std::string_view>{"T-ccccc SS+1d"});
  CHECK(view.records().find("T-bbbbb") == nullptr);
  CHECK(view.withheld() == 1);
}

TEST_CASE("people are seen by name; their addresses are not") {
  const SmallProject project(written);
  const ClientView view = seen_by_client(project);
  REQUIRE(view.records().find("linshan"));
  CHECK(view.records().find("linshan")->content()["email"].is_none());
  CHECK(view.records().find("linshan")->title() == "A title");
}

TEST_CASE("the internal audience sees everything") {
  const SmallProject project(written);
  const ClientView view = accord::project(project.records(), Audience::internal);
  CHECK(view.withheld() == 0);
  CHECK(view.records().find("T-aaaaa")->has("budget"));
}
