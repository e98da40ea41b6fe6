// The real disk: what is read and refused, and that a write leaves the file old or new.
#include "accord/base/disk.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/disk_checks.h"
#include "support/temp_folder.h"

using namespace accord;
using test::failure_of;
using test::message_of;
using test::temporaries_in;
using State = FileRead::State;

TEST_CASE("a real disk creates, reads, lists and replaces a file") {
  for (const bool old_kernel : {false, true}) {
    CAPTURE(old_kernel);
    test::TempFolder folder;
    RealDisk disk(folder.path(), {}, old_kernel);
    disk.make_folder("tasks/deep");
    REQUIRE(disk.create_new("tasks/a.yaml", "id: a\n"));
    CHECK_FALSE(disk.create_new("tasks/a.yaml", "other"));
    CHECK(disk.read("tasks/a.yaml") == "id: a\n");
    disk.replace("tasks/a.yaml", "id: a\ntitle: x\n", "id: a\n");
    CHECK(folder.get("tasks/a.yaml") == "id: a\ntitle: x\n");
    CHECK(disk.list("tasks") ==
          std::vector<DirectoryEntry>{{"a.yaml", FileType::regular}, {"deep", FileType::folder}});
    CHECK(disk.list("risks").empty());
    CHECK(disk.type_of("tasks") == FileType::folder);
    CHECK(disk.type_of("") == FileType::folder);
    CHECK_FALSE(disk.type_of("tasks/b.yaml"));
    CHECK_FALSE(disk.type_of("tasks/a.yaml/b"));
    CHECK(disk.is_file("tasks/a.yaml"));
    disk.make_folder("tasks/deep");
    CHECK(failure_of([&] { disk.make_folder("tasks/a.yaml"); }) == Failure::refused);
  }
}

TEST_CASE("a missing root and a missing file are told apart from an I/O error") {
  test::TempFolder folder;
  CHECK(failure_of([&] { RealDisk disk(folder.at("nothing")); }) == Failure::not_found);
  RealDisk disk(folder.path());
  CHECK(disk.try_read("a.yaml").state == State::missing);
  CHECK(message_of([&] { disk.read("a.yaml"); }) == "a.yaml does not exist");
  CHECK(failure_of([&] { disk.read("a.yaml"); }) == Failure::not_found);
}

TEST_CASE("H1: paths that leave the root are refused before the system sees them") {
  test::TempFolder folder;
  RealDisk disk(folder.path());
  for (const char* path : {"../x", "/etc/passwd", "a/../../x", "a//b", "./a", "a/", ".git/config", "a/..", ""}) {
    CAPTURE(path);
    CHECK(failure_of([&] { disk.read(path); }) == Failure::refused);
    CHECK(failure_of([&] { (void)disk.create_new(path, "x"); }) == Failure::refused);
  }
  CHECK(failure_of([&] { disk.read(std::string_view("a\0b", 3)); }) == Failure::refused);
}

TEST_CASE("B14: a link, FIFO, socket, device, folder or second hard link is reported, not opened, and never hangs") {
  for (const bool old_kernel : {false, true}) {
    CAPTURE(old_kernel);
    test::TempFolder folder;
    folder.put("tasks/good.yaml", "id: good\n");
    folder.put("outside/secret.yaml", "secret\n");
    std::filesystem::create_symlink("good.yaml", folder.at("tasks/link.yaml"));
    std::filesystem::create_symlink("nowhere", folder.at("tasks/dangling.yaml"));
    std::filesystem::create_hard_link(folder.at("outside/secret.yaml"), folder.at("tasks/hard.yaml"));
    REQUIRE(::mkfifo(folder.at("tasks/fifo.yaml").c_str(), 0600) == 0);
    std::filesystem::create_directory(folder.at("tasks/folder.yaml"));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = folder.at("tasks/socket.yaml");
    REQUIRE(name.copy(address.sun_path, sizeof address.sun_path - 1) == name.size());
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    ::close(socket);
    std::vector<std::string> paths;
    for (const char* bad : {"link", "dangling", "hard", "fifo", "folder", "socket"}) {
      paths.push_back("tasks/" + std::string(bad) + ".yaml");
    }
    if (::mknod(folder.at("tasks/device.yaml").c_str(), S_IFCHR | 0600, makedev(1, 5)) == 0) paths.push_back("tasks/device.yaml");

    RealDisk disk(folder.path(), {}, old_kernel);
    for (const std::string& path : paths) {
      CAPTURE(path);
      const FileRead file = disk.try_read(path);
      CHECK(file.state == State::refused);
      CHECK(file.bytes.empty());
      CHECK(file.reason.english().find(path) != std::string::npos);
      CHECK(file.error().failure() == Failure::refused);
      CHECK(failure_of([&] { disk.replace(path, "new", ""); }) == Failure::refused);
      CHECK_FALSE(disk.create_new(path, "new"));
    }
    for (const FileRead& file : disk.read_many(paths)) CHECK(file.state == State::refused);
    CHECK(folder.get("outside/secret.yaml") == "secret\n");
    CHECK(temporaries_in(folder.at("tasks")) == 0);
  }
}

TEST_CASE("H2: a folder that is a link is not entered") {
  for (const bool old_kernel : {false, true}) {
    CAPTURE(old_kernel);
    test::TempFolder folder;
    folder.put("outside/a.yaml", "secret\n");
    folder.put("outside/in/a.yaml", "secret\n");
    std::filesystem::create_directory(folder.at("root"));
    std::filesystem::create_symlink("../outside", folder.at("root/tasks"));
    RealDisk disk(folder.at("root"), {}, old_kernel);
    CHECK(disk.try_read("tasks/a.yaml").state == State::refused);
    CHECK(disk.try_read("tasks/in/a.yaml").state == State::refused);
    CHECK(disk.read_many({"tasks/a.yaml"})[0].state == State::refused);
    CHECK(failure_of([&] { disk.list("tasks"); }) == Failure::refused);
    CHECK(disk.type_of("tasks") == FileType::symlink);
    CHECK(failure_of([&] { disk.type_of("tasks/a.yaml"); }) == Failure::refused);
    CHECK(failure_of([&] { (void)disk.create_new("tasks/b.yaml", "x"); }) == Failure::refused);
    CHECK(failure_of([&] { disk.replace("tasks/a.yaml", "x", "secret\n"); }) == Failure::refused);
    CHECK(failure_of([&] { disk.make_folder("tasks/new"); }) == Failure::refused);
    CHECK(disk.sweep_temporaries("tasks", std::chrono::seconds(0)) == 0);
    CHECK(folder.get("outside/a.yaml") == "secret\n");
  }
}

TEST_CASE("B5: a file over the limit is refused without being read to its end") {
  test::TempFolder folder;
  folder.put("at.yaml", std::string(record_size_limit, 'x'));
  folder.put("over.yaml", std::string(record_size_limit + 1, 'x'));
  folder.put("empty.yaml", "");
  RealDisk disk(folder.path());
  CHECK(disk.try_read("at.yaml").bytes.size() == record_size_limit);
  CHECK(disk.try_read("over.yaml").state == State::too_large);
  CHECK(message_of([&] { disk.read("over.yaml"); }) == "over.yaml is larger than 1024 KiB");
  CHECK(failure_of([&] { disk.read("over.yaml"); }) == Failure::invalid);
  CHECK(disk.try_read("over.yaml", 2 * record_size_limit).ok());
  CHECK(disk.try_read("empty.yaml").ok());
}

TEST_CASE("a file that says it is empty but is not (as in /proc) is read to its end") {
  RealDisk disk("/proc/self");
  CHECK(disk.try_read("status").bytes.find("Name:") == 0);
}

TEST_CASE("B15: one unreadable file of many is named, the others are read") {
  test::TempFolder folder;
  std::vector<std::string> paths;
  for (int i = 0; i < 300; ++i) {
    paths.push_back((i % 3 == 0 ? "tasks/" : "risks/") + std::to_string(i) + ".yaml");
    folder.put(paths.back(), std::to_string(i));
  }
  for (const auto& [step, code] : {std::pair{DiskStep::open, EACCES}, {DiskStep::open, EMFILE}, {DiskStep::read, EIO}}) {
    RealDisk disk(folder.path(), [&, step = step, code = code](DiskStep at, std::string_view path) {
      return at == step && path == paths[150] ? code : 0;
    });
    const auto files = disk.read_many(paths, 2);
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (i == 150) continue;
      REQUIRE(files[i].ok());
      REQUIRE(files[i].bytes == std::to_string(i));
    }
    CHECK(files[150].state == State::failed);
    CHECK(files[150].reason.english().starts_with("tasks/150.yaml cannot be read"));
    CHECK(files[150].error().failure() == Failure::io);
  }
}

TEST_CASE("an exception of a sink ends the reading and comes out") {
  test::TempFolder folder;
  folder.put("a", "");
  RealDisk disk(folder.path());
  const std::vector<std::string> paths(500, "a");
  CHECK_THROWS_WITH(disk.read_each(paths, [](std::size_t i, FileRead&&) {
    if (i == 400) throw std::runtime_error("stop");
  }), "stop");
}
