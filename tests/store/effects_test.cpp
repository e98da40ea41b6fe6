// The effects of changes that moves of a batch approve.
#include "accord/store/effects.h"

#include <doctest/doctest.h>

#include "support/batch_bench.h"

using namespace accord;
using accord::test::BatchBench;

namespace {

struct EffectsBench : BatchBench {
  EffectsBench() {
    disk->put("people/hejun.yaml", "id: hejun\ntitle: He Jun\ncreated: 2026-03-02\norg: client\n");
    disk->put("tasks/T-aaaaa.yaml", "id: T-aaaaa\ntitle: Build\nnumber: T1\ncreated: 2026-03-02\nduration: 5d\n");
    disk->put("tasks/T-bbbbb.yaml", "id: T-bbbbb\ntitle: Ship\nnumber: T2\ncreated: 2026-03-02\nduration: 2d\ndepends:\n  - T-aaaaa FS+1d\nbudget: CNY 2000.00\n");
  }

  /// A change that may be approved, with these lines under effects.
  static std::string text(const std::string& id, const std::string& effects) {
    return "id: " + id + "\ntitle: Change\nnumber: " + id + "\ncreated: 2026-06-10\nraised_by: hejun\nprice_delta: CNY 0.00\nschedule_days: 0\neffects:\n" + effects +
           "approvals:\n  - {person: hejun, party: client, at: 2026-06-11}\n  - {person: linshan, party: contractor, at: 2026-06-11}\nmoves:\n  - {to: analysed, at: 2026-06-12, by: linshan}\n";
  }
  void change(const std::string& id, const std::string& effects) { disk->put("changes/" + id + ".yaml", text(id, effects)); }
  const std::string& file(const std::string& path) { return disk->files().at(path); }
  bool holds(const std::string& path, const std::string& part) { return file(path).find(part) != std::string::npos; }
  std::size_t tasks() {
    std::size_t found = 0;
    for (const auto& [path, bytes] : disk->files()) found += path.starts_with("tasks/") ? 1 : 0;
    return found;
  }
};

const std::string approve = "{move: CR-aaaaa, verb: approve, at: 2026-06-20}";
const std::string ship = "tasks/T-bbbbb.yaml";

}  // namespace

TEST_CASE("a batch that approves a change makes its effects true once") {
  EffectsBench bench;
  bench.change("CR-aaaaa", "  - {id: k7d2, op: add, kind: task, values: {title: Labels, duration: 1d, depends: [T1, T33]}}\n  - {id: m3x4, op: depend, record: T-bbbbb, value: $k7d2 SS+1d}\n");
  bench.apply("- " + approve);
  const auto files = bench.disk->files();
  CHECK(bench.tasks() == 4);
  CHECK(bench.holds(ship, "  - T-aaaaa FS+1d\n  - T-"));
  CHECK(bench.holds(ship, " SS+1d  # Labels\n"));
  CHECK(bench.apply("- " + approve).changes.empty());
  CHECK(bench.disk->files() == files);
}

TEST_CASE("an approval that was killed before its last file is finished by the same command, on any day") {
  EffectsBench bench;
  bench.change("CR-aaaaa", "  - {id: k7d2, op: add, kind: task, values: {title: Labels, duration: 1d}}\n  - {id: p2q5, op: set, record: T-bbbbb, field: budget, value: CNY 2500.00}\n");
  BatchPlan plan = bench.plan("- {move: CR-aaaaa, verb: approve}");
  REQUIRE(plan.changes.size() == 3);
  CHECK(plan.changes.back().path == "changes/CR-aaaaa.yaml");
  plan.changes.pop_back();
  bench.project->write_all(plan.changes, "test");
  bench.today = *parse_date("2026-06-30");
  CHECK(bench.apply("- {move: CR-aaaaa, verb: approve}").changes.size() == 1);
  CHECK(bench.tasks() == 4);
  CHECK(bench.holds("changes/CR-aaaaa.yaml", "to: approved"));
}

TEST_CASE("a change that the batch adds itself has its effects too, by handle and by id, and every change its own") {
  EffectsBench bench;
  const std::string body = ", title: More, raised_by: hejun, price_delta: 0, schedule_days: 0, approvals: [person=hejun party=client, person=linshan party=contractor], effects: [{id: k7d2, op: add, kind: task, values: {title: Labels, duration: 1d}}]}\n";
  bench.apply("- {add: change, as: $c" + body + "- {move: $c, verb: approve}\n");
  CHECK(bench.tasks() == 4);
  bench.apply("- {add: change, as: $c" + body + "- {move: $c, verb: approve}\n");
  CHECK(bench.tasks() == 5);
  bench.apply("- {add: change, id: CR-zzzzz" + body + "- {move: CR-zzzzz, verb: approve}\n");
  CHECK(bench.tasks() == 6);
}

TEST_CASE("effects come true where their move stands: after what is set before it, before what is set later") {
  EffectsBench bench;
  bench.change("CR-aaaaa", "  - {id: p2q5, op: set, record: T-bbbbb, field: budget, value: CNY 2500.00}\n");
  const std::string other = "- {set: CR-aaaaa, effects: [{id: p2q5, op: set, record: T-bbbbb, field: budget, value: CNY 7777.00}]}\n";
  EffectsBench set_before = EffectsBench();
  set_before.change("CR-aaaaa", "  - {id: p2q5, op: set, record: T-bbbbb, field: budget, value: CNY 2500.00}\n");
  set_before.apply(other + "- " + approve);
  CHECK(set_before.holds(ship, "budget: CNY 7777.00"));
  bench.apply("- " + approve + "\n- {set: T2, budget: 3000}\n");
  CHECK(bench.holds(ship, "budget: CNY 3000.00"));
}

TEST_CASE("a change that was approved before, cancelled and approved again does nothing twice") {
  EffectsBench bench;
  bench.change("CR-aaaaa", "  - {id: k7d2, op: add, kind: task, values: {title: Labels, duration: 1d}}\n  - {id: p2q5, op: set, record: T-bbbbb, field: budget, value: CNY 2500.00}\n");
  bench.apply("- " + approve);
  bench.apply("- {set: T2, budget: 9999}\n- {move: CR-aaaaa, verb: cancel, at: 2026-06-21, reason: no}\n- {move: CR-aaaaa, verb: reopen, at: 2026-06-22, reason: yes}\n- {move: CR-aaaaa, verb: approve, at: 2026-06-23}\n");
  CHECK(bench.holds(ship, "budget: CNY 9999.00"));
  CHECK(bench.tasks() == 4);
}

TEST_CASE("a predecessor that is named by its number replaces the one that stands there, and is taken away") {
  EffectsBench bench;
  bench.change("CR-aaaaa", "  - {id: p2q5, op: depend, record: T-bbbbb, value: T1 FS+5d}\n");
  bench.apply("- " + approve);
  CHECK(bench.holds(ship, "depends:\n  - T-aaaaa FS+5d  # T1 Build\nbudget"));
  bench.change("CR-bbbbb", "  - {id: p2q5, op: undepend, record: T-bbbbb, value: T1}\n");
  bench.apply("- {move: CR-bbbbb, verb: approve, at: 2026-06-20}");
  CHECK(!bench.holds(ship, "T-aaaaa"));
  bench.change("CR-ccccc", "  - {id: p2q5, op: undepend, record: T-bbbbb, value: T1}\n");
  CHECK(bench.refusal("- {move: CR-ccccc, verb: approve, at: 2026-06-20}").find("holds no “T-aaaaa”") != std::string::npos);
}

TEST_CASE("several changes at once: equal ids of effects, and one predecessor with two lags") {
  EffectsBench bench;
  bench.change("CR-aaaaa", "  - {id: k7d2, op: add, kind: task, values: {title: Labels, duration: 1d}}\n  - {id: m3x4, op: depend, record: T-bbbbb, value: $k7d2}\n  - {id: m3x5, op: depend, record: T-bbbbb, value: $k7d2 SS+2d}\n  - {id: m3x6, op: depend, record: T-bbbbb, value: T-aaaaa FS+2d}\n");
  bench.change("CR-bbbbb", "  - {id: k7d2, op: add, kind: task, values: {title: Lamps, duration: 1d}}\n  - {id: m3x6, op: depend, record: T-bbbbb, value: T-aaaaa FS+3d}\n");
  bench.apply("- " + approve + "\n- {move: CR-bbbbb, verb: approve, at: 2026-06-20}\n- {add: task, as: $k7d2, title: Apart}\n");
  CHECK(bench.tasks() == 6);
  CHECK(bench.holds(ship, " SS+2d  # Labels\n"));
  CHECK(bench.holds(ship, "T-aaaaa FS+3d"));
  CHECK(!bench.holds(ship, "T-aaaaa FS+2d"));
}

TEST_CASE("an effect that says too little stops the approval, and nothing changes") {
  const std::pair<const char*, const char*> cases[] = {
      {"{id: p2q5, op: set, record: T-bbbbb, field: budget}", "the effect p2q5 has no “value”"},
      {"{id: p2q5, op: remove, record: T-bbbbb, value: T1}", "the effect p2q5 has no “op” that is known: add, set, depend, undepend"},
      {"{id: p2q5, record: T-bbbbb, value: T1}", "the effect p2q5 has no “op” that is known"},
      {"{id: p2q5, op: undepend, record: T-bbbbb}", "the effect p2q5 has no “value”"},
      {"{id: p2q5, op: depend, value: T1}", "the effect p2q5 has no “record”"},
      {"{id: p2q5, op: add, values: {title: X}}", "the effect p2q5 has no “kind”"},
      {"{id: p2q5, op: set, record: CR-aaaaa, field: price_delta, value: CNY 1.00}", "the effect p2q5 would change what it belongs to"},
      {"{id: p2q5, op: depend, record: T-bbbbb, value: $k7d2}", "no effect that adds a record is called $k7d2"},
      {"{id: p2q5, op: set, record: T-zzzzz, field: budget, value: CNY 1.00}", "there is no record “T-zzzzz”"},
      {"{id: p2q5, op: add, kind: tusk, values: {title: X}}", "there is no kind “tusk”"},
  };
  for (const auto& [effect, why] : cases) {
    EffectsBench bench;
    bench.change("CR-aaaaa", "  - " + std::string(effect) + "\n");
    const std::string said = bench.refusal("- " + approve);
    CAPTURE(said);
    CHECK(said.find(why) != std::string::npos);
    CHECK(said.find("changes/CR-aaaaa.yaml:9:") != std::string::npos);
  }
}

TEST_CASE("an approval gets the hash of what is approved; one that stands there, and one of an export, stays as it is") {
  EffectsBench bench;
  const std::string path = "changes/CR-aaaaa.yaml", old = "  - {person: hejun, party: client, at: 2026-06-11}\n";
  bench.change("CR-aaaaa", "  - {id: p2q5, op: set, record: T-bbbbb, field: budget, value: CNY 2500.00}\n");
  Value again = Value::map();
  for (const auto& [key, text] : {std::pair("person", "hejun"), {"party", "client"}, {"at", "2026-06-15"}}) again.set(key, Value::scalar(text));
  bench.project->change(*bench.project->registry().find("change"), "CR-aaaaa", {{RecordEdit::Act::append, {"approvals"}, again}}, "test");  // hejun twice: the new one is meant
  CHECK(bench.holds(path, old));
  CHECK(bench.holds(path, "content_sha256: "));
  EffectsBench other;
  other.disk->put(path, "id: CR-aaaaa\ntitle: Change\ncreated: 2026-06-10\n");
  other.apply(R"({"accord": 1, "records": [{"kind": "change", "id": "CR-aaaaa", "title": "Change", "created": "2026-06-10", "approvals": [{"person": "hejun", "party": "client", "at": "2026-06-11"}]}]})");
  CHECK(other.holds(path, "party: client"));
  CHECK(!other.holds(path, "content_sha256"));
}
