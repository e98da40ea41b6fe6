// Dates of the signed contract as approved changes have moved them.
#pragma once

#include <optional>

#include "accord/base/calendar.h"
#include "accord/model/record_set.h"

namespace accord {

/// Days by which changes approved on or before the date extend the contract, in the contract's unit.
int approved_days(const RecordSet& records, Date as_of);
/// A date of the contract with those days added: working days (the default) or calendar days.
Date extended(const RecordSet& records, const Calendar& calendar, Date date, Date as_of);
/// The contract's completion date as extended; nothing without one.
std::optional<Date> completion_date(const RecordSet& records, const Calendar& calendar, Date as_of);

}  // namespace accord
