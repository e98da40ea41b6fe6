// The effects of changes as steps of a batch: how an approval, and a what-if, change the plan.
#pragma once

#include <vector>

#include "accord/store/batch.h"

namespace accord {

/// One step for each of the `effects` of a change or measure: add (a record with its values; its id is that of `record` or of its values, else one
/// that follows from the source's and the effect's ids, so that the same effect never adds twice), set (a field), depend (adds
/// the dependency, or replaces the one on the same predecessor) and undepend. "$k7d2" in a value or in values means what the
/// effect k7d2 adds. `day`: what is added was created then. A last step gives the source's list `tasks` the tasks that are
/// added or set, where its kind has such a list.
std::vector<BatchStep> effect_steps(const Record& source, const RecordSet& records, const Registry& registry, Date day);

/// The batch with the effects of what its moves approve (Move::applies_effects), as the source stands in `records` or in its add.
Batch with_effects_of_moves(const Batch& batch, const RecordSet& records, const Registry& registry, Date today);

}  // namespace accord
