#include "accord/base/contract_period.h"

namespace accord {
namespace {

Date settled(Date end, const Calendar& calendar, const ContractPeriodRules& rules) {
  return rules.rest_day == RestDayRule::next_working_day ? calendar.next_working_day(end) : end;
}

}  // namespace

Date add_contract_days(Date start, int days, const Calendar& calendar, const ContractPeriodRules& rules) {
  return settled(start + days - (rules.counts_first_day ? 1 : 0), calendar, rules);
}

Date add_contract_months(Date start, int months, const Calendar& calendar, const ContractPeriodRules& rules) {
  Date end = add_months(start, months);
  bool corresponds = end.day() == start.day();
  return settled(rules.counts_first_day && corresponds ? end - 1 : end, calendar, rules);
}

}  // namespace accord
