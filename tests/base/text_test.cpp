#include "accord/base/text.h"

#include <doctest/doctest.h>

using namespace accord;

TEST_CASE("splitting and joining") {
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',').size() == 1);
  CHECK(split_words("  T-1  SS+2d\n") == std::vector<std::string_view>{"T-1", "SS+2d"});
  CHECK(split_lines("a\r\nb\n\nc\n") == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(join(std::vector<std::string>{"a", "b"}, ", ") == "a, b");
  CHECK(trim(" \ta b\n") == "a b");
  CHECK(replace_all("aXbX", "X", "--") == "a--b--");
  CHECK(lower_ascii("ÄBC") == "Äbc");
  CHECK(equal_ignoring_case("Task", "tASK"));
  CHECK_FALSE(equal_ignoring_case("Task", "Tas"));
}

TEST_CASE("integers are digits and nothing else") {
  CHECK(parse_integer("-12") == -12);
  CHECK(parse_integer("007") == 7);
  for (const char* bad : {"", "-", "+1", "1 ", "0x1", "9223372036854775808"}) CHECK_FALSE(parse_integer(bad));
}

TEST_CASE("UTF-8 is checked strictly") {
  CHECK(is_valid_utf8("远帆 ok 🟡"));
  for (const char* bad : {"\xff", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe4\xb8", "\x80",
                          "\xf5\x80\x80\x80"}) {
    CHECK_FALSE(is_valid_utf8(bad));
  }
  for (char32_t c : {U'a', U'é', U'远', U'🟡', U'\u07ff', U'\U0010ffff'}) {
    std::string text;
    append_utf8(text, c);
    CHECK(code_points(text) == std::vector<char32_t>{c});
  }
}

TEST_CASE("Han ideographs, also those of the extensions") {
  CHECK(has_ideographs("WMS 仓储"));
  CHECK(has_ideographs("𠮷"));
  CHECK(has_ideographs("㐀"));
  CHECK_FALSE(has_ideographs("Straße, naïve – 30 %, かな"));
  CHECK_FALSE(has_ideographs(""));
}

TEST_CASE("F6: terminal escapes and bidi controls become visible") {
  CHECK(visible_text("\x1b[31mred\x07") == "\\x1b[31mred\\x07");
  CHECK(visible_text("a\u202eb\u2066c\u200f") == "a\\u202eb\\u2066c\\u200f");
  CHECK(visible_text("\u009b1m\x7f\r") == "\\u009b1m\\x7f\\x0d");
  CHECK(visible_text("bad \xff byte") == "bad \\xff byte");
  CHECK(visible_text("远帆\tok\n") == "远帆\tok\n");
}

TEST_CASE("did you mean") {
  std::vector<std::string> kinds = {"task", "risk", "milestone", "meeting", "change", "add"};
  CHECK(nearest("tsak", kinds) == "task");
  CHECK(nearest("Risks", kinds) == "risk");
  CHECK(nearest("ad", kinds) == "add");
  CHECK(nearest("milestoen", kinds) == "milestone");
  CHECK(nearest("mile", kinds) == "milestone");
  CHECK(nearest("chagne", kinds) == "change");
  CHECK_FALSE(nearest("xyz", kinds));
  CHECK_FALSE(nearest("", kinds));
  CHECK_FALSE(nearest("m", kinds));
  CHECK(nearest("赵名", std::vector<std::string>{"赵明", "林珊"}) == std::nullopt);
  CHECK(nearest("欧阳明月", std::vector<std::string>{"欧阳明悦"}) == "欧阳明悦");
}
