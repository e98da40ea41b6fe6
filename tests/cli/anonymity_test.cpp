#include <doctest/doctest.h>

#include <filesystem>

#include "support/test_world.h"

using accord::test::TestWorld;

TEST_CASE("anonymity of accord.yaml: a survey with fewer answers is told by their number alone, and colours nothing") {
  TestWorld test;
  std::filesystem::copy(std::filesystem::path(ACCORD_SOURCE_DIR) / "examples/yf-wms", test.directory.path(), std::filesystem::copy_options::recursive);
  const auto june = [&] {
    REQUIRE(test.run({"report", "monthly", "--period", "2026-06", "--as-of", "2026-06-28", "--audience", "internal"}) == 0);
    return test.out;
  };
  const std::string told = june();
  CHECK(told.find("9 of 12 answered. Satisfied: 67 %") != std::string::npos);
  CHECK(told.find("| Client | 🟡 Amber |") != std::string::npos);

  test.directory.write("accord.yaml", test.directory.read("accord.yaml") + "anonymity: 10\n");
  const std::string withheld = june();
  CHECK(withheld.find("9 of 12 answered. Too few answers for figures.") != std::string::npos);
  CHECK(withheld.find("67 %") == std::string::npos);
  CHECK(withheld.find("| Client | 🟢 Green |") != std::string::npos);
}
