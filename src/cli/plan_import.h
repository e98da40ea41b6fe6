// Rows of a plan as one batch: what would change, the new finish, and writing it.
#pragma once

#include <string>
#include <vector>

#include "accord/exchange/plan_rows.h"
#include "accord/store/batch.h"
#include "cli/plan_parts.h"

namespace accord {

struct PlanChange {
  BatchPlan plan;
  std::size_t added = 0, changed = 0, cancelled = 0;
  std::optional<Date> finish;  ///< of the schedule as it would be
};

struct PlanImport {
  std::string source;   ///< file, for findings
  bool whole = false;   ///< the rows are all of the plan: what they leave out is cleared, and cancelled where it is a task
};

/// Works the rows out against the project; nothing is written. Findings go to standard error, then Error{invalid}.
PlanChange plan_change(Context& context, const PlanInputs& inputs, std::vector<PlanRow> rows, const PlanImport& import, Findings findings);

/// Every change on standard error, and the finish before and after against the contract date.
void tell_change(Context& context, const PlanInputs& inputs, const PlanChange& change);

/// Writes it as one batch and says what was done.
void write_change(Context& context, const PlanChange& change, const std::string& command);

/// On standard output: ids of the new records, or with --json all as they are, or would be with --dry-run.
void answer_change(Context& context, const PlanChange& change);

}  // namespace accord
