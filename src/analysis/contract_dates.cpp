#include "accord/analysis/contract_dates.h"

#include "accord/model/history.h"

namespace accord {

int approved_days(const RecordSet& records, Date as_of) {
  long days = 0;
  for (const Record& change : records.of("change")) {
    const bool approved = first_move_to(change, "approved", as_of).has_value();
    if (approved && phase_of(change, as_of) != Phase::dropped) days += change.integer("schedule_days").value_or(0);
  }
  return static_cast<int>(days);
}

Date extended(const RecordSet& records, const Calendar& calendar, Date date, Date as_of) {
  const int days = approved_days(records, as_of);
  if (days == 0) return date;
  const Record* contract = records.single("contract");
  if (contract != nullptr && contract->text("completion_unit") == "calendar_days") return date + days;
  return calendar.add_working_days(date, days);
}

std::optional<Date> completion_date(const RecordSet& records, const Calendar& calendar, Date as_of) {
  const Record* contract = records.single("contract");
  const auto signed_date = contract != nullptr ? contract->date("completion_date") : std::nullopt;
  if (!signed_date) return {};
  return extended(records, calendar, *signed_date, as_of);
}

}  // namespace accord
