// One session of testing: written once, imported or typed.
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {

Kind run_kind() {
  Kind kind = named("run", "runs", "RUN", "runs", "A session of tests and their results");
  kind.immutable = true;
  kind.fields = {
      moment("at", "When it was run").always(),
      line("build", "Version tested"),
      line("environment", "Where"),
      person("tester", "Who tested"),
      person("countersigned", "Who confirmed it for the client"),
      integer("executed", "Tests executed, when not all are listed").range(0, 10000000),
      integer("passed", "Tests passed, when not all are listed").range(0, 10000000),
      line("source", "File it was imported from").internal(),
      line("source_sha256", "Hash of that file: importing it again changes nothing").internal(),
      word("results", FieldType::result, "pass, fail, blocked or skipped, and the test: pass TC-x7k2m").list(),
  };
  kind.columns = {"at", "build", "tester"};
  return complete(std::move(kind));
}

}  // namespace accord
