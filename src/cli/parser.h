// From words to arguments. The only file behind it that knows CLI11.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"

namespace accord {

/// The options every command takes, anywhere on the line.
const std::vector<Option>& global_options();

/// Takes the global options out of a command line, wherever they stand (up to a lone `--`), and leaves the rest in
/// `words`. Throws Error{usage}.
Arguments take_globals(std::vector<std::string>& words);

/// Reads the words after the command's own name. Throws Error{usage} with the nearest spelling and the next command: an
/// unknown option, a missing value (another `--option` is none), a value that is no choice, an option given twice, a
/// missing or superfluous word. Texts with @file and - are not read here.
Arguments parse_arguments(const Command& command, std::vector<std::string> words);

}  // namespace accord
