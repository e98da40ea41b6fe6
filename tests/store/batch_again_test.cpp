// A batch applied again: with a key it adds nothing twice, whatever it adds to.
#include "accord/store/batch.h"

#include <doctest/doctest.h>

#include "support/batch_bench.h"
#include "support/law.h"

using namespace accord;
using accord::test::BatchBench;

namespace {

const std::string task = "tasks/T-7k2mq.yaml";

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("entries that a keyed batch adds to a log get the same ids in every run, and stand there once") {
  BatchBench bench;
  const std::string text = "key: import-1\nsteps:\n  - {set: T33, costs: {add: [{at: 2026-06-20, amount: 5, type: labour}, {at: 2026-06-20, amount: 5, type: labour}]}, notes: [{at: 2026-06-20, text: hello}]}\n";
  bench.apply(text);
  const auto files = bench.disk->files();
  CHECK(count(files.at(task), "CNY 5.00") == 2);
  CHECK(bench.apply(text).changes.empty());
  CHECK(bench.disk->files() == files);
  // Without a key every run adds anew.
  bench.apply(text.substr(text.find("steps")));
  CHECK(count(bench.disk->files().at(task), "CNY 5.00") == 4);
}

TEST_CASE("an entry of a log that has come to say something else is not overwritten and not added again") {
  BatchBench bench;
  const std::string text = "key: import-1\nsteps:\n  - {set: T33, costs: {add: [{at: 2026-06-20, amount: 5, type: labour}]}}\n";
  bench.apply(text);
  std::string file = bench.disk->files().at(task);
  bench.disk->put(task, file.replace(file.find("CNY 5.00"), 8, "CNY 6.00"));
  CHECK(bench.refusal(text).find("already, and it is another\n  give the batch another key") != std::string::npos);
}

TEST_CASE("what a keyed batch has taken away or moved already is passed over") {
  BatchBench bench;
  const std::string text = "key: k\nsteps:\n  - {set: T33, tags: {remove: [red], add: [blue]}}\n  - {move: T33, verb: start}\n";
  bench.apply(text);
  const auto files = bench.disk->files();
  CHECK(bench.apply(text).changes.empty());
  bench.today = *parse_date("2026-07-02");
  CHECK(bench.apply(text).changes.empty());
  CHECK(bench.disk->files() == files);
  CHECK(bench.refusal(text.substr(text.find("steps"))).find("holds no “red”") != std::string::npos);
}

TEST_CASE("a person and a timesheet in a batch are called what add would call them") {
  BatchBench bench;
  const std::string text = "steps:\n  - {add: person, as: $a, title: Ann Bee}\n  - {add: person, title: Ann Bee, role: QA}\n  - {add: person, title: 王伟}\n  - {add: person, title: 李四}\n"
                           "  - {add: timesheet, title: Hers, person: $a, week: 2026-W20}\n  - {add: timesheet, title: Mine}\n";
  bench.apply(text);
  for (const char* path : {"people/ann-bee.yaml", "people/ann-bee-2.yaml", "people/person.yaml", "people/person-2.yaml", "timesheets/2026-W20-ann-bee.yaml", "timesheets/2026-W26-linshan.yaml"}) {
    CAPTURE(path);
    CHECK(bench.disk->files().contains(path));
  }
  CHECK(bench.disk->files().at("timesheets/2026-W26-linshan.yaml").find("week: 2026-W26") != std::string::npos);
}

TEST_CASE("people that a keyed batch has added are not added again; somebody of the same name is somebody else") {
  BatchBench bench;
  bench.disk->put("people/person.yaml", "id: person\ntitle: 王伟\ncreated: 2026-03-02\norg: client\n");
  const std::string text = "key: k\nsteps:\n  - {add: person, as: $w, title: 王伟, org: contractor}\n  - {add: person, title: 李四}\n  - {set: T33, owner: $w}\n  - {add: timesheet, title: Hours, person: $w}\n";
  bench.apply(text);
  CHECK(bench.disk->files().contains("people/person-3.yaml"));
  CHECK(bench.disk->files().at(task).find("owner: person-2") != std::string::npos);
  const auto files = bench.disk->files();
  CHECK(bench.apply(text).changes.empty());
  CHECK(bench.disk->files() == files);
}

TEST_CASE("a batch with a key applied twice is the batch applied once") {
  const auto property = [] {
    const auto steps = *rc::gen::exec([] {
      std::string text = "key: law\nsteps:\n  - {add: task, as: $s, title: One, owner: linshan, duration: 1d, costs: [{at: 2026-06-01, amount: 1, type: labour}]}\n";
      const std::size_t count = 1 + test::below(8);
      for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i), target = test::one_in(2) ? "$s" : "T33";
        switch (test::below(7)) {
          case 0: text += "  - {set: " + target + ", costs: {add: [{at: 2026-06-20, amount: " + number + ", type: labour}]}}\n"; break;
          case 1: text += "  - {set: " + target + ", notes: [{at: 2026-06-20, text: n" + number + "}, {at: 2026-06-21, text: again}]}\n"; break;
          case 2: text += "  - {set: " + target + ", tags: {add: [t" + number + "]}}\n"; break;
          case 3: text += "  - {set: T33, tags: {remove: [red], add: [green]}}\n"; break;
          case 4: text += "  - {set: " + target + ", duration: " + number + "d}\n"; break;
          case 5: text += "  - {add: person, title: Ann Bee}\n"; break;
          default: text += "  - {add: task, title: N" + number + ", progress: [{at: 2026-06-20, percent: 0}]}\n";
        }
      }
      return text + "  - {move: $s, verb: start, at: 2026-06-17}\n  - {move: T33, verb: cancel, reason: over}\n";
    });
    BatchBench bench;
    bench.apply(steps);
    const auto files = bench.disk->files();
    bench.apply(steps);
    RC_ASSERT(bench.disk->files() == files);
  };
  CHECK(test::holds("apply twice", 60, property));
}
