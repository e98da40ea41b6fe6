// A project's own words for its pages: templates/labels/<language>.yaml beside the built-in ones.
#pragma once

#include <string>
#include <string_view>

#include "accord/base/labels.h"

namespace accord {

/// The labels under `documents` of such a file's text. Throws Error{invalid} with file, line and column for YAML that
/// cannot be read, another section, a label that no page has (and its nearest name), and one that is no text.
OwnLabels read_own_labels(std::string text, std::string_view file);

}  // namespace accord
