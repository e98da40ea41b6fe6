// Periods of a contract, in *calendar* days and months: Civil Code of China, articles 201 to 203. The parties may agree
// otherwise (article 204), so each rule is a setting.
#pragma once

#include <cstdint>

#include "accord/base/calendar.h"
#include "accord/base/date.h"

namespace accord {

enum class RestDayRule : std::uint8_t {
  next_working_day,  ///< a period that would end on a rest day ends on the next working day (article 203)
  stays,
};

struct ContractPeriodRules {
  bool counts_first_day = false;  ///< article 201: the day it starts on does not count
  RestDayRule rest_day = RestDayRule::next_working_day;
};

/// The last day of a period of that many calendar days that starts on that date.
Date add_contract_days(Date start, int days, const Calendar& calendar, const ContractPeriodRules& rules = {});

/// The last day of a period of that many months: the corresponding day, or the month's last if there is none (article
/// 202); a day earlier when the first day counts and there is a corresponding day.
Date add_contract_months(Date start, int months, const Calendar& calendar, const ContractPeriodRules& rules = {});

}  // namespace accord
