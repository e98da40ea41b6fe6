// Nothing internal reaches a client's page: not its text, not its number, not its order.
#include <algorithm>

#include "accord/base/json.h"
#include "document/small_project.h"

namespace accord {
namespace {

using testing::all_kinds;
using testing::document_page;
using testing::whole_project;
using testing::page_of;
using testing::read_records;
using testing::small_project;

void spoil(const std::vector<Field>& fields, Value& content) {
  for (const Field& field : fields) {
    if (field.is_internal) {
      content.set(field.name, Value::scalar("LEAK"));
    } else if (Value* value = content.find(field.name); value && value->is_list() && !field.items.empty()) {
      for (Member& item : value->members) spoil(field.items, item.value);
    } else if (value && value->is_map() && !field.items.empty()) {
      spoil(field.items, *value);
    }
  }
  content.set("unknown_key", Value::scalar("LEAK"));
}

/// Kinds whose records feed released figures (plan, dates and price of the contract) whoever may see them.
bool feeds_figures(const Kind& kind) { return kind.name == "task" || kind.name == "baseline" || kind.name == "change" || kind.name == "action"; }

/// A record of every other kind that no client may see, with every text field filled.
std::vector<Record> hidden_records() {
  std::vector<Record> hidden;
  for (const Kind* kind : all_kinds().all()) {
    if (kind->seen_by_name || kind->singleton || feeds_figures(*kind)) continue;
    Record record;
    record.kind = kind;
    record.id = kind->prefix + "-leak0";
    record.file = kind->folder + "/" + record.id + ".yaml";
    record.edit() = Value::map();
    for (const Field& field : kind->fields)
      if (field.items.empty() && !field.many) record.edit().set(field.name, Value::scalar("LEAK"));
    record.edit().set("visibility", Value::scalar("internal"));
    record.edit().set("created", Value::scalar("2026-06-22"));
    record.edit().set("due", Value::scalar("2026-06-30"));
    hidden.push_back(std::move(record));
  }
  return hidden;
}

bool is_internal(const Record& record) { return record.text("visibility") != "client" && !record.kind->seen_by_name && !record.kind->singleton; }

TEST_CASE("leak: internal fields, internal records and their order change no byte of a client's document") {
  for (const ReportRow& row : report_rows())
    for (const Language language : {Language::en, Language::zh}) {
      CAPTURE(row.name);
      const auto plain = document_page(row, whole_project(), language, Audience::client);
      std::vector<Record> spoiled = whole_project();
      for (Record& record : spoiled)
        if (record.kind->name != "response") spoil(record.kind->fields, record.edit());  // answers make the released results
      std::vector<Record> hidden = hidden_records();
      spoiled.insert(spoiled.end(), hidden.begin(), hidden.end());
      std::ranges::reverse(spoiled);
      const auto page = document_page(row, std::move(spoiled), language, Audience::client);
      CHECK(page.text == plain.text);
      CHECK(page.chat == plain.chat);
      CHECK(write_json(page.view.data) == write_json(plain.view.data));
    }
}

TEST_CASE("leak: without the internal records a client's document is the same") {
  for (const ReportRow& row : report_rows()) {
    CAPTURE(row.name);
    std::vector<Record> fewer = whole_project();
    std::erase_if(fewer, [](const Record& record) { return is_internal(record) && !feeds_figures(*record.kind) && record.kind->name != "response"; });
    REQUIRE(fewer.size() < whole_project().size());
    CHECK(document_page(row, std::move(fewer), Language::en, Audience::client).text == document_page(row, whole_project(), Language::en, Audience::client).text);
  }
}

TEST_CASE("leak: no cost, budget, reserve or margin stands in a client's document") {
  for (const ReportRow& row : report_rows())
    for (const Language language : {Language::en, Language::zh}) {
      CAPTURE(row.name);
      const auto page = document_page(row, whole_project(), language, Audience::client);
      for (const char* word : {"CPI", "EAC", "BAC", "TCPI", "budget", "reserve", "margin", "damages", "24,000", "15,000", "预算", "储备", "敞口", "利润", "违约", "成本", "Secret", "Late payment"})
        CHECK_MESSAGE(page.text.find(word) == std::string::npos, word);
    }
}

TEST_CASE("leak: a record that is no longer shared just vanishes") {
  std::vector<Record> records = read_records(small_project);
  for (Record& record : records)
    if (record.id == "ISS-aaaaa") record.edit().set("visibility", Value::scalar("internal"));
  const auto page = page_of(std::move(records), Language::en);
  CHECK(page.text.find("ISS-003") == std::string::npos);
  CHECK(page.text.find("printer") == std::string::npos);
  CHECK(page.text.find("BUG-003") != std::string::npos);
}

TEST_CASE("leak: no random identifier on a client's page, also of records without a number") {
  std::vector<Record> records = read_records(small_project);
  for (Record& record : records)
    if (record.has("number")) std::erase_if(record.edit().members, [](const Member& member) { return member.key == "number"; });
  for (const ReportRow& row : report_rows()) {
    CAPTURE(row.name);
    std::vector<Record> all = whole_project();
    for (Record& record : all) std::erase_if(record.edit().members, [](const Member& member) { return member.key == "number"; });
    const std::string data = write_json(document_page(row, all, Language::en, Audience::client).view.data);
    for (const Record& record : all)
      if (record.kind->name != "person" && !record.kind->singleton) CHECK_MESSAGE(data.find(record.id) == std::string::npos, record.id);
  }
  for (const Language language : {Language::en, Language::zh}) {
    const auto page = page_of(records, language);
    for (const Record& record : records)
      if (record.kind->name != "person" && !record.kind->singleton) CHECK_MESSAGE(write_json(page.view.data).find(record.id) == std::string::npos, record.id);
    CHECK(page.view.explanation.unnumbered == std::vector<std::string>{"ISS-aaaaa", "ISS-ccccc"});
  }
}

}  // namespace
}  // namespace accord
