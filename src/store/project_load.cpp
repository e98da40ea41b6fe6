// Reading a project: where it is, its settings, and its records by several threads at once.
#include <algorithm>
#include <filesystem>

#include "accord/base/text.h"
#include "accord/model/check.h"
#include "accord/model/input.h"
#include "accord/model/look_alikes.h"
#include "accord/store/project.h"
#include "accord/store/record_text.h"
#include "accord/store/yaml.h"
#include "store/project_source.h"
#include "store/record_looks.h"

namespace accord {
namespace {

constexpr std::string_view settings_file = "accord.yaml";

Finding read_failure(const FileRead& read, const std::string& path) {
  Message reason = read.reason;
  if (!reason.arguments.empty()) reason.arguments.front() = Message("the file");  // the finding names it
  const std::vector<Message> hints = read.error().hints();
  return {read.state == FileRead::State::failed ? "file.io" : "file", Severity::error, path, {}, {}, std::move(reason), hints.empty() ? Message() : hints.front()};
}

/// A folder that cannot be listed hides its own records only.
std::vector<DirectoryEntry> listed_folder(const Disk& disk, const std::string& folder, Findings& findings) {
  try {
    return disk.list(folder);
  } catch (const Error& error) {
    findings.push_back({error.failure() == Failure::io ? "file.io" : "file", Severity::error, folder, {}, {}, error.message(), {}});
    return {};
  }
}

/// Why a project cannot call its own field so: it must be one word, and must not mean something else already, in a file
/// (a field, its translation) or on the command line (an option of every command, --add-… of a list).
Message own_field_problem(const Kind& kind, const std::vector<Field>& others, std::string_view name) {
  static constexpr std::string_view options[] = {"as_of", "color", "directory", "dry_run", "expect", "format", "help", "json", "lang", "propose", "version", "yes"};
  const bool word = name.front() >= 'a' && name.front() <= 'z' && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  if (!word) return say("“{}” cannot name a field", name);
  const bool of_list = name.starts_with("add_") || name.starts_with("remove_") || name.starts_with("clear_");
  if (of_list || std::ranges::find(options, name) != std::end(options) || described_field(kind.fields, name) || described_field(others, name))
    return say("“{}” means something else in a {}", name, kind);
  return {};
}

/// The id in a file is its name, or nobody can tell which record is meant (reliability B10, B11).
bool has_own_id(const Record& record, Findings& findings) {
  const Value& id = record.content()["id"];
  if (record.kind->singleton || !id.is_scalar() || id.text == record.id) return true;
  findings.push_back({"record.id", Severity::error, record.file, id.mark, "id", say("the id “{}” is not the file's name “{}”", id.text, record.id),
                      "put back the one that other records refer to; neither was changed"});
  return false;
}

}  // namespace

std::string find_project(const std::string& start) {
  std::error_code error;
  for (std::filesystem::path folder = std::filesystem::absolute(start, error);; folder = folder.parent_path()) {
    if (std::filesystem::is_regular_file(folder / settings_file, error)) return folder.string();
    if (!folder.has_relative_path()) break;
  }
  throw Error(Failure::not_found, say("there is no accord project in {} or above it", start),
              {"accord init makes one here", "accord -C DIR … works in another directory"});
}

std::optional<Record> parse_record(const Kind& kind, std::string_view id, std::string file, std::string text, Findings& findings) {
  auto tree = read_yaml(std::move(text), file, findings);
  if (!tree) return std::nullopt;
  Record record;
  record.kind = &kind;
  record.id = id;
  record.file = std::move(file);
  record.edit() = to_value(*tree);
  if (!has_own_id(record, findings)) return std::nullopt;
  return record;
}

Project::Project(std::unique_ptr<Disk> disk, std::vector<Registry::Row> kinds, Broken broken) : disk_(std::move(disk)), registry_(std::move(kinds)) {
  const std::string file(settings_file);
  FileRead read = disk_->try_read(file);
  if (!read.ok() && broken == Broken::throws) throw read.error();
  if (!read.ok()) settings_findings_.push_back(read_failure(read, file));
  const auto tree = read.ok() ? read_yaml(std::move(read.bytes), file, settings_findings_) : std::nullopt;
  if (!tree && broken == Broken::throws) throw unreadable_record(settings_findings_);
  broken_ = !tree;
  if (broken_) return;
  settings_ = read_settings(to_value(*tree), file, settings_findings_);
  for (auto& [kind, fields] : settings_.fields) {
    const Kind* extended = registry_.find(kind);
    const auto marked = [&](const std::string& name) {
      for (const Member& item : settings_.content["fields"][kind].members)
        if (item.value["name"].text == name) return item.value["name"].mark;
      return settings_.content["fields"][kind].mark;
    };
    std::vector<Field> accepted;
    for (Field& field : fields) {
      const Message problem = extended ? own_field_problem(*extended, accepted, field.name) : say("there is no kind “{}”", kind);
      if (problem.empty()) accepted.push_back(std::move(field));
      else settings_findings_.push_back({"settings", Severity::error, file, marked(field.name), "fields." + kind, problem, "a name of its own: lower-case letters, digits and _"});
    }
    fields = std::move(accepted);
    registry_.extend(kind, fields);
  }
  for (const Member& item : settings_.content["share"].members) {
    std::vector<std::string_view> names;
    for (const Registry::Row& row : registry_.rows()) names.push_back(row.name);
    if (std::ranges::find(names, item.value.text) != names.end()) continue;
    const auto near = nearest(item.value.text, std::span<const std::string_view>(names));
    settings_findings_.push_back({"settings", Severity::error, file, item.value.mark, "share", say("there is no kind “{}”", item.value.text), near ? say("did you mean “{}”?", *near) : Message("accord help names them")});
  }
}

Project::~Project() = default;

std::string Project::path_of(const Kind& kind, std::string_view id) {
  return kind.singleton ? kind.folder : kind.folder + "/" + std::string(id) + std::string(record_suffix);
}

Project::Sources Project::sources(const std::vector<const Kind*>& kinds, Findings& findings) const {
  Sources sources;
  std::vector<Source>& found = sources.readable;
  // In the order of a record set, which then has nothing to sort.
  std::vector<const Kind*> by_name = kinds;
  std::ranges::sort(by_name, {}, &Kind::name);
  for (const Kind* kind : by_name) {
    if (kind->singleton) {
      if (disk_->type_of(kind->folder)) found.push_back({kind, kind->name, kind->folder});
      continue;
    }
    const std::size_t told = findings.size();
    const auto entries = listed_folder(*disk_, kind->folder, findings);
    if (findings.size() > told) sources.unlisted.push_back(kind);
    for (const DirectoryEntry& entry : entries) {
      const auto stem = record_stem(entry.name);
      if (!stem) continue;
      const std::string path = kind->folder + "/" + entry.name;
      if (entry.name.ends_with(record_suffix) && is_record_id(*kind, *stem)) found.push_back({kind, std::string(*stem), path});
      else if (entry.type != FileType::folder) {
        findings.push_back(misnamed_file(*kind, path));
        sources.misnamed.emplace_back(*stem, path);
      }
    }
  }
  return sources;
}

Loaded Project::load(const std::vector<const Kind*>& kinds, const std::function<void(const Record&)>& each, Reading reading) const {
  Loaded loaded;
  const Sources found = this->sources(kinds, loaded.findings);
  const std::vector<Source>& sources = found.readable;
  struct Slot {
    std::optional<Record> record;
    Findings findings;
  };
  std::vector<Slot> slots(sources.size());
  std::vector<std::string> paths;
  paths.reserve(sources.size());
  for (const Source& source : sources) paths.push_back(source.path);
  disk_->read_each(paths, [&](std::size_t i, FileRead&& read) {
    if (read.state == FileRead::State::missing) return;  // removed since the folder was listed
    if (!read.ok()) slots[i].findings.push_back(read_failure(read, paths[i]));
    else slots[i].record = parse_record(*sources[i].kind, sources[i].id, paths[i], std::move(read.bytes), slots[i].findings);
    if (slots[i].record && reading == Reading::typed && !has_right_types(*slots[i].record, slots[i].findings)) slots[i].record.reset();
    if (!slots[i].record) return;
    slots[i].record->learn();  // while all of it is in the processor's cache
    if (each) each(*slots[i].record);
  });
  std::vector<Record> records;
  records.reserve(slots.size());
  std::map<std::string, std::string> unreadable_ids;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].record) records.push_back(std::move(*slots[i].record));
    else if (!slots[i].findings.empty()) unreadable_ids[sources[i].id] = sources[i].path;
    std::ranges::move(slots[i].findings, std::back_inserter(loaded.findings));
  }
  loaded.records = RecordSet(std::move(records));
  for (const auto& [id, path] : found.misnamed) unreadable_ids.try_emplace(loaded.records.find(id) ? path : id, path);
  loaded.records.unreadable = std::move(unreadable_ids);
  loaded.unlisted = found.unlisted;
  sort_findings(loaded.findings);
  return loaded;
}

Loaded Project::load(const std::function<void(const Record&)>& each, Reading reading) const {
  Loaded loaded = load(registry_.all(), each, reading);
  loaded.findings.insert(loaded.findings.begin(), settings_findings_.begin(), settings_findings_.end());
  return loaded;
}

std::optional<Record> Project::read(const Kind& kind, std::string_view id) const {
  const std::string path = path_of(kind, id);
  FileRead read = disk_->try_read(path);
  if (read.state == FileRead::State::missing) return std::nullopt;
  if (!read.ok()) throw read.error();
  Findings findings;
  auto record = parse_record(kind, id, path, std::move(read.bytes), findings);
  if (!record) throw unreadable_record(findings);
  return record;
}

namespace {

std::string described(const Record& record) {
  return record.id + " " + std::string(call_sign(record) == record.id ? "" : call_sign(record)) + " " + std::string(record.title());
}

bool safe_identifier(std::string_view typed) {
  return !typed.empty() && typed.size() <= 64 && typed.front() != '-' && typed.front() != '.' &&
         std::ranges::all_of(typed, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
}

/// An id in the spelling of its file: the prefix in capitals, the rest in lower case.
std::string file_spelling(const Kind& kind, std::string_view typed) {
  if (kind.prefix.empty()) return std::string(typed);
  return kind.prefix + lower_ascii(typed.substr(std::min(kind.prefix.size(), typed.size())));
}

}  // namespace

std::optional<std::string> Project::id_in_folder(const Kind& kind, std::string_view typed) const {
  if (!safe_identifier(typed)) return std::nullopt;
  std::string id = file_spelling(kind, typed);
  return disk_->is_file(path_of(kind, id)) ? std::optional(std::move(id)) : std::nullopt;
}

std::optional<std::string> Project::unreadable_with_number(const RecordSet& records, const Kind* kind, std::string_view number) const {
  for (const auto& [id, file] : records.unreadable) {
    if (kind && file.substr(0, file.find('/')) != kind->folder) continue;
    const FileRead read = disk_->try_read(file);
    for (const std::string_view line : split_lines(read.bytes)) {
      if (!line.starts_with("number:")) continue;
      const std::string_view rest = line.substr(7);
      std::string_view written = trim(rest.substr(0, rest.find(" #")));
      if (written.size() > 1 && (written.front() == '"' || written.front() == '\'')) written = written.substr(1, written.size() - 2);
      if (equal_ignoring_case(written, number)) return file;
    }
  }
  return std::nullopt;
}

Record Project::resolve(std::string_view typed, const Kind* kind) const {
  if (trim(typed).empty() || typed.find('/') != std::string_view::npos || typed.starts_with('-') || typed.starts_with('.') || is_device_name(typed) || typed.find('\0') != std::string_view::npos)
    throw Error(Failure::usage, say("“{}” cannot be the name of a record", typed), {"accord find TEXT looks for one"});
  const Kind* by_prefix = kind ? kind : registry_.by_identifier(typed);
  if (by_prefix && safe_identifier(typed))
    if (auto record = read(*by_prefix, file_spelling(*by_prefix, typed))) return std::move(*record);
  const Loaded loaded = kind ? load({kind}) : load(registry_.all());
  const auto hits = loaded.records.resolve(typed, kind ? std::string_view(kind->name) : std::string_view());
  if (hits.size() == 1) return *hits.front();
  const auto by_id = loaded.records.unreadable.find(std::string(typed));
  const auto bad = by_id != loaded.records.unreadable.end() ? std::optional(by_id->second) : unreadable_with_number(loaded.records, kind, typed);
  if (bad && hits.empty()) {
    Findings of_file;
    std::ranges::copy_if(loaded.findings, std::back_inserter(of_file), [&](const Finding& finding) { return finding.file == *bad; });
    throw unreadable_record(of_file.empty() ? loaded.findings : of_file);
  }
  std::vector<Message> hints;
  if (hits.size() > 1) {
    for (std::size_t i = 0; i < std::min<std::size_t>(hits.size(), 8); ++i) hints.push_back(Message(described(*hits[i])));
    throw Error(Failure::not_found, say("“{}” could be any of {} records", typed, hits.size()), hints);
  }
  refuse_look_alikes(typed, loaded.records, kind ? std::string_view(kind->name) : std::string_view(), registry_);
  std::vector<std::string> names;
  for (const Record& record : loaded.records.all()) {
    names.push_back(record.id);
    if (call_sign(record) != record.id) names.emplace_back(call_sign(record));
  }
  if (const auto close = nearest(typed, names)) hints.push_back(say("did you mean “{}”?", *close));
  if (kind) {
    const Loaded all = load(registry_.all());
    if (const auto other = all.records.resolve(typed); other.size() == 1) hints = {say("{} is a {}: accord show {}", typed, *other.front()->kind, typed)};
  }
  hints.push_back(kind ? say("accord {} lists them", kind->name) : say("accord find \"{}\" looks in every record", typed));
  throw Error(Failure::not_found, kind ? say("there is no {} “{}”", *kind, typed) : say("there is no record “{}”", typed), hints);
}

}  // namespace accord
