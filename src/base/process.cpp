#include "accord/base/process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "accord/base/error.h"
#include "accord/base/descriptor.h"

namespace accord {
namespace {

using Clock = std::chrono::steady_clock;

Error cannot_start(const std::string& program, int code) {
  return {Failure::io, say("cannot start {}: {}", program, Message(std::strerror(code)))};
}

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> result;
  for (const std::string& word : words) result.push_back(const_cast<char*>(word.c_str()));
  result.push_back(nullptr);
  return result;
}

/// What posix_spawn is told: descriptors, folder, signals as a fresh process has them.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    sigset_t set;
    sigemptyset(&set);
    posix_spawnattr_setsigmask(&attributes_, &set);
    for (int signal : {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ, SIGCHLD}) sigaddset(&set, signal);
    posix_spawnattr_setsigdefault(&attributes_, &set);
    set_flags(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  /// A group of its own, so that a timeout ends the child's children too.
  void own_group() {
    posix_spawnattr_setpgroup(&attributes_, 0);
    set_flags(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  void connect(int ours, int theirs) { posix_spawn_file_actions_adddup2(&actions_, ours, theirs); }
  void directory(const std::string& path) { posix_spawn_file_actions_addchdir_np(&actions_, path.c_str()); }
  void close_the_rest() { posix_spawn_file_actions_addclosefrom_np(&actions_, 3); }

  pid_t start(const std::vector<std::string>& arguments, char* const* environment) {
    pid_t pid = 0;
    const int code = posix_spawn(&pid, arguments.at(0).c_str(), &actions_, &attributes_, pointers(arguments).data(), environment);
    if (code != 0) throw cannot_start(arguments[0], code);
    return pid;
  }

 private:
  void set_flags(int flags) { posix_spawnattr_setflags(&attributes_, static_cast<short>(flags)); }

  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

/// The input as a file in memory: no pipe to fill, so no deadlock and no SIGPIPE.
Descriptor input_file(const std::string& program, const std::string& input) {
  Descriptor file(input.empty() ? ::open("/dev/null", O_RDONLY | O_CLOEXEC) : ::memfd_create("input", MFD_CLOEXEC));
  if (!file.is_open()) throw cannot_start(program, errno);
  for (std::size_t done = 0; done < input.size();) {
    const ssize_t written = ::write(file.get(), input.data() + done, input.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw cannot_start(program, errno);
    done += static_cast<std::size_t>(written);
  }
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;
};

Pipe make_pipe(const std::string& program) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw cannot_start(program, errno);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Takes what is there; false at the end of the stream.
bool take(int fd, std::string& text) {
  std::array<char, 65536> buffer;
  const ssize_t size = ::read(fd, buffer.data(), buffer.size());
  if (size < 0) return errno == EINTR || errno == EAGAIN;
  text.append(buffer.data(), static_cast<std::size_t>(size));
  return size > 0;
}

/// Reads both streams until they end, the time is over or there is too much.
void collect(ChildResult& result, int out, int err, std::size_t limit, Clock::time_point deadline) {
  std::array<pollfd, 2> streams{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
  const std::array<std::string*, 2> texts{&result.output, &result.errors};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    result.timed_out = left <= 0;
    if (result.timed_out) return;
    if (::poll(streams.data(), streams.size(), static_cast<int>(std::min<long long>(left, 1'000'000))) < 0) continue;
    for (std::size_t i = 0; i < streams.size(); ++i) {
      if (streams[i].fd < 0 || streams[i].revents == 0) continue;
      if (!take(streams[i].fd, *texts[i])) streams[i].fd = -1;
      result.too_much = result.too_much || texts[i]->size() > limit;
    }
    if (result.too_much) return;
  }
}

int wait_for(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

/// Waits for a child that has closed its streams; kills it and its group when the time is over.
int end_of(pid_t pid, ChildResult& result, Clock::time_point deadline) {
  int status = 0;
  while (!result.timed_out && !result.too_much) {
    const pid_t ended = ::waitpid(pid, &status, WNOHANG);
    if (ended == pid) return status;
    if (Clock::now() >= deadline) result.timed_out = true;
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  ::kill(-pid, SIGKILL);
  return wait_for(pid);
}

}  // namespace

std::vector<std::string> child_environment(const EnvironmentReader& ours, std::vector<std::string> more) {
  std::vector<std::string> result{"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C"};
  for (const char* name : {"HOME", "USER", "LOGNAME", "XDG_CONFIG_HOME"}) {
    if (const auto value = ours(name)) result.push_back(std::string(name) + "=" + *value);
  }
  result.insert(result.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return result;
}

std::optional<std::string> find_program(std::string_view name, std::string_view path_list) {
  while (!path_list.empty()) {
    const std::size_t colon = std::min(path_list.find(':'), path_list.size());
    const std::string path = std::string(path_list.substr(0, colon)) + "/" + std::string(name);
    path_list.remove_prefix(std::min(colon + 1, path_list.size()));
    struct stat status {};
    if (path.starts_with('/') && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
        ::access(path.c_str(), X_OK) == 0) {
      return path;
    }
  }
  return std::nullopt;
}

ChildResult run_child(const Child& child) {
  const std::string& program = child.arguments.at(0);
  const Descriptor input = input_file(program, child.input);
  Pipe out = make_pipe(program);
  Pipe err = make_pipe(program);
  SpawnPlan plan;
  plan.own_group();
  plan.connect(input.get(), STDIN_FILENO);
  plan.connect(out.write_end.get(), STDOUT_FILENO);
  plan.connect(err.write_end.get(), STDERR_FILENO);
  plan.close_the_rest();
  if (!child.directory.empty()) plan.directory(child.directory);
  const auto deadline = Clock::now() + child.timeout;
  const pid_t pid = plan.start(child.arguments, pointers(child.environment).data());
  out.write_end = Descriptor();
  err.write_end = Descriptor();
  ChildResult result;
  collect(result, out.read_end.get(), err.read_end.get(), child.output_limit, deadline);
  const int status = end_of(pid, result, deadline);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  return result;
}

int run_in_foreground(const std::string& command, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"/bin/sh", "-c", command + " \"$@\"", command};
  words.insert(words.end(), arguments.begin(), arguments.end());
  SpawnPlan plan;
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  struct sigaction old_interrupt {};
  struct sigaction old_quit {};
  ::sigaction(SIGINT, &ignore, &old_interrupt);
  ::sigaction(SIGQUIT, &ignore, &old_quit);
  const auto restore = [&] {
    ::sigaction(SIGINT, &old_interrupt, nullptr);
    ::sigaction(SIGQUIT, &old_quit, nullptr);
  };
  int status = 0;
  try {
    status = wait_for(plan.start(words, environ));
  } catch (...) {
    restore();
    throw;
  }
  restore();
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace accord
