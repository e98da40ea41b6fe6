// Which command the words of a line name.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"

namespace accord {

struct ResolvedCommand {
  Command command;
  std::vector<std::string> rest;  ///< the words after its name
};

/// The command with the longest name at the beginning of `words`: a row of commands.cpp, or a kind (by name or plural)
/// and a verb; a kind alone lists (a singleton shows). Throws Error{usage} with the nearest spelling.
ResolvedCommand resolve_command(Context& context, const std::vector<std::string>& words);

/// Whether the command, with these words, changes the project.
bool would_write(const Command& command, const std::vector<std::string>& words);
/// The same of a line that came to no command, because accord.yaml or an option of every command is wrong: by its words alone.
bool would_write(const std::vector<std::string>& words);

}  // namespace accord
