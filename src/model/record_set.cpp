#include "accord/model/record_set.h"

#include <algorithm>
#include <mutex>

#include "accord/base/text.h"
#include "accord/base/threads.h"

namespace accord {
namespace {

constexpr std::size_t shortest_prefix = 3;

bool comes_before(const Record* a, const Record* b) {
  if (a->kind != b->kind)
    if (const int order = a->kind->name.compare(b->kind->name); order != 0) return order < 0;
  return a->id < b->id;
}

}  // namespace

std::string_view random_part(const Record& record) {
  const auto dash = record.id.find('-');
  return record.kind->prefix.empty() || dash == std::string::npos ? std::string_view() : std::string_view(record.id).substr(dash + 1);
}

struct RecordSet::Incoming {
  std::once_flag once;
  std::unordered_map<std::string_view, std::vector<const Record*>> by_target;
};

RecordSet::RecordSet() : incoming_(std::make_unique<Incoming>()) {}
RecordSet::~RecordSet() = default;
RecordSet::RecordSet(RecordSet&&) noexcept = default;
RecordSet& RecordSet::operator=(RecordSet&&) noexcept = default;

RecordSet::RecordSet(std::vector<Record> records) : own_(std::move(records)), incoming_(std::make_unique<Incoming>()) {
  order_.reserve(own_.size());
  for (const Record& record : own_) order_.push_back(&record);
  put_in_order();
}

RecordSet::RecordSet(const RecordSet& base, std::vector<Record> changed)
    : unreadable(base.unreadable), own_(std::move(changed)), incoming_(std::make_unique<Incoming>()) {
  std::vector<const Record*> replaced;
  for (const Record& record : own_) replaced.push_back(&record);
  std::ranges::sort(replaced, comes_before);
  order_.reserve(base.order_.size() + own_.size());
  for (const Record* record : base.order_)
    if (!std::ranges::binary_search(replaced, record, comes_before)) order_.push_back(record);
  for (const Record& record : own_) order_.push_back(&record);
  put_in_order();
}

void RecordSet::put_in_order() {
  constexpr std::size_t share = 512;
  share_out(own_.size(), share, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) own_[i].learn();
  });
  if (!std::ranges::is_sorted(order_, comes_before)) std::ranges::stable_sort(order_, comes_before);
  by_id_.reserve(order_.size());
  for (std::size_t i = 0; i < order_.size(); ++i) {
    by_id_.try_emplace(order_[i]->id, order_[i]);
    if (i == 0 || order_[i]->kind != order_[i - 1]->kind) ranges_.try_emplace(order_[i]->kind->name, i, i);
    ranges_.find(order_[i]->kind->name)->second.second = i + 1;
  }
}

RecordRange RecordSet::of(std::string_view kind) const {
  const auto range = ranges_.find(kind);
  if (range == ranges_.end()) return {};
  return RecordRange(std::span(order_).subspan(range->second.first, range->second.second - range->second.first));
}

const Record* RecordSet::single(std::string_view kind) const {
  const auto records = of(kind);
  return records.empty() ? nullptr : &records.front();
}

const Record* RecordSet::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<const Record*> RecordSet::resolve(std::string_view typed, std::string_view kind) const {
  const RecordRange candidates = kind.empty() ? all() : of(kind);
  std::vector<const Record*> hits;
  if (typed.empty()) return hits;  // or it would name each record that has no number
  const auto search = [&](auto matches) {
    for (const Record& record : candidates)
      if (matches(record)) hits.push_back(&record);
    return !hits.empty();
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
  std::call_once(incoming_->once, [this] {
    for (const Record* record : order_)
      for (const Link& link : links_of(*record)) {
        auto& from = incoming_->by_target[link.target];
        if (from.empty() || from.back() != record) from.push_back(record);
      }
  });
  const auto found = incoming_->by_target.find(id);
  return found == incoming_->by_target.end() ? std::vector<const Record*>() : found->second;
}

}  // namespace accord
