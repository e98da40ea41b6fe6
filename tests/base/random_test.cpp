#include "accord/base/random.h"

#include <doctest/doctest.h>

#include <set>

#include "accord/base/sha256.h"
#include "support/fixed_random.h"

using namespace accord;

TEST_CASE("FIPS 180-4 examples: sha256 of abc and of nothing") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("identifiers use Crockford's 32 characters, the same for the same seed") {
  test::FixedRandom random(7);
  std::set<char> seen;
  for (int i = 0; i < 200; ++i) {
    const std::string id = random_characters(random);
    REQUIRE(id.size() == 5);
    seen.insert(id.begin(), id.end());
  }
  CHECK(seen == std::set<char>(identifier_alphabet.begin(), identifier_alphabet.end()));
  test::FixedRandom first(7);
  test::FixedRandom second(7);
  CHECK(random_characters(first, 16) == random_characters(second, 16));
}

TEST_CASE("a list item's id begins with a letter, so 1e39 never happens") {
  test::FixedRandom random(3);
  for (int i = 0; i < 300; ++i) {
    const std::string id = random_item_id(random);
    REQUIRE(id.size() == 4);
    REQUIRE(id[0] >= 'a');
  }
}

TEST_CASE("RFC 9562: a random UUID carries version 4 and variant 10") {
  SystemRandom random;
  const std::string uuid = random_uuid(random);
  REQUIRE(uuid.size() == 36);
  CHECK(uuid[8] == '-');
  CHECK(uuid[14] == '4');
  CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
  CHECK(random_uuid(random) != uuid);
}
