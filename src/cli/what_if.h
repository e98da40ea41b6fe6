// --what-if: the plan as it would be with the effects of changes or measures. Nothing is stored.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/plan_parts.h"

namespace accord {

Option what_if_option();

struct WhatIf {
  PlanInputs inputs;  ///< with the effects, when --what-if is given; else the project as it is
  std::vector<Record> sources;  ///< what --what-if names
  std::unique_ptr<const RecordSet> without;  ///< the records of the data date, without the effects; null without --what-if
  std::optional<Date> finish_without;

  bool is_asked() const { return without != nullptr; }
};

/// load_plan, and the effects of what --what-if names come true in memory. Throws Error{not_found}; Error{usage}: a record without
/// effects; Error{conflict}: one whose effects stand in the plan; Error{invalid}: effects that cannot be applied, each with its line.
WhatIf load_what_if(Context& context, const Arguments& arguments);

/// "with CR-005 Second warehouse: finish 2026-09-03 instead of 2026-08-28, 4 working days later".
Message compared(Context& context, const WhatIf& what_if, const std::optional<Date>& finish);
/// {"records": […], "finish_without": date, "working_days": 4}, or null without --what-if.
Data compared_data(const WhatIf& what_if, const std::optional<Date>& finish);

}  // namespace accord
