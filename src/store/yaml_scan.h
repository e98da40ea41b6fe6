// What can be said of a file before any parser sees it: its bytes, its characters, its lines.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "accord/model/finding.h"

namespace accord {

/// Adds a finding for everything no record's file may hold: sizes, encodings, control characters, marks of an
/// unfinished merge, directives. True when there was none.
bool scan_yaml(std::string_view text, std::string_view file, Findings& findings);

/// The first tab of every line that has one in its indentation and something after it. Inside a block scalar such a
/// tab is content, so only the parse can tell whether it is wrong.
std::vector<std::size_t> indentation_tabs(std::string_view text);

}  // namespace accord
