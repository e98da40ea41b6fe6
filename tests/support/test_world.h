// A world of its own for one test: captured streams, a frozen clock, seeded identifiers, a temporary directory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "accord/cli/world.h"

namespace accord::test {

/// Repeatable "random" bits: the same sequence in every run.
class SeededRandom : public RandomSource {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : state_(seed) {}
  std::uint32_t next() override;

 private:
  std::uint64_t state_;
};

/// A fresh directory below the system's temporary one, removed with everything in it at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::string& path() const { return path_; }
  /// Writes a file below it, folders included.
  void write(const std::string& file, const std::string& bytes) const;
  std::string read(const std::string& file) const;

 private:
  std::string path_;
};

struct TestWorld {
  TestWorld();
  TestWorld(const TestWorld&) = delete;  // the functions of `world` point here
  TestWorld& operator=(const TestWorld&) = delete;

  TemporaryDirectory directory;
  World world;
  std::string out, err, in;                   ///< `in` is consumed
  std::map<std::string, std::string> variables;
  std::int64_t now;                           ///< 2026-06-28 09:00 +08:00
  int out_refused = 0;                        ///< errno of writing to stdout
  std::vector<std::vector<std::string>> programs;  ///< run_program was asked for these

  /// Runs one command line with empty streams; returns its exit code.
  int run(const std::vector<std::string>& words);
};

/// Words of a line as a shell would split them: '…', "…" and \x.
std::vector<std::string> shell_words(const std::string& line);

}  // namespace accord::test
