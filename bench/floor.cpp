// floor stat|read|parse DIR: the least work that any program which looks at every YAML file below DIR has to do, on two
// threads: stat them, read them, or put them through yaml-cpp's event parser without keeping anything.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

struct Nothing : YAML::EventHandler {
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

void stat_one(const std::string& path) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0) std::cerr << path << '\n';
}

/// The file's bytes, until the thread reads the next one.
std::string_view read_one(const std::string& path) {
  thread_local std::string bytes(1024 * 1024, '\0');
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const ssize_t size = file < 0 ? -1 : read(file, bytes.data(), bytes.size());
  if (file >= 0) close(file);
  return std::string_view(bytes).substr(0, size < 0 ? 0 : static_cast<std::size_t>(size));
}

void parse_one(const std::string& path) {
  std::istringstream text{std::string(read_one(path))};
  YAML::Parser parser(text);
  Nothing nothing;
  while (parser.HandleNextDocument(nothing)) continue;
}

void on_two_threads(const std::vector<std::string>& paths, const std::function<void(const std::string&)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < paths.size(); i = next++) work(paths[i]);
  };
  std::jthread other(run);
  run();
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count == 3 ? words[1] : "";
  std::function<void(const std::string&)> work;
  if (what == "stat") work = stat_one;
  if (what == "read") work = [](const std::string& path) { read_one(path); };
  if (what == "parse") work = parse_one;
  if (!work) {
    std::cerr << "usage: floor stat|read|parse DIR\n";
    return 2;
  }
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(words[2]))
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path().string());
  on_two_threads(paths, work);
}
