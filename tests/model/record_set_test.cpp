#include "accord/model/record_set.h"

#include <doctest/doctest.h>

#include <utility>

#include "accord/model/history.h"
#include "support/small_project.h"

using namespace accord;

namespace {

std::vector<std::string> ids(const RecordRange& records) {
  std::vector<std::string> result;
  for (const Record& record : records) result.push_back(record.id);
  return result;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a set orders its records by kind and id and finds them") {
  const SmallProject project({{"task", "T-bbbbb", ""}, {"risk", "R-aaaaa", ""}, {"task", "T-aaaaa", ""}, {"contract", "contract", "number: C-1\n"}});
  const RecordSet& records = project.records();
  CHECK(ids(records.all()) == Ids{"contract", "R-aaaaa", "T-aaaaa", "T-bbbbb"});
  CHECK(ids(records.of("task")) == Ids{"T-aaaaa", "T-bbbbb"});
  CHECK(records.of("issue").empty());
  CHECK(records.find("T-bbbbb") == &records.of("task")[1]);
  CHECK(records.find("T-ccccc") == nullptr);
  CHECK(records.single("contract")->text("number") == "C-1");
}

TEST_CASE("a set on top of another has changed and new records and shares the others") {
  const SmallProject project({{"task", "T-aaaaa", "owner: linshan\n"}, {"task", "T-bbbbb", ""}, {"risk", "R-aaaaa", "links: [T-aaaaa]\n"}});
  const RecordSet& base = project.records();
  Record changed = *base.find("T-aaaaa");
  changed.edit().set("owner", Value::scalar("zhaoming"));
  changed.edit().set("effort", Value::scalar("3"));
  Record added = *base.find("T-bbbbb");
  added.id = "T-abbbb";
  const RecordSet records(base, {added, changed});
  CHECK(ids(records.of("task")) == Ids{"T-aaaaa", "T-abbbb", "T-bbbbb"});
  CHECK(records.find("T-aaaaa")->text("owner") == "zhaoming");
  CHECK(records.find("T-aaaaa")->text("effort") == "3");
  CHECK(records.find("R-aaaaa") == base.find("R-aaaaa"));
  CHECK(base.find("T-aaaaa")->text("owner") == "linshan");
  CHECK_FALSE(base.find("T-aaaaa")->has("effort"));
}

TEST_CASE("a record's place among those of its kind, also when another kind's has the id too") {
  const SmallProject project({{"risk", "R-aaaaa", ""}, {"task", "R-aaaaa", ""}, {"task", "T-aaaaa", ""}, {"milestone", "M-aaaaa", ""}});
  const RecordSet& records = project.records();
  const KindPlaces tasks = records.places_of("task"), risks = records.places_of("risk"), none = records.places_of("issue");
  CHECK(tasks.size() == 2);
  CHECK(tasks.find("R-aaaaa") == 0);
  CHECK(tasks.find("T-aaaaa") == 1);
  CHECK(tasks.find("M-aaaaa") == IdTable::nowhere);
  CHECK(tasks.find("T-zzzzz") == IdTable::nowhere);
  CHECK(tasks[0].kind->name == "task");
  CHECK(risks.find("R-aaaaa") == 0);
  CHECK(risks.find("T-aaaaa") == IdTable::nowhere);
  CHECK(none.size() == 0);
  CHECK(none.find("T-aaaaa") == IdTable::nowhere);
}

TEST_CASE("records on top of others stand where those stood; ids tell places") {
  const SmallProject project({{"task", "T-aaaaa", ""}, {"task", "T-bbbbb", ""}, {"risk", "R-aaaaa", ""}});
  const RecordSet& base = project.records();
  Record changed = *base.find("T-bbbbb");
  changed.edit().set("owner", Value::scalar("linshan"));
  const RecordSet replaced(base, {changed});
  CHECK(ids(replaced.all()) == Ids{"R-aaaaa", "T-aaaaa", "T-bbbbb"});
  CHECK(replaced.find("T-bbbbb") == &replaced.changed().front());
  CHECK(replaced.places_of("task").find("T-bbbbb") == 1);
  CHECK(&replaced.places_of("task")[1] == &replaced.changed().front());
  Record first = changed, last = changed;
  first.id = "T-00000";
  last.id = "T-zzzzz";
  const RecordSet both(replaced, {last, first});
  CHECK(ids(both.of("task")) == Ids{"T-00000", "T-aaaaa", "T-bbbbb", "T-zzzzz"});
  CHECK(both.find("T-bbbbb") == replaced.find("T-bbbbb"));
  CHECK(both.find("T-zzzzz")->text("owner") == "linshan");
}

TEST_CASE("who links to a record, each once and in the order of the set") {
  const SmallProject project({{"task", "T-aaaaa", "depends: [T-bbbbb, T-ccccc SS+1d]\nlinks: [T-bbbbb]\n"}, {"task", "T-bbbbb", ""}, {"risk", "R-aaaaa", "links: [T-bbbbb]\n"}});
  const auto linking = project.records().linking_to("T-bbbbb");
  REQUIRE(linking.size() == 2);
  CHECK(linking[0]->id == "R-aaaaa");
  CHECK(linking[1]->id == "T-aaaaa");
  CHECK(project.records().linking_to("T-ccccc").size() == 1);
  CHECK(project.records().linking_to("T-aaaaa").empty());
}

TEST_CASE("a learnt map gives what the map gives, for few keys and for more than can be learnt") {
  for (const std::size_t count : {0U, 1U, 15U, 100U, 254U, 300U}) {
    CAPTURE(count);
    Value map = Value::map();
    for (std::size_t i = 0; i < count; ++i) map.set("key_" + std::to_string(i * i), Value::scalar(std::to_string(i)));
    KeyIndex keys;
    keys.learn(map);
    for (std::size_t i = 0; i < count + 20; ++i) {
      const std::string key = "key_" + std::to_string(i);
      CHECK(&keys.find(map, key) == (map[key].is_none() ? &keys.find(map, key) : &map[key]));
      CHECK(keys.find(map, key).text == map[key].text);
    }
    CHECK(keys.find(map, "").is_none());
  }
}

TEST_CASE("a copy has learnt nothing, so that it may be changed") {
  Record record;
  record.edit().set("title", Value::scalar("A"));
  record.learn();
  Record copy = record;
  copy.edit().set("number", Value::scalar("T1"));
  CHECK(copy.text("number") == "T1");
  CHECK(copy.text("title") == "A");
  copy = record;
  copy.edit().set("wbs", Value::scalar("1.1"));
  CHECK(copy.text("wbs") == "1.1");
  const Value* title = &record.value("title");
  const Record moved = std::move(record);
  CHECK(&moved.value("title") == title);
  CHECK(moved.digest() != nullptr);
  CHECK(copy.digest() == nullptr);
}

TEST_CASE("a record that is changed has forgotten what was learnt") {
  const SmallProject project({{"task", "T-aaaaa", "visibility: client\nmoves:\n  - {to: in_progress, at: 2026-03-04}\n"}});
  Record record = *project.records().find("T-aaaaa");
  record.learn();
  REQUIRE(record.digest() != nullptr);
  CHECK(record.digest()->for_client);
  CHECK(state_of(record) == "in_progress");
  record.edit().set("moves", Value());
  CHECK(record.digest() == nullptr);
  CHECK(state_of(record) == "planned");
}
