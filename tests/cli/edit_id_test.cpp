// accord edit and the id of a record (reliability B10).
#include <doctest/doctest.h>

#include "accord/base/text.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

struct OneTask : TestWorld {
  OneTask() {
    directory.write("accord.yaml", "format: 1\ntitle: Shop\nlanguage: en\nclient: {name: C}\ncontractor: {name: Q}\n");
    variables["TMPDIR"] = directory.path();
  }
  void written(const std::string& id) { directory.write("tasks/T-7k2mq.yaml", "id: " + id + "\ntitle: Manual\ncreated: 2026-06-01\n"); }
  void editor_changes(std::string from, std::string to) {
    world.run_program = [this, from, to](const std::vector<std::string>& argv) {
      world.write_file(argv.back(), replace_all(world.read_file(argv.back()), from, to));
      return 0;
    };
  }
};

}  // namespace

TEST_CASE("B10: the editor cannot give a record another id, and the text it was given is kept") {
  OneTask shop;
  shop.written("T-7k2mq");
  shop.editor_changes("T-7k2mq", "T-9h2mc");
  CHECK(shop.run({"task", "edit", "7k2mq"}) == 4);
  CHECK(shop.err.find("tasks/T-7k2mq.yaml:1:5: the id “T-9h2mc” is not the file's name “T-7k2mq”") != std::string::npos);
  CHECK(shop.err.find("your text is kept in") != std::string::npos);
  CHECK(shop.directory.read("tasks/T-7k2mq.yaml").starts_with("id: T-7k2mq\n"));
}

TEST_CASE("a file that cannot be read is put right in the editor, and stays as it is until it can be read") {
  OneTask shop;
  shop.directory.write("tasks/T-7k2mq.yaml", "id: T-7k2mq\nnumber: T3\ntitle: see: there\ncreated: 2026-06-01\n");
  shop.editor_changes("see: there", "see: here");
  CHECK(shop.run({"task", "edit", "t-7k2mq"}) == 4);
  CHECK(shop.directory.read("tasks/T-7k2mq.yaml").find("see: there") != std::string::npos);
  shop.editor_changes("see: there", "see there");
  CHECK(shop.run({"task", "edit", "T-7K2MQ"}) == 0);
  CHECK(shop.err.find("tasks/T-7k2mq.yaml:3:11: a second `: ` on one line\n") != std::string::npos);
  CHECK(shop.err.find("  can be read again\n") != std::string::npos);
  CHECK(shop.directory.read("tasks/T-7k2mq.yaml") == "id: T-7k2mq\nnumber: T3\ntitle: see there\ncreated: 2026-06-01\n");
}

TEST_CASE("B10: the editor can put a lost id back") {
  OneTask shop;
  shop.written("T-9h2mc");
  CHECK(shop.run({"task", "show", "T-7k2mq"}) == 4);
  CHECK(shop.out.empty());
  shop.editor_changes("T-9h2mc", "T-7k2mq");
  CHECK(shop.run({"task", "edit", "T-7k2mq"}) == 0);
  CHECK(shop.directory.read("tasks/T-7k2mq.yaml").starts_with("id: T-7k2mq\n"));
  CHECK(shop.run({"task", "show", "T-7k2mq"}) == 0);
}
