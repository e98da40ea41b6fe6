#include "fuzz/target.h"
#include "support/yaml_input.h"

ACCORD_FUZZ_TARGET(accord::test::patch_anything)
