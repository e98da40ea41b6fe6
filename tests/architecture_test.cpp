// Holds the layers of architecture.md: reads every #include line of the program.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;

namespace {

const std::map<std::string, std::set<std::string>> may_include = {
    {"base", {"base"}},
    {"model", {"base", "model"}},
    {"kinds", {"base", "model", "kinds"}},
    {"store", {"base", "model", "store"}},
    {"analysis", {"base", "model", "kinds", "analysis"}},
    {"document", {"base", "model", "kinds", "analysis", "document"}},
    {"exchange", {"base", "model", "kinds", "exchange"}},
    {"cli", {"base", "model", "kinds", "store", "analysis", "document", "exchange", "cli"}},
    {"main.cpp", {"cli"}},
};

/// A library's header and the only files that may include it.
const std::map<std::string, std::regex> library_homes = {
    {"CLI/", std::regex("src/cli/parser\\.cpp")},
    {"yaml-cpp/", std::regex("src/store/yaml_.*")},
    {"nlohmann/", std::regex("src/base/json\\.cpp")},
    {"sodium", std::regex("src/base/sha256\\.cpp")},
    {"utf8proc", std::regex("src/base/width\\.cpp")},
    {"cmark", std::regex("src/document/markdown\\.cpp")},
    {"curl/", std::regex("nowhere")},
};

struct Include {
  std::string file;  // from the repository's root
  std::string header;
};

std::vector<Include> all_includes() {
  const fs::path root = ACCORD_SOURCE_DIR;
  const std::regex line_of_include("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"].*");
  std::vector<Include> includes;
  for (const char* folder : {"src", "include"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      std::ifstream file(entry.path());
      std::smatch match;
      for (std::string line; std::getline(file, line);) {
        if (std::regex_match(line, match, line_of_include)) includes.push_back({fs::relative(entry.path(), root).string(), match[1]});
      }
    }
  }
  return includes;
}

/// "src/cli/run.cpp" and "include/accord/cli/run.h" → "cli".
std::string layer_of_file(const std::string& file) {
  const std::string below = file.starts_with("src/") ? file.substr(4) : file.substr(std::string("include/accord/").size());
  return below.substr(0, below.find('/'));
}

/// The layer an include names, or nothing for a header of a library or the language.
std::string layer_of_header(const std::string& header) {
  const std::string below = header.starts_with("accord/") ? header.substr(7) : header;
  const std::string first = below.substr(0, below.find('/'));
  return below.find('/') != std::string::npos && may_include.count(first) ? first : std::string();
}

}  // namespace

TEST_CASE("architecture: includes point only down, and private headers stay in their layer") {
  for (const Include& include : all_includes()) {
    const std::string from = layer_of_file(include.file);
    const std::string to = layer_of_header(include.header);
    INFO(include.file << " includes " << include.header);
    REQUIRE(may_include.count(from) == 1);
    if (to.empty()) continue;
    CHECK(may_include.at(from).count(to) == 1);
    if (!include.header.starts_with("accord/")) CHECK(from == to);
  }
}

TEST_CASE("architecture: a library's header is included by the one file that wraps it") {
  for (const Include& include : all_includes()) {
    for (const auto& [library, home] : library_homes) {
      if (!include.header.starts_with(library)) continue;
      INFO(include.file << " includes " << include.header);
      CHECK(std::regex_match(include.file, home));
    }
  }
}

TEST_CASE("architecture: src/README.md names every source and every header without one, and nothing that is not there") {
  const fs::path root = ACCORD_SOURCE_DIR;
  std::set<std::string> files, named;
  for (const fs::path& folder : {root / "src", root / "include/accord"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.insert(fs::relative(entry.path(), folder).string());
    }
  }
  const std::regex row("^- `([a-z0-9_/.]+)`: .+\\.$");
  std::ifstream map(root / "src/README.md");
  std::smatch match;
  for (std::string line; std::getline(map, line);) {
    if (std::regex_match(line, match, row)) named.insert(match[1]);
  }
  for (const std::string& file : files) {
    if (file.ends_with(".h") && files.count(file.substr(0, file.size() - 1) + "cpp") != 0) continue;
    const bool shared = file.ends_with(".h") && !fs::exists(root / "src" / file);  // a layer's public types, told by their users
    INFO("add a line to src/README.md: - `" << file << "`: what it is.");
    CHECK((shared || named.count(file) == 1));
  }
  for (const std::string& name : named) {
    INFO("src/README.md names " << name);
    CHECK(files.count(name) == 1);
  }
}

TEST_CASE("architecture: a type's name is used once (two of one name are one to the linker)") {
  const fs::path root = ACCORD_SOURCE_DIR;
  const std::regex definition("^(?:struct|class|enum class) (\\w+)\\s*(?::[^:;][^;]*)?\\{.*");
  std::map<std::string, std::string> homes;
  for (const char* folder : {"src", "include"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".h") continue;
      std::ifstream file(entry.path());
      std::smatch match;
      for (std::string line; std::getline(file, line);) {
        if (!std::regex_match(line, match, definition)) continue;
        const std::string path = fs::relative(entry.path(), root).string();
        const auto [home, fresh] = homes.emplace(match[1], path);
        INFO(match[1] << " stands in " << home->second << " and in " << path);
        CHECK(fresh);
      }
    }
  }
}
