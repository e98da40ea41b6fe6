#include "accord/model/record_names.h"

#include "accord/base/text.h"

namespace accord {
namespace {

template <class Names>
void add(Names& names, std::string_view name, const Record& record) {
  if (name.empty()) return;
  auto& called = names[lower_ascii(name)];
  if (called.empty() || called.back() != &record) called.push_back(&record);
}

template <class Names>
std::vector<const Record*> called(const Names& names, const std::string& name, std::string_view kind) {
  std::vector<const Record*> hits;
  const auto found = names.find(name);
  if (found == names.end()) return hits;
  for (const Record* record : found->second)
    if (kind.empty() || record->kind->name == kind) hits.push_back(record);
  return hits;
}

}  // namespace

RecordNames::RecordNames(const RecordSet& records) : records_(records) {
  for (const Record& record : records.all()) {
    add(ids_, record.id, record);
    add(ids_, random_part(record), record);
    add(signs_, record.text("number"), record);
    add(signs_, record.text("wbs"), record);
  }
}

std::vector<const Record*> RecordNames::resolve(std::string_view typed, std::string_view kind) const {
  const std::string name = lower_ascii(typed);
  for (const Named* names : {&ids_, &signs_})
    if (auto hits = called(*names, name, kind); !hits.empty()) return hits;
  return records_.resolve(typed, kind);
}

}  // namespace accord
