// Working time in minutes: the clock of service levels and of "within 24 business hours".
#pragma once

#include <cstdint>

#include "accord/base/calendar.h"
#include "accord/base/moment.h"

namespace accord {

/// The moment when that many working minutes (0 or more, else Error) have passed since the start, on the start's own
/// clock. Ends with a window rather than at the opening of the next one: 09:00 + 8 h of a day of 8 h is 18:00. A plain
/// date starts at 00:00. No minutes from outside working time end at the next opening.
Moment add_business_minutes(const Calendar& calendar, const Moment& start, std::int64_t minutes);

/// Working minutes between two moments, counted on the clock of `from`; negative when `to` is earlier.
std::int64_t business_minutes(const Calendar& calendar, const Moment& from, const Moment& to);

}  // namespace accord
