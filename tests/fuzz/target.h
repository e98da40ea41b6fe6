// libFuzzer's entry: whatever a target has to say is a crash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#define ACCORD_FUZZ_TARGET(check)                                                                \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {            \
    const std::string problem = check({reinterpret_cast<const char*>(data), size});              \
    if (problem.empty()) return 0;                                                               \
    std::cerr << problem << '\n';                                                                \
    std::abort();                                                                                \
  }
