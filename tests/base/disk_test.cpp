#include "accord/base/disk.h"

#include <doctest/doctest.h>

#include "support/memory_disk.h"
#include "support/temp_folder.h"

using namespace accord;

TEST_CASE("a real disk creates, reads, lists and replaces a file") {
  test::TempFolder folder;
  RealDisk disk(folder.path());
  disk.make_folder("tasks");
  REQUIRE(disk.create_new("tasks/a.yaml", "id: a\n"));
  CHECK_FALSE(disk.create_new("tasks/a.yaml", "other"));
  CHECK(disk.read("tasks/a.yaml") == "id: a\n");
  disk.replace("tasks/a.yaml", "id: a\ntitle: x\n", "id: a\n");
  CHECK(folder.get("tasks/a.yaml") == "id: a\ntitle: x\n");
  CHECK(disk.list("tasks") == std::vector<DirectoryEntry>{{"a.yaml", FileType::regular}});
  CHECK(disk.list("risks").empty());
  CHECK(disk.type_of("tasks") == FileType::folder);
  CHECK_FALSE(disk.type_of("tasks/b.yaml"));
}
