// The kept inputs of every fuzz target (tests/fuzz/corpus/<target>), and each crash that was found.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>

#include "fuzz/mustache_input.h"
#include "support/fuzz_inputs.h"
#include "support/yaml_input.h"

namespace {

using Check = std::function<std::string(std::string_view)>;

const std::map<std::string, Check> targets = {
    {"batch", accord::test::try_batch},
    {"markdown", accord::test::try_markdown},
    {"mustache", [](std::string_view input) { return accord::test::try_mustache(input) ? "" : "a page broke a promise"; }},
    {"plan", accord::test::try_plan},
    {"scalars", accord::test::try_scalars},
    {"typed", accord::test::try_typed},
    {"yaml_patch", accord::test::patch_anything},
    {"yaml_readers", accord::test::difference_of_readers},
};

const std::filesystem::path fuzz = std::string(ACCORD_SOURCE_DIR) + "/tests/fuzz";

}  // namespace

TEST_CASE("fuzz targets: the kept inputs still do no harm") {
  for (const auto& [name, check] : targets) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(fuzz / "corpus" / name)) {
      CAPTURE(entry.path().string());
      std::ifstream file(entry.path(), std::ios::binary);
      CHECK(check(std::string(std::istreambuf_iterator<char>(file), {})) == "");
      ++files;
    }
    CAPTURE(name);
    CHECK(files > 5);
  }
}

TEST_CASE("fuzz targets: each has its kept inputs replayed here") {
  for (const auto& entry : std::filesystem::directory_iterator(fuzz)) {
    const std::string file = entry.path().filename().string();
    if (file.ends_with("_fuzz.cpp")) CHECK(targets.contains(file.substr(0, file.size() - 9)));
  }
}
