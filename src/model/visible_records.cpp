#include "accord/model/visible_records.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

namespace accord {
namespace {

bool is_visible(const RecordSet& visible, std::string_view id) { return visible.find(id) != nullptr; }

/// Whether the field's scalar is shown: it names no record, or one that is seen.
bool shows_scalar(const Field& field, std::string_view text, const RecordSet& visible) { return !holds_reference(field) || is_visible(visible, target_of(field, text)); }

Value visible_part(const std::vector<Field>& fields, const Value& content, const RecordSet& visible, const std::string& key);

Value visible_value(const Field& field, const Value& value, const RecordSet& visible) {
  const bool filtered = holds_reference(field) || field.type == FieldType::items;
  if (field.type == FieldType::group) return visible_part(field.items, value, visible, {});
  if (!filtered || (value.members.empty() && !value.is_scalar())) return value;
  if (value.is_scalar()) return shows_scalar(field, value.text, visible) ? value : Value();
  Value kept;
  kept.shape = value.shape;
  kept.mark = value.mark;
  kept.members.reserve(value.members.size());
  for (const Member& item : value.members) {
    if (field.type == FieldType::items) kept.members.push_back({item.key, item.mark, visible_part(field.items, item.value, visible, field.key)});
    else if (is_visible(visible, target_of(field, item.value.text))) kept.members.push_back(item);
  }
  return kept;
}

/// Only what the description names and does not call internal; unknown keys are internal.
Value visible_part(const std::vector<Field>& fields, const Value& content, const RecordSet& visible, const std::string& key) {
  Value kept = Value::map();
  kept.mark = content.mark;
  kept.members.reserve(content.members.size());
  FieldCursor cursor(fields);
  for (const Member& member : content.members) {
    if (member.key == key) {
      kept.members.push_back(member);
      continue;
    }
    const Field* described = cursor.find(member.key);
    if (!described || described->is_internal) continue;
    Value value = visible_value(*described, member.value, visible);
    if (!value.is_none()) kept.members.push_back({member.key, member.mark, std::move(value)});
  }
  return kept;
}

/// Whether a client sees all that a digest tells of the kind's records.
bool shows_digest(const Kind& kind) {
  const auto shown = [&](std::string_view key) {
    const Field* field = kind.described(key);
    return field != nullptr && !field->is_internal;
  };
  return shown("created") && shown("moves");
}

/// Most records are looked at for a field or two. The rest is made when something asks for more.
class ClientScreen final : public RecordScreen {
 public:
  ClientScreen() = default;
  ClientScreen(const ClientScreen&) = delete;
  ClientScreen& operator=(const ClientScreen&) = delete;
  ~ClientScreen() override { delete content_.load(); }

  void set_before(const Record& original, const RecordSet& visible) {
    original_ = &original;
    visible_ = &visible;
  }

  const Value& value(std::string_view field) const override {
    const Value& written = original_->value(field);
    if (written.is_none()) return Value::nothing();
    const Field* described = original_->kind->described(field);
    if (described == nullptr || described->is_internal) return Value::nothing();
    const bool has_parts = described->type == FieldType::items || described->type == FieldType::group;
    if (!has_parts && written.is_scalar()) return shows_scalar(*described, written.text, *visible_) ? written : Value::nothing();
    return !has_parts && !holds_reference(*described) ? written : content()[field];
  }

  const Value& content() const override {
    if (const Value* made = content_.load()) return *made;
    auto fresh = std::make_unique<const Value>(visible_part(original_->kind->fields, original_->content(), *visible_, {}));
    const Value* first = nullptr;
    if (content_.compare_exchange_strong(first, fresh.get())) return *fresh.release();
    return *first;  // another thread's
  }

 private:
  const Record* original_ = nullptr;
  const RecordSet* visible_ = nullptr;
  mutable std::atomic<const Value*> content_ = nullptr;
};

}  // namespace

struct ClientView::Screens {
  std::vector<ClientScreen> of_record;
};

ClientView::ClientView() = default;
ClientView::ClientView(ClientView&&) noexcept = default;
ClientView& ClientView::operator=(ClientView&&) noexcept = default;
ClientView::~ClientView() = default;

bool sees(Audience audience, const Record& record) {
  if (audience == Audience::internal || record.kind->seen_by_name) return true;
  return record.digest() != nullptr ? record.digest()->for_client : record.text("visibility") == "client";
}

std::vector<const Record*> withheld_records(const RecordSet& records, Audience audience, Date as_of) {
  std::vector<const Record*> withheld;
  for (const Record& record : records.all())
    if (!sees(audience, record) && exists_at(record, as_of)) withheld.push_back(&record);
  return withheld;
}

ClientView project(const RecordSet& records, Audience audience) {
  ClientView view;
  view.audience_ = audience;
  if (audience == Audience::internal) {
    view.records_ = std::make_unique<const RecordSet>(records, std::vector<Record>());
    return view;
  }
  std::vector<const Record*> seen;
  for (const Record& record : records.all())
    if (sees(audience, record)) seen.push_back(&record);
  view.screens_ = std::make_unique<ClientView::Screens>(ClientView::Screens{std::vector<ClientScreen>(seen.size())});
  std::vector<ClientScreen>& screens = view.screens_->of_record;
  std::vector<Record> kept;
  kept.reserve(seen.size());
  const Kind* kind = nullptr;
  bool with_digest = false;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i]->kind != kind) with_digest = shows_digest(*(kind = seen[i]->kind));
    kept.emplace_back(*seen[i], screens[i], with_digest ? seen[i]->digest() : nullptr);
  }
  view.records_ = std::make_unique<const RecordSet>(std::move(kept));
  for (std::size_t i = 0; i < seen.size(); ++i) screens[i].set_before(*seen[i], *view.records_);
  return view;
}

}  // namespace accord
