#include "accord/store/project.h"

#include <doctest/doctest.h>

#include "support/memory_disk.h"

using namespace accord;
using accord::test::MemoryDisk;

namespace {

Kind note_kind() {
  Kind kind;
  kind.name = "task";
  kind.plural = "tasks";
  kind.prefix = "T";
  kind.folder = "tasks";
  kind.help = "A piece of work";
  kind.states = {{"planned", Phase::open}, {"in_progress", Phase::active}, {"done", Phase::settled}};
  kind.moves = {{"start", "in_progress", {"planned"}, false, {}}, {"done", "done", {"in_progress"}, false, {}}};
  kind.fields = {line("wbs", "Work breakdown code"), date("due", "Agreed day")};
  return complete(std::move(kind));
}

std::vector<Registry::Row> rows() { return {{"task", "tasks", "T", "tasks", false, note_kind}}; }

std::unique_ptr<MemoryDisk> disk_with(const std::vector<std::pair<std::string, std::string>>& files) {
  auto disk = std::make_unique<MemoryDisk>();
  disk->make_folder("tasks");
  REQUIRE(disk->create_new("accord.yaml", "format: 1\ntitle: Demo\nclient: {name: C}\ncontractor: {name: Q}\n"));
  for (const auto& [path, text] : files) REQUIRE(disk->create_new(path, text));
  return disk;
}

}  // namespace

TEST_CASE("B2: one unreadable file hides only itself and still owns its identifier") {
  Project project(disk_with({{"tasks/T-aaaaa.yaml", "id: T-aaaaa\ntitle: One\ncreated: 2026-06-01\n"},
                             {"tasks/T-bbbbb.yaml", "id: T-bbbbb\n  title: broken\n"}}),
                  rows());
  const Loaded loaded = project.load();
  CHECK(loaded.records.all().size() == 1);
  REQUIRE(loaded.findings.size() == 1);
  CHECK(loaded.findings[0].file == "tasks/T-bbbbb.yaml");
  CHECK(loaded.records.unreadable.contains("T-bbbbb"));
}

TEST_CASE("a record is found by any unambiguous spelling, and a tie names the candidates") {
  Project project(disk_with({{"tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: Manual\nnumber: T33\nwbs: \"8.4\"\ncreated: 2026-06-01\n"},
                             {"tasks/T-7k2zz.yaml", "id: T-7k2zz\ntitle: Other\nnumber: T34\ncreated: 2026-06-01\n"}}),
                  rows());
  for (const char* typed : {"T-7k2mq", "t-7K2MQ", "7k2mq", "T33", "t33", "8.4", "7k2m", "t-7k2m"}) {
    CAPTURE(typed);
    CHECK(project.resolve(typed, nullptr).id == "T-7k2mq");
  }
  try {
    project.resolve("7k2", nullptr);
    FAIL("a tie was resolved");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::not_found);
    CHECK(error.hints().size() == 2);
  }
  CHECK_THROWS_AS(project.resolve("../x", nullptr), Error);
}
