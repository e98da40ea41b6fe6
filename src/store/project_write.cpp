// Writing records: new ones, whole texts, and batches; one lock, one file at a time.
#include <algorithm>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/model/input.h"
#include "accord/model/kind_labels.h"
#include "accord/store/atomic_file.h"
#include "accord/store/lock.h"
#include "accord/store/project.h"
#include "accord/store/record_text.h"
#include "accord/store/yaml.h"

namespace accord {
namespace {

/// More draws than a store of a million records would ever need.
constexpr int draws = 40;

std::string handle_of(const Kind& kind, const Value& content) {
  const std::string& id = content["id"].text;
  if (id.empty()) throw Error(Failure::usage, say("a {} is named by hand; nothing was written", kind), {say("for example --id {}", kind.name == "person" ? "linshan" : "2026-W26-linshan")});
  check_new_identifier(kind, id);
  return id;
}

/// What nobody could read again is not written.
void refuse_unreadable(const Kind& kind, std::string_view id, const std::string& text) {
  Findings findings;
  if (parse_record(kind, id, {}, text, findings)) return;
  throw Error(Failure::invalid, say("the new {} could not be read again, nothing was written: {}", kind, findings.front().message), {findings.front().hint});
}

}  // namespace

void check_new_identifier(const Kind& kind, std::string_view id) {
  if (kind.prefix.empty() && id == "me") throw Error(Failure::usage, "“me” is whoever types, and nobody's handle; nothing was written", {say("for example --id {}", "linshan")});
  if (is_record_id(kind, id)) return;
  throw Error(Failure::usage, say("“{}” cannot name a {}; nothing was written", id, kind), {record_id_hint(kind)});
}

std::vector<RecordEdit> edits_by_itself(const Record& record, Date today) {
  if (!record.kind->fill) return {};
  Value content = record.content();
  content.set("id", Value::scalar(record.id));
  record.kind->fill(content, {RecordSet(), today});
  std::vector<RecordEdit> edits;
  for (const Member& member : content.members)
    if (record.content()[member.key].is_none()) edits.push_back({RecordEdit::Act::set, {member.key}, member.value});
  return edits;
}

std::string Project::text_of(const Kind& kind, const Value& content) const {
  return record_text(kind, content, [this](const Field& field, std::string_view id) { return reference_comment(field, id); });
}

std::string Project::reference_comment(const Field& field, std::string_view id) const {
  const Kind* kind = registry_.by_identifier(id);
  if (!kind || (field.targets.size() == 1 && field.targets.front() == "person")) return {};
  const FileRead read = disk_->try_read(path_of(*kind, id));
  Findings ignored;
  const auto record = read.ok() ? parse_record(*kind, id, {}, read.bytes, ignored) : std::nullopt;
  if (!record) return {};
  const std::string_view sign = call_sign(*record);
  return replace_all((sign == record->id ? std::string() : std::string(sign) + " ") + std::string(record->title()), "\n", " ");
}

void Project::require_writable() const {
  if (settings_.is_foreign())
    throw Error(Failure::refused, say("accord.yaml says format {}: this program would spoil it", settings_.format),
                {settings_.is_newer() ? Message("install a newer accord") : Message("write: format: 1")});
}

StoreLock Project::locked(std::string_view command) const {
  require_writable();
  return StoreLock(*disk_, command);
}

std::string Project::create(const Kind& kind, Value content, RandomSource& random, std::string_view command) {
  const bool named = kind.prefix.empty();
  const std::string handle = named && !kind.singleton ? handle_of(kind, content) : std::string();
  const StoreLock lock = locked(command);
  for (int i = 0; i < draws; ++i) {
    const std::string id = kind.singleton ? kind.name : named ? handle : kind.prefix + "-" + random_characters(random);
    if (!kind.singleton) {
      Value identified = Value::map();
      identified.set("id", Value::scalar(id));
      for (Member& member : content.members)
        if (member.key != "id") identified.set(member.key, std::move(member.value));
      content = std::move(identified);
    }
    const std::string text = text_of(kind, content);
    refuse_unreadable(kind, id, text);
    if (save_new(*disk_, lock, path_of(kind, id), text)) return id;
    if (named) break;
  }
  throw Error(Failure::conflict, named ? say("{} exists already; nothing was written", path_of(kind, kind.singleton ? kind.name : handle)) : Message("no free identifier was found; nothing was written"),
              {say("accord {} set … changes it", kind.name)});
}

void Project::replace_text(const Kind& kind, std::string_view id, std::string_view text, std::string_view base, std::string_view command) {
  const StoreLock lock = locked(command);
  save(*disk_, lock, path_of(kind, id), text, base);
}

void Project::write_all(const std::vector<FileChange>& changes, std::string_view command) {
  const StoreLock lock = locked(command);
  // Everything that can be refused is refused before the first file is touched.
  for (const FileChange& change : changes) {
    const FileRead now = disk_->try_read(change.path);
    const bool there = now.state != FileRead::State::missing;
    if (!change.expected && there) throw Error(Failure::conflict, say("{} exists already; nothing was written", change.path), {});
    if (!change.expected) continue;
    if (!now.ok()) throw now.error();
    if (now.bytes != *change.expected) throw changed_meanwhile(change.path, false);
  }
  const auto write = [&](const FileChange& change) {
    if (change.expected) save(*disk_, lock, change.path, change.bytes, *change.expected);
    else if (!save_new(*disk_, lock, change.path, change.bytes)) throw Error(Failure::conflict, say("{} appeared meanwhile", change.path), {"run the same batch again: what is done is skipped"});
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    try {
      write(changes[i]);
    } catch (const Error& error) {
      if (i == 0) throw;
      throw Error(Failure::unsure, say("{} of {} files of the batch are written, the others not: {}", i, changes.size(), error.message()), error.hints());
    }
  }
}

Project::Changed Project::change(const Kind& kind, std::string_view id, const std::vector<RecordEdit>& edits, std::string_view command,
                                 const std::vector<std::pair<std::string, std::string>>& expect) {
  const StoreLock lock = locked(command);
  const std::string path = path_of(kind, id);
  const std::string text = disk_->read(path);
  Findings findings;
  auto before = parse_record(kind, id, path, text, findings);
  if (!before) throw unreadable_record(findings);
  for (const auto& [field, wanted] : expect)
    if (before->text(field) != wanted)
      throw Error(Failure::conflict, say("{} of {} is “{}”, not “{}”", field_typed(kind.name, field), id, before->text(field), wanted), {say("accord show {}", id)});
  const std::string changed = edited(*before, text, edits);
  auto after = parse_record(kind, id, path, changed, findings);
  if (!after) throw unreadable_record(findings);
  save(*disk_, lock, path, changed, text);
  return {std::move(*before), std::move(*after)};
}

}  // namespace accord
