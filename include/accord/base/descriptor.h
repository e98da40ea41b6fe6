// A file descriptor that closes itself.
#pragma once

#include <unistd.h>
#include <utility>

namespace accord {

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  /// Hands the descriptor over to the caller.
  int release() { return std::exchange(fd_, -1); }
  /// Closes now; the result of close(2).
  int close() { return ::close(release()); }

 private:
  int fd_;
};

}  // namespace accord
