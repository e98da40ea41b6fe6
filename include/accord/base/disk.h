// The disk under one root folder: safe reading, and writing that leaves a file old or new, never half.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/error.h"

namespace accord {

enum class FileType : std::uint8_t { regular, folder, symlink, other };

struct DirectoryEntry {
  std::string name;  ///< one component, no folder
  FileType type = FileType::other;
  bool operator==(const DirectoryEntry&) const = default;
};

/// What came of reading one file. Not an exception, so that one bad file never hides the others.
struct FileRead {
  enum class State : std::uint8_t {
    ok,
    missing,    ///< no such file
    refused,    ///< a symbolic link, FIFO, device, socket, folder or a file with several hard links: not opened
    too_large,  ///< over the limit
    failed,     ///< the operating system said no (permission, I/O error, too many open files)
  };
  State state = State::ok;
  std::string bytes;  ///< empty unless ok
  Message reason;     ///< "tasks/T-7k2mq.yaml is a symbolic link: not opened"; empty when ok

  bool ok() const { return state == State::ok; }
  /// The error this reading ends in when it is the file the person asked for: 3, 12, 4 or 7. Must not be ok.
  Error error() const;
};

/// The points of a write at which a test may end the process or make the operating system say no, in their order.
enum class DiskStep : std::uint8_t {
  open,            ///< opening a file for reading
  read,            ///< reading it
  temp_open,       ///< creating the temporary file
  write,           ///< writing its bytes
  file_sync,       ///< fsync of the temporary file
  close,           ///< closing it
  compare,         ///< re-reading the target before it is replaced
  rename,          ///< giving the temporary file its final name
  directory_sync,  ///< fsync of the folder (or of a new folder's parent)
  done,
};

/// Called before each step with the file's path; an errno value makes the step fail with it, 0 lets it happen.
using DiskHook = std::function<int(DiskStep, std::string_view path)>;

/// A file larger than this is not a record (case B5).
inline constexpr std::size_t record_size_limit = 1024 * 1024;

/// Files below one root. Paths are relative to it, separated by '/', without empty, "." or ".." components; any other
/// path throws Error{refused}. The empty path is the root itself, where a folder is meant.
class Disk {
 public:
  virtual ~Disk() = default;

  /// The root's absolute path; empty for a disk no other process can see (then no lock is needed).
  virtual std::string root() const = 0;

  /// Reads a regular file with one hard link and at most `limit` bytes. Never follows a link, never blocks.
  virtual FileRead try_read(std::string_view path, std::size_t limit = record_size_limit) const = 0;
  /// As try_read, but throws FileRead::error().
  std::string read(std::string_view path, std::size_t limit = record_size_limit) const;

  using ReadSink = std::function<void(std::size_t index, FileRead&& file)>;
  /// Reads all paths and hands each to `sink` with its index, in no order and from several threads at once (each
  /// index once). Fastest when paths of one folder are neighbours. `threads` 0: as many as the machine has, at most 8.
  /// The first exception of a sink is thrown again when all threads have ended.
  virtual void read_each(const std::vector<std::string>& paths, const ReadSink& sink, unsigned threads = 0) const = 0;
  /// As read_each, all results in the order of the paths.
  std::vector<FileRead> read_many(const std::vector<std::string>& paths, unsigned threads = 0) const;

  /// The entries of a folder sorted by name, without our temporary files; nothing when there is no such folder.
  /// Throws Error{refused} for a link, Error{io} when it cannot be read.
  virtual std::vector<DirectoryEntry> list(std::string_view folder) const = 0;

  /// What stands at the path (a link is a link); nothing when nothing does. Throws as `list`.
  virtual std::optional<FileType> type_of(std::string_view path) const = 0;
  bool is_file(std::string_view path) const { return type_of(path) == FileType::regular; }

  /// Writes a file that does not exist yet; false, and nothing written, when the name is taken.
  /// Its folder must exist. Throws Error{io} (nothing changed) or Error{unsure} (there, but perhaps not after a power cut).
  [[nodiscard]] virtual bool create_new(std::string_view path, std::string_view bytes) = 0;

  /// Replaces the file's bytes if they still are `expected`, keeping its mode. Call it under the store's lock.
  /// Throws Error{conflict} when somebody changed or removed the file meanwhile (nothing changed), Error{refused} as
  /// try_read, Error{io} (nothing changed), Error{unsure} (replaced, but perhaps not after a power cut).
  virtual void replace(std::string_view path, std::string_view bytes, std::string_view expected) = 0;

  /// Makes the folder and its parents durably; fine when it is there. Throws Error{io} or Error{refused}.
  virtual void make_folder(std::string_view folder) = 0;

  /// Removes the temporary files in `folder` that a killed process left `age` ago or earlier; returns how many.
  /// Call it under the store's lock. Failures are not reported: the files do no harm.
  virtual std::size_t sweep_temporaries(std::string_view folder, std::chrono::seconds age) = 0;
};

/// The folder `root` of the real disk, opened once: a folder renamed under the program stays the same folder.
class RealDisk : public Disk {
 public:
  /// Throws Error{not_found} or Error{io}. `without_openat2` takes the way of kernels before 5.6 (for tests).
  explicit RealDisk(const std::string& root, DiskHook hook = {}, bool without_openat2 = false);
  ~RealDisk() override;
  RealDisk(const RealDisk&) = delete;
  RealDisk& operator=(const RealDisk&) = delete;

  std::string root() const override { return root_; }
  FileRead try_read(std::string_view path, std::size_t limit = record_size_limit) const override;
  void read_each(const std::vector<std::string>& paths, const ReadSink& sink, unsigned threads = 0) const override;
  std::vector<DirectoryEntry> list(std::string_view folder) const override;
  std::optional<FileType> type_of(std::string_view path) const override;
  [[nodiscard]] bool create_new(std::string_view path, std::string_view bytes) override;
  void replace(std::string_view path, std::string_view bytes, std::string_view expected) override;
  void make_folder(std::string_view folder) override;
  std::size_t sweep_temporaries(std::string_view folder, std::chrono::seconds age) override;

 private:
  int open_beneath(int from, std::string_view path, int flags) const;
  FileRead read_at(int folder, const char* name, std::string_view path, std::size_t limit, std::string& buffer) const;
  int step(DiskStep step, std::string_view path) const { return hook_ ? hook_(step, path) : 0; }
  std::string write_temporary(int folder, std::string_view path, std::string_view bytes,
                              std::optional<std::uint32_t> mode) const;
  void compare(int folder, std::string_view path, std::string_view expected) const;
  void sync_folder(int folder, std::string_view path) const;

  std::string root_;
  int root_fd_ = -1;
  DiskHook hook_;
  mutable std::atomic<bool> no_openat2_;
};

/// Names of our temporary files begin with this; no reader sees them, .gitignore names them.
inline constexpr std::string_view temporary_prefix = ".accord-tmp.";

/// Throws Error{refused} unless the path is relative and stays below the root. `may_be_root` allows the empty path.
void check_disk_path(std::string_view path, bool may_be_root = false);

/// The error of a write that failed at `step` with `code` (an errno value): what could not be done, that nothing was
/// changed (or, after the rename, that durability is unsure), and a hint where one helps (no space, read-only, …).
Error disk_error(DiskStep step, std::string_view path, int code);
/// The reading that failed at `open` or `read` with `code`.
FileRead failed_read(std::string_view path, int code);
/// The reading of something that is no file of ours; `regular` means: it has several hard links.
FileRead refused_read(std::string_view path, FileType type);
FileRead too_large(std::string_view path, std::size_t limit);
/// The error of replacing a file that is no longer what was read.
Error changed_meanwhile(std::string_view path, bool removed);

/// Folder and name of a path: "tasks/a.yaml" → {"tasks", "a.yaml"}, "a.yaml" → {"", "a.yaml"}.
struct PathParts {
  std::string_view folder;
  std::string_view name;
};
PathParts split_path(std::string_view path);

}  // namespace accord
