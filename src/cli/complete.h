// What could be typed next: the shells' completion.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"

namespace accord {

struct Candidate {
  std::string word;
  std::string help = {};  ///< one phrase in the person's language; may be empty
};

/// Candidates for the last of `words` (the line after the program's name; the last may be empty). None where file names
/// are meant. Never throws for a broken line or project: then there are fewer candidates.
std::vector<Candidate> complete(Context& context, const std::vector<std::string>& words);

/// The script a shell loads: "bash", "zsh" or "fish".
std::string_view completion_script(std::string_view shell);

}  // namespace accord
