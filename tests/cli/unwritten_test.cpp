// What cannot be written: exit 7 while nothing is changed, 8 when a part of it is (A9, B13).
#include <doctest/doctest.h>

#include <cerrno>
#include <memory>
#include <string>

#include "accord/base/disk.h"
#include "support/test_world.h"

using accord::DiskStep;
using accord::test::TestWorld;

namespace {

struct Place : TestWorld {
  Place() {
    directory.write("accord.yaml", "format: 1\ntitle: Demo\ncurrency: CNY\nclient: {name: C}\ncontractor: {name: Q}\nshare: [task, issue]\n");
    directory.write("people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-03-02\n");
    directory.write("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: User manual\ncreated: 2026-03-02\n");
    directory.write("reports/COV-gxf34.yaml", "id: COV-gxf34\ntitle: The week\nvisibility: client\ncreated: 2026-06-26\ndocument: weekly\nperiod: 2026-W26\naudience: client\n"
                                              "headline: On the way\nmoves:\n  - {to: confirmed, at: 2026-06-27, by: linshan}\n");
    variables["ACCORD_ME"] = "linshan";
  }
  /// Files whose names end so cannot be made.
  void refuse(const std::string& end) {
    world.open_disk = [end](const std::string& root) {
      return std::make_unique<accord::RealDisk>(root, [end](DiskStep step, std::string_view path) { return step == DiskStep::temp_open && path.ends_with(end) ? EACCES : 0; });
    };
  }
  bool told(const std::string& words) const { return err.find(words) != std::string::npos; }
};

}  // namespace

TEST_CASE("a page that cannot be written with -o is exit 7, names the file, and prints nothing") {
  Place place;
  CHECK(place.run({"report", "monthly", "-o", "nowhere/x.md"}) == 7);
  CHECK(place.told("nowhere/x.md cannot be written: No such file or directory; it was not changed"));
  CHECK(place.out.empty());
  place.directory.write("out/x.txt", "");
  CHECK(place.run({"--lang", "zh-CN", "report", "roster", "-o", "out"}) == 7);
  CHECK(place.told("该文件未作更改"));
}

TEST_CASE("a freeze into a folder nobody may write to is exit 7; when only its data cannot be written, exit 8, and again finishes it") {
  Place place;
  place.refuse(".md");
  CHECK(place.run({"report", "weekly", "--period", "2026-W26", "--freeze"}) == 7);
  CHECK(place.told("cannot create a temporary file for reports/weekly-2026-W26-client-en-r1.md: Permission denied; it was not changed"));
  CHECK(place.out.empty());
  place.refuse("r1.json");
  CHECK(place.run({"report", "weekly", "--period", "2026-W26", "--freeze"}) == 8);
  CHECK(place.told("what was written before that stays: git status shows it"));
  CHECK(place.out.empty());
  place.refuse("nothing");
  CHECK(place.run({"report", "weekly", "--period", "2026-W26", "--freeze"}) == 0);
}

TEST_CASE("report issue makes the folder it writes to, or freezes nothing") {
  Place place;
  CHECK(place.run({"report", "issue", "-o", "far/out"}) == 3);
  CHECK(place.told("there is no folder far/out; nothing was frozen\n  mkdir -p far/out"));
  CHECK_FALSE(place.world.exists(place.directory.path() + "/reports/weekly-2026-W26-client-en-r1.md"));
  CHECK(place.run({"report", "issue", "-o", "out", "--json"}) == 0);
  CHECK(place.out.find("\"out/weekly-2026-W26-client-en-r1.html\"") != std::string::npos);
  CHECK(place.world.exists(place.directory.path() + "/out/weekly-2026-W26-client-en-r1.html"));
}

TEST_CASE("report issue freezes nothing when its folder is none, or nobody may write into it") {
  Place place;
  const std::string page = place.directory.path() + "/reports/weekly-2026-W26-client-en-r1.md";
  place.directory.write("afile", "x");
  CHECK(place.run({"report", "issue", "-o", "afile"}) == 7);
  CHECK(place.told("nothing can be written into afile; nothing was frozen"));
  CHECK_FALSE(place.world.exists(page));
  const auto write_file = place.world.write_file;
  place.world.write_file = [](const std::string& path, std::string_view) { throw accord::disk_error(DiskStep::temp_open, path, EACCES); };
  CHECK(place.run({"report", "issue", "-o", "out"}) == 7);
  CHECK(place.told("nothing can be written into out; nothing was frozen"));
  CHECK_FALSE(place.world.exists(page));
  place.world.write_file = write_file;
  CHECK(place.run({"report", "issue", "-o", "out"}) == 0);
  CHECK(place.world.exists(page));
}

TEST_CASE("a batch of which a later file cannot be written is exit 8 and says how many are; of which the first cannot, exit 7") {
  Place place;
  place.directory.write("batch.yaml", "key: k\nsteps:\n  - {set: T-7k2mq, title: Manual}\n  - {set: linshan, title: Lin}\n");
  place.refuse("linshan.yaml");
  CHECK(place.run({"apply", "batch.yaml"}) == 8);
  CHECK(place.told("1 of 2 files of the batch are written, the others not: cannot create a temporary file for people/linshan.yaml"));
  place.refuse("T-7k2mq.yaml");
  place.directory.write("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: User manual\ncreated: 2026-03-02\n");
  CHECK(place.run({"apply", "batch.yaml"}) == 7);
}

TEST_CASE("a batch of which a later file was changed by somebody else meanwhile is exit 8, and does not say that nothing was changed") {
  Place place;
  place.directory.write("batch.yaml", "key: k\nsteps:\n  - {set: T-7k2mq, title: Manual}\n  - {set: linshan, title: Lin}\n");
  place.world.open_disk = [&place](const std::string& root) {
    return std::make_unique<accord::RealDisk>(root, [&place](DiskStep step, std::string_view path) {
      if (step == DiskStep::temp_open && path.ends_with("T-7k2mq.yaml")) place.directory.write("people/linshan.yaml", "id: linshan\ntitle: Somebody\ncreated: 2026-03-02\n");
      return 0;
    });
  };
  CHECK(place.run({"apply", "batch.yaml"}) == 8);
  CHECK(place.told("1 of 2 files of the batch are written, the others not: people/linshan.yaml was changed by somebody else since it was read"));
  CHECK_FALSE(place.told("nothing was changed"));
}
