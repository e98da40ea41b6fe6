#include "accord/store/lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "accord/base/system_hints.h"
#include "accord/store/atomic_file.h"
#include "accord/store/git_place.h"

namespace accord {
namespace {

using std::chrono::milliseconds;

Error cannot_lock(const std::string& path, int code) {
  std::vector<Message> hints = system_hints(code);
  if (code == EISDIR || code == ELOOP) hints = {"take it away: the program makes it anew"};
  return {Failure::io, say("cannot open the project's lock {}: {}", path, Message(std::strerror(code))), std::move(hints)};
}

int open_lock_file(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  if (::mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST) throw cannot_lock(path, errno);
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0644);
  if (fd < 0) throw cannot_lock(path, errno);
  struct stat status {};
  if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(fd);
    throw Error(Failure::refused, say("the project's lock {} is not a regular file", path), {"take it away: the program makes it anew"});
  }
  return fd;
}

std::string holder_of(int fd) {
  std::array<char, 512> text;
  const ssize_t size = ::pread(fd, text.data(), text.size(), 0);
  if (size <= 0) return {};
  std::string holder(text.data(), static_cast<std::size_t>(size));
  if (holder.ends_with('\n')) holder.pop_back();
  // Shown on a terminal: whoever can write the file must not be able to draw on it.
  std::ranges::replace_if(holder, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
  return holder;
}

std::string our_holder_line(std::string_view command) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return fmt::format("process {} on {}: {}\n", ::getpid(), host.data(), command);
}

void wait_for(int fd, const std::string& path, milliseconds wait) {
  const auto give_up = std::chrono::steady_clock::now() + wait;
  for (milliseconds pause{1};; pause = std::min(2 * pause, milliseconds{50})) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return;
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) {
      throw Error(Failure::locked, say("the file system cannot lock {}: {}", path, Message(std::strerror(errno))),
                  {"keep the project's clone on a local disk"});
    }
    if (std::chrono::steady_clock::now() >= give_up) {
      const std::string holder = holder_of(fd);
      throw Error(Failure::locked,
                  holder.empty() ? Message("the project is being changed by another process")
                                 : say("the project is being changed by {}", holder),
                  {"wait until it has ended, then run the command again"});
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace

std::string lock_path(const std::string& root) {
  const auto place = find_git(root);
  return place ? place->common_dir + "/accord/lock" : root + "/.accord/lock";
}

StoreLock::StoreLock(Disk& disk, std::string_view command, milliseconds wait) {
  if (disk.root().empty()) return;
  const std::string path = lock_path(disk.root());
  fd_ = open_lock_file(path);
  try {
    wait_for(fd_, path, wait);
    // An orderly end empties the file, so words in it are a killed holder's. No other writer is alive now: whatever
    // temporary file there is belongs to the dead.
    if (!holder_of(fd_).empty()) sweep_temporaries(disk, std::chrono::seconds(0));
    const std::string line = our_holder_line(command);
    if (::ftruncate(fd_, 0) != 0 || ::pwrite(fd_, line.data(), line.size(), 0) < 0) throw cannot_lock(path, errno);
  } catch (...) {
    ::close(fd_);
    throw;
  }
}

StoreLock::~StoreLock() {
  if (fd_ < 0) return;
  (void)!::ftruncate(fd_, 0);
  ::close(fd_);
}

}  // namespace accord
