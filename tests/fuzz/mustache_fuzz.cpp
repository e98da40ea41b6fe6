#include "fuzz/mustache_input.h"
#include "fuzz/target.h"

ACCORD_FUZZ_TARGET([](std::string_view input) { return accord::test::try_mustache(input) ? "" : "a page broke a promise"; })
