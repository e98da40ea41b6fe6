#include "accord/base/width.h"

#include <doctest/doctest.h>

#include "accord/base/text.h"

using namespace accord;

TEST_CASE("width counts cells by grapheme cluster") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("远帆WMS") == 7);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("👨\u200d👩\u200d👧") == 2);
  CHECK(display_width("🇨🇳") == 2);
  CHECK(display_width("❤\ufe0f") == 2);
  CHECK(display_width("🟡") == 2);
  CHECK(display_width("，。") == 4);
  CHECK(display_width("") == 0);
}

TEST_CASE("padding and cutting keep columns aligned") {
  CHECK(pad_right("远帆", 6) == "远帆  ");
  CHECK(pad_left("12", 4) == "  12");
  CHECK(pad_right("toolong", 3) == "toolong");
  CHECK(cut_to_width("abcdef", 6) == "abcdef");
  CHECK(cut_to_width("abcdefg", 6) == "abcde…");
  CHECK(cut_to_width("远帆物流", 6) == "远帆…");
  CHECK(cut_to_width("远帆物流", 7) == "远帆物…");
  CHECK(cut_to_width("远帆", 1) == "…");
  CHECK(cut_to_width("远帆", 0) == "");
}

TEST_CASE("wrapping breaks at spaces") {
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("one\n\ntwo", 10) == std::vector<std::string>{"one", "", "two"});
  CHECK(wrap("abcdefgh ij", 3) == std::vector<std::string>{"abc", "def", "gh", "ij"});
  CHECK(wrap("  indented text", 10) == std::vector<std::string>{"  indented", "text"});
  CHECK(wrap("a \u059f", 1) == std::vector<std::string>{"a", " \u059f"});  // found by the fuzzer
  CHECK(wrap("", 5) == std::vector<std::string>{""});
}

TEST_CASE("wrapping Chinese: no closing punctuation at a line's start, no opening one at its end") {
  CHECK(wrap("系统测试按时启动", 8) == std::vector<std::string>{"系统测试", "按时启动"});
  CHECK(wrap("系统测试，启动", 8) == std::vector<std::string>{"系统测", "试，启动"});
  CHECK(wrap("系统测（试）", 8) == std::vector<std::string>{"系统测", "（试）"});
  CHECK(wrap("按WMS验收", 5) == std::vector<std::string>{"按WMS", "验收"});
}

TEST_CASE("wrapped lines are never wider than asked, and lose nothing but spaces") {
  std::string text = "按目前预测，终验日期为8月28日，比合同约定的8月27日晚1天。Two measures (section 3) bring it back.";
  for (std::size_t cells = 2; cells < 60; ++cells) {
    std::string all;
    for (const std::string& line : wrap(text, cells)) {
      REQUIRE(display_width(line) <= cells);
      all += line;
    }
    REQUIRE(replace_all(all, " ", "") == replace_all(text, " ", ""));
  }
}

TEST_CASE("normal forms") {
  CHECK(normalise("e\u0301") == "é");
  CHECK(normalise("plain") == "plain");
  CHECK(normalise("\xff") == "\xff");
  CHECK(case_fold("ÉCOLE") == case_fold("école"));
  CHECK(case_fold("Zhao Ming") == "zhao ming");
  CHECK(search_key("ＷＭＳ系统") == "wms系统");
}
