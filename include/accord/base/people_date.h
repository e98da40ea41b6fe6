// Dates as people of each language write them. Never for machines: those use to_string.
#pragma once

#include <string>
#include <string_view>

#include "accord/base/date.h"
#include "accord/base/language.h"
#include "accord/base/moment.h"
#include "accord/base/period.h"

namespace accord {

/// "28 June 2026" or "28 June"; "2026年6月28日" or "6月28日".
std::string people_date(Date date, Language language, bool with_year);

/// "22–28 June 2026", "29 June – 5 July", "29 December 2025 – 4 January 2026" (years always shown when they differ);
/// "2026年6月22日至6月28日", without years "7月15日至17日", "6月29日至7月5日". One day: as people_date.
std::string people_range(Date from, Date to, Language language, bool with_year);

/// people_date and the time, if there is one: "22 June 2026, 16:30"; "2026年6月22日16:30".
std::string people_moment(const Moment& moment, Language language, bool with_year);

/// "28 June 2026", "22–28 June 2026", "June 2026", "Q2 2026", "2026"; "2026年6月", "2026年第二季度", "2026年".
std::string people_period(const Period& period, Language language);

/// Monday 1 to Sunday 7: "Monday", "周一".
std::string_view weekday_name(int weekday, Language language);
/// January 1: "January", "1月".
std::string_view month_name(int month, Language language);

}  // namespace accord
