// Every example of every kind's verbs is a command that works on the sample project, in both languages.
#include <doctest/doctest.h>

#include <filesystem>

#include "accord/kinds/list.h"
#include "cli/verbs.h"
#include "support/test_world.h"

using namespace accord;
using accord::test::TestWorld;

TEST_CASE("every example of every kind's help works on the sample project") {
  TestWorld world;
  std::filesystem::copy(ACCORD_SOURCE_DIR "/examples/yf-wms", world.directory.path(), std::filesystem::copy_options::recursive);
  world.variables["ACCORD_ME"] = "linshan";
  const Registry registry(kind_rows());
  std::size_t run = 0;
  for (const Kind* kind : registry.all())
    for (const Command& command : verbs_of(*kind))
      for (const Example& example : command.examples)
        for (const Language language : {Language::en, Language::zh}) {
          std::vector<std::string> words = test::shell_words(line_of(example, language));
          words.erase(words.begin());
          words.emplace_back("--dry-run");
          INFO(line_of(example, language));
          const int code = world.run(words);
          CHECK_MESSAGE(code == 0, world.err);
          CHECK(world.out.find(kind->name == "baseline" ? "version" : "title") != std::string::npos);
          ++run;
        }
  CHECK(run >= 60);
}
