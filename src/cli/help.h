// Help pages, made from the rows of commands and kinds.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"

namespace accord {

/// "accord 0.1.0\n".
std::string version_line();

/// "accord task set ID… [--options]".
std::string usage_line(Context& context, const Command& command);

/// "-o, --output FILE" and what it is for, its choices in brackets.
std::string option_term(Context& context, const Option& option);
std::string option_text(Context& context, const Option& option);

/// How a text is given that stands in a file.
inline constexpr const char* texts_from_files = "A text can come from a file (--title @note.txt) or from standard input (--title -); in a list each line becomes one item. Type @@ for an @ that begins a text.";

/// Prints the page for these words: of a command, of a kind (its verbs), or the first page when there are none.
/// Throws Error{usage} when they name nothing.
int show_help(Context& context, const std::vector<std::string>& words);

}  // namespace accord
