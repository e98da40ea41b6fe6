#include "cli/signed_content.h"

#include <algorithm>
#include <optional>

#include "accord/base/json.h"
#include "accord/base/sha256.h"
#include "accord/model/covered_content.h"
#include "cli/record_cells.h"

namespace accord {
namespace {

/// What became of a signed content.
struct Standing {
  enum class State { same, changed, other_version, unknown, unreadable, altered } state = State::unknown;
  std::vector<std::string> differs = {};  ///< fields; none known when only the hash was kept
  std::string version_now = {};
};

/// The kind of what was signed; null when no record could have that id.
const Kind* signed_kind(Context& context, const Record& signoff) {
  const std::string_view id = signoff.text("signs");
  if (const Kind* kind = context.registry().find(id); kind && kind->singleton) return kind;
  return context.registry().by_identifier(id);
}

Standing standing_of(Context& context, const Record& signoff) {
  if (is_altered(signoff)) return {Standing::State::altered};
  const Kind* kind = signed_kind(context, signoff);
  if (!kind) return {};
  std::optional<Record> now;
  try {
    now = context.project().read(*kind, signoff.text("signs"));
  } catch (const Error&) {
    return {Standing::State::unreadable};
  }
  if (!now) return {};
  if (now->text("version") != signoff.text("version")) return {Standing::State::other_version, {}, std::string(now->text("version"))};
  const std::string content = covered_content(*now);
  if (sha256_hex(content) == signoff.text("content_sha256")) return {Standing::State::same};
  const std::string_view before = signoff.text("content");
  return {Standing::State::changed, before.empty() ? std::vector<std::string>() : differing_fields(before, content)};
}

Value as_value(const Data& data) {
  if (!data.is_list() && !data.is_map()) return Value::scalar(data.text());
  Value value = data.is_list() ? Value::list() : Value::map();
  for (const DataMember& member : data.members()) {
    if (data.is_list()) value.add(as_value(member.value));
    else value.set(member.key, as_value(member.value));
  }
  return value;
}

/// The signed content as a record of its kind, its fields in the kind's order; nothing when it was not kept whole.
std::optional<Record> signed_record(Context& context, const Record& signoff) {
  const Kind* kind = signed_kind(context, signoff);
  if (!kind || signoff.text("content").empty() || is_altered(signoff)) return std::nullopt;
  try {
    Value content = as_value(parse_json(signoff.text("content"), "content"));
    if (!content.is_map()) return std::nullopt;
    const auto place = [&](const Member& member) { return kind->described(member.key) ? kind->described(member.key) - kind->fields.data() : std::ptrdiff_t(kind->fields.size()); };
    std::ranges::stable_sort(content.members, {}, place);
    return Record(kind, std::string(signoff.text("signs")), {}, std::move(content));
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// Either may have none: a contract has no versions.
Message version_message(std::string_view now, std::string_view then) {
  if (now.empty()) return say("what stands there now has no version; signed was version {}", then);
  if (then.empty()) return say("what stands there now is version {}; signed was a content without a version", now);
  return say("what stands there now is version {}; signed was version {}", now, then);
}

Message standing_message(Context& context, const Record& signoff, const Standing& standing) {
  using State = Standing::State;
  if (standing.state == State::same) return "what stands there now is what was signed";
  if (standing.state == State::altered) return "the content kept here is not what was signed: its SHA-256 is another; put back the sign-off's file as it was committed";
  if (standing.state == State::unreadable) return "what stands there now cannot be read: accord check says why";
  if (standing.state == State::other_version) return version_message(standing.version_now, signoff.text("version"));
  if (standing.state == State::unknown) return "there is no such record now that could be compared";
  if (standing.differs.empty()) return "what stands there now is not what was signed";
  std::vector<std::string> labels;
  for (const std::string& field : standing.differs) labels.push_back(heading_of(context, *signed_kind(context, signoff), field));
  return say("what stands there now is not what was signed: {}", listed(labels));
}

}  // namespace

void tell_signed_content(Context& context, const Record& signoff, RecordSheet& sheet) {
  sheet.rows.push_back({context.text("since then"), {context.text(standing_message(context, signoff, standing_of(context, signoff)))}});
  const auto record = signed_record(context, signoff);
  if (!record && !is_altered(signoff)) return;
  std::erase_if(sheet.rows, [&](const SheetRow& row) { return row.label == heading_of(context, *signoff.kind, "content"); });
  if (!record) return;
  const Loaded people = context.project().load({context.registry().find("person")});
  RecordSheet content = sheet_of(context, *record, {people.records, context.project().settings(), context.as_of(), {}});
  const Kind& kind = *record->kind;
  sheet.rows.push_back({context.text(say("signed: {}", context.label("kinds", kind.name))), {content.heading}});
  for (SheetRow& row : content.rows) {
    const bool derived = std::ranges::any_of(kind.derived, [&](const Derived& figure) { return row.label == heading_of(context, kind, figure.name); });
    if (derived || row.label == context.label("fields", "id")) continue;  // not what was signed
    row.label = context.text(say("signed: {}", row.label));
    sheet.rows.push_back(std::move(row));
  }
}

Data signed_content_data(Context& context, const Record& signoff) {
  static constexpr const char* names[] = {"same", "changed", "other_version", "unknown", "unreadable", "altered"};
  const Standing standing = standing_of(context, signoff);
  Data data = Data::map();
  data.set("state", names[static_cast<std::size_t>(standing.state)]);
  Data& differs = data.set("differs", Data::list());
  for (const std::string& field : standing.differs) differs.add(field);
  return data;
}

}  // namespace accord
