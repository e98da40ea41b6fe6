#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "support/fixed_random.h"
#include "support/yaml_documents.h"
#include "support/yaml_texts.h"
#include "support/yaml_input.h"

using accord::test::below;
using accord::test::difference_of_readers;
using accord::test::FixedRandom;
using accord::test::hand_written_yaml;
using accord::test::odd_pieces;
using accord::test::patch_anything;
using accord::test::read_fast;

namespace {

const std::string record =
    "id: T-7k2mq\ntitle: User manual\ntitle_zh: 用户手册\nwbs: \"8.4\"\ncreated: 2026-02-27\nowner: linshan  # who\n"
    "empty:\nnil: ~\ndepends:\n  - T-9h2mc  # T26 Reports\n  - {on: T-a, lag: -2d}\nflat:\n- a\n-\n- b: 1\n  c: |-\n   "
    " x\n\n     y\n"
    "# about the note\nnote: |\n  one\n\n  two\nmoves:\n  - {to: done, at: 2026-06-22T16:30+08:00, by: "
    "'lin''shan'}\nnested:\n  a:\n    b: [1, {c: d}, []]\n"
    "last: it's \"fine\"\n";

/// One small change: a piece put in, a byte taken out, a line moved in or out or away.
std::string mutated(std::string text, FixedRandom& random) {
  for (std::size_t changes = 1 + below(random, 2); changes > 0 && !text.empty(); --changes) {
    const std::size_t at = below(random, text.size());
    const std::size_t line = text.find('\n', at);
    switch (below(random, 6)) {
      case 0:
        text.insert(at, odd_pieces()[below(random, odd_pieces().size())]);
        break;
      case 1:
        text.erase(at, 1 + below(random, 3));
        break;
      case 2:
        text[at] = "\n :-#'\"|,{}[]~a"[below(random, 15)];
        break;
      case 3:
        text.insert(line == std::string::npos ? 0 : line + 1, 1 + below(random, 2), ' ');
        break;
      case 4:
        text.insert(line == std::string::npos ? 0 : line + 1, below(random, 2) == 0 ? "\n" : "  # note\n");
        break;
      default:
        text.resize(at);
        break;
    }
  }
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
  FixedRandom random(77);
  int both = 0;
  int wrong = 0;
  for (std::uint64_t i = 1; i <= 6'000; ++i) {
    std::string text = i % 3 == 0 ? hand_written_yaml(i) : record;
    if (i % 2 == 0) text = mutated(text, random);
    if (i % 4 == 1 && i % 3 != 0) text = mutated(mutated(text, random), random);
    const std::string difference = difference_of_readers(text);
    both += read_fast(text).has_value();
    if (!difference.empty() && ++wrong < 5) MESSAGE(difference << "\n" << text);
  }
  MESSAGE(both << " of 6000 files were the fast reader's");
  CHECK(wrong == 0);
  CHECK(both > 1'500);
}

TEST_CASE("YAML fuzz targets: the kept inputs pass") {
  int files = 0;
  const std::filesystem::path corpus = std::string(ACCORD_SOURCE_DIR) + "/tests/fuzz/corpus";
  for (const auto& [folder, check] :
       {std::pair{"yaml_readers", &difference_of_readers}, std::pair{"yaml_patch", &patch_anything}})
    for (const auto& entry : std::filesystem::directory_iterator(corpus / folder)) {
      CAPTURE(entry.path().string());
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes(std::istreambuf_iterator<char>(file), {});
      CHECK(check(bytes) == "");
      ++files;
    }
  CHECK(files >= 24);
}
