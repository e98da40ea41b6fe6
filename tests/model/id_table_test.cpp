#include "accord/model/id_table.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "accord/base/sha256.h"

using namespace accord;

TEST_CASE("identifiers are numbered as they come and found again, with room made before or on the way") {
  for (const std::size_t expected : {0U, 3U, 5000U}) {
    CAPTURE(expected);
    IdTable table(expected);
    CHECK(table.find("T-00000") == IdTable::nowhere);
    const auto id = [](std::size_t i) { return "T-" + sha256_hex(std::to_string(i)).substr(0, 5); };
    std::map<std::string, std::size_t> numbers;  // five digits may come twice
    for (std::size_t i = 0; i < 3000; ++i) {
      numbers.try_emplace(id(i), i);
      table.add(id(i));
    }
    CHECK(table.size() == 3000);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < 6000; ++i) {
      const auto known = numbers.find(id(i));
      wrong += table.find(id(i)) == (known == numbers.end() ? IdTable::nowhere : known->second) ? 0 : 1;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("every word of two letters up to eleven long is found by itself alone") {
  constexpr std::size_t longest = 11;
  std::vector<std::string> words = {""};
  for (std::size_t i = 0; words.back().size() < longest || words.back().find('a') != std::string::npos; ++i)
    for (const char letter : {'a', 'b'}) words.push_back(words[i] + letter);
  IdTable table;
  for (const std::string& word : words) table.add(word);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < words.size(); ++i) wrong += table.find(words[i]) == i ? 0 : 1;
  CHECK(words.size() == (std::size_t{1} << (longest + 1)) - 1);
  CHECK(wrong == 0);
  CHECK(table.find("abc") == IdTable::nowhere);
}

TEST_CASE("letters that come again do not make a longer identifier of a shorter one") {
  for (const char* own : {"aaaa", "aaaaaa", "aa", "a"}) {
    IdTable table;
    table.add(own);
    for (std::string other; other.size() < 10; other += 'a') {
      CAPTURE(other);
      CHECK(table.find(other) == (other == own ? 0 : IdTable::nowhere));
    }
  }
}

TEST_CASE("of two identifiers that are the same the first is found; a part of one is none") {
  IdTable table;
  CHECK(table.find("") == IdTable::nowhere);
  for (const char* id : {"linshan", "T-aaaaa", "T-aaaaa", "T-aaaa", ""}) table.add(id);
  CHECK(table.find("T-aaaaa") == 1);
  CHECK(table.find("T-aaaa") == 3);
  CHECK(table.find("") == 4);
  CHECK(table.find("linsha") == IdTable::nowhere);
  CHECK(table.find("linshanT-aaaaa") == IdTable::nowhere);
  const IdTable copy = table;
  CHECK(copy.find("linshan") == 0);
}
