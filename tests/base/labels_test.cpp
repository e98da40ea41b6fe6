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

TEST_CASE("what stands in a sentence's place is put into the sentence's language") {
  const Message state = labelled("states", "payment", "received");
  CHECK(translate(state, Language::zh) == "已到账");
  CHECK(translate(labelled_typed("fields", {}, "owner"), Language::en) == "owner");
  CHECK(translate(labelled_typed("fields", {}, "owner"), Language::zh) == "责任人（owner）");
  CHECK(translate(say("“{}” is not {}", "x", Message("a date")), Language::zh) == "“x”不是日期");
  CHECK(translate(say("one of: {}", listed(std::vector<std::string>{"a", "b"})), Language::en) == "one of: a, b");
  CHECK(translate(say("one of: {}", listed(std::vector<std::string>{"a", "b"})), Language::zh) == "可选：a、b");
  CHECK(translate(say("{} is missing", verbatim("What to do next:")), Language::zh).find("What to do next:") != std::string::npos);
}

TEST_CASE("a sentence counts: endings follow the number before them, the article the word behind it") {
  CHECK(say("{} task{|s} added, {} step{ was|s were} so", 1, 2).english() == "1 task added, 2 steps were so");
  CHECK(say("{} task{|s} added, {} step{ was|s were} so", 0, 1).english() == "0 tasks added, 1 step was so");
  CHECK(say("a {} needs a title", labelled("kinds", {}, "issue")).english() == "an issue needs a title");
  CHECK(say("a {} needs a title", labelled("kinds", {}, "task")).english() == "a task needs a title");
  CHECK(say("data {x: {}} stays", "y").english() == "data {x: y} stays");
}

TEST_CASE("an unknown template is nothing") { CHECK_FALSE(embedded_template("no-such.md.mustache")); }
