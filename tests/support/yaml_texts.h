// Texts that have broken YAML writers, from a fixed seed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/fixed_random.h"

namespace accord::test {

inline std::size_t below(FixedRandom& random, std::size_t limit) {
  return random.next() % limit;
}

inline const std::vector<std::string>& odd_pieces() {
  static const std::vector<std::string> pieces = {"a",          "Z",         "0",
                                                  "1",          "-",         "?",
                                                  ":",          ",",         "[",
                                                  "]",          "{",         "}",
                                                  "#",          "&",         "*",
                                                  "!",          "|",         ">",
                                                  "'",          "\"",        "%",
                                                  "@",          "`",         "=",
                                                  "<<",         "~",         ".",
                                                  "_",          "+",         "/",
                                                  "\\",         " ",         "  ",
                                                  "\n",         "\n\n",      "\t",
                                                  "\r\n",       ": ",        " #",
                                                  "- ",         "? ",        "用",
                                                  "手册",       "用户: ",    "😀",
                                                  "no",         "on",        "Y",
                                                  "e3",         "0x1F",      "1:30",
                                                  "2026-06-28", "---",       "...",
                                                  "null",       "\xC2\x85",  "\xE2\x80\xA8",
                                                  "\x01",       "\x7F",      "\xEF\xBB\xBF",
                                                  "word",       "two words", "CNY 48000.00",
                                                  "T-7k2mq",    "é",         "“q”",
                                                  "  x",        "x  "};
  return pieces;
}

inline std::string odd_text(FixedRandom& random, std::size_t most = 6) {
  std::string text;
  for (std::size_t i = below(random, most + 1); i > 0; --i) text += odd_pieces()[below(random, odd_pieces().size())];
  return text;
}

}  // namespace accord::test
