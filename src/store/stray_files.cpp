// Files named as records are, where no command reads them.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/model/input.h"
#include "accord/store/project.h"
#include "store/project_source.h"

namespace accord {
namespace {

/// A path as a terminal can show it.
std::string shown_path(std::string_view path) { return replace_all(visible_text(path), "\n", "\\n"); }

/// The kind that a file is a record of, by its name alone; a handle tells nothing.
const Kind* kind_by_name(const Registry& registry, std::string_view name) {
  const auto id = record_stem(name);
  const Kind* kind = id ? registry.by_identifier(*id) : nullptr;
  return kind && is_record_id(*kind, *id) ? kind : nullptr;
}

class Strays {
 public:
  explicit Strays(const Project& project) : project_(project) {}

  Findings find() {
    for (const DirectoryEntry& entry : listed("")) {
      if (entry.name.starts_with('.')) continue;
      if (entry.type == FileType::folder) folder(entry.name);
      else file("", entry.name), singleton(entry.name);
    }
    return std::move(findings_);
  }

 private:
  /// A folder that cannot be listed is reported by who reads it.
  std::vector<DirectoryEntry> listed(const std::string& path) const {
    try {
      return project_.disk().list(path);
    } catch (const Error&) {
      return {};
    }
  }

  void folder(const std::string& name) {
    const bool is_read = project_.registry().by_folder(name) != nullptr;
    for (const DirectoryEntry& entry : listed(name)) {
      if (!is_read && entry.type != FileType::folder) file(name + "/", entry.name);
      if (!is_read || entry.type != FileType::folder) continue;
      for (const DirectoryEntry& inner : listed(name + "/" + entry.name)) file(name + "/" + entry.name + "/", inner.name);
    }
  }

  void file(const std::string& place, const std::string& name) {
    if (const Kind* kind = kind_by_name(project_.registry(), name))
      findings_.push_back({"record.place", Severity::warning, shown_path(place + name), {}, {}, say("not read: a {}'s file lies in {}", *kind, kind->folder), say("move it there, or give it a name no record has")});
  }

  /// scope.yml, Contract.yaml
  void singleton(std::string_view name) {
    const auto stem = record_stem(name);
    if (!stem) return;
    for (const Registry::Row& row : project_.registry().rows())
      if (row.singleton && equal_ignoring_case(*stem, row.name) && name != row.folder)
        findings_.push_back({"record.place", Severity::warning, shown_path(name), {}, {}, say("not read: the file is called {}", row.folder), say("move it there, or give it a name no record has")});
  }

  const Project& project_;
  Findings findings_;
};

}  // namespace

std::optional<std::string_view> record_stem(std::string_view name) {
  if (name.starts_with('.')) return std::nullopt;
  const std::string low = lower_ascii(name);
  for (std::string_view ending : {record_suffix, std::string_view(".yml")})
    if (low.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return std::nullopt;
}

Finding misnamed_file(const Kind& kind, const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;
  const auto id = record_stem(std::string_view(path).substr(name));
  return {"record.name", Severity::error, shown_path(path), {}, {}, say("not read: no {} can be called so", kind),
          id && is_record_id(kind, *id) ? say("call it {}", Project::path_of(kind, *id)) : say("the name is the id and .yaml: {}", record_id_hint(kind))};
}

Findings stray_files(const Project& project) { return Strays(project).find(); }

}  // namespace accord
