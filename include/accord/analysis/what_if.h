// The records as they would be with the effects of changes or measures: nothing is stored.
#pragma once

#include <span>

#include "accord/model/record_set.h"

namespace accord {

/// The records with the `effects` of the sources applied in their order; those that no effect touches are not copied, so
/// that `records` must live as long. The effects: add (a record with its values, from
/// the data date on), set (a field), depend (adds the dependency, or replaces the one on the same predecessor) and
/// undepend. Price, cost and days touch no plan. An effect on a record that does not exist is a finding what-if.record.
RecordSet with_effects(const RecordSet& records, std::span<const Record* const> sources, Date as_of, Findings& findings);

}  // namespace accord
