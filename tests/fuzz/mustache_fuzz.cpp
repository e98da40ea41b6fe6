#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "fuzz/mustache_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!accord::test::try_mustache({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
