// English and Chinese are equal: everything the program says exists in both.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/labels.h"
#include "accord/kinds/list.h"
#include "cli/commands.h"
#include "cli/parser.h"
#include "cli/verbs.h"

using namespace accord;
namespace fs = std::filesystem;

namespace {

/// Files whose texts are not for people: words of other tools' files and libraries, markup, what a new project is made of.
const std::set<std::string> not_for_people = {"src/cli/commands.cpp",      "src/cli/reference_man.cpp", "src/cli/starter_files.cpp",
                                              "src/exchange/plan_csv.cpp", "src/exchange/psplib.cpp",   "src/store/yaml_message.cpp"};
/// Texts that only look like sentences: values as they are typed, and formats of files.
const std::set<std::string> the_same_in_both = {"ID [SS+2d]",        "SNET DATE",   "PERSON [absent]",     "pass ID",          "T-7k2mq SS+2d",
                                                "linshan absent",    "pass TC-7k2mq", "{} {} h",           "dubious ownership", "process {} on {}: {}\n",
                                                "scope edit",        "report weekly", "report --freeze",   "milestone add \"上线\" --due +8w",
                                                "milestone add \"Go-live\" --due +8w",
                                                // words that are looked for in a sentence, never said
                                                "nothing was ",      "no mail was ",  "no report was ",      "it was not changed", "neither was changed",
                                                "unexpected end of input", "missing closing quote", "control character", "invalid number", "number overflow"};

char unescaped(char c) { return c == 'n' ? '\n' : c == 't' ? '\t' : c; }

/// The string literals of a C++ source, neighbours joined; comments, includes, raw strings and characters left out.
std::vector<std::string> literals(const std::string& text) {
  std::vector<std::string> found;
  bool joins = false;  // nothing but white space since the last literal
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "//") == 0 || text.compare(i, 8, "#include") == 0) {
      i = std::min(text.size(), text.find('\n', i));
    } else if (text.compare(i, 3, "R\"(") == 0) {
      i = text.find(")\"", i) + 1;
      joins = false;
    } else if (text[i] == '\'') {
      const bool digits = i > 0 && std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0;  // 20'000
      while (!digits && text[++i] != '\'') i += text[i] == '\\';
      joins = false;
    } else if (text[i] == '"') {
      std::string literal;
      for (++i; text[i] != '"'; ++i) literal += text[i] == '\\' ? unescaped(text[++i]) : text[i];
      if (joins) found.back() += literal;
      else found.push_back(literal);
      joins = true;
    } else if (!std::isspace(static_cast<unsigned char>(text[i]))) {
      joins = false;
    }
  }
  return found;
}

bool is_command_name(const std::string& text) {
  const auto& rows = command_rows();
  return std::any_of(rows.begin(), rows.end(), [&](const CommandRow& row) { return row.words == text; });
}

bool is_sentence(const std::string& text) {
  static const std::regex words("[A-Za-z]{2,} [^]*[A-Za-z{]|[^]*[a-z]{2,} \\w[^]*|[^]*\\w [a-z]{2,}[^]*|[^]*\\{\\} [a-z][^]*|[^]*[a-z] \\{[^]*");
  static const std::regex markup("[^]*<(?!handle>)[a-z!/][^]*|^\\n[^]*");
  const bool command = text.starts_with("accord ") || text.starts_with("source ") || text.starts_with(" ") || is_command_name(text);
  return !command && std::regex_match(text, words) && !std::regex_match(text, markup);
}

bool has_chinese(const std::string& english) { return english.empty() || find_label(Language::zh, "messages", english).has_value(); }

/// The arguments that a pattern's places take, sorted: `{}` in order, `{0}` by position.
std::vector<int> arguments_taken(std::string_view pattern) {
  std::vector<int> taken;
  int next = 0;
  for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
    const std::string_view rest = pattern.substr(at + 1);
    if (rest.starts_with("}")) taken.push_back(next++);
    if (rest.size() > 1 && rest[1] == '}' && rest[0] >= '0' && rest[0] <= '9') taken.push_back(rest[0] - '0');
  }
  std::ranges::sort(taken);
  return taken;
}

/// Places in order and by position in one pattern: the first of them count from 0 whatever stands beside them.
bool mixes_places(std::string_view pattern) {
  static const std::regex by_position("\\{[0-9]\\}");
  return pattern.find("{}") != std::string_view::npos && std::regex_search(pattern.begin(), pattern.end(), by_position);
}

void check_options(const std::vector<Option>& options) {
  for (const Option& option : options) {
    INFO("--" << option.name << ": " << option.help);
    CHECK(has_chinese(option.help));
  }
}

void check_command(const Command& command) {
  INFO("accord " << command.words);
  CHECK(has_chinese(command.summary.pattern));
  CHECK(has_chinese(command.description));
  for (const Positional& place : command.positionals) {
    INFO(place.help);
    CHECK(has_chinese(place.help));
  }
  check_options(command.options);
  for (const Example& example : command.examples) {
    INFO(example.help);
    CHECK(has_chinese(example.help));
  }
}

}  // namespace

TEST_CASE("every sentence of the sources has its Chinese in templates/labels/zh-CN.yaml") {
  const fs::path root = ACCORD_SOURCE_DIR;
  for (const char* folder : {"src", "include"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string path = fs::relative(entry.path(), root).string();
      if (!entry.is_regular_file() || path.ends_with(".md") || not_for_people.count(path) != 0) continue;
      std::ifstream file(entry.path());
      std::ostringstream text;
      text << file.rdbuf();
      for (const std::string& literal : literals(text.str())) {
        if (!is_sentence(literal) || the_same_in_both.count(literal) != 0) continue;
        INFO(path << " says “" << literal << "”");
        CHECK(has_chinese(literal));
      }
    }
  }
}

TEST_CASE("the Chinese of every message takes the arguments that the English takes, each once") {
  for (const std::string_view english : label_keys("messages")) {
    const std::string_view chinese = find_label(Language::zh, "messages", english).value_or(english);
    INFO("“" << english << "” is “" << chinese << "”");
    CHECK(arguments_taken(chinese) == arguments_taken(english));
    CHECK(!mixes_places(chinese));
  }
}

TEST_CASE("every command, verb, option, example and field is explained in Chinese too") {
  check_options(global_options());
  for (const CommandRow& row : command_rows()) {
    const Command command = row.make();
    CHECK(command.words == row.words);
    if (!command.hidden) check_command(command);
  }
  const Registry registry(kind_rows());
  for (const Kind* kind : registry.all()) {
    INFO(kind->name);
    CHECK(has_chinese(kind->help));
    for (const Command& verb : verbs_of(*kind)) check_command(verb);
  }
}
