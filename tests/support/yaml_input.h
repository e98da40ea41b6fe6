// Both of our YAML readers on one text: what they must agree on. Used by the tests and the fuzz targets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accord/store/yaml.h"

namespace accord::test {

/// The fast reader's tree; nothing when it leaves the text to the other one.
std::optional<YamlTree> read_fast(std::string_view text);
/// yaml-cpp's tree with our measuring; nothing when the text is refused.
std::optional<YamlTree> read_slow(std::string_view text);
/// Empty when all is well; else how the two differ on a text that the scan lets through.
std::string difference_of_readers(std::string_view text);

/// Edits the record (bytes from a fuzzer: which path, which value) and checks that the result reads as intended, that
/// an unchanged edit changes nothing, and that only accord::Error is ever thrown. Empty when all is well.
std::string patch_anything(std::string_view bytes);

}  // namespace accord::test
