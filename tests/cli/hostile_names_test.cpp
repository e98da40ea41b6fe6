// What people and files call things: names that would leave the project, and files that cannot be read (H1, B15).
#include <doctest/doctest.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <string>

#include "accord/base/disk.h"
#include "support/test_world.h"

using accord::test::TestWorld;

namespace {

struct Place : TestWorld {
  Place() {
    directory.write("accord.yaml", "format: 1\ntitle: Demo\ncurrency: CNY\nclient: {name: C}\ncontractor: {name: Q}\n");
    directory.write("people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-03-02\n");
    directory.write("tasks/T-7k2mq.yaml", task);
    variables["ACCORD_ME"] = "linshan";
  }
  static constexpr const char* task = "id: T-7k2mq\ntitle: User manual\ncreated: 2026-03-02\n";
};

}  // namespace

TEST_CASE("H1: no name leads out of the project or to another record, and nothing is changed") {
  Place place;
  for (const std::string name : {"../../x", "/etc/passwd", "a/b", "../tasks/T-7k2mq", "./T-7k2mq", ".git/config", ".", "..", "CON", "T-7k2mq.yaml",
                                 "T-7k2mq\n", "\xD0\xA2-7k2mq", "T-7k2m\xEF\xBD\x91", "T-7k2mq\xCC\x81", "T-7k2mq\xE2\x80\x8B", "*", "T-*", "%00",
                                 "$(id)", "T-7k2mq;id", "\xff"}) {
    CAPTURE(name);
    for (const std::vector<std::string>& words : {std::vector<std::string>{"show", name}, {"task", "show", name}, {"task", "set", name, "--title", "X"},
                                                  {"task", "start", name}, {"note", name, "words"}, {"task", "edit", name}, {"trace", name},
                                                  {"task", "log", name}, {"task", "set", "T-7k2mq", "--owner", name},
                                                  {"person", "add", "X", "--id", name}}) {
      const int code = place.run(words);
      CAPTURE(words[1]);
      CAPTURE(place.err);
      CHECK((code == 2 || code == 3));
      CHECK(place.out.empty());
    }
  }
  CHECK(place.directory.read("tasks/T-7k2mq.yaml") == Place::task);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(place.directory.path())) files += entry.is_regular_file();
  CHECK(files == 3);
  CHECK(place.run({"task", "show", "-n"}) == 2);
}

TEST_CASE("B15: one file the system cannot read is named, lists go on, a report refuses with 7 or says what it lacks") {
  Place place;
  place.directory.write("tasks/T-b15aa.yaml", "id: T-b15aa\ntitle: Cannot be read\ncreated: 2026-03-02\n");
  place.world.open_disk = [](const std::string& root) {
    return std::make_unique<accord::RealDisk>(root, [](accord::DiskStep step, std::string_view path) {
      return step == accord::DiskStep::read && path == "tasks/T-b15aa.yaml" ? EIO : 0;
    });
  };
  CHECK(place.run({"task"}) == 0);
  CHECK(place.out.find("User manual") != std::string::npos);
  CHECK(place.err.find("tasks/T-b15aa.yaml cannot be read: Input/output error") != std::string::npos);
  CHECK(place.run({"check"}) == 1);
  CHECK(place.run({"show", "T-b15aa"}) == 7);
  CHECK(place.run({"task", "set", "T-b15aa", "--title", "X"}) == 7);
  CHECK(place.run({"report", "weekly"}) == 7);
  CHECK(place.out.empty());
  CHECK(place.err.find("add --partial to leave them out") != std::string::npos);
  for (const char* report : {"weekly", "monthly", "status", "risks"}) {
    CAPTURE(report);
    CHECK(place.run({"report", report, "--partial"}) == 0);
    CHECK(place.out.find("**Incomplete: records left out because their files cannot be read: 1.**") != std::string::npos);
  }
}
