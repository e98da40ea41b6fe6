#include "accord/store/atomic_file.h"

namespace accord {

bool save_new(Disk& disk, const StoreLock&, std::string_view path, std::string_view bytes) {
  disk.make_folder(split_path(path).folder);
  return disk.create_new(path, bytes);
}

void save(Disk& disk, const StoreLock&, std::string_view path, std::string_view bytes, std::string_view expected) {
  if (bytes == expected) {
    if (disk.read(path, expected.size() + 1) != expected) throw changed_meanwhile(path, false);
    return;
  }
  disk.replace(path, bytes, expected);
}

void sweep_temporaries(Disk& disk, std::chrono::seconds age) {
  disk.sweep_temporaries("", age);
  for (const DirectoryEntry& entry : disk.list("")) {
    if (entry.type == FileType::folder && !entry.name.starts_with('.')) disk.sweep_temporaries(entry.name, age);
  }
}

}  // namespace accord
