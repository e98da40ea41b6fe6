// RealDisk: the write protocol. Temporary file, fsync, compare, rename, fsync of the folder.
#include <algorithm>
#include <cerrno>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>

#include "accord/base/disk.h"
#include "accord/base/random.h"
#include "accord/base/signals.h"
#include "accord/base/descriptor.h"

namespace accord {
namespace {

constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

/// Removes the temporary file unless it got its final name.
class TemporaryFile {
 public:
  TemporaryFile(int folder, std::string name) : folder_(folder), name_(std::move(name)) {}
  ~TemporaryFile() {
    if (!name_.empty()) ::unlinkat(folder_, name_.c_str(), 0);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const char* name() const { return name_.c_str(); }
  void keep() { name_.clear(); }

 private:
  int folder_;
  std::string name_;
};

int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// Renames without overwriting; 0 or an errno value, EEXIST when the name is taken.
int rename_new(int folder, const char* from, const char* to) {
  if (::renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // File systems without it (NFS): two names for a moment instead. A process killed in between leaves both.
  if (::linkat(folder, from, folder, to, 0) != 0) return errno;
  return ::unlinkat(folder, from, 0) == 0 ? 0 : errno;
}

/// The folder a file is to be written in cannot be opened: a link is refused, all else is the system's no.
Error no_folder(std::string_view path, int code) {
  FileRead failure = failed_read(path, code);
  if (failure.state == FileRead::State::refused) return failure.error();
  return disk_error(DiskStep::temp_open, path, code);
}

}  // namespace

std::string RealDisk::write_temporary(int folder, std::string_view path, std::string_view bytes,
                                      std::optional<std::uint32_t> mode) const {
  SystemRandom random;
  std::string name = std::string(temporary_prefix) + random_characters(random, 16);
  if (const int code = step(DiskStep::temp_open, path)) throw disk_error(DiskStep::temp_open, path, code);
  Descriptor file(::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode ? 0600 : 0644));
  if (!file.is_open()) throw disk_error(DiskStep::temp_open, path, errno);
  TemporaryFile temporary(folder, name);
  // Best effort: FAT and some network shares keep no modes.
  if (mode) (void)::fchmod(file.get(), *mode);
  auto demand = [&](DiskStep at, auto&& act) {
    int code = step(at, path);
    if (code == 0) code = act();
    if (code != 0) throw disk_error(at, path, code);
  };
  demand(DiskStep::write, [&] { return write_all(file.get(), bytes); });
  demand(DiskStep::file_sync, [&] { return ::fsync(file.get()) == 0 ? 0 : errno; });
  demand(DiskStep::close, [&] { return file.close() == 0 ? 0 : errno; });
  temporary.keep();
  return name;
}

void RealDisk::compare(int folder, std::string_view path, std::string_view expected) const {
  if (const int code = step(DiskStep::compare, path)) throw disk_error(DiskStep::compare, path, code);
  std::string buffer;
  // Room for one byte more than expected is enough to see any difference.
  const FileRead now = read_at(folder, std::string(split_path(path).name).c_str(), path, expected.size() + 1, buffer);
  using State = FileRead::State;
  if (now.state == State::missing) throw changed_meanwhile(path, true);
  if (now.state == State::too_large || (now.ok() && now.bytes != expected)) throw changed_meanwhile(path, false);
  if (!now.ok()) throw now.error();
}

void RealDisk::sync_folder(int folder, std::string_view path) const {
  int code = step(DiskStep::directory_sync, path);
  if (code == 0 && ::fsync(folder) != 0) code = errno;
  // Some network and FUSE file systems cannot sync a folder at all and say so with EINVAL.
  if (code != 0 && code != EINVAL) throw disk_error(DiskStep::directory_sync, path, code);
}

bool RealDisk::create_new(std::string_view path, std::string_view bytes) {
  check_disk_path(path);
  const SignalsHeld held;
  const PathParts parts = split_path(path);
  const Descriptor folder(open_beneath(root_fd_, parts.folder, folder_flags));
  if (!folder.is_open()) throw no_folder(path, errno);
  const std::string name(parts.name);
  struct stat status {};
  if (::fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) return false;
  TemporaryFile temporary(folder.get(), write_temporary(folder.get(), path, bytes, std::nullopt));
  int code = step(DiskStep::rename, path);
  if (code == 0) code = rename_new(folder.get(), temporary.name(), name.c_str());
  if (code == EEXIST) return false;
  if (code != 0) throw disk_error(DiskStep::rename, path, code);
  temporary.keep();
  sync_folder(folder.get(), path);
  step(DiskStep::done, path);
  return true;
}

void RealDisk::replace(std::string_view path, std::string_view bytes, std::string_view expected) {
  check_disk_path(path);
  const SignalsHeld held;
  const PathParts parts = split_path(path);
  const Descriptor folder(open_beneath(root_fd_, parts.folder, folder_flags));
  if (!folder.is_open()) throw errno == ENOENT ? changed_meanwhile(path, true) : no_folder(path, errno);
  const std::string name(parts.name);
  struct stat status {};
  if (::fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT) throw changed_meanwhile(path, true);
    throw disk_error(DiskStep::compare, path, errno);
  }
  TemporaryFile temporary(folder.get(), write_temporary(folder.get(), path, bytes, status.st_mode & 0777U));
  compare(folder.get(), path, expected);
  int code = step(DiskStep::rename, path);
  if (code == 0 && ::renameat(folder.get(), temporary.name(), folder.get(), name.c_str()) != 0) code = errno;
  if (code != 0) throw disk_error(DiskStep::rename, path, code);
  temporary.keep();
  sync_folder(folder.get(), path);
  step(DiskStep::done, path);
}

void RealDisk::make_folder(std::string_view folder) {
  check_disk_path(folder, true);
  for (std::size_t end = 0; end < folder.size();) {
    end = std::min(folder.find('/', end + 1), folder.size());
    const std::string_view path = folder.substr(0, end);
    const PathParts parts = split_path(path);
    const Descriptor parent(open_beneath(root_fd_, parts.folder, folder_flags));
    if (!parent.is_open()) throw no_folder(path, errno);
    if (::mkdirat(parent.get(), std::string(parts.name).c_str(), 0755) == 0) {
      sync_folder(parent.get(), path);
      continue;
    }
    if (errno != EEXIST) throw disk_error(DiskStep::rename, path, errno);
    if (type_of(path) != FileType::folder) {
      throw Error(Failure::refused, say("{} is in the way: it is not a folder", path), {"move it elsewhere, then run the command again"});
    }
  }
}

std::size_t RealDisk::sweep_temporaries(std::string_view folder, std::chrono::seconds age) {
  check_disk_path(folder, true);
  Descriptor opened(open_beneath(root_fd_, folder, folder_flags));
  if (!opened.is_open()) return 0;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(opened.get()), ::closedir);
  if (!stream) return 0;
  const int fd = opened.release();
  std::size_t removed = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    if (!std::string_view(entry->d_name).starts_with(temporary_prefix)) continue;
    struct stat status {};
    if (::fstatat(fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode)) continue;
    if (std::time(nullptr) - status.st_mtime >= age.count() && ::unlinkat(fd, entry->d_name, 0) == 0) ++removed;
  }
  return removed;
}

}  // namespace accord
