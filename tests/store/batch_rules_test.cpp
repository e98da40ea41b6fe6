// A batch lands in no state in which check has an error that was not there before.
#include "accord/store/batch.h"

#include <doctest/doctest.h>

#include <chrono>

#include "support/batch_bench.h"

using namespace accord;
using accord::test::BatchBench;

namespace {

bool mentions(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// T33 is done, and 60 % were reported afterwards.
void put_contradiction(BatchBench& bench) {
  bench.disk->put("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: User manual\nnumber: T33\ncreated: 2026-03-02\nowner: linshan\nduration: 6d\nprogress:\n  - {id: a123, at: 2026-06-25, percent: 60}\n"
                                        "moves:\n  - {to: in_progress, at: 2026-06-10}\n  - {to: done, at: 2026-06-20}\n");
}

}  // namespace

TEST_CASE("CPM-10: a batch that contradicts the moves is refused with its step, the rule and what to do") {
  BatchBench bench;
  const std::string early = bench.refusal("- {set: T33, duration: 7d}\n- {set: T33, progress: {add: [{at: 2026-06-10, percent: 40}]}}\n");
  CHECK_MESSAGE(mentions(early, "batch.yaml:2:14: step 2: T-7k2mq User manual: 40 % on 2026-06-10, before the task was started  [CPM-10]"), early);
  CHECK(mentions(early, "accord task start T-7k2mq --at 2026-06-10"));
  CHECK(bench.refusal("- {move: T33, verb: start, at: 2026-06-10}\n- {set: T33, progress: {add: [{at: 2026-06-10, percent: 40}]}}\n") == "applied");
  CHECK(mentions(bench.refusal("- {move: T33, verb: done, at: 2026-06-05}\n"), "is dated before the one above it"));
}

TEST_CASE("an error that was there before stops no batch; another one of the same rule does") {
  BatchBench bench;
  put_contradiction(bench);
  CHECK(bench.refusal("- {set: T33, tags: {add: [blue]}}\n") == "applied");
  CHECK(mentions(bench.refusal("- {set: T33, progress: {add: [{at: 2026-06-26, percent: 70}]}}\n"), "70 % on 2026-06-26, but done on 2026-06-20  [CPM-10]"));
}

TEST_CASE("CPM-1, plan.wbs: rules over all records of a kind are asked too") {
  BatchBench bench;
  bench.disk->put("tasks/T-00000.yaml", "id: T-00000\ntitle: The first\ncreated: 2026-03-02\nwbs: \"1\"\ndepends:\n  - T-7k2mq\n");
  CHECK(mentions(bench.refusal("- {set: T33, depends: [T-00000]}\n"), "step 1: T-7k2mq User manual: these tasks wait for each other"));
  CHECK(mentions(bench.refusal("- {add: task, title: Twice, wbs: 1}\n"), "[plan.wbs]"));
  bench.disk->put("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: User manual\ncreated: 2026-03-02\ndepends:\n  - T-00000\n");
  CHECK(bench.refusal("- {add: task, id: T-0000a, title: Beside the ring}\n- {set: T-7k2mq, tags: [blue]}\n") == "applied");
}

TEST_CASE("what is exported comes as it was, errors of its kind's rules included") {
  BatchBench bench;
  CHECK(bench.refusal(R"({"accord": 1, "records": [{"kind": "task", "id": "T-aaaaa", "title": "Old", "created": "2026-03-02", "progress": [{"id": "a123", "at": "2026-06-10", "percent": "40"}]}]})") == "applied");
}

TEST_CASE("a batch of 200 records among 3,000 is worked out with their rules (a loose limit: it would take minutes if each looked at all)") {
  BatchBench bench;
  for (int i = 0; i < 3000; ++i) bench.disk->put(fmt::format("tasks/T-{:05}.yaml", i), fmt::format("id: T-{:05}\ntitle: Number {}\ncreated: 2026-03-02\n", i, i));
  std::string text = "steps:\n";
  for (int i = 0; i < 200; ++i) text += fmt::format("  - {{set: T-{:05}, duration: 2d}}\n", i);
  const auto start = std::chrono::steady_clock::now();
  CHECK(bench.plan(text).changes.size() == 200);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));  // under sanitizers, on a busy machine
}
