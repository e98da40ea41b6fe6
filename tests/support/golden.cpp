#include "support/golden.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace accord::test {

bool accepting() {
  const char* value = std::getenv("ACCORD_ACCEPT");
  return value && *value && std::string(value) != "0";
}

void check_golden(const std::string& path, const std::string& text) {
  const std::string full = std::string(ACCORD_SOURCE_DIR) + '/' + path;
  if (accepting()) {
    std::ofstream(full, std::ios::binary) << text;
    return;
  }
  std::ifstream file(full, std::ios::binary);
  std::ostringstream expected;
  expected << file.rdbuf();
  INFO(path << " differs; ACCORD_ACCEPT=1 rewrites it");
  CHECK(text == expected.str());
}

}  // namespace accord::test
