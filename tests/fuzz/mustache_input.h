// The fuzzed run over the Mustache engine, shared by the fuzz target and the test that replays its corpus.
#pragma once

#include <string_view>

namespace accord::test {

/// The input is a template, then after lines of "====" the data (JSON) and two partials, a and b. Parses, checks and renders
/// them every way; only accord::Error may leave the engine. Returns false when a page broke a promise.
bool try_mustache(std::string_view input);

}  // namespace accord::test
