// The one lock of a project: whoever writes holds it.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "accord/base/disk.h"

namespace accord {

/// Where a project's lock file stands: `<git-common-dir>/accord/lock` (shared by all work trees of a clone), or
/// `<root>/.accord/lock` outside git. Reads `.git` and `commondir`; starts no process.
std::string lock_path(const std::string& root);

/// The project's lock (flock), held while alive. The kernel frees it when the process dies, so no lock is ever stale.
/// A disk without a root (in memory) needs none: the object then holds nothing.
/// When the last holder was killed, its temporary files are removed from the root and its folders.
class StoreLock {
 public:
  /// Waits at most `wait`. `command` is what another waiting process is told, e.g. "accord set T-7k2mq".
  /// Throws Error{locked} naming pid, host and command of the holder, also when the file system has no flock;
  /// Error{io} when the lock file cannot be made (nothing was changed).
  StoreLock(Disk& disk, std::string_view command, std::chrono::milliseconds wait = std::chrono::seconds(10));
  ~StoreLock();
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace accord
