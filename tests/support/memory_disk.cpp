#include "support/memory_disk.h"

#include <algorithm>
#include <cerrno>

namespace accord::test {

MemoryDisk::MemoryDisk(const std::map<std::string, std::string>& files) {
  for (const auto& [path, bytes] : files) put(path, bytes);
}

void MemoryDisk::put(const std::string& path, const std::string& bytes) {
  make_folder(split_path(path).folder);
  files_[path] = bytes;
}

void MemoryDisk::put_special(const std::string& path, FileType type) {
  make_folder(split_path(path).folder);
  specials_[path] = type;
}

void MemoryDisk::fail(DiskStep step, int code, int nth) { faults_.push_back({step, code, nth}); }

void MemoryDisk::before(DiskStep step, std::function<void()> act) { acts_.emplace_back(step, std::move(act)); }

void MemoryDisk::demand(DiskStep step, std::string_view path) {
  const auto act = std::ranges::find(acts_, step, [](const auto& pair) { return pair.first; });
  if (act != acts_.end()) {
    const auto run = std::move(act->second);
    acts_.erase(act);
    run();
  }
  for (auto fault = faults_.begin(); fault != faults_.end(); ++fault) {
    if (fault->step != step || --fault->countdown > 0) continue;
    const int code = fault->code;
    faults_.erase(fault);
    throw disk_error(step, path, code);
  }
}

void MemoryDisk::write_temporary(std::string_view path) {
  const std::string folder(split_path(path).folder);
  if (!folder.empty() && !folders_.contains(folder)) throw disk_error(DiskStep::temp_open, path, ENOENT);
  for (const DiskStep step : {DiskStep::temp_open, DiskStep::write, DiskStep::file_sync, DiskStep::close}) demand(step, path);
}

FileRead MemoryDisk::try_read(std::string_view path, std::size_t limit) const {
  check_disk_path(path);
  const std::string key(path);
  if (const auto code = unreadable_.find(key); code != unreadable_.end()) return failed_read(path, code->second);
  if (const auto special = specials_.find(key); special != specials_.end()) return refused_read(path, special->second);
  if (folders_.contains(key)) return refused_read(path, FileType::folder);
  const auto file = files_.find(key);
  if (file == files_.end()) return failed_read(path, ENOENT);
  if (file->second.size() > limit) return too_large(path, limit);
  return {FileRead::State::ok, file->second, {}};
}

void MemoryDisk::read_each(const std::vector<std::string>& paths, const ReadSink& sink, unsigned) const {
  for (std::size_t i = 0; i < paths.size(); ++i) sink(i, try_read(paths[i], record_size_limit));
}

std::vector<DirectoryEntry> MemoryDisk::list(std::string_view folder) const {
  check_disk_path(folder, true);
  const std::string key(folder);
  if (specials_.contains(key)) throw failed_read(folder, ELOOP).error();
  if (const auto code = unreadable_.find(key); code != unreadable_.end()) throw failed_read(folder, code->second).error();
  std::vector<DirectoryEntry> entries;
  auto add = [&](const std::string& path, FileType type) {
    const PathParts parts = split_path(path);
    if (parts.folder == folder) entries.push_back({std::string(parts.name), type});
  };
  for (const auto& [path, bytes] : files_) add(path, FileType::regular);
  for (const auto& [path, type] : specials_) add(path, type);
  for (const std::string& path : folders_) add(path, FileType::folder);
  std::ranges::sort(entries, {}, &DirectoryEntry::name);
  return entries;
}

std::optional<FileType> MemoryDisk::type_of(std::string_view path) const {
  check_disk_path(path, true);
  const std::string key(path);
  if (const auto special = specials_.find(key); special != specials_.end()) return special->second;
  if (key.empty() || folders_.contains(key)) return FileType::folder;
  if (files_.contains(key)) return FileType::regular;
  return std::nullopt;
}

bool MemoryDisk::create_new(std::string_view path, std::string_view bytes) {
  if (type_of(path)) return false;
  write_temporary(path);
  demand(DiskStep::rename, path);
  if (type_of(path)) return false;
  files_[std::string(path)] = bytes;
  demand(DiskStep::directory_sync, path);
  return true;
}

void MemoryDisk::replace(std::string_view path, std::string_view bytes, std::string_view expected) {
  if (!type_of(path)) throw changed_meanwhile(path, true);
  write_temporary(path);
  demand(DiskStep::compare, path);
  const FileRead now = try_read(path, SIZE_MAX);
  if (now.state == FileRead::State::missing) throw changed_meanwhile(path, true);
  if (!now.ok()) throw now.error();
  if (now.bytes != expected) throw changed_meanwhile(path, false);
  demand(DiskStep::rename, path);
  files_[std::string(path)] = bytes;
  demand(DiskStep::directory_sync, path);
}

void MemoryDisk::make_folder(std::string_view folder) {
  check_disk_path(folder, true);
  for (std::size_t end = 0; end < folder.size();) {
    end = std::min(folder.find('/', end + 1), folder.size());
    const std::string path(folder.substr(0, end));
    if (files_.contains(path) || specials_.contains(path)) {
      throw Error(Failure::refused, say("{} is in the way: it is not a folder", path));
    }
    folders_.insert(path);
  }
}

}  // namespace accord::test
