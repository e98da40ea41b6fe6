#include "fuzz/target.h"
#include "support/yaml_input.h"

ACCORD_FUZZ_TARGET(accord::test::difference_of_readers)
