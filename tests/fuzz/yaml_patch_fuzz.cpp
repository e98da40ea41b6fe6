// libFuzzer: any edit of any file gives a file that reads as intended, or a refusal; never a crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "support/yaml_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string problem =
      accord::test::patch_anything(std::string_view(reinterpret_cast<const char*>(data), size));
  if (problem.empty()) return 0;
  std::cerr << problem << '\n';
  std::abort();
}
