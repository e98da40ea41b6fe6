#include "accord/base/labels.h"

#include <doctest/doctest.h>

#include "accord/base/embedded.h"

using namespace accord;

TEST_CASE("a label falls back to English and then to the key's own words") {
  CHECK(label(Language::zh, "format", "table") == "表格");
  CHECK(label(Language::en, "format", "table") == "table");
  CHECK(label(Language::zh, "state", "no_such_state_here") == "no such state here");
}

TEST_CASE("an owner's own word wins over the common one") {
  CHECK(label(Language::en, "format", "nobody", "table") == "table");
  CHECK(label(Language::zh, "format", "nobody", "table") == "表格");
}

TEST_CASE("a message is translated with its places filled, and stays English without a translation") {
  CHECK(translate(say("What to do next:"), Language::zh) == "下一步：");
  CHECK(translate(say("nobody translated {} and {}", 1, "two"), Language::zh) == "nobody translated 1 and two");
}

TEST_CASE("an unknown template is nothing") { CHECK_FALSE(embedded_template("no-such.md.mustache")); }
