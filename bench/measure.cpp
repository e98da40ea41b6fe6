// measure RUNS COMMAND…: runs a command (standard output thrown away) once for warmth and RUNS times for the clock; prints
// its median time in milliseconds and the most memory it took in MiB. "{}" in a word becomes the run's number.
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

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + std::min(count, 2), arguments + count);
  const std::size_t runs = words.empty() ? 0 : std::stoul(arguments[1]);
  if (runs == 0) {
    std::cerr << "usage: measure RUNS COMMAND...\n";
    return 2;
  }
  run_once(words, 0);
  std::vector<double> times;
  long memory = 0;
  for (std::size_t i = 1; i <= runs; ++i) {
    const Run run = run_once(words, i);
    times.push_back(run.milliseconds);
    memory = std::max(memory, run.memory_kib);
  }
  std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(runs / 2));
  std::printf("%.2f %.1f\n", times[runs / 2], static_cast<double>(memory) / 1024);
}
