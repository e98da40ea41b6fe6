#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "accord/base/error.h"
#include "accord/store/yaml_edit.h"

using accord::patch_yaml;
using accord::ScalarLook;
using accord::ScalarStyle;
using accord::Value;
using accord::YamlEdit;
using accord::YamlPath;

namespace {

const YamlEdit::Action set = YamlEdit::Action::set;
const YamlEdit::Action append = YamlEdit::Action::append;
const YamlEdit::Action remove_it = YamlEdit::Action::remove;

std::string edited(std::string text, YamlEdit edit, ScalarStyle style = ScalarStyle::text) {
  return patch_yaml(std::move(text), "tasks/T-7k2mq.yaml", {std::move(edit)}, [&](std::string_view, const Value&) {
    return ScalarLook{style, ""};
  });
}

std::string with(std::string text, YamlPath path, std::string_view value, ScalarStyle style = ScalarStyle::text) {
  return edited(std::move(text), {set, std::move(path), Value::scalar(std::string(value)), {}}, style);
}

std::string without(std::string text, YamlPath path, bool drop_emptied = true) {
  return edited(std::move(text), {remove_it, std::move(path), {}, {}, drop_emptied});
}

std::string added(std::string text, YamlPath path, Value item) {
  return edited(std::move(text), {append, std::move(path), std::move(item), {}}, ScalarStyle::plain);
}

Value move_to(std::string_view state) {
  Value move = Value::map();
  move.set("to", Value::scalar(std::string(state)));
  move.set("at", Value::scalar("2026-06-30"));
  return move;
}

accord::Error refusal(const std::string& text, const YamlEdit& edit) {
  try {
    patch_yaml(text, "tasks/T-7k2mq.yaml", {edit});
  } catch (const accord::Error& error) {
    return error;
  }
  FAIL("was not refused");
  return accord::Error(accord::Failure::invalid, "");
}

}  // namespace

TEST_CASE("YAML patch: a scalar changes alone, its quotes and its comment stay") {
  CHECK(with("a:   old   # why\nb: 1\n", {"a"}, "new") == "a:   new   # why\nb: 1\n");
  CHECK(with("a: 'old'  # why\n", {"a"}, "it's") == "a: 'it''s'  # why\n");
  CHECK(with("a: \"old\"\n", {"a"}, "8.4") == "a: \"8.4\"\n");
  CHECK(with("a: old\n", {"a"}, "no") == "a: \"no\"\n");
  CHECK(with("a: 2026-01-01 # d\n", {"a"}, "2026-06-28", ScalarStyle::plain) == "a: 2026-06-28 # d\n");
  CHECK(with("a: no\n", {"a"}, "no") == "a: no\n");
  CHECK(with("a: one\n  two  # why\nb: 1\n", {"a"}, "x") == "a: x  # why\nb: 1\n");
  CHECK(with("a: {b: x, c: y}  # why\n", {"a", "c"}, "p, q") == "a: {b: x, c: \"p, q\"}  # why\n");
  CHECK(with("l:\n-  {a: 1}\n-  b\n", {"l", std::size_t{1}}, "c") == "l:\n-  {a: 1}\n-  c\n");
  CHECK(with("a:\r\n  b: x # c\r\n\r\nz: 1", {"z"}, "2") == "a:\r\n  b: x # c\r\n\r\nz: \"2\"");
  CHECK(with("a:  # why\nb: 1\n", {"a"}, "x") == "a: x  # why\nb: 1\n");
  CHECK(with("a: ~ # why\n", {"a"}, "x") == "a: x # why\n");
}

TEST_CASE("YAML patch: a block stays a block, prose becomes one") {
  CHECK(with("a: |  # why\n     one\nb: 1\n", {"a"}, "x\n\ny\n") == "a: |  # why\n     x\n\n     y\nb: 1\n");
  CHECK(with("a: |\n  one\n", {"a"}, "x") == "a: |-\n  x\n");
  CHECK(with("a: >-\n  one\n  two\nb: 1\n", {"a"}, "x\ny\n") == "a: |\n  x\n  y\nb: 1\n");
  CHECK(with("a: old  # why\nb: 1\n", {"a"}, "x\ny\n") == "a: |  # why\n  x\n  y\nb: 1\n");
  CHECK(with("m:\r\n    a: 'old'\r\n", {"m", "a"}, "x\ny\n") == "m:\r\n    a: |\r\n      x\r\n      y\r\n");
  CHECK(with("a: {b: x}\n", {"a", "b"}, "x\ny\n") == "a: {b: \"x\\ny\\n\"}\n");
  CHECK(with("a: |\n  one\n", {"a"}, "x\n \ny\n") == "a: \"x\\n \\ny\\n\"\n");
  CHECK(with("a: old", {"a"}, "x\ny\n") == "a: |\n  x\n  y\n");
}

TEST_CASE("YAML patch: a new key stands where the schema wants it") {
  const YamlEdit due{set, {"due"}, Value::scalar("2026-07-01"), {"id", "title", "owner"}};
  CHECK(edited("id: x\ntitle: |\n  t\n\n# about\nnote: y\n", due, ScalarStyle::plain) ==
        "id: x\ntitle: |\n  t\ndue: 2026-07-01\n\n# about\nnote: y\n");
  CHECK(edited("id: x  # why", due, ScalarStyle::plain) == "id: x  # why\ndue: 2026-07-01");
  CHECK(edited("id: x\r\nnote: y\r\n", due, ScalarStyle::plain) == "id: x\r\ndue: 2026-07-01\r\nnote: y\r\n");
  CHECK(with("id: x\n", {"progress", "percent"}, "80", ScalarStyle::plain) == "id: x\nprogress:\n  percent: 80\n");
  CHECK(with("id: x\nclient: {name: A}\n", {"client", "city"}, "B") == "id: x\nclient: {name: A, city: B}\n");
  CHECK(with("id: x\nclient: {}  # why\n", {"client", "city"}, "B") == "id: x\nclient:  # why\n  city: B\n");
  CHECK(with("l:\n  -   a: 1\n      b: 2\n", {"l", std::size_t{0}, "c"}, "B") ==
        "l:\n  -   a: 1\n      b: 2\n      c: B\n");
  CHECK(with("l:\n  - {a: 1}\n", {"l", std::size_t{0}, "c"}, "B") == "l:\n  - {a: 1, c: B}\n");
  CHECK(with("{}\n", {"a"}, "B") == "a: B\n");
}

TEST_CASE("YAML patch: a key goes before a last block that has no line end, which would change its text") {
  CHECK(with("id: x\nnote: |\n  text", {"z"}, "B") == "id: x\nz: B\nnote: |\n  text");
}

TEST_CASE("YAML patch: items are appended in the list's own form") {
  CHECK(added("moves:\n  - {to: new, at: 2026-06-01}  # first\n\n# end\n", {"moves"}, move_to("done")) ==
        "moves:\n  - {to: new, at: 2026-06-01}  # first\n  - {to: done, at: 2026-06-30}\n\n# end\n");
  CHECK(added("a: 1\nl:\n- x\n", {"l"}, Value::scalar("y")) == "a: 1\nl:\n- x\n- y\n");
  CHECK(added("l: [x, z]  # why\n", {"l"}, Value::scalar("y")) == "l: [x, z, y]  # why\n");
  CHECK(added("l: []  # why\na: 1\n", {"l"}, Value::scalar("y")) == "l:  # why\n  - y\na: 1\n");
  CHECK(added("l:  # why\na: 1\n", {"l"}, Value::scalar("y")) == "l:  # why\n  - y\na: 1\n");
  CHECK(added("a: 1\n", {"l"}, Value::scalar("y")) == "a: 1\nl:\n  - y\n");
  CHECK(added("m: {l: []}\n", {"m", "l"}, Value::scalar("y")) == "m: {l: [y]}\n");
  const std::string linked = patch_yaml("l:\n  - T-a\n", "a.yaml", {{append, {"l"}, Value::scalar("T-9h2mc"), {}}},
                                        [](std::string_view path, const Value&) {
                                          CHECK(path == "l");
                                          return ScalarLook{ScalarStyle::plain, "T26 Reports"};
                                        });
  CHECK(linked == "l:\n  - T-a\n  - T-9h2mc  # T26 Reports\n");
}

TEST_CASE("YAML patch: what is removed goes with its lines, what is around it stays") {
  CHECK(without("a: 1\n# about b\nb:\n  - x  # gone\n\n# c\nc: 2\n", {"b"}) == "a: 1\n# about b\n\n# c\nc: 2\n");
  CHECK(without("l:\n  - a\n  - b\n", {"l", std::size_t{0}}) == "l:\n  - b\n");
  CHECK(without("a: 1\nl:\n  - a\n", {"l", std::size_t{0}}) == "a: 1\n");
  CHECK(without("a: 1\nl:\n  - a\nb: 1\n", {"l", std::size_t{0}}, false) == "a: 1\nl: []\nb: 1\n");
  CHECK(without("a: 1\nm:\n  k: a\n", {"m", "k"}, false) == "a: 1\nm: {}\n");
  CHECK(without("m: {a: 1, b: 2, c: 3}\n", {"m", "a"}) == "m: {b: 2, c: 3}\n");
  CHECK(without("m: {a: 1, b: 2, c: 3}\n", {"m", "b"}) == "m: {a: 1, c: 3}\n");
  CHECK(without("m: {a: 1, b: 2, c: 3}\n", {"m", "c"}) == "m: {a: 1, b: 2}\n");
  CHECK(without("m: [\n  a, # one\n  b\n]\n", {"m", std::size_t{0}}) == "m: [\n   # one\n  b\n]\n");
  CHECK(without("l:\n  - a: 1\n    b: 2\n", {"l", std::size_t{0}, "a"}) == "l:\n  - b: 2\n");
  CHECK(without("a: 1\nb: 2", {"b"}) == "a: 1");
  CHECK(without("a: 1\n", {"a"}) == "{}\n");
  CHECK(without("a: 1\n", {"nothing", "there"}) == "a: 1\n");
  CHECK(edited("a: 1\nb: 2\n", {set, {"b"}, Value(), {}}) == "a: 1\n");
}

TEST_CASE("YAML patch: `{k7:,` is no way to leave a key without a value: libyaml does not read it") {
  CHECK(without("k6: {k7:  , 键8: { # c2c\n   k9: no,\n k10: ~\n }, }  \n", {"k6", "键8"}) == "k6: {k7: , }  \n");
  CHECK(without("a: {b:, c: 1}\n", {"a", "c"}) == "a: {b: }\n");
  CHECK(without("a: {b: , c: 1}\n", {"a", "c"}) == "a: {b: }\n");
}

TEST_CASE("YAML patch: lists and maps take each other's place") {
  Value list = Value::list();
  list.add(Value::scalar("x"));
  CHECK(edited("a: old  # why\nb: 1\n", {set, {"a"}, list, {}}) == "a:  # why\n  - x\nb: 1\n");
  CHECK(edited("a:  # why\n  b: 1\n  c: 2\nz: 1\n", {set, {"a"}, list, {}}) == "a:  # why\n  - x\nz: 1\n");
  CHECK(with("a:  # why\n  b: 1\n  c: 2\nz: 1\n", {"a"}, "x") == "a: x  # why\nz: 1\n");
  CHECK(edited("l:\n  - old # why\n", {set, {"l", std::size_t{0}}, move_to("done"), {}}, ScalarStyle::plain) ==
        "l:\n  - {to: done, at: 2026-06-30} # why\n");
}

TEST_CASE("YAML patch: several edits of one file, each on the result of the one before") {
  CHECK(patch_yaml("id: x\n", "a.yaml",
                   {{set, {"a"}, Value::scalar("1"), {"id"}},
                    {append, {"l"}, Value::scalar("w"), {}},
                    {remove_it, {"a"}, {}, {}}}) == "id: x\nl:\n  - w\n");
}

TEST_CASE("YAML patch: a refusal names file, line and what to do") {
  const accord::Error odd =
      refusal("l:\n  - a: 1\n    # why\n    b: 2\n", {remove_it, {"l", std::size_t{0}, "a"}, {}, {}});
  CHECK(odd.failure() == accord::Failure::invalid);
  CHECK(std::string(odd.what()) ==
        "tasks/T-7k2mq.yaml:2: this place is written in a form the program cannot change safely");
  CHECK(odd.hints().at(0).english() == "edit the file by hand");
  const accord::Error unreadable = refusal("a: 1\na: 2\n", {set, {"a"}, Value::scalar("x"), {}});
  CHECK(std::string(unreadable.what()) == "tasks/T-7k2mq.yaml:2:1: this file cannot be read");
  CHECK(unreadable.hints().at(0).english() == "the key “a” stands here and in line 1");
  CHECK(unreadable.hints().at(1).english() == "keep one of the two lines");
  const accord::Error large = refusal("a: 1\n", {set, {"b"}, Value::scalar(std::string(300000, 'a')), {}});
  CHECK(std::string(large.what()) == "tasks/T-7k2mq.yaml: a text of 300000 bytes; one value may have 262144");
  const accord::Error through = refusal("a: 1\n", {set, {"a", "b"}, Value::scalar("x"), {}});
  CHECK(std::string(through.what()) ==
        "tasks/T-7k2mq.yaml:1: “a” is a single value, so it has no “b”");
  const accord::Error no_item = refusal("l: [x]\n", {set, {"l", std::size_t{4}}, Value::scalar("x"), {}});
  CHECK(std::string(no_item.what()) == "tasks/T-7k2mq.yaml: “l” has no item 5");
  CHECK(refusal("a: {b: 1}\n", {append, {"a"}, Value::scalar("x"), {}}).failure() == accord::Failure::invalid);
}
