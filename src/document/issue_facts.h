// Dated facts of an issue: when it was opened and solved, and how bad it is.
#pragma once

#include <optional>
#include <string_view>

#include "accord/base/moment.h"
#include "accord/model/record.h"

namespace accord {

bool is_defect(const Record& issue);
/// When it was reported; else the day it was recorded.
std::optional<Moment> opened_at(const Record& issue);
/// When the solution that holds at the data date came: the last move to resolved (else verified, closed).
std::optional<Moment> solved_at(const Record& issue, Date as_of);
/// Neither solved nor dropped by the data date.
bool is_open_issue(const Record& issue, Date as_of);

}  // namespace accord
