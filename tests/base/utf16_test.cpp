#include <doctest/doctest.h>

#include "accord/base/text.h"

using namespace accord;

TEST_CASE("UTF-16 with its byte order mark, both byte orders, pairs; anything else is not taken") {
  const std::string little("\xff\xfe" "A\0" "\xfb\x4e" "\x3d\xd8\x00\xde", 10);
  CHECK(utf8_from_utf16(little) == "A任😀");
  const std::string big("\xfe\xff" "\0A" "\x4e\xfb" "\xd8\x3d\xde\x00", 10);
  CHECK(utf8_from_utf16(big) == "A任😀");
  CHECK(utf8_from_utf16(std::string("\xff\xfe", 2)) == "");
  CHECK(!utf8_from_utf16(""));
  CHECK(!utf8_from_utf16("plain"));
  CHECK(!utf8_from_utf16(std::string("\xff\xfe" "A\0B", 5)));
  CHECK(!utf8_from_utf16(std::string("\xff\xfe" "\x3d\xd8" "A\0", 6)));
  CHECK(!utf8_from_utf16(std::string("\xff\xfe" "\x00\xde", 4)));
}
