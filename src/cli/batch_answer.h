// What a batch did, or would do, told to the person who ran it.
#pragma once

#include "accord/store/batch.h"
#include "cli/context.h"

namespace accord {

/// Everything, or only what became of records that were there.
enum class Tell { everything, changes };

/// On standard error: "+ task T-7k2mq User manual" of what is new, "~ T33 User manual" and its fields of what changed. Of
/// steps from `first` on.
void tell(Context& context, const BatchPlan& plan, Tell what, std::size_t first = 0);

}  // namespace accord
