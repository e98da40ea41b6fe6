// RealDisk: opening below the root, reading, listing.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <linux/openat2.h>
#include <memory>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <system_error>

#include "accord/base/disk.h"
#include "accord/base/descriptor.h"
#include "accord/base/memory.h"
#include "accord/base/threads.h"

namespace accord {
namespace {

constexpr int reading = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC;
constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

FileType type_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return FileType::regular;
  if (S_ISDIR(mode)) return FileType::folder;
  return S_ISLNK(mode) ? FileType::symlink : FileType::other;
}

/// openat that tells a link apart from a file where a folder is wanted, and tries again after a signal.
int open_one(int folder, const char* name, int flags) {
  int fd = 0;
  do fd = ::openat(folder, name, flags | O_NOFOLLOW);
  while (fd < 0 && errno == EINTR);
  if (fd < 0 && errno == ENOTDIR) {
    struct stat status {};
    const bool link = ::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
    errno = link ? ELOOP : ENOTDIR;
  }
  return fd;
}

/// The way of kernels without openat2: each component by itself, never through a link or another file system.
int open_stepwise(int from, std::string_view path, int flags) {
  struct stat root {};
  if (::fstat(from, &root) != 0) return -1;
  Descriptor holder;
  int at = from;
  for (std::size_t slash = 0; (slash = path.find('/')) != std::string_view::npos; path.remove_prefix(slash + 1)) {
    Descriptor next(open_one(at, std::string(path.substr(0, slash)).c_str(), folder_flags));
    struct stat status {};
    if (!next.is_open() || ::fstat(next.get(), &status) != 0) return -1;
    if (status.st_dev != root.st_dev) return errno = EXDEV, -1;
    holder = std::move(next);
    at = holder.get();
  }
  return open_one(at, std::string(path).c_str(), flags);
}

}  // namespace

RealDisk::RealDisk(const std::string& root, DiskHook hook, bool without_openat2)
    : hook_(std::move(hook)), no_openat2_(without_openat2) {
  root_fd_ = ::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (root_fd_ < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    throw Error(missing ? Failure::not_found : Failure::io, failed_read(root, errno).reason);
  }
  std::error_code ignored;
  root_ = std::filesystem::canonical(root, ignored).string();
  if (root_.empty()) root_ = root;
}

RealDisk::~RealDisk() { ::close(root_fd_); }

int RealDisk::open_beneath(int from, std::string_view path, int flags) const {
  if (path.empty()) return ::openat(from, ".", flags);
  const std::string name(path);
  if (no_openat2_.load(std::memory_order_relaxed)) return open_stepwise(from, path, flags);
  open_how how{};
  how.flags = static_cast<unsigned>(flags & ~O_NOFOLLOW);  // a link as the last part is ELOOP, too, not ENOTDIR
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV;
  for (int attempt = 0;; ++attempt) {
    const long fd = ::syscall(SYS_openat2, from, name.c_str(), &how, sizeof how);
    if (fd >= 0) return static_cast<int>(fd);
    // EAGAIN: somebody renamed a folder while the kernel walked. EPERM comes from old container filters.
    if (errno == EINTR || (errno == EAGAIN && attempt < 100)) continue;
    if (errno != ENOSYS && errno != EPERM && errno != E2BIG) return -1;
    no_openat2_ = errno != EPERM;
    return open_stepwise(from, path, flags);
  }
}

FileRead RealDisk::read_at(int folder, const char* name, std::string_view path, std::size_t limit,
                           std::string& buffer) const {
  if (const int code = step(DiskStep::open, path)) return failed_read(path, code);
  // One component needs no more than O_NOFOLLOW, and no copy of its name.
  const bool single = std::strchr(name, '/') == nullptr;
  const Descriptor file(single ? open_one(folder, name, reading) : open_beneath(folder, name, reading));
  if (!file.is_open()) return failed_read(path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failed_read(path, errno);
  if (!S_ISREG(status.st_mode) || status.st_nlink > 1) return refused_read(path, type_of_mode(status.st_mode));
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > limit) return too_large(path, limit);
  if (const int code = step(DiskStep::read, path)) return failed_read(path, code);
  // One byte more than the size: a full read says that the file is growing, or has no size (/proc).
  std::size_t filled = 0;
  for (std::size_t expected = size + 1;; expected = 2 * filled) {
    expected = std::min(expected, limit + 1);
    if (buffer.size() < expected) buffer.resize(expected);
    while (filled < expected) {
      const ssize_t got = ::read(file.get(), buffer.data() + filled, expected - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return failed_read(path, errno);
      filled += static_cast<std::size_t>(got);
      // The size is reached or the end is: a second call that says "nothing more" would cost every file a system call.
      if (got == 0 || filled == size) return {FileRead::State::ok, buffer.substr(0, filled), {}};
    }
    if (filled > limit) return too_large(path, limit);
  }
}

FileRead RealDisk::try_read(std::string_view path, std::size_t limit) const {
  check_disk_path(path);
  std::string buffer;
  return read_at(root_fd_, std::string(path).c_str(), path, limit, buffer);
}

void RealDisk::read_each(const std::vector<std::string>& paths, const ReadSink& sink, unsigned threads) const {
  constexpr std::size_t share = 32, worth_a_thread = 64, many = 2000;
  std::atomic<std::size_t> next = 0;
  const auto read_share = [&](std::size_t begin, std::string& folder_name, Descriptor& folder, std::string& buffer) {
    for (std::size_t i = begin; i < std::min(begin + share, paths.size()); ++i) {
      check_disk_path(paths[i]);
      const PathParts parts = split_path(paths[i]);
      if (!folder.is_open() || parts.folder != folder_name) {
        folder = Descriptor(open_beneath(root_fd_, parts.folder, folder_flags));
        folder_name = parts.folder;
      }
      if (!folder.is_open()) {
        sink(i, failed_read(paths[i], errno));
      } else {
        sink(i, read_at(folder.get(), parts.name.data(), paths[i], record_size_limit, buffer));
      }
    }
  };
  on_threads(thread_count(paths.size(), worth_a_thread, threads), [&] {
    if (paths.size() >= many) expect_much_memory();
    std::string folder_name, buffer;
    Descriptor folder;
    try {
      for (std::size_t begin; (begin = next.fetch_add(share)) < paths.size();) read_share(begin, folder_name, folder, buffer);
    } catch (...) {
      next = paths.size();
      throw;
    }
  });
}

std::vector<DirectoryEntry> RealDisk::list(std::string_view folder) const {
  check_disk_path(folder, true);
  const std::string_view shown = folder.empty() ? root_ : folder;
  Descriptor opened(open_beneath(root_fd_, folder, folder_flags));
  if (!opened.is_open()) {
    if (errno == ENOENT) return {};
    if (errno == ENOTDIR) throw Error(Failure::refused, say("{} is not a folder", shown));
    throw failed_read(shown, errno).error();
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(opened.get()), ::closedir);
  if (!stream) throw failed_read(shown, errno).error();
  const int fd = opened.release();  // the stream closes it
  std::vector<DirectoryEntry> entries;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(stream.get());
    if (!entry) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == ".." || name.starts_with(temporary_prefix)) continue;
    FileType type = FileType::other;
    if (entry->d_type == DT_UNKNOWN) {
      struct stat status {};
      if (::fstatat(fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;  // gone meanwhile
      type = type_of_mode(status.st_mode);
    } else {
      type = type_of_mode(static_cast<mode_t>(entry->d_type) << 12U);  // DTTOIF without its sign conversion
    }
    entries.push_back({std::string(name), type});
  }
  if (errno != 0) throw failed_read(shown, errno).error();
  std::ranges::sort(entries, {}, &DirectoryEntry::name);
  return entries;
}

std::optional<FileType> RealDisk::type_of(std::string_view path) const {
  check_disk_path(path, true);
  if (path.empty()) return FileType::folder;
  const PathParts parts = split_path(path);
  const Descriptor folder(open_beneath(root_fd_, parts.folder, folder_flags));
  struct stat status {};
  if (!folder.is_open() || ::fstatat(folder.get(), std::string(parts.name).c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw failed_read(path, errno).error();
  }
  return type_of_mode(status.st_mode);
}

}  // namespace accord
