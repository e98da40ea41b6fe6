#include "accord/model/visible_records.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

#include "accord/base/disk.h"
#include "accord/base/threads.h"
#include "accord/store/project.h"
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
  const std::vector<const Record*> withheld = withheld_records(project.records(), Audience::client, Date::of(2026, 6, 28).value());
  REQUIRE(withheld.size() == 1);
  CHECK(withheld.front()->id == "T-bbbbb");
}

TEST_CASE("F1: a field that names one hidden record is not there, asked for alone or in the whole") {
  const SmallProject project({{"person", "linshan", "org: contractor\n"},
                              {"task", "T-aaaaa", "visibility: client\nowner: linshan\nparent: T-bbbbb\n"},
                              {"task", "T-bbbbb", ""},
                              {"task", "T-ccccc", "visibility: client\nparent: T-aaaaa\n"}});
  for (const bool whole_first : {false, true}) {
    const ClientView view = seen_by_client(project);
    const Record& task = *view.records().find("T-aaaaa");
    if (whole_first) CHECK(task.content()["parent"].is_none());
    CHECK_FALSE(task.has("parent"));
    CHECK(view.records().find("T-ccccc")->text("parent") == "T-aaaaa");
    CHECK(task.text("owner") == "linshan");
  }
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
  CHECK(withheld_records(project.records(), Audience::internal, Date::of(2026, 6, 28).value()).empty());
  CHECK(view.records().find("T-aaaaa")->has("budget"));
}

TEST_CASE("F1, law: a field of a record seen through the screen is what the whole of it holds, for every record of the sample project") {
  Project project(std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows());
  const Loaded loaded = project.load();
  const ClientView one_by_one = accord::project(loaded.records, Audience::client), whole = accord::project(loaded.records, Audience::client);
  CHECK(withheld_records(loaded.records, Audience::client, Date::of(9999, 12, 31).value()).size() + one_by_one.records().all().size() == loaded.records.all().size());
  std::size_t shown = 0, hidden = 0;
  for (const Record& record : one_by_one.records().all()) {
    const Record& original = *loaded.records.find(record.id);
    const Record& other = *whole.records().find(record.id);
    CAPTURE(original.file);
    CHECK(record.file.empty());
    CHECK(other.content().is_map());  // first as a whole, there
    for (const Member& member : original.content().members) {
      CHECK(record.value(member.key).same(other.content()[member.key]));
      (record.value(member.key).is_none() ? hidden : shown) += 1;
    }
    for (const Member& member : other.content().members) CHECK(original.has(member.key));
    Record copy = record;
    copy.edit().set("number", Value::scalar("X-1"));
    CHECK(copy.text("number") == "X-1");
    CHECK(copy.value("title").same(other.content()["title"]));
    CHECK(copy.content().members.size() <= other.content().members.size() + 1);
  }
  CHECK(shown > 500);
  CHECK(hidden > 100);
}

TEST_CASE("threads that ask for the whole of a screened record at once get one and the same") {
  const SmallProject project(written);
  for (int round = 0; round < 50; ++round) {
    const ClientView view = seen_by_client(project);
    const Record& task = *view.records().find("T-aaaaa");
    std::array<const Value*, 4> seen = {};
    std::atomic<unsigned> next = 0;
    on_threads(4, [&] {
      const unsigned own = next++;
      while (next < 4) continue;
      seen.at(own) = &task.content();
    });
    CHECK(std::ranges::count(seen, &task.content()) == 4);
  }
}
