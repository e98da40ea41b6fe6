// The whole program as a function.
#pragma once

#include <string>
#include <vector>

#include "accord/cli/world.h"

namespace accord {

/// Runs one command line (without the program's name) and returns the exit code (error.h lists them; 1: check found
/// problems). Nothing is printed to standard output when the code is 2 or more.
int run(const std::vector<std::string>& words, World& world);

}  // namespace accord
