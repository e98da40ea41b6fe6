// The days on which periodic reports are due.
#pragma once

#include <optional>

#include "accord/base/calendar.h"
#include "accord/base/period.h"
#include "accord/model/settings.h"

namespace accord {

struct ReportDay {
  Date day;
  Period period;  ///< what the report of that day covers
};

/// The day in the week (or month) that holds `date`. A day off moves it to the last working day before it: the client
/// has the report before the holiday. When there is none in that week (month), it moves to the first working day after;
/// a week without any working day has no report.
/// A report in the second half of its week or month (Thursday, the 16th, or later) covers that one; one in the first
/// half covers the one before, and a day off moves it on, not back. A report on one day (PeriodKind::day) covers it.
std::optional<ReportDay> report_day(const Cadence& cadence, PeriodKind covers, Date date, const Calendar& calendar);

/// The first such day on or after `from`.
ReportDay next_report_day(const Cadence& cadence, PeriodKind covers, Date from, const Calendar& calendar);

}  // namespace accord
