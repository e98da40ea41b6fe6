// The examples that help prints are commands that work on the sample project, in both languages.
#include <doctest/doctest.h>

#include <filesystem>

#include "accord/kinds/list.h"
#include "cli/commands.h"
#include "cli/verbs.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

namespace {

/// The sample project, on which every example changes nothing.
class Sample {
 public:
  Sample() {
    std::filesystem::copy(ACCORD_SOURCE_DIR "/examples/yf-wms", world_.directory.path(), std::filesystem::copy_options::recursive);
    world_.variables["ACCORD_ME"] = "zhaoming";
  }

  void runs(const Command& command) {
    for (const Example& example : command.examples)
      for (const Language language : {Language::en, Language::zh}) {
        const std::string line = line_of(example, language);
        std::vector<std::string> words = test::shell_words(line);
        words.erase(words.begin());
        words.emplace_back("--dry-run");
        world_.variables["ACCORD_LANG"] = to_string(language);
        INFO(line);
        const int code = world_.run(words);
        CHECK_MESSAGE(code == 0, world_.err);
        ++run;
      }
  }

  std::size_t run = 0;

 private:
  TestWorld world_;
};

}  // namespace

TEST_CASE("every example of every kind's help works on the sample project") {
  Sample sample;
  const Registry registry(kind_rows());
  for (const Kind* kind : registry.all())
    for (const Command& command : verbs_of(*kind)) sample.runs(command);
  CHECK(sample.run >= 60);
}

TEST_CASE("the examples of the commands work on the sample project, but for those that take a file of yours, a pipe or a terminal") {
  Sample sample;
  for (const CommandRow& row : command_rows()) {
    Command command = row.make();
    std::erase_if(command.examples, [&](const Example& example) {
      const auto has = [&](const char* part) { return example.line.find(part) != std::string::npos; };
      return has("|") || has(">") || has("<") || has("plan.txt") || has(".csv") || has(" - ") || has("plan.yaml") || has("page.mustache") || has(" edit") || has("accord init") || has("report due");
    });
    sample.runs(command);
  }
  CHECK(sample.run >= 60);
}
