// What tests of the disk, the lock and saving ask again and again.
#pragma once

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include "accord/base/disk.h"

namespace accord::test {

/// The failure of the error that `act` must throw.
inline Failure failure_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.failure();
  }
  FAIL("nothing was thrown");
  return Failure::usage;
}

/// The words of the error that `act` throws; empty when it throws none.
inline std::string message_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

/// How many of our temporary files lie in a folder.
inline std::size_t temporaries_in(const std::string& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().starts_with(temporary_prefix)) ++count;
  }
  return count;
}

/// Runs `act` in a child process; the status of waitpid.
inline int in_child(const std::function<void()>& act) {
  const pid_t pid = ::fork();
  if (pid == 0) {
    for (int signal = 1; signal < 32; ++signal) ::signal(signal, SIG_DFL);  // doctest's handlers would report
    try {
      act();
    } catch (...) {
      ::_exit(99);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(pid, &status, 0);
  return status;
}

}  // namespace accord::test
