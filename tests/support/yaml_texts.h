// Texts that have broken YAML writers.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/law.h"

namespace accord::test {

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

/// At most `most` of those pieces.
inline rc::Gen<std::string> odd_text(std::size_t most = 6) {
  return rc::gen::exec([=] {
    std::string text;
    for (std::size_t i = below(most + 1); i > 0; --i) text += one_of(odd_pieces());
    return text;
  });
}

}  // namespace accord::test
