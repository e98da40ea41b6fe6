// measure RUNS COMMAND… [-- COMMAND…]…: runs a command (standard output thrown away) once for warmth and RUNS times for the
// clock; prints its median time in milliseconds and the most memory it took in MiB. Several commands take turns, so that
// what disturbs the machine meets all of them, and have a line each. "{}" in a word becomes the run's number.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

extern char** environ;

namespace {

struct Run {
  double milliseconds;
  long memory_kib;
};

Run run_once(std::vector<std::string> words, std::size_t number) {
  std::vector<char*> pointers;
  for (std::string& word : words) {
    if (const std::size_t at = word.find("{}"); at != std::string::npos) word.replace(at, 2, std::to_string(number));
    pointers.push_back(word.data());
  }
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t streams;
  posix_spawn_file_actions_init(&streams);
  posix_spawn_file_actions_addopen(&streams, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&streams, 1, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = -1;
  rusage used{};
  if (posix_spawnp(&child, pointers[0], &streams, nullptr, pointers.data(), environ) == 0) wait4(child, &status, 0, &used);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&streams);
  // 1: a check that found something has done its work too.
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    std::cerr << "failed:";
    for (const std::string& word : words) std::cerr << ' ' << word;
    std::cerr << '\n';
    std::exit(1);
  }
  return {taken.count(), used.ru_maxrss};
}

struct Command {
  std::vector<std::string> words = {};
  std::vector<double> times = {};
  long memory_kib = 0;
};

}  // namespace

int main(int count, char** arguments) {
  std::vector<Command> commands(1);
  for (int i = 2; i < count; ++i) {
    if (const std::string word = arguments[i]; word == "--") commands.emplace_back();
    else commands.back().words.push_back(word);
  }
  const std::size_t runs = count > 2 ? std::stoul(arguments[1]) : 0;
  if (runs == 0 || std::ranges::any_of(commands, [](const Command& command) { return command.words.empty(); })) {
    std::cerr << "usage: measure RUNS COMMAND... [-- COMMAND...]...\n";
    return 2;
  }
  for (std::size_t i = 0; i <= runs; ++i) {
    for (Command& command : commands) {
      const Run run = run_once(command.words, i);
      if (i == 0) continue;  // only for warmth
      command.times.push_back(run.milliseconds);
      command.memory_kib = std::max(command.memory_kib, run.memory_kib);
    }
  }
  for (Command& command : commands) {
    std::ranges::nth_element(command.times, command.times.begin() + static_cast<std::ptrdiff_t>(runs / 2));
    std::printf("%.2f %.1f\n", command.times[runs / 2], static_cast<double>(command.memory_kib) / 1024);
  }
}
