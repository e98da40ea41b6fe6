#include "accord/store/batch.h"

#include <doctest/doctest.h>

#include <cerrno>

#include "support/batch_bench.h"
#include "support/law.h"

using namespace accord;
using Bench = accord::test::BatchBench;

namespace {

std::string refusal(Bench& bench, const std::string& text) { return bench.refusal(text); }

bool mentions(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a batch adds, sets and moves; handles refer forward and back") {
  Bench bench;
  const BatchPlan done = bench.apply(
      "steps:\n"
      "  - {add: task, as: $b, title: Second, depends: [$a SS+2d, T33]}\n"
      "  - {add: task, as: $a, title: First, due: fri, budget: 48000}\n"
      "  - {set: T33, due: 2026-07-01, tags: {add: [blue], remove: [red]}}\n"
      "  - {move: T33, verb: start, at: 2026-06-17}\n");
  REQUIRE(done.outcomes.size() == 4);
  const Record& second = done.outcomes[0].after;
  const std::string& first = done.outcomes[1].after.id;
  CHECK(second.list("depends")[1] == "T-7k2mq");
  CHECK(std::string(second.content()["depends"].members[0].value.text).starts_with("$a") == false);
  CHECK(done.outcomes[1].after.text("due") == "2026-07-03");
  CHECK(done.outcomes[1].after.text("budget") == "CNY 48000.00");
  CHECK(done.outcomes[1].after.text("visibility") == "client");
  CHECK(first.starts_with("T-"));
  const std::string& manual = bench.disk->files().at("tasks/T-7k2mq.yaml");
  CHECK(mentions(manual, "title: User manual   # ours\n"));
  CHECK(mentions(manual, "due: 2026-07-01\n"));
  CHECK(mentions(manual, "tags: [blue]"));
  CHECK(mentions(manual, "  - {to: in_progress, at: 2026-06-17, by: linshan}\n"));
}

TEST_CASE("one wrong step and nothing is written; every wrong step is named") {
  Bench bench;
  const std::string said = refusal(bench,
                                   "steps:\n  - {add: task, title: Good}\n  - {add: tsk, title: Bad}\n");
  CHECK(mentions(said, "step 2: there is no kind “tsk”"));
  CHECK(mentions(said, "did you mean “task”?"));
  const std::string more = refusal(bench,
                                   "steps:\n  - {add: task, title: A, ownr: linshan}\n  - {set: T99, due: fri}\n  - {move: T33, verb: doen}\n  - {set: T33, depends: [$nobody]}\n");
  CHECK(mentions(more, "there is no field “ownr” in task"));
  CHECK(mentions(more, "there is no record “T99”"));
  CHECK(mentions(more, "did you mean “done”?"));
  CHECK(mentions(more, "no step of the batch is called $nobody"));
  CHECK(mentions(refusal(bench, "steps:\n  - {add: task, created: 2026-06-01}\n"), "“title” is missing"));
  CHECK(mentions(refusal(bench, "steps:\n  - {move: T33, verb: block}\n  - {move: T33, verb: done}\n  - {move: T33, verb: block, at: 2026-06-29}\n"), "and from there “block” cannot be done"));
}

TEST_CASE("a wrong step is named by file, line and column: of the step, of the field, of what a rule finds") {
  Bench bench;
  const std::string said = refusal(bench,
                                   "- add: task\n  title: Good\n"
                                   "- add: tsk\n  title: Bad\n");
  CHECK(mentions(said, "batch.yaml:3:3: step 2: there is no kind “tsk”"));
  const std::string fields = refusal(bench,
                                     "- add: task\n  title: Good\n  ownr: linshan\n"
                                     "- {add: task, title: Late, duration: never}\n"
                                     "- set: T33\n  depends: [$nobody]\n");
  CHECK(mentions(fields, "batch.yaml:3:3: step 1: there is no field “ownr” in task"));
  CHECK(mentions(fields, "batch.yaml:4:38: step 2: "));
  CHECK(mentions(fields, "batch.yaml:6:13: step 3: no step of the batch is called $nobody"));
  const std::string rule = refusal(bench, "- set: T33\n  due: 2026-07-01\n- {add: task, created: 2026-06-01}\n");
  CHECK_MESSAGE(mentions(rule, "batch.yaml:3:3: step 2: T-"), rule);
  CHECK(mentions(rule, "“title” is missing"));
  CHECK(mentions(refusal(bench, "{\"set\": \"T33\", \"due\": \"fri\"}\n{\"move\": \"T33\"}\n"), "batch.yaml:2:1: step 2: a move needs its verb"));
  CHECK(mentions(refusal(bench, "- just text\n"), "batch.yaml:1:3: step 1: a step is a map"));
  CHECK(mentions(refusal(bench, "[]\n"), "batch.yaml holds no steps"));
}

TEST_CASE("a batch with a key adds nothing twice, and finishes what was left") {
  Bench bench;
  const std::string text = "key: import-1\nsteps:\n  - {add: task, as: $a, title: One}\n  - {add: task, title: Two, depends: [$a]}\n  - {move: $a, verb: cancel, reason: dropped, at: 2026-06-28}\n";
  const BatchPlan first = bench.apply(text);
  const auto files = bench.disk->files();
  const BatchPlan again = bench.apply(text);
  CHECK(again.changes.empty());
  CHECK(bench.disk->files() == files);
  // Killed half-way: one of its files is missing.
  bench.disk->erase("tasks/" + first.outcomes[1].after.id + ".yaml");
  bench.apply(text);
  CHECK(bench.disk->files() == files);
  CHECK(mentions(refusal(bench, "key: import-1\nsteps:\n  - {add: task, title: Another}\n"), "is taken by “One”"));
}

TEST_CASE("JSON lines are steps; wrong ones are named by line") {
  Bench bench;
  const BatchPlan done = bench.apply("{\"key\": \"k\"}\n{\"add\": \"task\", \"title\": \"From JSON\", \"duration\": \"2d\"}\n{\"set\": \"T33\", \"duration\": \"7d\"}\n");
  CHECK(done.outcomes.size() == 2);
  CHECK(mentions(bench.disk->files().at("tasks/T-7k2mq.yaml"), "duration: 7d\n"));
  CHECK_THROWS_AS(read_batch("{\"ad\": \"task\"}\n{\"set\": \"x\"}\n", "b.jsonl"), Error);
  CHECK_THROWS_AS(read_batch("steps: []\n", "b.yaml"), Error);
}

TEST_CASE("what export prints is taken back: into an empty project as it was, into the same one as nothing to do (missing visibility stays missing)") {
  Bench bench;
  const std::string exported = "{\"accord\": 1, \"records\": [{\"kind\": \"task\", \"id\": \"T-7k2mq\", \"title\": \"User manual\", \"number\": \"T33\", \"created\": \"2026-03-02\", \"owner\": \"linshan\", \"duration\": \"6d\", \"tags\": [\"red\"]}]}";
  CHECK(bench.plan(exported).changes.empty());
  bench.disk->erase("tasks/T-7k2mq.yaml");
  bench.apply(exported);
  CHECK(bench.disk->files().at("tasks/T-7k2mq.yaml") ==
        "id: T-7k2mq\ntitle: User manual\nnumber: T33\ncreated: 2026-03-02\nowner: linshan\nduration: 6d\ntags:\n  - red\n");
}

namespace {

/// Steps of every sort, each right.
std::vector<std::string> right_steps(std::size_t count) {
  std::vector<std::string> steps = {"{add: task, as: $s0, title: Number 0, owner: linshan, duration: 1d}"};
  while (steps.size() < count) {
    const std::string number = std::to_string(steps.size());
    switch (test::below(4)) {
      case 2:
        steps.push_back("{set: T33, duration: " + number + "d}");
        break;
      case 3:
        steps.push_back("{set: $s0, title: Again " + number + "}");
        break;
      default:
        steps.push_back("{add: task, as: $s" + number + ", title: Number " + number + ", depends: [T33]}");
    }
  }
  steps.emplace_back("{move: $s0, verb: start, at: 2026-06-17}");
  return steps;
}

std::string batch_of(const std::vector<std::string>& steps) {
  std::string text = "key: law\nsteps:\n";
  for (const std::string& step : steps) text += "  - " + step + "\n";
  return text;
}

}  // namespace

TEST_CASE("200 records in one batch, or none if one is wrong") {
  std::string right = "steps:\n";
  for (int i = 0; i < 200; ++i) right += "  - {add: task, title: Number " + std::to_string(i) + ", duration: 1d}\n";
  Bench bench;
  for (const std::string wrong : {"{add: task, title: Last, duration: never}", "{add: task}", "{set: T99, title: x}",
                            "{set: T33, ownr: linshan}", "{set: T33, owner: nobody}", "{move: T33, verb: verify}",
                            "{add: task, title: x, depends: [$nobody]}"}) {
    CAPTURE(wrong);
    const std::string said = refusal(bench, right + "  - " + wrong + "\n");
    CAPTURE(said);
    CHECK(mentions(said, "step 201"));
  }
  CHECK(bench.apply(right).changes.size() == 200);
}

TEST_CASE("a batch that the machine stopped half-way leaves whole records, and applied again does the rest") {
  const auto property = [] {
    const auto steps = *rc::gen::exec([] { return right_steps(2 + test::below(12)); });
    Bench bench;
    const std::size_t writes = bench.apply(batch_of(steps)).changes.size();
    const auto done = bench.disk->files();
    RC_ASSERT(bench.plan(batch_of(steps)).changes.empty());
    Bench stopped;
    const auto before = stopped.disk->files();
    stopped.disk->fail(DiskStep::rename, EIO, *rc::gen::inRange(1, static_cast<int>(writes) + 1));
    RC_ASSERT_THROWS_AS(stopped.apply(batch_of(steps)), Error);
    for (const auto& [path, bytes] : stopped.disk->files())
      RC_ASSERT(bytes == done.at(path) || (before.contains(path) && bytes == before.at(path)));
    stopped.apply(batch_of(steps));
    RC_ASSERT(stopped.disk->files() == done);
  };
  CHECK(test::holds("stopped half-way", 30, property));
}
