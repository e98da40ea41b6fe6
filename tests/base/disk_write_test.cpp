// The real disk: a write leaves the file old or new, whatever fails.
#include "accord/base/disk.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/disk_checks.h"
#include "support/temp_folder.h"

using namespace accord;
using test::failure_of;
using test::in_child;
using test::message_of;
using test::temporaries_in;
using State = FileRead::State;

namespace {

/// A hook that makes one step fail.
DiskHook failing(DiskStep wanted, int code) {
  return [=](DiskStep step, std::string_view) { return step == wanted ? code : 0; };
}

}  // namespace

TEST_CASE("A3, A4, A6, A8: a write that fails keeps the old file, drops its temporary file and says so") {
  struct Fault {
    const char* name;
    DiskStep step;
    int code;
  };
  for (const Fault& fault : {Fault{"A3 full at write", DiskStep::write, ENOSPC}, {"A3 quota at fsync", DiskStep::file_sync, EDQUOT},
                             {"A3 full at close", DiskStep::close, ENOSPC}, {"A3 full at rename", DiskStep::rename, ENOSPC},
                             {"A4 fsync", DiskStep::file_sync, EIO}, {"A6 read-only", DiskStep::temp_open, EROFS},
                             {"A6 permission", DiskStep::rename, EACCES}, {"A8 files", DiskStep::temp_open, EMFILE},
                             {"A8 memory", DiskStep::compare, ENOMEM}}) {
    CAPTURE(fault.name);
    test::TempFolder folder;
    folder.put("tasks/a.yaml", "old\n");
    RealDisk disk(folder.path(), failing(fault.step, fault.code));
    const auto write = [&] { disk.replace("tasks/a.yaml", "new\n", "old\n"); };
    CHECK(failure_of(write) == Failure::io);
    CHECK(message_of(write).find("it was not changed") != std::string::npos);
    if (fault.step != DiskStep::compare) {
      CHECK(failure_of([&] { (void)disk.create_new("tasks/b.yaml", "new\n"); }) == Failure::io);
    }
    CHECK(folder.get("tasks/a.yaml") == "old\n");
    CHECK_FALSE(std::filesystem::exists(folder.at("tasks/b.yaml")));
    CHECK(temporaries_in(folder.at("tasks")) == 0);
  }
}

TEST_CASE("A3: a full disk comes with a hint") {
  test::TempFolder folder;
  RealDisk disk(folder.path(), failing(DiskStep::write, ENOSPC));
  try {
    (void)disk.create_new("a.yaml", "x");
    FAIL("written");
  } catch (const Error& error) {
    REQUIRE(error.hints().size() == 1);
    CHECK(error.hints()[0].english().find("free some space") != std::string::npos);
  }
}

TEST_CASE("A3: a file-size limit is an error, not a death by SIGXFSZ") {
  test::TempFolder folder;
  folder.put("a.yaml", "old\n");
  const int status = in_child([&] {
    const rlimit limit{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    RealDisk disk(folder.path());
    try {
      disk.replace("a.yaml", std::string(5000, 'x'), "old\n");
    } catch (const Error& error) {
      ::_exit(static_cast<int>(error.failure()));
    }
  });
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == static_cast<int>(Failure::io));
  CHECK(folder.get("a.yaml") == "old\n");
  CHECK(temporaries_in(folder.path()) == 0);
}

TEST_CASE("A5: a failing fsync of the folder says saved, but durability unknown") {
  test::TempFolder folder;
  folder.put("a.yaml", "old\n");
  RealDisk disk(folder.path(), failing(DiskStep::directory_sync, EIO));
  CHECK(failure_of([&] { disk.replace("a.yaml", "new\n", "old\n"); }) == Failure::unsure);
  CHECK(folder.get("a.yaml") == "new\n");
  CHECK(message_of([&] { (void)disk.create_new("b.yaml", "x"); }).starts_with("b.yaml is saved, but"));
  CHECK(folder.get("b.yaml") == "x");
}

TEST_CASE("A13: a file saved by somebody between our read and our rename is not overwritten") {
  test::TempFolder folder;
  folder.put("a.yaml", "old\n");
  for (const auto step : {DiskStep::temp_open, DiskStep::file_sync, DiskStep::compare}) {
    CAPTURE(static_cast<int>(step));
    folder.put("a.yaml", "old\n");
    RealDisk disk(folder.path(), [&](DiskStep at, std::string_view) {
      if (at == step) folder.put("a.yaml", "theirs\n");
      return 0;
    });
    CHECK(failure_of([&] { disk.replace("a.yaml", "mine\n", "old\n"); }) == Failure::conflict);
    CHECK(folder.get("a.yaml") == "theirs\n");
    CHECK(temporaries_in(folder.path()) == 0);
  }
}

TEST_CASE("A13: longer, shorter, same length or gone, a changed file is a conflict") {
  test::TempFolder folder;
  RealDisk disk(folder.path());
  for (const char* theirs : {"old\nmore", "ol", "OLD\n", ""}) {
    folder.put("a.yaml", theirs);
    CHECK(failure_of([&] { disk.replace("a.yaml", "mine", "old\n"); }) == Failure::conflict);
    CHECK(folder.get("a.yaml") == theirs);
  }
  std::filesystem::remove(folder.at("a.yaml"));
  CHECK(message_of([&] { disk.replace("a.yaml", "mine", "old\n"); }) ==
        "a.yaml was removed by somebody else since it was read");
  CHECK_FALSE(std::filesystem::exists(folder.at("a.yaml")));
}

TEST_CASE("a name taken while we write is never overwritten") {
  test::TempFolder folder;
  RealDisk disk(folder.path(), [&](DiskStep at, std::string_view) {
    if (at == DiskStep::rename) folder.put("a.yaml", "theirs\n");
    return 0;
  });
  CHECK_FALSE(disk.create_new("a.yaml", "mine\n"));
  CHECK(folder.get("a.yaml") == "theirs\n");
  CHECK(temporaries_in(folder.path()) == 0);
}

TEST_CASE("A20: a folder that disappears under the program is a clean failure") {
  test::TempFolder folder;
  folder.put("root/tasks/a.yaml", "old\n");
  RealDisk disk(folder.at("root"));
  std::filesystem::rename(folder.at("root"), folder.at("moved"));
  disk.replace("tasks/a.yaml", "new\n", "old\n");
  CHECK(folder.get("moved/tasks/a.yaml") == "new\n");
  std::filesystem::remove_all(folder.at("moved"));
  CHECK(disk.try_read("tasks/a.yaml").state == State::missing);
  CHECK(failure_of([&] { disk.replace("tasks/a.yaml", "x", "new\n"); }) == Failure::conflict);
  CHECK(failure_of([&] { disk.make_folder("risks"); }) == Failure::io);
}

TEST_CASE("replacing keeps the file's mode; a new file follows the umask") {
  test::TempFolder folder;
  folder.put("a.yaml", "old");
  std::filesystem::permissions(folder.at("a.yaml"), std::filesystem::perms(0640));
  RealDisk disk(folder.path());
  disk.replace("a.yaml", "new", "old");
  CHECK(std::filesystem::status(folder.at("a.yaml")).permissions() == std::filesystem::perms(0640));
  const mode_t before = ::umask(0077);
  REQUIRE(disk.create_new("b.yaml", "x"));
  ::umask(before);
  CHECK(std::filesystem::status(folder.at("b.yaml")).permissions() == std::filesystem::perms(0600));
}

TEST_CASE("A1: killed at any step of a write, the file is old or new and complete, and the next run works") {
  for (int step = static_cast<int>(DiskStep::temp_open); step <= static_cast<int>(DiskStep::done); ++step) {
    CAPTURE(step);
    test::TempFolder folder;
    const std::string old_text(20'000, 'o');
    const std::string new_text(30'000, 'n');
    folder.put("a.yaml", old_text);
    const auto killed_at = [step](DiskStep at, std::string_view) {
      if (static_cast<int>(at) == step) ::kill(::getpid(), SIGKILL);
      return 0;
    };
    const int replacing = in_child([&] { RealDisk(folder.path(), killed_at).replace("a.yaml", new_text, old_text); });
    REQUIRE(WIFSIGNALED(replacing));
    const bool renamed = step > static_cast<int>(DiskStep::rename);
    CHECK(folder.get("a.yaml") == (renamed ? new_text : old_text));
    const int creating = in_child([&] { (void)RealDisk(folder.path(), killed_at).create_new("b.yaml", new_text); });
    const bool created = std::filesystem::exists(folder.at("b.yaml"));
    if (step != static_cast<int>(DiskStep::compare)) {
      REQUIRE(WIFSIGNALED(creating));
      CHECK(created == renamed);
    }
    if (created) CHECK(folder.get("b.yaml") == new_text);

    RealDisk next(folder.path());
    CHECK(next.list("").size() == (created ? 2U : 1U));  // nobody sees a temporary file
    next.replace("a.yaml", "next", folder.get("a.yaml"));
    CHECK(next.sweep_temporaries("", std::chrono::hours(1)) == 0);
    next.sweep_temporaries("", std::chrono::seconds(0));
    CHECK(temporaries_in(folder.path()) == 0);
    CHECK(folder.get("a.yaml") == "next");
  }
}

TEST_CASE("temporary files older than an hour are swept, younger ones and other files stay") {
  test::TempFolder folder;
  folder.put("tasks/.accord-tmp.old", "x");
  folder.put("tasks/.accord-tmp.young", "x");
  folder.put("tasks/a.yaml", "x");
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(2);
  std::filesystem::last_write_time(folder.at("tasks/.accord-tmp.old"), long_ago);
  std::filesystem::last_write_time(folder.at("tasks/a.yaml"), long_ago);
  RealDisk disk(folder.path());
  CHECK(disk.sweep_temporaries("tasks", std::chrono::hours(1)) == 1);
  CHECK_FALSE(std::filesystem::exists(folder.at("tasks/.accord-tmp.old")));
  CHECK(std::filesystem::exists(folder.at("tasks/.accord-tmp.young")));
  CHECK(std::filesystem::exists(folder.at("tasks/a.yaml")));
}

TEST_CASE("A10: a signal during a write waits for its end, then ends the process as usual") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    CAPTURE(signal);
    test::TempFolder folder;
    folder.put("a.yaml", "old\n");
    const int status = in_child([&] {
      RealDisk disk(folder.path(), [&](DiskStep at, std::string_view) {
        if (at == DiskStep::write) ::kill(::getpid(), signal);
        return 0;
      });
      disk.replace("a.yaml", "new\n", "old\n");
    });
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(folder.get("a.yaml") == "new\n");
    CHECK(temporaries_in(folder.path()) == 0);
  }
}
