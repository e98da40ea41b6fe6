#include "support/test_world.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "accord/cli/run.h"

namespace accord::test {

namespace fs = std::filesystem;

std::uint32_t SeededRandom::next() {  // splitmix64
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
}

TemporaryDirectory::TemporaryDirectory() {
  std::string pattern = (fs::temp_directory_path() / "accord-test-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary directory");
  path_ = fs::canonical(pattern).string();
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TemporaryDirectory::write(const std::string& file, const std::string& bytes) const {
  const fs::path path = fs::path(path_) / file;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string TemporaryDirectory::read(const std::string& file) const {
  std::ifstream stream(fs::path(path_) / file, std::ios::binary);
  if (!stream) throw std::runtime_error("no file " + file);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

TestWorld::TestWorld() : now(1782608400) {  // 2026-06-28T01:00Z
  const World real = real_world();
  world.write_out = [this](std::string_view bytes) {
    if (out_refused == 0) out += bytes;
    return out_refused;
  };
  world.write_err = [this](std::string_view bytes) {
    err += bytes;
    return 0;
  };
  world.read_in = [this] { return std::exchange(in, {}); };
  world.read_line = [this]() -> std::optional<std::string> {
    if (in.empty()) return std::nullopt;
    const std::size_t end = in.find('\n');
    std::string line = in.substr(0, end);
    in.erase(0, end == std::string::npos ? end : end + 1);
    return line;
  };
  world.variable = [this](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
  world.directory = directory.path();
  world.clock = [this] { return now; };
  world.offset = [](std::int64_t) { return 480; };
  world.random = std::make_shared<SeededRandom>();
  world.open_disk = real.open_disk;
  world.read_file = real.read_file;
  world.write_file = real.write_file;
  world.write_private_file = real.write_private_file;
  world.remove_file = real.remove_file;
  world.exists = real.exists;
  world.run_program = [this](const std::vector<std::string>& argv) {
    programs.push_back(argv);
    return 0;
  };
}

int TestWorld::run(const std::vector<std::string>& words) {
  out.clear();
  err.clear();
  return accord::run(words, world);
}

std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool begun = false;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0 && c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
      begun = true;
    } else if (quote == 0 && c == ' ') {
      if (begun) words.push_back(std::exchange(word, {}));
      begun = false;
    } else {
      word += c == '\\' && quote != '\'' && i + 1 < line.size() ? line[++i] : c;
      begun = true;
    }
  }
  if (begun) words.push_back(word);
  return words;
}

}  // namespace accord::test
