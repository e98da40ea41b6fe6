// Files that hold records, found by their folders and names.
#pragma once

#include <optional>

#include "accord/store/project.h"

namespace accord {

inline constexpr std::string_view record_suffix = ".yaml";

struct Project::Source {
  const Kind* kind;
  std::string id;
  std::string path;
};

struct Project::Sources {
  std::vector<Source> readable;
  std::vector<const Kind*> unlisted = {};  ///< whose folder could not be listed
  std::vector<std::pair<std::string, std::string>> misnamed = {};  ///< the id a file seems to be meant for, and its path
};

/// A file's name without .yaml or .yml in any case; nothing for a file of another ending and a hidden one.
std::optional<std::string_view> record_stem(std::string_view name);

/// A file that was meant as a record and is not read: tasks/T-7k2mq.yml, "tasks/T-7k2mq copy.yaml".
Finding misnamed_file(const Kind& kind, const std::string& path);

}  // namespace accord
