// The sample project of the documentation: complete, in both languages, and without an error.
#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>

#include "accord/base/disk.h"
#include "accord/kinds/list.h"
#include "accord/model/check.h"
#include "accord/store/project.h"

using namespace accord;

namespace {

Project& sample() {
  static Project project(std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows());
  return project;
}

const RecordSet& records() {
  static const Loaded loaded = sample().load();
  REQUIRE(loaded.findings.empty());
  return loaded.records;
}

void collect_untranslated(const std::vector<Field>& fields, const Value& content, const std::string& path, std::vector<std::string>& missing) {
  for (const Field& field : fields) {
    const Value& value = content[field.name];
    if (value.is_none() || field.is_internal) continue;
    const std::string here = path + "." + field.name;
    if (field.is_translatable && content[field.name + "_zh"].is_none()) missing.push_back(here);
    if (field.type == FieldType::group) collect_untranslated(field.items, value, here, missing);
    if (field.type == FieldType::items)
      for (const Member& item : value.members) collect_untranslated(field.items, item.value, here, missing);
  }
}

const Record& numbered(std::string_view number) {
  const auto found = records().resolve(number);
  REQUIRE(found.size() == 1);
  return *found.front();
}

}  // namespace

TEST_CASE("sample project: no finding in its settings, its files, or by any rule") {
  CHECK(sample().settings_findings().empty());
  std::string said;
  for (const Finding& finding : check_all(records(), sample().settings()))
    said += finding.file + ": " + finding.rule + ": " + finding.message.english() + "\n";
  CHECK(said == "");
}

TEST_CASE("E1-E10: the sample project holds what the tables of domain.md count") {
  std::map<std::string, std::size_t> counts;
  for (const Record& record : records().all()) ++counts[record.kind->name];
  const std::map<std::string, std::size_t> expected = {
      {"task", 43}, {"milestone", 8}, {"baseline", 5}, {"change", 6}, {"payment", 5}, {"risk", 12}, {"meeting", 8}, {"decision", 8},
      {"survey", 2}, {"response", 20}, {"feedback", 4}, {"complaint", 2}, {"gate", 4}, {"certificate", 1}, {"handover", 5}, {"lesson", 4},
      {"duty", 3}, {"subcontract", 1}, {"issue", 14}, {"raci", 1}, {"scope", 1}, {"contract", 1}, {"quality", 1}};
  for (const auto& [kind, count] : expected) {
    CAPTURE(kind);
    CHECK(counts[kind] == count);
  }
}

TEST_CASE("sample project: every text a client may see has its Chinese") {
  for (const Record& record : records().all()) {
    if (record.text("visibility") != "client") continue;
    CAPTURE(record.file);
    std::vector<std::string> missing;
    collect_untranslated(record.kind->fields, record.content(), {}, missing);
    CHECK(missing == std::vector<std::string>{});
  }
}

TEST_CASE("sample project: what the weekly page of week 26 needs from people is there") {
  for (const char* number : {"ISS-003", "BUG-003"}) {
    CHECK(numbered(number).has("effect"));
    CHECK(numbered(number).has("effect_zh"));
  }
  CHECK(numbered("T33").has("current_action"));
  CHECK(records().of("duty").size() == 3);
  std::size_t measures = 0;
  for (const Record& action : records().of("action")) measures += action.text("solves") == numbered("T29").id ? 1u : 0u;
  CHECK(measures == 2);
  const Record& cover = records().of("cover").front();
  CHECK(cover.text("period") == "2026-W26");
  for (const char* field : {"headline", "headline_zh", "summary", "summary_zh", "way_back", "way_back_zh"}) CHECK(cover.has(field));
}

TEST_CASE("sample project: risks that name the reader or our staff stay inside") {
  for (const char* number : {"RISK-002", "RISK-004", "RISK-010"}) CHECK(numbered(number).text("visibility") == "internal");
}
