// The disk in memory fails in the ways, and with the words, of the real one.
#include "support/memory_disk.h"

#include <doctest/doctest.h>

#include <cerrno>

#include "support/disk_checks.h"

using namespace accord;
using test::failure_of;
using test::MemoryDisk;

TEST_CASE("a disk in memory reads, lists, creates and replaces") {
  MemoryDisk disk({{"tasks/a.yaml", "1"}, {"accord.yaml", "2"}});
  CHECK(disk.list("") == std::vector<DirectoryEntry>{{"accord.yaml", FileType::regular}, {"tasks", FileType::folder}});
  CHECK(disk.list("tasks") == std::vector<DirectoryEntry>{{"a.yaml", FileType::regular}});
  CHECK(disk.list("risks").empty());
  CHECK_FALSE(disk.create_new("tasks/a.yaml", "x"));
  REQUIRE(disk.create_new("tasks/b.yaml", "x"));
  CHECK(failure_of([&] { (void)disk.create_new("risks/b.yaml", "x"); }) == Failure::io);
  disk.make_folder("risks");
  REQUIRE(disk.create_new("risks/b.yaml", "x"));
  disk.replace("risks/b.yaml", "y", "x");
  CHECK(disk.read_many({"risks/b.yaml", "tasks/a.yaml"})[0].bytes == "y");
  CHECK(disk.type_of("risks") == FileType::folder);
  CHECK(failure_of([&] { disk.read("../x"); }) == Failure::refused);
}

TEST_CASE("A3: the second write in memory finds the disk full, the third works") {
  MemoryDisk disk({{"a", "0"}});
  disk.fail(DiskStep::write, ENOSPC, 2);
  disk.replace("a", "1", "0");
  CHECK(failure_of([&] { disk.replace("a", "2", "1"); }) == Failure::io);
  CHECK(disk.read("a") == "1");
  disk.replace("a", "2", "1");
  CHECK(disk.read("a") == "2");
}

TEST_CASE("A4, A5 in memory: fsync of the file keeps the old text, fsync of the folder leaves the new one") {
  MemoryDisk disk({{"a", "0"}});
  disk.fail(DiskStep::file_sync, EIO);
  CHECK(failure_of([&] { disk.replace("a", "1", "0"); }) == Failure::io);
  CHECK(disk.read("a") == "0");
  disk.fail(DiskStep::directory_sync, EIO);
  CHECK(failure_of([&] { disk.replace("a", "1", "0"); }) == Failure::unsure);
  CHECK(disk.read("a") == "1");
}

TEST_CASE("A13 in memory: a change or removal before the comparison is a conflict") {
  MemoryDisk disk({{"a", "0"}});
  disk.before(DiskStep::compare, [&] { disk.put("a", "theirs"); });
  CHECK(failure_of([&] { disk.replace("a", "1", "0"); }) == Failure::conflict);
  CHECK(disk.read("a") == "theirs");
  disk.before(DiskStep::compare, [&] { disk.erase("a"); });
  CHECK(failure_of([&] { disk.replace("a", "1", "theirs"); }) == Failure::conflict);
  disk.before(DiskStep::rename, [&] { disk.put("a", "theirs"); });
  CHECK_FALSE(disk.create_new("a", "mine"));
}

TEST_CASE("B14, B15 in memory: special files and unreadable ones") {
  MemoryDisk disk({{"tasks/a.yaml", "1"}, {"tasks/b.yaml", "2"}, {"big", std::string(record_size_limit + 1, 'x')}});
  disk.put_special("tasks/link.yaml", FileType::symlink);
  disk.put_special("tasks/fifo.yaml", FileType::other);
  disk.fail_reading("tasks/b.yaml", EIO);
  CHECK(disk.try_read("tasks/link.yaml").state == FileRead::State::refused);
  CHECK(disk.try_read("tasks/fifo.yaml").state == FileRead::State::refused);
  CHECK(disk.try_read("tasks").state == FileRead::State::refused);
  CHECK(disk.try_read("tasks/b.yaml").state == FileRead::State::failed);
  CHECK(disk.try_read("big").state == FileRead::State::too_large);
  CHECK(disk.list("tasks").size() == 4);
  disk.fail_reading("tasks", EACCES);
  CHECK(failure_of([&] { disk.list("tasks"); }) == Failure::io);
}
