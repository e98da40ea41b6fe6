// Sentences on a terminal: wrapped between words, with a hanging indent, commands left whole.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accord {

/// Each line that is too wide continues two cells further in. A command that would not fit stands on a line of its own and is
/// never broken: the terminal folds it, and it can be copied.
std::string wrap_sentences(std::string_view lines, std::size_t width);

}  // namespace accord
