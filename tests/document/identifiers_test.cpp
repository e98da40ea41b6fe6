// Identifiers inside texts a client reads.
#include "document/identifiers.h"

#include <doctest/doctest.h>

namespace accord {
namespace {

std::string read(std::string_view text) {
  static const std::vector<std::string> prefixes{"T", "ISS"};
  return without_identifiers(text, prefixes, [](std::string_view id) { return "<" + std::string(id) + ">"; });
}

TEST_CASE("an identifier in a text is called by its name") {
  CHECK(read("after T-7k2mq, ISS-3yvzb and (T-9h2mc).") == "after <T-7k2mq>, <ISS-3yvzb> and (<T-9h2mc>).");
  CHECK(read("T-7k2mq") == "<T-7k2mq>");
  CHECK(read("见T-7k2mq。") == "见<T-7k2mq>。");
  CHECK(read("T-7k2mq/T-9h2mc") == "<T-7k2mq>/<T-9h2mc>");
}

TEST_CASE("words, numbers and other names that look a little like an identifier stay") {
  for (const char* text : {"", "-", "T-", "a T-shirt", "T-12345", "ISS-003", "T-7k2mqq", "T-7k2m", "XT-7k2mq", "T-7K2MQ", "HP-600g2", "QH-T-7k2mq", "T-7k2mq-2", "T-7k2mq_x", "10-T-7k2mq", "well-known"})
    CHECK(read(text) == text);
}

}  // namespace
}  // namespace accord
