// The files `accord init` writes, as texts: nothing here touches the disk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accord/base/date.h"
#include "accord/base/language.h"
#include "accord/model/kind.h"

namespace accord {

/// What a new project begins with; nothing is empty unless said.
struct Start {
  std::string id = {};          ///< random, of a project that is there already its own
  std::string number = {};      ///< may be empty
  std::string name = {}, client = {}, contractor = {};
  Language language = Language::en;
  std::string currency = {};    ///< ISO 4217
  std::string zone = {};        ///< "Asia/Shanghai", "+01:00", "UTC"
  int offset_minutes = 0;  ///< of the zone, east positive
  Date today = {};
  std::string handle = {};      ///< of whoever starts it; may be empty
  std::string person = {}, email = {};  ///< name and address that go with the handle; the address may be empty
};

enum class Forge { none, github, gitlab };

struct StarterFile {
  std::string path;  ///< relative to the project's folder, or to the repository's when `at_root`
  std::string bytes;
  bool at_root = false;    ///< belongs into the repository's root, not into the project's folder
  bool generated = false;  ///< may be written again: nobody edits it
};

/// Everything but the editor's and the forge's: accord.yaml, the person, scope.yaml, contract.yaml and git's own files.
std::vector<StarterFile> project_files(const Start& start, const Registry& registry);

/// A singleton that a project begins when it needs one (the quality plan, the RACI matrix), its questions as comments; null
/// for the others. `handle`: who keeps it, may be empty.
std::optional<StarterFile> questionnaire(const Kind& kind, Language language, const std::string& handle, Date today);

/// JSON Schemas below .accord/schema and the mapping that editors read. `folder`: from the repository's root to the
/// project, empty when they are the same.
std::vector<StarterFile> editor_files(Language language, const Registry& registry, const std::string& folder);

/// The forge's recipe: checks, drafts the reports that are due, issues those that are confirmed; nothing for none.
std::vector<StarterFile> forge_files(const Start& start, Forge forge, const std::string& folder);

/// Kinds whose new records a client may see unless the project says otherwise (formats.md "Visibility").
bool shared_at_start(std::string_view kind);

}  // namespace accord
