#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "accord/store/yaml.h"

using accord::Findings;
using accord::read_yaml;
using accord::Value;

namespace {

/// "rule line:column" of every finding.
std::string problems(std::string_view text) {
  Findings findings;
  const auto tree = read_yaml(std::string(text), "tasks/T-7k2mq.yaml", findings);
  CHECK(tree.has_value() == findings.empty());
  std::string all;
  for (const accord::Finding& finding : findings) {
    CHECK(finding.file == "tasks/T-7k2mq.yaml");
    CHECK_FALSE(finding.message.empty());
    CHECK_FALSE(finding.hint.empty());
    if (!all.empty()) all += ", ";
    all += finding.rule + " " + std::to_string(finding.mark.line) + ":" + std::to_string(finding.mark.column);
  }
  return all;
}

Value value_of(std::string_view text) {
  Findings findings;
  const auto tree = read_yaml(std::string(text), "a.yaml", findings);
  for (const accord::Finding& finding : findings) MESSAGE(finding.rule << " " << finding.message.english());
  REQUIRE(tree.has_value());
  return to_value(*tree);
}

std::string message_of(std::string_view text) {
  Findings findings;
  read_yaml(std::string(text), "a.yaml", findings);
  return findings.empty() ? "" : findings[0].message.english();
}

}  // namespace

TEST_CASE("YAML: a record's values, shapes and marks") {
  const Value task = value_of(
      "# one task\nid: T-7k2mq\ntitle: '用户''手册'\nempty:\nnil: ~\nword: null\nquoted: \"null\"\n"
      "depends:\n  - T-9h2mc  # T26\n  -\nmoves:\n- {to: done, at: 2026-06-30}\nnote: |\n  one\n   two\n\n  "
      "three\nlast: x");
  CHECK(task["id"].text == "T-7k2mq");
  CHECK_FALSE(task["id"].quoted);
  CHECK(task["title"].text == "用户'手册");
  CHECK(task["title"].quoted);
  CHECK(task["title"].mark.line == 3);
  CHECK(task["title"].mark.column == 8);
  CHECK(task["empty"].is_none());
  CHECK(task["empty"].mark.line == 4);
  CHECK(task["empty"].mark.column == 7);
  CHECK(task["nil"].is_none());
  CHECK(task["word"].is_none());
  CHECK(task["quoted"].text == "null");
  REQUIRE(task["depends"].members.size() == 2);
  CHECK(task["depends"].members[0].value.text == "T-9h2mc");
  CHECK(task["depends"].members[1].value.is_none());
  CHECK(task["depends"].members[1].mark.line == 10);
  CHECK(task["moves"].members[0].value["at"].text == "2026-06-30");
  CHECK(task["note"].text == "one\n two\n\nthree\n");
  CHECK(task["last"].text == "x");
}

TEST_CASE("B1: marks of an unfinished merge name the lines of both sides") {
  const std::string text =
      "id: T-7k2mq\n<<<<<<< HEAD\ntitle: Ours\nowner: li\n=======\ntitle: Theirs\n>>>>>>> branch\n";
  CHECK(problems(text) == "yaml.conflict-marker 2:1");
  CHECK(message_of(text) == "an unfinished git merge; one side: lines 3-4; the other: line 6");
  CHECK(problems("a: 1\r\n<<<<<<< x\r\n||||||| base\r\nb: 1\r\n=======\r\nb: 2\r\n>>>>>>> y\r\n") ==
        "yaml.conflict-marker 2:1");
  CHECK(message_of("a: 1\n<<<<<<< x\n=======\nb: 2\n>>>>>>> y\n") ==
        "an unfinished git merge; one side: line 4; the other is empty");
  CHECK(problems("a: 1\n<<<<<<< x\nb: 2\n") == "yaml.conflict-marker 2:1");
  CHECK(problems("a: 1\n=======\n") == "yaml.conflict-marker 2:1");
  CHECK(problems("a: 1\n>>>>>>> y\n") == "yaml.conflict-marker 2:1");
  CHECK(value_of("a: |\n  <<<<<<< x\n  =======\n")["a"].text == "<<<<<<< x\n=======\n");
}

TEST_CASE("B2: invalid YAML, with the likely cause") {
  CHECK(problems("id: x\ntitle: see: there\n") == "yaml.colon-in-value 2:11");
  CHECK(problems("id: x\ntitle: 用户: 手册\n") == "yaml.colon-in-value 2:10");
  CHECK(problems("id: x\n  title: y\n") == "yaml.indentation 2:8");
  CHECK(problems("a:\n  - x\n - y\n") == "yaml.indentation 3:2");
  CHECK(problems("title: \"abc\nb: 3\n") == "yaml.unterminated-quote 1:8");
  CHECK(problems("title: 'it's\nb: 3\n") == "yaml.unterminated-quote 1:8");
  CHECK(problems("title: \"abc\nwbs: \"8.4\"\n") == "yaml.unterminated-quote 1:8");
  CHECK(problems("a: [1, 2\nb: 3\n") == "yaml.bracket 1:4");
  CHECK(problems("a: [1, \"]\", {b: 2\nb: 3 # }\n") == "yaml.bracket 1:13");
  CHECK(problems("a: {b: 1\n") == "yaml.bracket 1:4");
  CHECK(problems("a: @home\n") == "yaml.special-character 1:4");
  CHECK(problems("a: `x`\n") == "yaml.special-character 1:4");
  CHECK(problems("a: \"C:\\qemp\"\n") == "yaml.escape 1:7");
  CHECK(problems("a: 1\nfoo\nb: 2\n") == "yaml.missing-colon 2:1");
  CHECK(problems("a: {b, c: 1}\n") == "yaml.missing-colon 1:5");
  CHECK(problems("a: >+\n  x\n\n") == "yaml.folded-keep 1:4");
}

TEST_CASE("B2: a file that is no record") {
  CHECK(problems("") == "yaml.empty 0:0");
  CHECK(problems("# only words\n\n") == "yaml.empty 0:0");
  CHECK(problems("---\n") == "yaml.empty 0:0");
  CHECK(problems("- a\n- b\n") == "yaml.root 1:1");
  CHECK(problems("hello\n") == "yaml.root 1:1");
}

TEST_CASE("B3: duplicate keys at any level, with both lines") {
  CHECK(problems("a: 1\nb: 2\n\"a\": 3\n") == "yaml.duplicate-key 3:1");
  CHECK(message_of("a: 1\nb: 2\n\"a\": 3\n") == "the key “a” stands here and in line 1");
  CHECK(problems("l:\n  - x: {名: 1, 名: 2}\n    x: 3\n") == "yaml.duplicate-key 3:5, yaml.duplicate-key 2:15");
}

TEST_CASE("B4: documents, directives, tags, anchors, aliases, merge keys, complex keys") {
  CHECK(problems("a: 1\n---\nb: 2\n") == "yaml.documents 2:1");
  CHECK(problems("a: 1\n...\nb: 2\n") == "yaml.documents 3:1");
  CHECK(value_of("---\na: 1\n...\n")["a"].text == "1");
  CHECK(problems("# x\n%YAML 1.2\n---\na: 1\n") == "yaml.directive 2:1");
  CHECK(problems("%TAG ! x:\n---\na: 1\n") == "yaml.directive 1:1");
  CHECK(problems("a: 1\n%TAG ! x:\n\nb: 2\n") == "yaml.directive 2:1");
  CHECK(problems("a: !!str 1\n") == "yaml.tag 1:4");
  CHECK(problems("a: !x {b: 1}\n") == "yaml.tag 1:4");
  CHECK(problems("a: ! 1\n") == "yaml.tag 1:4");
  CHECK(problems("a: &x 1\nb: *x\n") == "yaml.anchor 1:4");
  CHECK(problems("a: &x\nb: 1\n") == "yaml.anchor 1:4");
  CHECK(problems("&x a: 1\n") == "yaml.anchor 1:1");
  CHECK(problems("a: *x\n") == "yaml.alias 1:4");
  CHECK(problems("a: *important*\n") == "yaml.alias 1:4");
  CHECK(problems("a:\n  <<: {b: 1}\n") == "yaml.merge-key 2:3");
  CHECK(problems("? a\n: 1\n") == "yaml.complex-key 1:1");
  CHECK(problems("a: 1\n? b\n: 2\n") == "yaml.complex-key 2:1");
  CHECK(problems("[a]: 1\n") == "yaml.complex-key 1:1");
  CHECK(problems("a: [b: 1]\n") == "yaml.complex-key 1:5");
  CHECK(problems(": 1\n") == "yaml.empty-key 1:1");
  CHECK(problems("a:\n~: 1\n") == "yaml.empty-key 2:1");
}

TEST_CASE("B5: limits") {
  std::string deep = "a: ";
  for (int i = 0; i < 31; ++i) deep += '[';
  CHECK(value_of(deep + "x" + std::string(31, ']') + "\n")["a"].is_list());
  CHECK(problems(deep + "[x" + std::string(32, ']') + "\n") == "yaml.depth 1:35");
  CHECK(problems("a: " + std::string(100'000, '[') + "\n").starts_with("yaml.depth 1:"));
  CHECK(problems("a: " + std::string(accord::yaml_limits::file_bytes, 'x')) == "yaml.size 0:0");
  CHECK(problems("a: b\nc: " + std::string(accord::yaml_limits::scalar_bytes + 1, 'x') + "\n") ==
        "yaml.scalar-size 2:4");
  std::string many = "a:\n";
  for (std::size_t i = 0; i < accord::yaml_limits::nodes; ++i) many += " - x\n";
  CHECK(problems(many) == "yaml.nodes 199999:4");
  CHECK(problems("a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n") == "yaml.anchor 1:4");
}

TEST_CASE("B6: characters no record holds") {
  using namespace std::string_literals;
  CHECK(problems("a: 1\nb: 'x\0y'\n"s) == "yaml.control 2:6");
  CHECK(problems("a: 用\x01\n") == "yaml.control 1:5");
  CHECK(problems("a: x\x7f\n") == "yaml.control 1:5");
  CHECK(problems("a: x\xC2\x85y\n") == "yaml.control 1:5");
  CHECK(problems("# \x1b[0m\na: x\n") == "yaml.control 1:3");
  CHECK(problems("a: \xff\n") == "yaml.utf8 1:4");
  CHECK(problems("a: 用\xC0\x80\n") == "yaml.utf8 1:5");
  CHECK(problems("a: \xED\xA0\x80\n") == "yaml.utf8 1:4");
  CHECK(problems("a: \xE7\x94") == "yaml.utf8 1:4");
  CHECK(problems("\xEF\xBB\xBF"
                 "a: 1\n") == "yaml.bom 1:1");
  CHECK(problems("\xFF\xFE"
                 "a\0"s) == "yaml.encoding 1:1");
  CHECK(problems("a\0:\0 \0"s) == "yaml.encoding 1:1");
  CHECK(problems("a: x\xE2\x80\xA8y\n") == "yaml.line-separator 1:5");
  CHECK(problems("a: x\xE2\x80\xAEy\n") == "yaml.bidi 1:5");
  CHECK(problems("a: 1\rb: 2\r") == "yaml.line-end 1:5");
  CHECK(problems("a:\n\tb: 1\n") == "yaml.tab 2:1");
  CHECK(problems("a:\n  b: 1\n\tc: 1\n") == "yaml.tab 3:1");
  CHECK(problems("a: [x,\n\ty]\n") == "yaml.tab 2:1");
  CHECK(problems("a: |\n\tx\n") == "yaml.tab 2:1");
  CHECK(value_of("a: |\n  \tx\n  y\n")["a"].text == "\tx\ny\n");
  CHECK(value_of("a:\tx\t# c\n")["a"].text == "x");
}

TEST_CASE("B7: words other readers take for something else stay text") {
  const Value value =
      value_of("a: no\nb: 1_000\nc: 012\nd: 1:30\ne: 1e3\nf: 0.10\ng: 2026-06-28\nh: 0x1F\ni: =\nj: .inf\n");
  for (const accord::Member& member : value.members) CHECK(member.value.is_scalar());
  CHECK(value["a"].text == "no");
  CHECK(value["b"].text == "1_000");
  CHECK(value["c"].text == "012");
  CHECK(value["d"].text == "1:30");
  CHECK(value["e"].text == "1e3");
  CHECK(value["f"].text == "0.10");
}

TEST_CASE("B8, B9: unknown keys, comments, CRLF, no final line end, odd indentation") {
  const Value value = value_of(
      "x-ours: 1\r\n\r\n# c\r\nlist:\r\n-   a   # c\r\n-\r\n      b: 1\r\n      c: |\r\n         t\r\n\r\n         "
      "u\r\nend: 'a\r\n\r\n  b'");
  CHECK(value["x-ours"].text == "1");
  CHECK(value["list"].members[0].value.text == "a");
  CHECK(value["list"].members[1].value["c"].text == "t\n\nu\n");
  CHECK(value["list"].members[1].value["c"].mark.line == 8);
  CHECK(value["end"].text == "a\nb");
}

TEST_CASE("YAML: a value that is not there stands after its colon, not at the next word") {
  const Value value = value_of("a:\n\nb: {c: , d: }\nl:\n  -\n  - ~\nz:");
  CHECK(value["a"].mark.line == 1);
  CHECK(value["a"].mark.column == 3);
  CHECK(value["b"]["c"].mark.column == 7);
  CHECK(value["b"]["d"].mark.column == 12);
  CHECK(value["l"].members[0].value.mark.line == 5);
  CHECK(value["l"].members[1].value.mark.column == 5);
  CHECK(value["z"].mark.line == 7);
}

TEST_CASE("YAML: a key whose first word is null, after a value that is not there") {
  const Value value = value_of("a:\nnull results: 1\nb: null # none\nc:\n- ~\n-\nnull d: 2\n");
  CHECK(value["a"].is_none());
  CHECK(value["null results"].text == "1");
  CHECK(value["b"].mark.column == 4);
  CHECK(value["c"].members.size() == 2);
  CHECK(value["null d"].text == "2");
}

TEST_CASE("YAML: every node knows its bytes") {
  const std::string text =
      "a: 'x''y'  # c\nb: one\n  two\n\n  three\nc: [1, {d: \"e\"} ,]\nd: |-\n  t\n\n\ne: >\n  u\n  v\nf:";
  Findings findings;
  const auto tree = read_yaml(text, "a.yaml", findings);
  REQUIRE(tree.has_value());
  std::string all;
  for (const accord::YamlNode& node : tree->nodes)
    if (!node.key) all += text.substr(node.start, node.end - node.start) + "/";
  CHECK(all.substr(text.size() + 1) ==
        "'x''y'/one\n  two\n\n  three/[1, {d: \"e\"} ,]/1/{d: \"e\"}/\"e\"/|-\n  t/>\n  u\n  v//");
}
