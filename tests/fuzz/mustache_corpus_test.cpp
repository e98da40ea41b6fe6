#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "fuzz/mustache_input.h"

TEST_CASE("Mustache: the kept fuzz inputs still do no harm") {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(ACCORD_SOURCE_DIR "/tests/fuzz/corpus/mustache")) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string input((std::istreambuf_iterator<char>(in)), {});
    CAPTURE(entry.path().filename().string());
    CHECK(accord::test::try_mustache(input));
    ++files;
  }
  CHECK(files > 5);
}
