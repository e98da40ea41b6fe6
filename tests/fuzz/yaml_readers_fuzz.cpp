// libFuzzer: what the fast YAML reader takes, yaml-cpp takes and reads the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "support/yaml_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string difference =
      accord::test::difference_of_readers(std::string_view(reinterpret_cast<const char*>(data), size));
  if (difference.empty()) return 0;
  std::cerr << difference << '\n';
  std::abort();
}
