#include "accord/model/record_set.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "accord/base/text.h"

namespace accord {
namespace {

constexpr std::size_t shortest_prefix = 3;

bool is_of_one_kind(const Record* a, const Record* b) { return a->kind == b->kind || a->kind->name == b->kind->name; }

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

std::string_view without_v(std::string_view version) {
  if (version.size() > 1 && (version[0] == 'v' || version[0] == 'V')) version.remove_prefix(1);
  return version;
}

std::size_t KindPlaces::find(std::string_view id) const {
  const std::size_t place = ids_ == nullptr ? IdTable::nowhere : ids_->find(id);
  if (place == IdTable::nowhere) return place;
  if (place >= first_ && place - first_ < records_.size()) return place - first_;
  const auto found = std::ranges::find(records_, id, &Record::id);
  return found == records_.end() ? IdTable::nowhere : static_cast<std::size_t>(std::distance(records_.begin(), found));
}

struct RecordSet::Incoming {
  std::once_flag once;
  std::unordered_map<std::string_view, std::vector<const Record*>> by_target;
};

RecordSet::RecordSet() : by_id_(std::make_shared<const IdTable>()), incoming_(std::make_unique<Incoming>()) {}
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
  for (Record& record : own_) record.learn();
  order_ = base.order_;
  bool same_places = true;
  for (const Record& record : own_) {
    const auto same = std::ranges::equal_range(order_, &record, comes_before);
    if (same.size() == 1) {
      same.front() = &record;
      continue;
    }
    order_.insert(order_.erase(same.begin(), same.end()), &record);
    same_places = false;
  }
  if (same_places) {
    by_id_ = base.by_id_;
    ranges_ = base.ranges_;
  } else {
    find_places();
  }
}

void RecordSet::put_in_order() {
  for (Record& record : own_) record.learn();
  if (!std::ranges::is_sorted(order_, comes_before)) std::ranges::stable_sort(order_, comes_before);
  find_places();
}

void RecordSet::find_places() {
  IdTable by_id(order_.size());
  for (const Record* record : order_) by_id.add(record->id);
  by_id_ = std::make_shared<const IdTable>(std::move(by_id));
  for (std::size_t first = 0; first < order_.size();) {
    std::size_t last = first + 1;
    while (last < order_.size() && is_of_one_kind(order_[last], order_[first])) ++last;
    ranges_.try_emplace(order_[first]->kind->name, first, last);
    first = last;
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
  const std::size_t place = by_id_->find(id);
  return place == IdTable::nowhere ? nullptr : order_[place];
}

KindPlaces RecordSet::places_of(std::string_view kind) const {
  const auto range = ranges_.find(kind);
  return {*by_id_, of(kind), range == ranges_.end() ? order_.size() : range->second.first};
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
  if (search([&](const Record& record) { return !record.kind->version_field.empty() && equal_ignoring_case(without_v(record.text(record.kind->version_field)), without_v(typed)); })) return hits;
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
