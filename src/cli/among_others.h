// Whether records that are about to be written fit the others: a number that is taken, a cycle.
#pragma once

#include <vector>

#include "accord/model/record.h"
#include "cli/context.h"

namespace accord {

/// `before` holds the records as they are, `after` as they would be; for new ones `before` is empty. The other records are
/// read only when a number changes or a reference to the own kind: writing one field must not grow with the project.
/// Throws Error{conflict} with the first error that would be new.
void require_fits(Context& context, const Kind& kind, const std::vector<Record>& before, const std::vector<Record>& after);

}  // namespace accord
