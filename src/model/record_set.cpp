#include "accord/model/record_set.h"

#include <algorithm>
#include <tuple>

#include "accord/base/text.h"

namespace accord {
namespace {

constexpr std::size_t shortest_prefix = 3;

}  // namespace

RecordSet::RecordSet(std::vector<Record> records) : records_(std::move(records)) {
  std::ranges::stable_sort(records_, [](const Record& a, const Record& b) {
    return std::tie(a.kind->name, a.id) < std::tie(b.kind->name, b.id);
  });
  by_id_.reserve(records_.size());
  for (std::size_t i = 0; i < records_.size(); ++i) {
    by_id_.try_emplace(records_[i].id, i);
    auto [range, fresh] = ranges_.try_emplace(records_[i].kind->name, i, i);
    range->second.second = i + 1;
  }
}

std::span<const Record> RecordSet::of(std::string_view kind) const {
  auto range = ranges_.find(kind);
  if (range == ranges_.end()) return {};
  return std::span(records_).subspan(range->second.first, range->second.second - range->second.first);
}

const Record* RecordSet::single(std::string_view kind) const {
  const auto records = of(kind);
  return records.empty() ? nullptr : &records.front();
}

const Record* RecordSet::find(std::string_view id) const {
  auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &records_[found->second];
}

std::vector<const Record*> RecordSet::resolve(std::string_view typed, std::string_view kind) const {
  const std::span<const Record> candidates = kind.empty() ? std::span(records_) : of(kind);
  std::vector<const Record*> hits;
  const auto search = [&](auto matches) {
    for (const Record& record : candidates)
      if (matches(record)) hits.push_back(&record);
    return !hits.empty();
  };
  const auto random_part = [](const Record& record) -> std::string_view {
    const auto dash = record.id.find('-');
    return record.kind->prefix.empty() || dash == std::string::npos ? std::string_view() : std::string_view(record.id).substr(dash + 1);
  };
  if (search([&](const Record& record) { return equal_ignoring_case(record.id, typed) || (!random_part(record).empty() && equal_ignoring_case(random_part(record), typed)); })) return hits;
  if (search([&](const Record& record) { return equal_ignoring_case(record.text("number"), typed) || equal_ignoring_case(record.text("wbs"), typed); })) return hits;
  const std::string wanted = lower_ascii(typed);
  search([&](const Record& record) {
    const std::string_view random = random_part(record);
    if (random.empty()) return false;
    const std::size_t prefix = record.kind->prefix.size() + 1;
    if (wanted.size() >= prefix + shortest_prefix && lower_ascii(record.id).starts_with(wanted)) return true;
    return wanted.size() >= shortest_prefix && lower_ascii(random).starts_with(wanted);
  });
  return hits;
}

std::vector<const Record*> RecordSet::linking_to(std::string_view id) const {
  std::vector<const Record*> result;
  for (const Record& record : records_) {
    const std::vector<Link> links = links_of(record);
    if (std::ranges::find(links, id, &Link::target) != links.end()) result.push_back(&record);
  }
  return result;
}

}  // namespace accord
