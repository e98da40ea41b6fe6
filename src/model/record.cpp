#include "accord/model/record.h"

#include "accord/model/covered_content.h"
#include "accord/model/settings.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace accord {
namespace {

const std::vector<Member>& no_members() {
  static const std::vector<Member> none;
  return none;
}

}  // namespace

void KeyIndex::learn(const Value& map) {
  constexpr std::uint8_t several = 255;
  members_ = 0;
  if (!map.is_map() || map.members.empty() || map.members.size() >= several) return;
  slots_.fill(0);
  for (std::size_t i = 0; i < map.members.size(); ++i) {
    std::uint8_t& member = slots_[key_number(map.members[i].key) % size];
    member = member == 0 ? static_cast<std::uint8_t>(i + 1) : several;
  }
  members_ = static_cast<std::uint8_t>(map.members.size());
}

const Value& KeyIndex::find(const Value& map, std::string_view key) const {
  if (members_ == 0) return map[key];
  const std::uint8_t member = slots_[key_number(key) % size];
  if (member == 0) return Value::nothing();
  if (member > members_) return map[key];
  const Member& found = map.members[member - 1U];
  return found.key == key ? found.value : Value::nothing();
}

Record::Record(const Kind* own_kind, std::string own_id, std::string own_file, Value content)
    : kind(own_kind), id(std::move(own_id)), file(std::move(own_file)), own_(new Own{std::move(content)}) {}

Record::Record(const Record& original, const RecordScreen& screen, const Digest* digest)
    : kind(original.kind), id(original.id), screen_(&screen), digest_(digest) {}

// A copy has learnt nothing: who copies a record may change it.
Record::Record(const Record& other)
    : kind(other.kind), id(other.id), file(other.file), own_(other.own_ ? new Own{other.own_->content} : nullptr), screen_(other.screen_),
      digest_(screen_ != nullptr ? other.digest_ : nullptr) {}

Record::Record(Record&& other) noexcept
    : kind(other.kind), id(std::move(other.id)), file(std::move(other.file)), own_(std::move(other.own_)), screen_(std::exchange(other.screen_, nullptr)),
      digest_(std::exchange(other.digest_, nullptr)) {}

Record& Record::operator=(Record&& other) noexcept {
  kind = other.kind;
  id = std::move(other.id);
  file = std::move(other.file);
  own_ = std::move(other.own_);
  screen_ = std::exchange(other.screen_, nullptr);
  digest_ = std::exchange(other.digest_, nullptr);
  return *this;
}

Record& Record::operator=(const Record& other) { return *this = Record(other); }

const Value& Record::content() const { return screen_ != nullptr ? screen_->content() : own_ ? own_->content : Value::nothing(); }

Value& Record::edit() {
  if (screen_ != nullptr || !own_) own_.reset(new Own{content()});
  screen_ = nullptr;
  digest_ = nullptr;
  own_->keys = {};
  return own_->content;
}

void Record::learn() {
  if (digest_ != nullptr || !own_) return;
  own_->keys.learn(own_->content);
  Digest digest;
  digest.for_client = text("visibility") == "client";
  digest.created = date("created");
  for (const Member& item : items("moves")) {
    const std::string_view to = item.value["to"].text;
    const auto at = to.empty() ? std::nullopt : parse_moment(item.value["at"].text);
    if (!at) continue;
    digest.latest = digest.moves.empty() ? at->date : std::max(digest.latest, at->date);
    digest.state = kind != nullptr ? kind->state(to) : nullptr;
    digest.moves.push_back({digest.state != nullptr ? std::string_view(digest.state->name) : to, *at});
  }
  own_->digest = std::move(digest);
  digest_ = &own_->digest;
}

std::string_view Record::text(std::string_view field) const {
  const Value& value = this->value(field);
  if (value.is_scalar()) return value.text;
  const Field* description = kind ? kind->field(field) : nullptr;
  return description ? std::string_view(description->fallback) : std::string_view();
}

bool Record::has(std::string_view field) const { return !value(field).is_none(); }

std::optional<Date> Record::date(std::string_view field) const {
  // A moment's local day serves where a day is asked for.
  const auto moment = parse_moment(text(field));
  return moment ? std::optional(moment->date) : std::nullopt;
}

std::optional<Moment> Record::moment(std::string_view field) const { return parse_moment(text(field)); }

std::optional<Money> Record::money(std::string_view field) const { return parse_money(text(field)); }

std::optional<Decimal> Record::decimal(std::string_view field) const { return parse_decimal(text(field)); }

std::optional<long> Record::integer(std::string_view field) const {
  const std::string_view digits = text(field);
  long number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool Record::flag(std::string_view field) const { return text(field) == "true"; }

std::vector<std::string_view> Record::list(std::string_view field) const {
  const Value& value = this->value(field);
  if (value.is_scalar()) return {value.text};
  std::vector<std::string_view> texts;
  for (const Member& member : value.members)
    if (value.is_list() && member.value.is_scalar()) texts.push_back(member.value.text);
  return texts;
}

const std::vector<Member>& Record::items(std::string_view field) const {
  const Value& value = this->value(field);
  return value.is_list() ? value.members : no_members();
}

std::string_view localized(const Record& record, std::string_view field, Language language) {
  const Value& translated = record.value(translation_of(field, language));
  return translated.is_scalar() && !translated.text.empty() ? std::string_view(translated.text) : std::string_view(record.value(field).text);
}

std::string_view localized(const Value& item, std::string_view field, Language language) {
  const Value& translated = item[translation_of(field, language)];
  return translated.is_scalar() && !translated.text.empty() ? std::string_view(translated.text) : std::string_view(item[field].text);
}

Message localized_in_both(const Record& record, std::string_view field) {
  return bilingual(std::string(localized(record, field, Language::en)), std::string(localized(record, field, Language::zh)));
}

Message localized_in_both(const Value& item, std::string_view field) {
  return bilingual(std::string(localized(item, field, Language::en)), std::string(localized(item, field, Language::zh)));
}

std::string_view call_sign(const Record& record) {
  for (std::string_view field : {"number", "wbs"})
    if (const std::string_view text = record.text(field); !text.empty()) return text;
  return record.id;
}

std::string_view target_of(const Field& field, std::string_view text) {
  switch (field.type) {
    case FieldType::dependency:
    case FieldType::attendance:
      return text.substr(0, text.find(' '));
    case FieldType::result:
      return text.find(' ') == std::string_view::npos ? std::string_view() : text.substr(text.find(' ') + 1);
    default:
      return text;
  }
}

bool holds_reference(const Field& field) {
  return field.type == FieldType::reference || field.type == FieldType::dependency || field.type == FieldType::attendance ||
         field.type == FieldType::result;
}

namespace {

void collect(const std::vector<Field>& fields, const Value& content, const std::string& path, std::vector<Link>& links) {
  const auto scalar = [&](const Field& field, const Value& value, const std::string& where) {
    if (value.is_scalar()) links.push_back({where, target_of(field, value.text), value.mark, &field});
  };
  for (const Field& field : fields) {
    const bool refers = holds_reference(field);
    if (!refers && field.type != FieldType::group && field.type != FieldType::items) continue;
    const Value& value = content[field.name];
    if (value.is_none()) continue;
    const std::string where = path.empty() ? field.name : path + "." + field.name;
    if (refers) {
      scalar(field, value, where);
      for (const Member& item : value.members) scalar(field, item.value, where);
    } else if (field.type == FieldType::group) {
      collect(field.items, value, where, links);
    } else if (field.type == FieldType::items) {
      for (const Member& item : value.members) collect(field.items, item.value, where, links);
    }
  }
}

/// Takes references out of a map and of what stands in it.
class LinkCut {
 public:
  explicit LinkCut(const std::function<bool(std::string_view)>& goes) : goes_(goes) {}

  /// Whether something is gone that the map needs.
  bool cut(const std::vector<Field>& fields, Value& content) {
    bool is_incomplete = false;
    for (const Field& field : fields) {
      Value* value = content.find(field.name);
      if (!value) continue;
      if (field.type == FieldType::group) cut(field.items, *value);
      const bool goes = holds_reference(field) && is_gone(field, *value);
      const std::size_t items = value->members.size();
      if (field.type == FieldType::items) std::erase_if(value->members, [&](Member& item) { return cut(field.items, item.value); });
      else if (holds_reference(field)) std::erase_if(value->members, [&](const Member& item) { return is_gone(field, item.value); });
      if (!goes && (items == 0 || !value->members.empty())) continue;
      std::erase_if(content.members, [&](const Member& member) { return member.key == field.name; });
      is_incomplete = is_incomplete || field.needed_from == "always";
    }
    return is_incomplete;
  }

  std::size_t count() const { return count_; }

 private:
  bool is_gone(const Field& field, const Value& value) {
    if (!value.is_scalar() || !goes_(target_of(field, value.text))) return false;
    ++count_;
    return true;
  }

  const std::function<bool(std::string_view)>& goes_;
  std::size_t count_ = 0;
};

}  // namespace

bool given_at_start(const Kind& kind, const Field& field) {
  if (!field.fallback.empty() || field.name == "id" || field.name == "title" || field.name == "created") return true;
  return (field.name == "at" && kind.immutable) || (field.name == "content_sha256" && kind.fill);
}

void begin_record(const Kind& kind, Value& content, const Settings& settings, const Beginning& beginning) {
  if (kind.field("created") && content["created"].is_none()) content.set("created", Value::scalar(to_string(beginning.today)));
  if (kind.immutable && kind.field("at") && content["at"].is_none()) content.set("at", Value::scalar(to_string(beginning.today)));
  if (kind.field("visibility") && content["visibility"].is_none() && settings.share.contains(kind.name)) content.set("visibility", Value::scalar("client"));
  if (kind.fill) kind.fill(content, beginning);
  for (const Field& list : kind.fields) {
    if (list.stamped.empty() || content[list.name].is_none()) continue;
    const std::string hash = content_hash(Record(&kind, {}, {}, content), list.stamped);
    for (Member& item : content.find(list.name)->members)
      if (item.value.is_map() && item.value["content_sha256"].is_none()) item.value.set("content_sha256", Value::scalar(hash));
  }
}

std::string translation_of(std::string_view field, Language language) { return std::string(field) + (language == Language::zh ? "_zh" : "_en"); }

std::vector<Link> links_of(const Record& record) {
  std::vector<Link> links;
  if (record.kind) collect(record.kind->fields, record.content(), {}, links);
  return links;
}

std::size_t leave_out_links(Record& record, const std::function<bool(std::string_view target)>& goes) {
  LinkCut links(goes);
  links.cut(record.kind->fields, record.edit());
  return links.count();
}

}  // namespace accord
