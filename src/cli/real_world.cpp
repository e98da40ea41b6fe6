#include <fcntl.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "accord/base/error.h"
#include "accord/base/memory.h"
#include "accord/base/system_hints.h"
#include "accord/cli/world.h"

extern char** environ;

namespace accord {

namespace {

constexpr std::size_t input_limit = 64 * 1024 * 1024;

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

std::string read_all(int descriptor, const std::string& name) {
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Error(Failure::io, say("{} cannot be read: {}", name, Message(std::strerror(errno))));
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > input_limit) throw Error(Failure::io, say("{} is larger than 64 MiB", name), {"split it into several files"});
  }
}

/// Byte by byte, so that nothing behind the line's end is taken away from the next reader.
std::optional<std::string> read_typed_line() {
  std::string line;
  for (;;) {
    char c = 0;
    const ssize_t count = ::read(STDIN_FILENO, &c, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return line.empty() ? std::nullopt : std::optional(line);
    if (c == '\n') return line;
    line += c;
  }
}

std::string read_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const int code = errno;
    throw Error(code == ENOENT ? Failure::not_found : Failure::io, say("{} cannot be read: {}", path, Message(std::strerror(code))));
  }
  try {
    std::string bytes = read_all(descriptor, path);
    ::close(descriptor);
    return bytes;
  } catch (...) {
    ::close(descriptor);
    throw;
  }
}

[[noreturn]] void cannot_write(const std::string& path, int code) {
  std::vector<Message> hints = system_hints(code);
  if (code == ENOENT) hints.push_back(say("make its folder first: {}", verbatim("mkdir -p " + path.substr(0, std::max<std::size_t>(path.rfind('/'), 1)))));
  if (code == EISDIR) hints.push_back("name a file, not a folder");
  throw Error(Failure::io, say("{} cannot be written: {}; it was not changed", path, Message(std::strerror(code))), std::move(hints));
}

/// A neighbour takes the bytes and then the name; a pipe or device (/dev/stdout) is written to as it is.
void write_with_mode(const std::string& path, std::string_view bytes, mode_t mode) {
  struct stat status {};
  const bool there = ::stat(path.c_str(), &status) == 0;
  const bool in_place = there && !S_ISREG(status.st_mode);
  const std::string target = in_place ? path : path + ".accord-tmp." + std::to_string(::getpid());
  const int descriptor = ::open(target.c_str(), O_WRONLY | O_CLOEXEC | (in_place ? 0 : O_CREAT | O_EXCL), mode);
  if (descriptor < 0) cannot_write(path, errno);
  int code = write_all(descriptor, bytes);
  if (code == 0 && there && !in_place && ::fchmod(descriptor, status.st_mode & 07777) != 0) code = errno;
  if (code == 0 && !in_place && ::fsync(descriptor) != 0) code = errno;
  if (::close(descriptor) != 0 && code == 0) code = errno;
  if (code == 0 && !in_place && ::rename(target.c_str(), path.c_str()) != 0) code = errno;
  if (code == 0) return;
  if (!in_place) ::unlink(target.c_str());
  cannot_write(path, code);
}

int run_program(const std::vector<std::string>& words) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  pid_t child = 0;
  if (::posix_spawnp(&child, argv[0], nullptr, nullptr, argv.data(), environ) != 0) return -1;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::size_t terminal_width(int stream) {
  winsize size{};
  if (::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const long typed = columns ? std::strtol(columns, nullptr, 10) : 0;
  return typed > 0 && typed < 10000 ? static_cast<std::size_t>(typed) : 80;
}

std::string working_directory() {
  char* path = ::getcwd(nullptr, 0);
  if (!path) return "/";  // deleted under us: nothing will be found there
  std::string result(path);
  std::free(path);
  return result;
}

int utc_offset(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm local{};
  ::localtime_r(&time, &local);
  return static_cast<int>(local.tm_gmtoff / 60);
}

/// A standard stream that is closed must not lend its number to a file we open: our words would end up in a record.
void keep_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0) (void)!::open("/dev/null", O_RDONLY);  // writing there fails, as it should
}

}  // namespace

World real_world() {
  take_memory_in_large_pieces();
  keep_standard_streams();
  World world;
  world.write_out = [](std::string_view bytes) { return write_all(STDOUT_FILENO, bytes); };
  world.write_err = [](std::string_view bytes) { return write_all(STDERR_FILENO, bytes); };
  world.read_in = [] { return read_all(STDIN_FILENO, "standard input"); };
  world.read_line = read_typed_line;
  world.in_is_terminal = ::isatty(STDIN_FILENO) != 0;
  world.out_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  world.err_is_terminal = ::isatty(STDERR_FILENO) != 0;
  world.width = world.out_is_terminal ? terminal_width(STDOUT_FILENO) : 80;
  world.err_width = world.err_is_terminal ? terminal_width(STDERR_FILENO) : 80;
  world.variable = [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
  };
  world.directory = working_directory();
  world.clock = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
  world.offset = utc_offset;
  world.random = std::make_shared<SystemRandom>();
  world.open_disk = [](const std::string& folder) -> std::unique_ptr<Disk> { return std::make_unique<RealDisk>(folder); };
  world.read_file = read_file;
  world.write_file = [](const std::string& path, std::string_view bytes) { write_with_mode(path, bytes, 0666); };
  world.write_private_file = [](const std::string& path, std::string_view bytes) { write_with_mode(path, bytes, 0600); };
  world.remove_file = [](const std::string& path) { ::unlink(path.c_str()); };
  world.exists = [](const std::string& path) { return ::access(path.c_str(), F_OK) == 0; };
  world.run_program = run_program;
  return world;
}

}  // namespace accord
