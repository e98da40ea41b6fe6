#include "support/scenario.h"

#include <algorithm>
#include <filesystem>

#include "accord/base/text.h"
#include "support/test_world.h"

namespace accord::test {

namespace {

bool begins(std::string_view line, std::string_view with) { return line.substr(0, with.size()) == with; }

bool begins_step(std::string_view line) {
  return begins(line, "$ ") || begins(line, "--- ") || begins(line, "@ ") || begins(line, "# ");
}

std::string without_end(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

void add_expected(Step& step, const std::string& line) {
  if (begins(line, "< ") || line == "<") {
    step.input.push_back(line.size() > 2 ? line.substr(2) : std::string());
  } else if (begins(line, "! ") || line == "!") {
    step.err += (line.size() > 2 ? line.substr(2) : std::string()) + '\n';
  } else if (begins(line, "? ")) {
    step.code = std::stoi(line.substr(2));
  } else {
    step.out += (begins(line, "\\") ? line.substr(1) : line) + '\n';
  }
}

std::string escaped(const std::string& line) {
  const bool special = begins_step(line) || begins(line, "! ") || line == "!" || begins(line, "? ") || begins(line, "< ") ||
                       line == "<" || begins(line, "\\");
  return special ? '\\' + line : line;
}

std::string write_step(const Step& step) {
  std::string text = step.head + '\n';
  for (const std::string& line : step.lines) text += line + '\n';
  if (step.act != Step::Act::command) return text;
  for (const std::string& line : step.input) text += line.empty() ? "<\n" : "< " + line + '\n';
  if (!step.out.empty()) {
    for (const std::string_view line : split(step.out, '\n')) text += escaped(std::string(line)) + '\n';
  }
  if (!step.err.empty()) {
    for (const std::string_view line : split(step.err, '\n')) text += line.empty() ? "!\n" : "! " + std::string(line) + '\n';
  }
  if (step.code != 0) text += "? " + std::to_string(step.code) + '\n';
  return text;
}

void apply_setting(TestWorld& test, const std::string& setting) {
  const auto words = shell_words(setting);
  if (words.size() == 2 && words[0] == "terminal") {
    test.world.out_is_terminal = test.world.err_is_terminal = test.world.in_is_terminal = true;
    test.world.width = test.world.err_width = static_cast<std::size_t>(std::stoul(words[1]));
    test.variables["NO_COLOR"] = "1";
  } else if (words.size() == 1 && words[0] == "pipe") {
    test.world.out_is_terminal = test.world.err_is_terminal = test.world.in_is_terminal = false;
  } else if (words.size() == 2 && words[0] == "env") {
    const std::size_t equals = words[1].find('=');
    test.variables[words[1].substr(0, equals)] = words[1].substr(equals + 1);
  } else if (words.size() == 2 && words[0] == "sample") {
    const std::filesystem::path from = std::filesystem::path(ACCORD_SOURCE_DIR) / words[1];
    std::filesystem::copy(from, test.directory.path(), std::filesystem::copy_options::recursive);
  } else {
    throw std::runtime_error("unknown setting: @ " + setting);
  }
}

/// `cat FILE` and `ls FOLDER` look at what a command left on disk, `rm FILE` removes a file.
void look(TestWorld& test, const std::vector<std::string>& words) {
  test.out.clear();
  test.err.clear();
  if (words[0] == "cat" && words.size() == 2) {
    test.out = test.directory.read(words[1]);
  } else if (words[0] == "ls" && words.size() == 2) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(test.directory.path() + '/' + words[1]))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    test.out = join(names, "\n");
  } else if (words[0] == "rm" && words.size() == 2) {
    std::filesystem::remove(test.directory.path() + '/' + words[1]);
  } else {
    throw std::runtime_error("a scenario can run accord, cat, ls and rm, not: " + words[0]);
  }
}

/// The temporary directory as $DIR, the escape character as its picture.
std::string shown(const std::string& text, const TestWorld& test) {
  return without_end(replace_all(replace_all(text, test.directory.path(), "$DIR"), "\x1b", "␛"));
}

void run_command(TestWorld& test, Step& step) {
  std::vector<std::string> words = shell_words(step.name);
  test.in.clear();
  for (const std::string& line : step.input) test.in += line + '\n';
  step.code = 0;
  if (words[0] == "accord") {
    words.erase(words.begin());
    step.code = test.run(words);
  } else {
    look(test, words);
  }
  step.out = shown(test.out, test);
  step.err = shown(test.err, test);
}

}  // namespace

std::vector<Step> parse_scenario(const std::string& text) {
  std::vector<Step> steps;
  for (const std::string_view view : split_lines(text)) {
    const std::string line(view);
    const bool in_block = !steps.empty() && (steps.back().act == Step::Act::file || steps.back().act == Step::Act::command);
    if (begins(line, "$ ")) {
      steps.push_back({.act = Step::Act::command, .head = line, .name = line.substr(2)});
    } else if (begins(line, "--- ")) {
      steps.push_back({.act = Step::Act::file, .head = line, .name = line.substr(4)});
    } else if (begins(line, "@ ")) {
      steps.push_back({.act = Step::Act::setting, .head = line, .name = line.substr(2)});
    } else if (begins(line, "# ") || !in_block) {
      steps.push_back({.act = Step::Act::keep, .head = line});
    } else if (steps.back().act == Step::Act::file) {
      steps.back().lines.push_back(line);
    } else {
      add_expected(steps.back(), line);
    }
  }
  for (Step& step : steps) {
    step.out = without_end(step.out);
    step.err = without_end(step.err);
  }
  return steps;
}

std::string run_scenario(const std::string& text) {
  TestWorld test;
  std::string result;
  const std::vector<Step> steps = parse_scenario(text);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    Step step = steps[i];
    if (step.act == Step::Act::command) {
      run_command(test, step);
    } else if (step.act == Step::Act::setting) {
      apply_setting(test, step.name);
    } else if (step.act == Step::Act::file) {
      auto lines = step.lines;
      while (!lines.empty() && lines.back().empty()) lines.pop_back();
      test.directory.write(step.name, join(lines, "\n") + (lines.empty() ? "" : "\n"));
    }
    result += write_step(step);
    const bool last = i + 1 == steps.size();
    if (step.act == Step::Act::command && !last && steps[i + 1].act != Step::Act::keep) result += '\n';
    if (step.act == Step::Act::command && !last && begins(steps[i + 1].head, "# ")) result += '\n';
  }
  return result;
}

}  // namespace accord::test
