// The lock and saving under it, with real processes.
#include "accord/store/lock.h"

#include <doctest/doctest.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/stat.h>
#include <thread>

#include "accord/store/atomic_file.h"
#include "support/disk_checks.h"
#include "support/memory_disk.h"
#include "support/temp_folder.h"

using namespace accord;
using namespace std::chrono_literals;
using test::failure_of;
using test::message_of;
using test::temporaries_in;

namespace {

/// Another process that holds the lock until it is told to end or killed.
class Holder {
 public:
  Holder(const std::string& root, const std::string& command) {
    std::array<int, 2> ready{};
    REQUIRE(::pipe(ready.data()) == 0);
    pid_ = ::fork();
    if (pid_ == 0) {
      RealDisk disk(root);
      const StoreLock lock(disk, command);
      (void)!::write(ready[1], "x", 1);
      for (;;) ::pause();
    }
    ::close(ready[1]);
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    ::close(ready[0]);
  }
  ~Holder() { kill(); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  void kill() {
    if (pid_ > 0) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
    }
    pid_ = 0;
  }
  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = 0;
};

void make_clone(const test::TempFolder& folder) {
  folder.put(".git/HEAD", "ref: refs/heads/main\n");
  folder.put(".git/objects/x", "");
  folder.put(".git/refs/x", "");
}

}  // namespace

TEST_CASE("the lock stands in the clone's common git folder, outside git in the project") {
  test::TempFolder folder;
  make_clone(folder);
  folder.put("project/accord.yaml", "");
  CHECK(lock_path(folder.at("project")) == std::filesystem::canonical(folder.path()).string() + "/.git/accord/lock");
  folder.put(".git/worktrees/w/HEAD", "ref: refs/heads/w\n");
  folder.put(".git/worktrees/w/commondir", "../..\n");
  folder.put("second/.git", "gitdir: ../.git/worktrees/w\n");
  CHECK(lock_path(folder.at("second")) == lock_path(folder.at("project")));
  test::TempFolder plain;
  CHECK(lock_path(plain.path()) == plain.path() + "/.accord/lock");
}

TEST_CASE("A14: a lock held by a live process is waited for, then its holder is named") {
  test::TempFolder folder;
  RealDisk disk(folder.path());
  const Holder holder(folder.path(), "accord set T-7k2mq owner=linshan");
  const auto begin = std::chrono::steady_clock::now();
  const std::string message = message_of([&] { const StoreLock lock(disk, "accord add", 60ms); });
  CHECK(std::chrono::steady_clock::now() - begin >= 60ms);
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  CHECK(message == "the project is being changed by process " + std::to_string(holder.pid()) + " on " + host.data() +
                       ": accord set T-7k2mq owner=linshan");
  CHECK(failure_of([&] { const StoreLock lock(disk, "accord add", 1ms); }) == Failure::locked);
}

TEST_CASE("A14: a lock that becomes free while we wait is taken") {
  test::TempFolder folder;
  RealDisk disk(folder.path());
  Holder holder(folder.path(), "first");
  const std::jthread end([&] {
    std::this_thread::sleep_for(20ms);
    holder.kill();
  });
  const StoreLock lock(disk, "second", 60s);
  CHECK(folder.get(".accord/lock").find("second") != std::string::npos);
}

TEST_CASE("A15: a killed holder's lock is free at once, and its temporary files are swept") {
  test::TempFolder folder;
  folder.put("tasks/a.yaml", "x");
  RealDisk disk(folder.path());
  Holder holder(folder.path(), "accord set");
  folder.put("tasks/.accord-tmp.1", "half");
  folder.put(".accord-tmp.2", "half");
  holder.kill();
  const StoreLock lock(disk, "accord add", 1ms);
  CHECK(temporaries_in(folder.at("tasks")) == 0);
  CHECK(temporaries_in(folder.path()) == 0);
  CHECK(folder.get("tasks/a.yaml") == "x");
}

TEST_CASE("an orderly end leaves nothing to sweep: the next writer does not read the folders") {
  test::TempFolder folder;
  folder.put("tasks/.accord-tmp.1", "somebody else's");
  RealDisk disk(folder.path());
  { const StoreLock lock(disk, "first"); }
  CHECK(folder.get(".accord/lock").empty());
  const StoreLock lock(disk, "second");
  CHECK(temporaries_in(folder.at("tasks")) == 1);
}

TEST_CASE("what a stranger wrote into the lock file cannot draw on the terminal") {
  test::TempFolder folder;
  RealDisk disk(folder.path());
  const Holder holder(folder.path(), "x\x1b[2J\ny");
  const std::string message = message_of([&] { const StoreLock lock(disk, "accord add", 1ms); });
  CHECK(message.find('\x1b') == std::string::npos);
  CHECK(message.find('\n') == std::string::npos);
}

TEST_CASE("A6, A16: a lock that cannot be made or is no file is an error, never no lock") {
  test::TempFolder folder;
  RealDisk disk(folder.path());
  std::filesystem::create_directories(folder.at(".accord"));
  REQUIRE(::mkfifo(folder.at(".accord/lock").c_str(), 0600) == 0);
  CHECK(failure_of([&] { const StoreLock lock(disk, "accord add"); }) == Failure::refused);
  std::filesystem::remove(folder.at(".accord/lock"));
  std::filesystem::create_symlink("/etc/passwd", folder.at(".accord/lock"));
  CHECK(failure_of([&] { const StoreLock lock(disk, "accord add"); }) == Failure::io);
  std::filesystem::remove_all(folder.at(".accord"));
  folder.put(".accord", "a file in the way");
  CHECK(failure_of([&] { const StoreLock lock(disk, "accord add"); }) == Failure::io);
}

TEST_CASE("a disk in memory needs no lock") {
  test::MemoryDisk disk({{"tasks/a.yaml", "old"}});
  const StoreLock first(disk, "one");
  const StoreLock second(disk, "two", 0ms);
  save(disk, second, "tasks/a.yaml", "new", "old");
  CHECK(disk.read("tasks/a.yaml") == "new");
}

TEST_CASE("saving makes the kind's folder, never overwrites, and an unchanged text writes nothing") {
  test::TempFolder folder;
  RealDisk disk(folder.path());
  const StoreLock lock(disk, "accord add");
  REQUIRE(save_new(disk, lock, "tasks/a.yaml", "1"));
  CHECK_FALSE(save_new(disk, lock, "tasks/a.yaml", "2"));
  REQUIRE(save_new(disk, lock, "accord.yaml", "format: 1\n"));
  struct stat before {};
  ::stat(folder.at("tasks/a.yaml").c_str(), &before);
  save(disk, lock, "tasks/a.yaml", "1", "1");
  struct stat after {};
  ::stat(folder.at("tasks/a.yaml").c_str(), &after);
  CHECK(before.st_ino == after.st_ino);
  save(disk, lock, "tasks/a.yaml", "3", "1");
  CHECK(folder.get("tasks/a.yaml") == "3");
  CHECK(failure_of([&] { save(disk, lock, "tasks/a.yaml", "1", "1"); }) == Failure::conflict);
  CHECK(failure_of([&] { save(disk, lock, "tasks/a.yaml", "4", "1"); }) == Failure::conflict);
}

TEST_CASE("A11: two processes that each read, add and save under the lock lose nothing") {
  test::TempFolder folder;
  folder.put("a.yaml", "");
  constexpr int rounds = 40;
  const auto add_lines = [&](char letter) {
    RealDisk disk(folder.path());
    for (int i = 0; i < rounds; ++i) {
      const StoreLock lock(disk, "add", 30s);
      const std::string old = disk.read("a.yaml");
      save(disk, lock, "a.yaml", old + letter + std::to_string(i) + "\n", old);
    }
  };
  const pid_t other = ::fork();
  if (other == 0) {
    try {
      add_lines('b');
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  add_lines('a');
  int status = 0;
  ::waitpid(other, &status, 0);
  CHECK(status == 0);
  const std::string text = folder.get("a.yaml");
  for (int i = 0; i < rounds; ++i) {
    REQUIRE(text.find("a" + std::to_string(i) + "\n") != std::string::npos);
    REQUIRE(text.find("b" + std::to_string(i) + "\n") != std::string::npos);
  }
}

TEST_CASE("A12: two writers that read the same text: the second is told, the first one's words stay") {
  test::MemoryDisk disk({{"a.yaml", "old"}});
  const StoreLock lock(disk, "set");
  save(disk, lock, "a.yaml", "first", "old");
  CHECK(failure_of([&] { save(disk, lock, "a.yaml", "second", "old"); }) == Failure::conflict);
  CHECK(disk.read("a.yaml") == "first");
}
