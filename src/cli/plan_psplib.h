// A plan as a project of PSPLIB, and back.
#pragma once

#include <string>
#include <vector>

#include "cli/plan_import.h"

namespace accord {

/// Rows of a .sm file; says its finish by precedence alone beside the one the file states (MPM-Time). A code that the
/// plan has already is a finding.
std::vector<PlanRow> read_psplib(Context& context, const PlanInputs& inputs, const std::string& text, const std::string& source, Findings& findings);

/// The plan's durations and precedence as a .sm file. Throws Error{invalid} for what the format cannot hold: parts of
/// days, other links than finish to start, lags, links of a summary, tasks without a duration.
std::string psplib_of_plan(Context& context, const PlanInputs& inputs);

}  // namespace accord
