#include "cli/among_others.h"

#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/model/check.h"

namespace accord {
namespace {

bool concerns_others(const Field& field, const Kind& kind) {
  return field.name == "number" || field.name == "wbs" || ((field.type == FieldType::reference || field.type == FieldType::dependency) && std::ranges::find(field.targets, kind.name) != field.targets.end());
}

bool concern_others(const Kind& kind, const std::vector<Record>& before, const std::vector<Record>& after) {
  for (const Field& field : kind.fields) {
    if (!concerns_others(field, kind)) continue;
    for (std::size_t i = 0; i < after.size(); ++i) {
      const Value& now = after[i].content()[field.name];
      if (i < before.size() ? !now.same(before[i].content()[field.name]) : !now.is_none()) return true;
    }
  }
  return false;
}

/// What check says of these records; a rule over all records of a kind speaks at the first, which is looked at too.
Findings errors_of(const Kind& kind, const std::vector<Record>& chosen, const RecordSet& records, const Settings& settings) {
  Findings findings;
  const RecordRange all = records.of(kind.name);
  const Record* first = all.empty() ? nullptr : &all.front();
  if (first) check_record({*first, records, settings}, findings);
  for (const Record& record : chosen)
    if (const Record* own = records.find(record.id); own && own != first) check_record({*own, records, settings}, findings);
  std::erase_if(findings, [](const Finding& finding) { return finding.severity != Severity::error; });
  return findings;
}

void require_free_number(const Kind& kind, const Record& record, const Loaded& loaded, const RecordSet& now, const Project& project) {
  const std::string_view number = record.text("number");
  for (const Record& other : now.of(kind.name))
    if (other.id != record.id && equal_ignoring_case(other.text("number"), number))
      throw Error(Failure::conflict, say("the number {} is that of {}", number, other.id + " " + std::string(other.title())), {say("accord {} show {}", kind.name, other.id)});
  if (const auto file = project.unreadable_with_number(loaded.records, &kind, number); file && *file != record.file)  // its own is being mended
    throw Error(Failure::conflict, say("the number {} is that of {}, which cannot be read", number, *file), {"accord check says why"});
}

}  // namespace

void require_fits(Context& context, const Kind& kind, const std::vector<Record>& before, const std::vector<Record>& after) {
  if (!concern_others(kind, before, after)) return;
  const Settings& settings = context.project().settings();
  const Loaded loaded = context.project().load();
  std::vector<Record> changed = after;
  for (Record& record : changed)
    if (record.file.empty()) record.file = Project::path_of(kind, record.id);
  const RecordSet now(loaded.records, std::move(changed));
  for (std::size_t i = 0; i < after.size(); ++i)
    if (!after[i].text("number").empty() && (i >= before.size() || before[i].text("number") != after[i].text("number")))
      require_free_number(kind, after[i], loaded, now, context.project());
  const Findings old = errors_of(kind, before, loaded.records, settings), found = errors_of(kind, after, now, settings);
  for (const Finding& finding : found) {
    const auto same = [&](const Finding& other) { return other.rule == finding.rule && other.file == finding.file; };
    if (std::ranges::count_if(found, same) > std::ranges::count_if(old, same))
      throw Error(Failure::conflict, say("{}  [{}]", finding.message, finding.rule), {finding.hint});
  }
}

}  // namespace accord
