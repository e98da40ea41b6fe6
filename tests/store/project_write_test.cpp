#include <doctest/doctest.h>

#include "accord/kinds/list.h"
#include "accord/store/project.h"
#include "accord/store/yaml.h"
#include "support/fixed_random.h"
#include "support/memory_disk.h"

using namespace accord;
using accord::test::MemoryDisk;

namespace {

constexpr const char* manual = "id: T-7k2mq\r\ntitle: 'User manual'   # as the client calls it\r\nnumber: T33\r\ncreated: 2026-03-02\r\nmystery: {kept: yes}\r\nowner: linshan\r\n\r\n# why so long\r\nduration: 6d";

struct Bench {
  Bench() {
    auto memory = std::make_unique<MemoryDisk>();
    disk = memory.get();
    disk->put("accord.yaml", "format: 1\ntitle: Demo\ncurrency: CNY\n");
    disk->put("tasks/T-7k2mq.yaml", manual);
    disk->put("people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-03-02\n");
    project = std::make_unique<Project>(std::move(memory), kind_rows());
    task = project->registry().find("task");
  }
  std::string text() const { return disk->files().at("tasks/T-7k2mq.yaml"); }

  MemoryDisk* disk;
  std::unique_ptr<Project> project;
  const Kind* task;
};

RecordEdit set(const char* field, const char* text) { return {RecordEdit::Act::set, {field}, Value::scalar(text)}; }

}  // namespace

TEST_CASE("a changed field changes its bytes and no others") {
  Bench bench;
  bench.project->change(*bench.task, "T-7k2mq", {set("title", "Manual")}, "test");
  std::string expected = manual;
  expected.replace(expected.find("'User manual'"), 13, "'Manual'");
  CHECK(bench.text() == expected);
}

TEST_CASE("a new field stands where the schema has it") {
  Bench bench;
  bench.project->change(*bench.task, "T-7k2mq", {set("wbs", "8.4")}, "test");
  CHECK(bench.text().find("number: T33\r\nwbs: \"8.4\"\r\ncreated") != std::string::npos);
}

TEST_CASE("a reference is written with what it names, for the reader of the diff") {
  Bench bench;
  Value content = Value::map();
  content.set("title", Value::scalar("Training"));
  content.set("created", Value::scalar("2026-03-02"));
  content.set("depends", Value::list()).add(Value::scalar("T-7k2mq"));
  SystemRandom random;
  const std::string id = bench.project->create(*bench.task, content, random, "test");
  CHECK(bench.disk->files().at("tasks/" + id + ".yaml") ==
        "id: " + id + "\ntitle: Training\ncreated: 2026-03-02\ndepends:\n  - T-7k2mq  # T33 User manual\n");
}

TEST_CASE("A12: a stated precondition that does not hold changes nothing") {
  Bench bench;
  try {
    bench.project->change(*bench.task, "T-7k2mq", {set("owner", "machao")}, "test", {{"owner", "sunqian"}});
    FAIL("changed all the same");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::conflict);
    CHECK(error.message().english() == "owner of T-7k2mq is “linshan”, not “sunqian”");
  }
  CHECK(bench.text() == manual);
}

TEST_CASE("A13: a file saved by an editor between our read and our rename is never overwritten") {
  Bench bench;
  bench.disk->before(DiskStep::compare, [&] { bench.disk->put("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: Saved by hand\n"); });
  try {
    bench.project->change(*bench.task, "T-7k2mq", {set("owner", "machao")}, "test");
    FAIL("overwritten");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::conflict);
  }
  CHECK(bench.text() == "id: T-7k2mq\ntitle: Saved by hand\n");
}

TEST_CASE("a handle that is taken is a conflict, one that is none is refused") {
  Bench bench;
  const Kind* person = bench.project->registry().find("person");
  SystemRandom random;
  const auto refused = [&](const char* handle) {
    Value content = Value::map();
    content.set("id", Value::scalar(handle));
    try {
      bench.project->create(*person, content, random, "test");
    } catch (const Error& error) {
      return error.failure();
    }
    return Failure::unsure;
  };
  CHECK(refused("linshan") == Failure::conflict);
  CHECK(refused("../x") == Failure::usage);
  CHECK(refused("-n") == Failure::usage);
  CHECK(refused("") == Failure::usage);
}

TEST_CASE("an item of a list is found by its key; one that is not there names those that are") {
  Bench bench;
  Value item = Value::map();
  item.set("id", Value::scalar("w3r8"));
  item.set("percent", Value::scalar("80"));
  bench.project->change(*bench.task, "T-7k2mq", {{RecordEdit::Act::append, {"progress"}, item}}, "test");
  bench.project->change(*bench.task, "T-7k2mq", {{RecordEdit::Act::set, {"progress", "w3r8", "percent"}, Value::scalar("90")}}, "test");
  CHECK(bench.text().find("percent: 90") != std::string::npos);
  CHECK_THROWS_WITH_AS(bench.project->change(*bench.task, "T-7k2mq", {{RecordEdit::Act::remove, {"progress"}, Value::scalar("zzzz")}}, "test"),
                       "progress of T-7k2mq holds no “zzzz”", Error);
}

TEST_CASE("a new record that could not be read again is refused, and nothing is written") {
  Bench bench;
  accord::test::FixedRandom random;
  Value content = Value::map();
  content.set("title", Value::scalar("Many tags"));
  content.set("created", Value::scalar("2026-03-02"));
  for (const std::size_t count : {yaml_limits::nodes + 1, yaml_limits::file_bytes / 4}) {
    Value tags = Value::list();
    for (std::size_t i = 0; i < count; ++i) tags.add(Value::scalar("x"));
    content.set("tags", std::move(tags));
    const std::size_t before = bench.disk->files().size();
    CHECK_THROWS_WITH_AS(bench.project->create(*bench.task, content, random, "test"), doctest::Contains("could not be read again, nothing was written"), Error);
    CHECK(bench.disk->files().size() == before);
  }
}
