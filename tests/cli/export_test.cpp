// accord export, and accord apply taking it back.
#include <doctest/doctest.h>

#include <filesystem>

#include "accord/kinds/list.h"
#include "accord/store/project.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

const std::string sample = ACCORD_SOURCE_DIR "/examples/yf-wms";

struct Copy : TestWorld {
  Copy() {
    std::filesystem::copy(sample, directory.path(), std::filesystem::copy_options::recursive);
    variables["ACCORD_ME"] = "linshan";
  }
  std::string exported() {
    REQUIRE(run({"export"}) == 0);
    return out;
  }
};

/// The sample's settings, and no record.
struct Bare : TestWorld {
  Bare() { std::filesystem::copy(sample + "/accord.yaml", directory.path() + "/accord.yaml"); }
};

std::vector<std::string> differences(const RecordSet& a, const RecordSet& b) {
  std::vector<std::string> differing;
  for (const Record& record : a.all()) {
    const Record* other = b.find(record.id);
    if (!other || !other->content().same(record.content())) differing.push_back(record.file);
  }
  return differing;
}

Loaded loaded(const std::string& folder) { return Project(std::make_unique<RealDisk>(folder), kind_rows()).load(); }

}  // namespace

TEST_CASE("an export applied to its own project changes nothing") {
  Copy copy;
  copy.in = copy.exported();
  CHECK(copy.run({"apply", "-"}) == 0);
  CHECK(copy.err.find("0 files changed") != std::string::npos);
}

TEST_CASE("an export applied to an empty project makes the same records: no visibility, list or sign-off of another") {
  Copy copy;
  Bare bare;
  bare.in = copy.exported();
  REQUIRE(bare.run({"apply", "-"}) == 0);
  const Loaded before = loaded(copy.directory.path()), after = loaded(bare.directory.path());
  CHECK(after.findings.empty());
  CHECK(after.records.all().size() == before.records.all().size());
  CHECK(differences(before.records, after.records) == std::vector<std::string>());
  bare.in = copy.exported();
  CHECK(bare.run({"apply", "-"}) == 0);
  CHECK(bare.err.find("0 files changed") != std::string::npos);
}

TEST_CASE("B8: an export carries keys no field has, and a missing visibility stays missing where the kind is shared") {
  Copy copy;
  copy.directory.write("tasks/T-zzzzz.yaml", "id: T-zzzzz\ntitle: Our own\ncreated: 2026-06-01\nodd: {deep: [a, b]}\n");
  Bare bare;
  bare.in = copy.exported();
  REQUIRE(bare.run({"apply", "-"}) == 0);
  const std::string text = bare.directory.read("tasks/T-zzzzz.yaml");
  CHECK(text.find("visibility") == std::string::npos);
  CHECK(text.find("deep") != std::string::npos);
  copy.directory.write("tasks/T-zzzzz.yaml", "id: T-zzzzz\ntitle: Our own\ncreated: 2026-06-01\nodd: {deep: [a]}\n");
  bare.in = copy.exported();
  REQUIRE(bare.run({"apply", "-"}) == 0);
  CHECK(bare.err.find("1 file changed") != std::string::npos);
  CHECK(bare.directory.read("tasks/T-zzzzz.yaml").find("- b") == std::string::npos);
}

TEST_CASE("an older export takes no move, cost or note back, and says which values it does") {
  Copy copy;
  copy.in = copy.exported();
  REQUIRE(copy.run({"task", "reopen", "T33", "--reason", "errors were found", "--at", "2026-07-01"}) == 0);
  REQUIRE(copy.run({"cost", "add", "T33", "900"}) == 0);
  REQUIRE(copy.run({"note", "T33", "call them"}) == 0);
  REQUIRE(copy.run({"task", "set", "T33", "--duration", "9d"}) == 0);
  REQUIRE(copy.run({"apply", "-"}) == 0);
  CHECK(copy.err.find("duration: 9d → 6d") != std::string::npos);
  const std::string text = copy.directory.read("tasks/T-7k2mq.yaml");
  for (const char* kept : {"errors were found", "CNY 900.00", "call them", "duration: 6d"}) CHECK(text.find(kept) != std::string::npos);
}

TEST_CASE("a batch neither overwrites a record by adding it nor its history by setting it") {
  Copy copy;
  const std::string before = copy.directory.read("tasks/T-7k2mq.yaml");
  copy.in = R"({"add":"task","id":"T-7k2mq","title":"dup","owner":"machao"})";
  CHECK(copy.run({"apply", "-"}) == 4);
  CHECK(copy.err.find("T-7k2mq is there already, and its “title” is another") != std::string::npos);
  copy.in = R"({"add":"task","id":"T-7k2mq","title":"User manual","owner":"linshan"})";
  CHECK(copy.run({"apply", "-"}) == 0);
  for (const char* moves : {R"([{"to":"done","at":"2026-01-01"}])", "[]", R"({"add":[{"to":"planned","at":"2026-07-01"}]})"}) {
    copy.in = std::string(R"({"set":"T33","moves":)") + moves + "}";
    CHECK(copy.run({"apply", "-"}) == 4);
    CHECK(copy.err.find("moves are made, not set") != std::string::npos);
  }
  copy.in = R"({"set":"T33","costs":[]})";
  CHECK(copy.run({"apply", "-"}) == 0);
  CHECK(copy.directory.read("tasks/T-7k2mq.yaml") == before);
}

TEST_CASE("B8: unknown keys inside items and moves, and those without a value, are carried over as they stand") {
  Copy copy;
  copy.directory.write("tasks/T-zzzzz.yaml",
                       "id: T-zzzzz\ntitle: Our own\ncreated: 2026-06-01\nowner: linshan\nduration: 1d\ncosts:\n  - {id: a123, at: 2026-06-02, amount: CNY 5.00, type: labour, voucher: V-7}\n"
                       "moves:\n  - {to: in_progress, at: 2026-06-02, ticket: 33}\n  - {to: done, at: 2026-06-02}\nempty:\n");
  Bare bare;
  bare.in = copy.exported();
  REQUIRE(bare.run({"apply", "-"}) == 0);
  const std::string text = bare.directory.read("tasks/T-zzzzz.yaml");
  for (const char* kept : {"voucher: V-7", "ticket: ", "\nempty:\n"}) CHECK(text.find(kept) != std::string::npos);
  bare.in = copy.exported();
  REQUIRE(bare.run({"apply", "-"}) == 0);
  CHECK(bare.err.find("0 files changed") != std::string::npos);
}

TEST_CASE("an export adds to a log what is not there, several moves of a day included, and leaves an entry that was corrected") {
  Copy copy;
  const std::string head = "id: T-zzzzz\ntitle: Our own\ncreated: 2026-06-01\nowner: linshan\nduration: 1d\n";
  copy.directory.write("tasks/T-zzzzz.yaml", head + "costs:\n  - {id: a123, at: 2026-06-02, amount: CNY 5.00, type: labour}\nmoves:\n  - {to: in_progress, at: 2026-06-02}\n  - {to: done, at: 2026-06-02}\n");
  const std::string exported = copy.exported();
  copy.directory.write("tasks/T-zzzzz.yaml", head + "costs:\n  - {id: a123, at: 2026-06-02, amount: CNY 6.00, type: labour}\nmoves:\n  - {to: in_progress, at: 2026-06-02}\n");
  copy.in = exported;
  REQUIRE(copy.run({"apply", "-"}) == 0);
  const std::string text = copy.directory.read("tasks/T-zzzzz.yaml");
  CHECK(text.find("CNY 6.00") != std::string::npos);
  CHECK(text.find("CNY 5.00") == std::string::npos);
  CHECK(text.find("{to: done, at: 2026-06-02}") != std::string::npos);
}

TEST_CASE("an export of an earlier day holds no reference to a record of a later one, says so, and makes a project") {
  Copy copy;
  for (const char* day : {"2026-03-10", "2026-06-28", "2026-09-30"}) {
    CAPTURE(day);
    REQUIRE(copy.run({"export", "--as-of", day}) == 0);
    CHECK((copy.err.find("to records of later days left out") != std::string::npos) == (std::string(day) != "2026-09-30"));
    Bare bare;
    bare.in = copy.out;
    CHECK(bare.run({"apply", "-"}) == 0);
    CHECK(loaded(bare.directory.path()).findings.empty());
  }
  REQUIRE(copy.run({"export", "--as-of", "2026-03-10", "--lang", "zh-CN"}) == 0);
  CHECK(copy.err.find("处对此后日期记录的引用") != std::string::npos);
}
