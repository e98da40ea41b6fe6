// A plan as an indented outline, one task a line:
//   8.4 User manual / 用户手册  6d < 6.4, 7.1 SS+2d @linshan CNY 15000
// Indentation makes a task part of the one above it. `#` begins a comment; `#T-7k2mq` at a line's end names the task.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accord/exchange/plan_rows.h"

namespace accord {

/// Problems (outline.*) carry the line and what to do; the rows that could be read are returned all the same.
std::vector<PlanRow> read_outline(std::string_view text, const std::string& file, Language language, Currency currency, Findings& findings);

/// `with_ids`: each line ends in the task's id, so that a changed wbs is still the same task.
std::string write_outline(const std::vector<PlanRow>& rows, Language language, bool with_ids);

}  // namespace accord
