#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/law.h"
#include "support/yaml_documents.h"
#include "support/yaml_texts.h"
#include "support/yaml_input.h"

using accord::test::below;
using accord::test::difference_of_readers;
using accord::test::hand_written_yaml;
using accord::test::holds;
using accord::test::odd_pieces;
using accord::test::one_of;
using accord::test::read_fast;

namespace {

const std::string record =
    "id: T-7k2mq\ntitle: User manual\ntitle_zh: 用户手册\nwbs: \"8.4\"\ncreated: 2026-02-27\nowner: linshan  # who\n"
    "empty:\nnil: ~\ndepends:\n  - T-9h2mc  # T26 Reports\n  - {on: T-a, lag: -2d}\nflat:\n- a\n-\n- b: 1\n  c: |-\n   "
    " x\n\n     y\n"
    "# about the note\nnote: |\n  one\n\n  two\nmoves:\n  - {to: done, at: 2026-06-22T16:30+08:00, by: "
    "'lin''shan'}\nnested:\n  a:\n    b: [1, {c: d}, []]\n"
    "last: it's \"fine\"\n";

/// One or two small changes: a piece put in, a byte taken out, a line moved in or out or away.
std::string mutated(std::string text) {
  for (std::size_t changes = 1 + below(2); changes > 0 && !text.empty(); --changes) {
    const std::size_t at = below(text.size());
    const std::size_t line = text.find('\n', at);
    const std::size_t next = line == std::string::npos ? 0 : line + 1;
    switch (below(6)) {
      case 0:
        text.insert(at, one_of(odd_pieces()));
        break;
      case 1:
        text.erase(at, 1 + below(3));
        break;
      case 2:
        text[at] = "\n :-#'\"|,{}[]~a"[below(15)];
        break;
      case 3:
        text.insert(next, 1 + below(2), ' ');
        break;
      case 4:
        text.insert(next, below(2) == 0 ? "\n" : "  # note\n");
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

/// The usual record or another one, as it is, changed or changed twice.
std::string any_file() {
  std::string text = below(3) == 2 ? *hand_written_yaml() : record;
  for (std::size_t times = below(3); times > 0; --times) text = mutated(std::move(text));
  return text;
}

}  // namespace

TEST_CASE("YAML fast reader: takes a usual record") {
  CHECK(read_fast(record).has_value());
  CHECK(difference_of_readers(record) == "");
}

TEST_CASE("YAML fast reader: leaves to yaml-cpp what is not its own") {
  for (const std::string& text : std::vector<std::string>{"a: one\n  two\n",  "a: >\n  x\n",
                                                          "a: &x 1\n",        "a: *x\n",
                                                          "a: !t 1\n",        "? a\n: 1\n",
                                                          "a: [1,\n  2]\n",   "a: \"one\n  two\"\n",
                                                          "a: \"\\u7528\"\n", "---\na: 1\n",
                                                          "a: 1\n...\n",      "a: 1\r\n",
                                                          "a:\tb\n",          "- a\n",
                                                          "a: b: c\n",        "a: |2\n  x\n",
                                                          "a: [b: 1]\n",      "a: {b}\n",
                                                          "a: 1\n b: 2\n",    "null: 1\n",
                                                          "a: |\n  x",        "",
                                                          "a: 'x' y\n",       "a: @x\n",
                                                          "a: - b\n",         "a:\n  b\n"}) {
    CAPTURE(text);
    CHECK_FALSE(read_fast(text).has_value());
  }
}

TEST_CASE("YAML fast reader, law: hand-written and mutated files read as yaml-cpp reads them, byte for byte") {
  int both = 0;
  const auto property = [&] {
    const std::string text = *rc::gen::exec(any_file);
    both += read_fast(text).has_value();
    const std::string difference = difference_of_readers(text);
    if (!difference.empty()) RC_FAIL(difference + "\n" + text);
  };
  CHECK(holds("one meaning", 5'000, property));
  MESSAGE(both << " of 5000 files were the fast reader's");
  CHECK(both > 1'500);
}
