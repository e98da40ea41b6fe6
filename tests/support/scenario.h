// Scenarios: text files of commands and what they must print (tests/README.md has the format).
#pragma once

#include <string>
#include <vector>

namespace accord::test {

/// One part of a scenario, in the order of the file.
struct Step {
  enum class Act { keep, file, setting, command } act = Act::keep;
  std::string head = {};                ///< the line that begins it (a comment or blank line is kept as it is)
  std::string name = {};                ///< path of a file, a setting's text, or the command line
  std::vector<std::string> lines = {};  ///< a file's lines
  std::vector<std::string> input = {};  ///< lines of `< …`
  std::string out = {}, err = {};            ///< expected, without trailing line ends
  int code = 0;
};

std::vector<Step> parse_scenario(const std::string& text);

/// Runs it in a temporary directory. Returns the scenario's text with what really happened as its expectations: equal to
/// the given text when all is well.
std::string run_scenario(const std::string& text);

}  // namespace accord::test
