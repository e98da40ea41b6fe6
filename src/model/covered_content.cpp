// What a sign-off covers of a record, in one canonical form.
#include "accord/model/covered_content.h"

#include <algorithm>
#include <array>

#include "accord/base/data.h"
#include "accord/base/error.h"
#include "accord/base/json.h"
#include "accord/base/sha256.h"

namespace accord {
namespace {

constexpr std::array<std::string_view, 7> about_the_record = {"moves", "number", "notes", "visibility", "created", "tags", "links"};

Data canonical(const Value& value) {
  if (value.is_scalar()) return Data(value.text);
  if (value.is_list()) {
    Data list = Data::list();
    for (const Member& member : value.members) list.add(canonical(member.value));
    return list;
  }
  if (!value.is_map()) return Data();
  std::vector<const Member*> members;
  for (const Member& member : value.members) members.push_back(&member);
  std::ranges::sort(members, {}, &Member::key);
  Data map = Data::map();
  for (const Member* member : members)
    if (!member->value.is_none()) map.set(member->key, canonical(member->value));
  return map;
}

bool is_covered(const Field& field) {
  return !field.is_internal && std::ranges::find(about_the_record, field.name) == about_the_record.end();
}

/// Those fields and their translations.
template <class Chosen>
std::string canonical_text(const Record& record, Chosen is_chosen) {
  Value chosen = Value::map();
  for (const Field& field : record.kind->fields) {
    if (!is_chosen(field)) continue;
    for (const char* language : {"", "_en", "_zh"}) {
      if (*language != 0 && !field.is_translatable) continue;
      if (const Value& value = record.content()[field.name + language]; !value.is_none()) chosen.set(field.name + language, value);
    }
  }
  return write_json(canonical(chosen));
}

/// The members of a covered content; none when it is not one.
std::vector<DataMember> members_of(std::string_view content) {
  try {
    return parse_json(content, "content").members();
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

std::string covered_content(const Record& record) {
  return canonical_text(record, is_covered);
}

std::string content_hash(const Record& record, const std::vector<std::string>& fields) {
  return sha256_hex(canonical_text(record, [&](const Field& field) { return std::ranges::find(fields, field.name) != fields.end(); }));
}

bool is_altered(const Record& signoff) {
  const std::string_view content = signoff.text("content");
  return !content.empty() && sha256_hex(content) != signoff.text("content_sha256");
}

std::vector<const Record*> holding_signoffs(const Record& record, const RecordSet& records) {
  std::vector<const Record*> holding;
  std::string hash;
  for (const Record& signoff : records.of("signoff")) {
    if (signoff.text("signs") != record.id || signoff.text("version") != record.text("version")) continue;
    if (hash.empty()) hash = sha256_hex(covered_content(record));
    if (signoff.text("content_sha256") == hash) holding.push_back(&signoff);
  }
  return holding;
}

Refusal signed_before(const Record& before, const Record& after, const RecordSet& records) {
  if (before.text("version") != after.text("version") || covered_content(before) == covered_content(after)) return {};
  std::vector<Message> who;
  for (const Record* signoff : holding_signoffs(before, records)) {
    const Record* person = records.find(signoff->text("person"));
    who.push_back(person ? say("{} ({})", localized_in_both(*person, "title"), signoff->id) : say("{} ({})", signoff->text("person"), signoff->id));
  }
  if (who.empty()) return {};
  return {say("this content is signed, by {}", listed(who)), before.kind->field("version") ? "--version …" : "", "--propose changes it all the same: a proposal, which accord check names until it is signed anew"};
}

std::vector<std::string> differing_fields(std::string_view signed_content, std::string_view content_now) {
  const std::vector<DataMember> before = members_of(signed_content), now = members_of(content_now);
  std::vector<std::string> names;
  const auto same = [](const DataMember& member, const std::vector<DataMember>& others) {
    const auto other = std::ranges::find(others, member.key, &DataMember::key);
    return other != others.end() && other->value == member.value;
  };
  for (const DataMember& member : before)
    if (!same(member, now)) names.push_back(member.key);
  for (const DataMember& member : now)
    if (!same(member, before)) names.push_back(member.key);
  std::ranges::sort(names);
  const auto rest = std::ranges::unique(names);
  names.erase(rest.begin(), rest.end());
  return names;
}

}  // namespace accord
