// The README's commands, run: what stands under each is what it prints. ACCORD_ACCEPT=1 rewrites it.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "accord/base/text.h"
#include "cli/starter_files.h"
#include "support/golden.h"
#include "support/test_world.h"

using namespace accord;
using namespace accord::test;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// The reader's terminal: a clone with the sample project in it, 100 cells wide, on the day the sample's reports end.
class Reader {
 public:
  Reader() {
    const fs::path sample = "examples/yf-wms";
    at_ = "accord";
    fs::create_directories(here() / "examples");
    fs::copy(fs::path(ACCORD_SOURCE_DIR) / sample, here() / sample, fs::copy_options::recursive);
    test_.world.out_is_terminal = test_.world.err_is_terminal = true;
    test_.world.width = terminal_width;
    test_.variables["NO_COLOR"] = "1";
  }

  /// What a line typed by the reader shows: cd, mkdir, export, cat FOLDER/*, and accord, also with "| head -n N".
  std::string type(const std::string& line) {
    const std::string pipe = " | head -n ";
    if (const std::size_t at = line.find(pipe); at != std::string::npos) {
      test_.world.out_is_terminal = false;
      test_.world.width = pipe_width;
      type(line.substr(0, at));
      test_.world.out_is_terminal = true;
      test_.world.width = terminal_width;
      const std::string stays = what_stays(test_.err);
      return shown(head(test_.out, std::stoul(line.substr(at + pipe.size()))) + (stays.empty() ? "" : "\n" + stays));
    }
    std::vector<std::string> words = shell_words(line);
    const std::string name = words.front();
    words.erase(words.begin());
    if (name == "accord") {
      test_.world.directory = here().string();
      test_.run(words);
      return shown(test_.out + test_.err);
    }
    if (name == "cd") {
      at_ = (at_ / words.at(0)).lexically_normal();
    } else if (name == "export") {
      const auto parts = split(words.at(0), '=');
      test_.variables[std::string(parts.at(0))] = parts.at(1);
    } else if (name == "mkdir") {
      fs::create_directory(here() / words.at(0));
    } else if (name == "cat") {
      const fs::path path = here() / words.at(0);
      return read(path.filename() == "*" ? only_file(path.parent_path()) : path);
    } else {
      throw std::runtime_error("the README's test cannot run: " + line);
    }
    return "";
  }

 private:
  static constexpr std::size_t terminal_width = 100, pipe_width = 80;

  /// Without the bar of progress, which is wiped from the terminal at the end.
  static std::string what_stays(const std::string& text) {
    const std::string wipe = "\x1b[K";
    const std::size_t at = text.rfind(wipe);
    return at == std::string::npos ? text : text.substr(at + wipe.size());
  }

  std::string shown(const std::string& text) const { return replace_all(text, test_.directory.path(), "~"); }

  static std::string head(const std::string& text, std::size_t count) {
    std::size_t end = 0;
    for (; count > 0 && end != std::string::npos; --count) end = text.find('\n', end == 0 ? 0 : end + 1);
    return text.substr(0, end);
  }

  static fs::path only_file(const fs::path& folder) {
    const std::vector<fs::directory_entry> files{fs::directory_iterator(folder), {}};
    if (files.size() != 1) throw std::runtime_error("more than one file in " + folder.string());
    return files.front();
  }

  fs::path here() const { return fs::path(test_.directory.path()) / at_; }

  TestWorld test_;
  fs::path at_;
};

std::string without_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

/// A block of "$ command" lines, each with what it shows under it; a blank line stands behind what is shown.
std::string run_block(const std::vector<std::string>& lines, Reader& reader) {
  std::string text;
  bool shown_before = false;
  for (const std::string& line : lines) {
    if (!line.starts_with("$ ")) continue;
    const std::string shown = without_end(reader.type(line.substr(2)));
    text += (shown_before ? "\n" : "") + line + '\n' + (shown.empty() ? "" : shown + '\n');
    shown_before = !shown.empty();
  }
  return text;
}

/// The recipe whose file the line names, as accord init writes it for the sample's zone; empty for any other line.
std::string recipe_named(std::string_view line) {
  if (!line.ends_with("`:")) return {};
  for (const Forge forge : {Forge::github, Forge::gitlab}) {
    const StarterFile file = forge_files({.offset_minutes = 480, .today = {}}, forge, {}).front();
    if (line.find('`' + file.path + '`') != std::string_view::npos) return file.bytes;
  }
  return {};
}

/// The README with every console block as it would be now, and the recipes as they are written.
std::string run_readme(const std::string& readme) {
  Reader reader;
  std::string text, recipe;
  std::vector<std::string> block;
  bool in_block = false, in_recipe = false;
  for (const std::string_view line : split_lines(readme)) {
    if (in_recipe && line != "```") continue;
    in_recipe = line == "```yaml" && !recipe.empty();
    if (in_recipe) {
      text += "```yaml\n" + std::exchange(recipe, {});
      continue;
    }
    if (const std::string named = recipe_named(line); !named.empty()) recipe = named;
    if (in_block && line == "```") {
      text += run_block(block, reader);
      block.clear();
      in_block = false;
    }
    if (in_block) block.emplace_back(line);
    else text += std::string(line) + '\n';
    if (line == "```console") in_block = true;
  }
  return text;
}

}  // namespace

TEST_CASE("the README shows what its commands print") {
  const fs::path path = fs::path(ACCORD_SOURCE_DIR) / "README.md";
  const std::string readme = read(path);
  const std::string now = run_readme(readme);
  if (accepting())
    std::ofstream(path, std::ios::binary) << now;
  else
    CHECK(now == readme);
}

TEST_CASE("the README's shell commands are those that tests/run.sh runs") {
  const std::string readme = read(fs::path(ACCORD_SOURCE_DIR) / "README.md");
  const std::string run = read(fs::path(ACCORD_SOURCE_DIR) / "tests/run.sh");
  bool in_block = false;
  for (const std::string_view line : split_lines(readme)) {
    if (line == "```") in_block = false;
    const std::string_view command = trim(line.substr(0, line.find("  #")));
    if (in_block && command != "sh tests/run.sh") {
      CAPTURE(command);
      CHECK(run.find(command) != std::string::npos);
    }
    if (line == "```sh") in_block = true;
  }
}
