#include "accord/base/data.h"

#include <doctest/doctest.h>

using accord::Data;

TEST_CASE("a map keeps the order of its keys and the place of a replaced one") {
  Data map;
  map.set("b", 1);
  map.set("a", "x");
  map.set("b", 2);
  REQUIRE(map.size() == 2);
  CHECK(map.members()[0].key == "b");
  CHECK(map.find("b")->text() == "2");
  CHECK(map.find("c") == nullptr);
}
