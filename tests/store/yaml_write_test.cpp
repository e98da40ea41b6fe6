#include "accord/store/yaml_write.h"

#include <doctest/doctest.h>

#include <string>

#include "accord/base/error.h"
#include "accord/store/yaml.h"
#include "store/yaml_scalar.h"
#include "support/law.h"
#include "support/libyaml_oracle.h"
#include "support/yaml_texts.h"

using accord::encode_scalar;
using accord::ScalarStyle;
using accord::Value;
using accord::write_yaml;
using accord::test::below;
using accord::test::holds;
using accord::test::libyaml_read;
using accord::test::odd_text;

namespace {

std::string text(std::string_view value) {
  return encode_scalar(value, ScalarStyle::text);
}
std::string plain(std::string_view value) {
  return encode_scalar(value, ScalarStyle::plain);
}

std::optional<Value> our_read(const std::string& bytes) {
  accord::Findings findings;
  const auto tree = accord::read_yaml(bytes, "a.yaml", findings);
  if (!tree) return std::nullopt;
  return to_value(*tree);
}

Value any_value(int depth) {
  const std::size_t choice = below(depth > 0 ? 6 : 3);
  if (choice < 4) return Value::scalar(*odd_text());
  Value value = choice == 4 ? Value::list() : Value::map();
  for (std::size_t i = below(4); i > 0; --i) {
    const std::string key = value.is_map() ? *odd_text(2) + "k" + std::to_string(i) : std::string();
    Value member = any_value(depth - 1);
    value.is_list() ? value.add(std::move(member)) : value.set(key, std::move(member));
  }
  return value;
}

Value any_record() {
  Value record = Value::map();
  for (std::size_t keys = 1 + below(4); keys > 0; --keys) record.set("k" + std::to_string(keys), any_value(3));
  return record;
}

}  // namespace

TEST_CASE("YAML writer: a text another reader could take for something else is quoted, a typed word is plain") {
  for (const char* word : {"no",
                           "Yes",
                           "on",
                           "OFF",
                           "y",
                           "n",
                           "true",
                           "False",
                           "null",
                           "~",
                           "",
                           "007",
                           "8.4",
                           "1_000",
                           "1e3",
                           ".5",
                           "0x1F",
                           "0o17",
                           "0b11",
                           "12:30",
                           "1:30:00",
                           "2026-06-28",
                           "2026-06-28T16:30+08:00",
                           ".inf",
                           "-.INF",
                           ".nan",
                           "=",
                           "<<",
                           "-5",
                           "+7"}) {
    CAPTURE(word);
    CHECK(text(word) == "\"" + std::string(word) + "\"");
  }
  for (const char* word :
       {"2026-06-28", "CNY 48000.00", "T-7k2mq", "0.0005", "-5", "6d", "2026-06-22T16:30+08:00", "2/3/5", "true"}) {
    CAPTURE(word);
    CHECK(plain(word) == word);
  }
  for (const char* word :
       {"User manual", "用户手册", "a-b", "6d", "0 errors", "it's", "x:y", "a#b", "Yuanfan Co., Ltd.", "no way"}) {
    CAPTURE(word);
    CHECK(text(word) == word);
  }
  CHECK(text("see: there") == "\"see: there\"");
  CHECK(text("say \"no\": now") == "'say \"no\": now'");
  CHECK(text("C:\\x #1") == "'C:\\x #1'");
  CHECK(text("it's \\ \"x\" #") == "'it''s \\ \"x\" #'");
  CHECK(text(" lead") == "\" lead\"");
  CHECK(text("-5%") == "-5%");
  CHECK(text("a\tb") == "\"a\\tb\"");
  CHECK(text("a\xE2\x80\xA8z\x1b") == "\"a\\u2028z\\x1B\"");
  CHECK(encode_scalar("Co., Ltd.", ScalarStyle::text, {.flow = true}) == "\"Co., Ltd.\"");
  CHECK_THROWS_AS(text("\xff"), accord::Error);
}

TEST_CASE("YAML writer: text of several lines is a block with the right end") {
  CHECK(text("one\ntwo") == "|-\n  one\n  two");
  CHECK(text("one\n\n two\n") == "|\n  one\n\n   two");
  CHECK(text("one\n\n") == "|+\n  one\n");
  CHECK(text(" one\ntwo") == "|2-\n   one\n  two");
  CHECK(text("one\n  \ntwo") == "\"one\\n  \\ntwo\"");
  CHECK(text("\n\n") == "\"\\n\\n\"");
  CHECK(encode_scalar("a\nb", ScalarStyle::block, {.indent = 4, .parent = 2, .line_break = "\r\n"}) ==
        "|-\r\n    a\r\n    b");
  CHECK(encode_scalar("a\nb", ScalarStyle::block, {.flow = true}) == "\"a\\nb\"");
  CHECK(encode_scalar("one line", ScalarStyle::block) == "one line");
}

TEST_CASE("YAML writer: a new record as formats.md shows it") {
  Value task = Value::map();
  task.set("id", Value::scalar("T-7k2mq"));
  task.set("title_zh", Value::scalar("用户手册"));
  task.set("wbs", Value::scalar("8.4"));
  task.set("empty", Value());
  task.set("note", Value::scalar("First.\n\nSecond.\n"));
  task.set("depends", Value::list()).add(Value::scalar("T-9h2mc"));
  task.set("tags", Value::list());
  Value& moves = task.set("moves", Value::list());
  Value move = Value::map();
  move.set("to", Value::scalar("done"));
  move.set("at", Value::scalar("2026-06-30"));
  move.set("by", Value::scalar("linshan"));
  moves.add(move);
  move.set("reason", Value::scalar(std::string(100, 'x')));
  moves.add(move);
  const auto looks = [](std::string_view path, const Value&) {
    accord::ScalarLook look;
    if (path == "depends") look.comment = "T26 Reports";
    if (path == "id" || path == "moves.at" || path == "depends") look.style = ScalarStyle::plain;
    return look;
  };
  CHECK(write_yaml(task, looks) ==
        "id: T-7k2mq\ntitle_zh: 用户手册\nwbs: \"8.4\"\nnote: |\n  First.\n\n  Second.\ndepends:\n"
        "  - T-9h2mc  # T26 Reports\ntags: []\nmoves:\n  - {to: done, at: 2026-06-30, by: linshan}\n"
        "  - to: done\n    at: 2026-06-30\n    by: linshan\n    reason: " +
            std::string(100, 'x') + "\n");
  CHECK(write_yaml(Value::map()) == "{}\n");
}

TEST_CASE("YAML writer, law: 8,000 odd texts are read back the same by our reader and by libyaml") {
  const auto property = [] {
    const std::string value = *odd_text();
    const auto style = static_cast<ScalarStyle>(*rc::gen::exec([] { return below(3); }));
    const bool flow = *rc::gen::arbitrary<bool>();
    const std::string encoded = encode_scalar(value, style, {.flow = flow});
    const std::string file = flow ? "a: {b: " + encoded + ", c: d}\n" : "a: " + encoded + "\nc: d\n";
    const auto ours = our_read(file);
    const auto theirs = libyaml_read(file);
    if (!ours || !theirs || !ours->same(*theirs)) RC_FAIL(file);
    const Value& back = flow ? (*ours)["a"]["b"] : (*ours)["a"];
    if (back.shape != Value::Shape::scalar || back.text != value) RC_FAIL(file);
    if (style != ScalarStyle::plain && !back.quoted && accord::looks_typed(value)) RC_FAIL("not quoted: " + file);
  };
  CHECK(holds("a text is read back", 8'000, property));
}

TEST_CASE("YAML writer, law: 1,000 odd records are read back the same by our reader and by libyaml") {
  const auto looks = [](std::string_view, const Value& value) {
    accord::ScalarLook look;
    look.style = static_cast<ScalarStyle>(value.text.size() % 3);
    if (value.text.size() % 4 == 0) look.comment = "a # \"comment\"\n";
    return look;
  };
  const auto property = [&] {
    const Value record = *rc::gen::exec(any_record);
    const std::string file = write_yaml(record, looks);
    const auto ours = our_read(file);
    const auto theirs = libyaml_read(file);
    if (!ours || !theirs || !ours->same(record) || !theirs->same(record)) RC_FAIL(file);
  };
  CHECK(holds("a record is read back", 1'000, property));
}
