// Every command that is not a verb of a kind: one file in src/cli/commands/ and one row here.
#pragma once

#include <string_view>
#include <vector>

#include "cli/command.h"

namespace accord {

struct CommandRow {
  std::string_view words;
  Command (*make)();
};

/// In the order of the reference.
const std::vector<CommandRow>& command_rows();

// src/cli/commands/<words>.cpp
Command help_command();

}  // namespace accord
