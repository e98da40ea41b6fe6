// Runs suites of Mustache cases: JSON files with a list of tests, each with name, data, template, partials, expected.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "accord/base/error.h"
#include "accord/base/json.h"
#include "accord/document/mustache.h"

using namespace accord;

namespace {

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string render_case(const Data& test) {
  Partials partials([&](std::string_view name) -> std::optional<TemplateSource> {
    const Data* all = test.find("partials");
    const Data* one = all ? all->find(name) : nullptr;
    if (!one) return std::nullopt;
    return TemplateSource{std::string(name), one->text()};
  });
  try {
    return render(Template::parse(test.find("template")->text(), "template"), *test.find("data"), partials, {});
  } catch (const Error& error) {
    return error.what();
  }
}

void run_suite(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(directory))
    if (entry.path().extension() == ".json" && entry.path().filename() != "~lambdas.json") files.push_back(entry.path());
  std::ranges::sort(files);
  REQUIRE(!files.empty());
  for (const auto& file : files) {
    const Data suite = parse_json(read(file), file.filename().string());
    int passed = 0;
    for (const DataMember& member : suite.find("tests")->members()) {
      CAPTURE(file.filename().string());
      CAPTURE(member.value.find("name")->text());
      const std::string page = render_case(member.value);
      const std::string expected = member.value.find("expected")->text();
      CHECK(page == expected);
      if (page == expected) ++passed;
    }
    MESSAGE(file.filename().string(), ": ", passed, " of ", suite.find("tests")->size());
  }
}

}  // namespace

TEST_CASE("Mustache: our own cases in the form of the public suite") {
  run_suite(std::filesystem::path(ACCORD_SOURCE_DIR) / "tests/document/mustache_cases");
}

#ifdef ACCORD_MUSTACHE_SUITE
TEST_CASE("Mustache: the public specification's suite (core, inheritance, dynamic names)") {
  run_suite(ACCORD_MUSTACHE_SUITE);
}
#endif
