// Every kind of the list keeps the promises that the generic parts build on.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "accord/kinds/list.h"
#include "accord/store/project.h"

using namespace accord;

namespace {

const Registry& registry() {
  static const Registry known(kind_rows());
  return known;
}

void check_fields_of(const std::string& where, const std::vector<Field>& fields) {
  std::set<std::string> names;
  static const std::set<std::string> traps{"on", "off", "yes", "no", "y", "n", "status", "updated"};
  for (const Field& field : fields) {
    CAPTURE(where + "." + field.name);
    CHECK_FALSE(field.help.empty());
    CHECK(names.insert(field.name).second);
    CHECK_FALSE(traps.contains(field.name));
    CHECK((field.type == FieldType::choice) == !field.choices.empty());
    if (!field.fallback.empty() && field.type == FieldType::choice)
      CHECK(std::ranges::find(field.choices, field.fallback) != field.choices.end());
    for (const std::string& target : field.targets) CHECK(registry().find(target) != nullptr);
    if (field.type != FieldType::mapping) check_fields_of(where + "." + field.name, field.items);
    if (!field.dated.empty()) CHECK(field.item(field.dated) != nullptr);
    if (field.type == FieldType::items && field.key != "id") CHECK(field.item(field.key) != nullptr);
  }
}

std::set<std::string> reachable_states(const Kind& kind) {
  std::set<std::string> reached{kind.states.front().name};
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const Move& move : kind.moves)
      if (std::ranges::any_of(move.from, [&](const std::string& from) { return reached.contains(from); }))
        for (const State& state : kind.states)
          if (move.leads_to(state.name)) reached.insert(state.name);
  }
  return reached;
}

}  // namespace

TEST_CASE("the row of a kind says what the kind says") {
  for (const Registry::Row& row : registry().rows()) {
    CAPTURE(std::string(row.name));
    const Kind* kind = registry().find(row.name);
    REQUIRE(kind);
    CHECK(kind->name == row.name);
    CHECK(kind->plural == row.plural);
    CHECK(kind->prefix == row.prefix);
    CHECK(kind->folder == row.folder);
    CHECK(kind->singleton == row.singleton);
    CHECK_FALSE(kind->help.empty());
  }
}

TEST_CASE("a field is found by its key or its text in a language as a walk finds it, in every kind and in a copy of one") {
  Registry extended(kind_rows());
  extended.extend("task", {line("colour", "A field of the project"), line("room", "Another").translatable()});
  for (const Kind* kind : extended.all()) {
    const Kind copy = *kind;
    std::vector<std::string> keys{"", "nothing", "nothing_zh", "_zh", "id_zh", "title_fr"};
    for (const Field& field : kind->fields)
      for (const char* ending : {"", "_en", "_zh", "x"}) keys.push_back(field.name + ending);
    for (const std::string& key : keys) {
      CAPTURE(kind->name + "." + key);
      const auto walked = std::ranges::find_if(kind->fields, [&](const Field& field) { return field.holds(key); });
      CHECK(kind->described(key) == (walked == kind->fields.end() ? nullptr : &*walked));
      const auto named = std::ranges::find(kind->fields, key, &Field::name);
      CHECK(kind->field(key) == (named == kind->fields.end() ? nullptr : &*named));
      CHECK((copy.described(key) == nullptr) == (walked == kind->fields.end()));
    }
  }
  CHECK(extended.find("task")->described("room_en")->is_internal);
}

TEST_CASE("names, prefixes and folders of kinds are unique") {
  std::set<std::string_view> names, prefixes, folders;
  for (const Registry::Row& row : registry().rows()) {
    CAPTURE(std::string(row.name));
    CHECK(names.insert(row.name).second);
    if (!row.prefix.empty()) CHECK(prefixes.insert(row.prefix).second);
    CHECK(folders.insert(row.folder).second);
  }
}

TEST_CASE("exactly the eight kinds of the first help page are common") {
  std::set<std::string> common;
  for (const Kind* kind : registry().all())
    if (kind->common) common.insert(kind->name);
  CHECK(common == std::set<std::string>{"task", "milestone", "issue", "change", "meeting", "action", "payment", "risk"});
}

TEST_CASE("every field has help, a name of its own and known targets; required_from names a state") {
  for (const Kind* kind : registry().all()) {
    CAPTURE(kind->name);
    check_fields_of(kind->name, kind->fields);
    for (const Field& field : kind->fields) {
      CAPTURE(field.name);
      CHECK((field.needed_from.empty() || field.needed_from == "always" || kind->state(field.needed_from)));
    }
  }
}

TEST_CASE("moves start from and lead to known states, verbs are unique, every state is reachable") {
  for (const Kind* kind : registry().all()) {
    if (kind->states.empty()) continue;
    CAPTURE(kind->name);
    std::set<std::string> verbs;
    for (const Move& move : kind->moves) {
      CAPTURE(move.verb);
      CHECK(verbs.insert(move.verb).second);
      CHECK(kind->state(move.to));
      CHECK_FALSE(move.from.empty());
      for (const std::string& from : move.from) CHECK(kind->state(from));
    }
    CHECK(reachable_states(*kind).size() == kind->states.size());
    for (const std::string& state : kind->due_met_in) CHECK(kind->state(state));
  }
}

TEST_CASE("default columns are fields or figures of the kind") {
  for (const Kind* kind : registry().all()) {
    CAPTURE(kind->name);
    for (const std::string& column : kind->columns) {
      CAPTURE(column);
      CHECK((kind->field(column) || kind->figure(column)));
    }
  }
}

TEST_CASE("what must never reach the client is internal") {
  const auto is_internal = [](std::string_view kind, std::string_view field) { return registry().find(kind)->field(field)->is_internal; };
  for (const char* field : {"budget", "costs", "time", "estimate", "notes", "effort"}) CHECK(is_internal("task", field));
  for (const char* field : {"email", "phone", "cost_rate", "skills", "power", "interest"}) CHECK(is_internal("person", field));
  for (const char* field : {"p", "cost_impact", "response_cost", "contingency", "residual_cost"}) CHECK(is_internal("risk", field));
  for (const char* field : {"cost_delta", "effects", "risk_impact"}) CHECK(is_internal("change", field));
  CHECK(is_internal("subcontract", "value"));
  CHECK(registry().find("baseline")->field("snapshot")->item("budget")->is_internal);
}

TEST_CASE("a figure gives the same when only the kinds it names were read") {
  Project project(std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows());
  const Loaded loaded = project.load();
  const Date as_of = *Date::of(2026, 6, 28);
  std::size_t compared = 0;
  for (const Record& record : loaded.records.all()) {
    for (const Derived& figure : record.kind->derived) {
      std::vector<Record> named{record};
      for (const Record& other : loaded.records.all())
        if (&other != &record && std::ranges::find(figure.others, other.kind->name) != figure.others.end()) named.push_back(other);
      const RecordSet alone(std::move(named));
      CAPTURE(record.id);
      CAPTURE(figure.name);
      CHECK(figure.compute({record, alone, project.settings(), &as_of}) == figure.compute({record, loaded.records, project.settings(), &as_of}));
      ++compared;
    }
  }
  CHECK(compared > 200);
}
