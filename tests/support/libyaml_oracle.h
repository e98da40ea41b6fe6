// A second opinion on YAML: libyaml, which shares no code with the reader under test.
#pragma once

#include <optional>
#include <string_view>

#include "accord/model/value.h"

namespace accord::test {

/// The one document as libyaml reads it; nothing when libyaml rejects it, or finds tags, anchors or a second document.
std::optional<Value> libyaml_read(std::string_view text);

}  // namespace accord::test
