// The effects of changes as steps of a batch: how an approval, and a what-if, change the plan.
#pragma once

#include <vector>

#include "accord/store/batch.h"

namespace accord {

/// The steps of the `effects` of a change or measure as it stands: add (a record with its values; its id is that of `record` or of
/// its values, else one that follows from the source's and the effect's ids, so that the same effect never adds twice), set (a
/// field), depend (adds the dependency, or replaces the one on the same predecessor) and undepend. "$k7d2" in a value or in
/// values means what the effect k7d2 adds. `day`: what is added was created then. A last step gives the source's list `tasks`
/// the tasks that are added or set, where its kind has such a list. `problems` gets "changes/CR-7k2mq.yaml:9:5: why" of every effect
/// that says too little or would change its own source; it has no step.
std::vector<BatchStep> effect_steps(const Record& source, const RecordSet& records, const Registry& registry, Date day, std::vector<Message>& problems);

/// Whether the record was ever brought where its effects come true (Move::applies_effects).
bool has_applied_effects(const Record& record);

}  // namespace accord
