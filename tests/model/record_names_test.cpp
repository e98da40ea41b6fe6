#include "accord/model/record_names.h"

#include <doctest/doctest.h>

#include "support/small_project.h"

using namespace accord;

TEST_CASE("many look-ups by name find what one look-up finds") {
  const SmallProject project({{"person", "linshan", ""},
                              {"task", "T-7k2mq", "number: T33\nwbs: \"8.4\"\n"},
                              {"task", "T-7k2zz", "number: \"8.4\"\n"},
                              {"risk", "R-7k2mq", "number: T33\n"},
                              {"task", "T-aaaaa", "number: \"7.7\"\nwbs: \"7.7\"\n"}});
  const RecordNames names(project.records());
  for (const char* typed : {"linshan", "LinShan", "T-7k2mq", "t-7K2MQ", "7k2mq", "T33", "t33", "8.4", "7.7", "7k2", "T-7k2", "7k", "T-7k2m", "nobody", ""})
    for (const char* kind : {"", "task", "risk", "person"}) {
      CAPTURE(typed);
      CAPTURE(kind);
      CHECK(names.resolve(typed, kind) == project.records().resolve(typed, kind));
    }
  CHECK(names.resolve("7k2mq").size() == 2);
  CHECK(names.resolve("8.4", "task").size() == 2);
  CHECK(names.resolve("7.7").size() == 1);
}
