#include "fuzz/target.h"
#include "support/fuzz_inputs.h"

ACCORD_FUZZ_TARGET(accord::test::try_batch)
