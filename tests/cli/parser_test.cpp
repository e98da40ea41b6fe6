#include "cli/parser.h"

#include <doctest/doctest.h>

#include "accord/base/error.h"

using namespace accord;

namespace {

Command sample() {
  Command command;
  command.words = "task add";
  command.positionals = {{.name = "TITLE"}};
  command.options = {{.name = "owner", .placeholder = "PERSON"},
                     {.name = "tag", .placeholder = "TAG", .repeatable = true},
                     {.name = "type", .placeholder = "TYPE", .choices = {"task", "milestone"}},
                     {.name = "output", .placeholder = "FILE", .letter = 'o'},
                     {.name = "all"}};
  return command;
}

std::string failure(std::vector<std::string> words) {
  try {
    parse_arguments(sample(), std::move(words));
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    return error.message().english() + (error.hints().empty() ? "" : " / " + error.hints().front().english());
  }
  return "no error";
}

}  // namespace

TEST_CASE("values stay exactly as typed: brackets, leading zeros, commas, an empty text") {
  const Arguments read = parse_arguments(sample(), {"A title", "--owner", "[a,b]", "--tag=010", "--tag", "[x]", "--output="});
  CHECK(read.words() == std::vector<std::string>{"A title"});
  CHECK(read.get("owner") == "[a,b]");
  CHECK(read.all("tag") == std::vector<std::string>{"010", "[x]"});
  CHECK(read.has("output"));
  CHECK(read.get("output").empty());
}

TEST_CASE("a repeatable option does not swallow the words behind it") {
  const Arguments read = parse_arguments(sample(), {"--tag", "a", "Title"});
  CHECK(read.words() == std::vector<std::string>{"Title"});
}

TEST_CASE("negative numbers are values and words, words after -- are never options") {
  CHECK(parse_arguments(sample(), {"-12000"}).word(0) == "-12000");
  CHECK(parse_arguments(sample(), {"T", "--owner", "-5"}).get("owner") == "-5");
  CHECK(parse_arguments(sample(), {"--all", "--", "--owner"}).word(0) == "--owner");
}

TEST_CASE("short names work with a space and without") {
  CHECK(parse_arguments(sample(), {"T", "-o", "f"}).get("output") == "f");
  CHECK(parse_arguments(sample(), {"T", "-of"}).get("output") == "f");
}

TEST_CASE("the next option is not a value") {
  CHECK(failure({"T", "--owner", "--all"}) == "--owner needs a value / write --owner PERSON");
  CHECK(failure({"T", "--owner"}) == "--owner needs a value / write --owner PERSON");
  CHECK(parse_arguments(sample(), {"T", "--owner=--all"}).get("owner") == "--all");
}

TEST_CASE("mistakes name the nearest spelling") {
  CHECK(failure({"T", "--ownr", "x"}) == "“accord task add” has no option --ownr / did you mean --owner?");
  CHECK(failure({"T", "--type", "mileston"}) == "“mileston” is not a value of --type / did you mean “milestone”?");
  CHECK(failure({"T", "-x"}) == "“accord task add” has no option -x / accord task add --help lists its options");
}

TEST_CASE("missing and superfluous words and options given twice are errors") {
  CHECK(failure({}) == "“accord task add” needs TITLE / accord task add --help shows how it is written");
  CHECK(failure({"User", "manual"}) == "“accord task add” does not take “manual” / text of several words stands in quotes");
  CHECK(failure({"T", "--owner", "a", "--owner", "b"}) == "--owner was given twice: “a” and “b” / keep one of the two");
  CHECK(failure({"T", "--all=yes"}) == "--all takes no value / write --all alone");
}

TEST_CASE("global options are taken wherever they stand, the other words keep their order") {
  std::vector<std::string> words = {"--lang", "zh-CN", "task", "list", "--json", "owner=me", "--sort", "due", "-C", "sub", "--", "--json"};
  const Arguments globals = take_globals(words);
  CHECK(globals.get("lang") == "zh-CN");
  CHECK(globals.has("json"));
  CHECK(globals.get("directory") == "sub");
  CHECK(words == std::vector<std::string>{"task", "list", "owner=me", "--sort", "due", "--", "--json"});
}
