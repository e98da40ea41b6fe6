// Who has how much to do: hours of the schedule against capacity, per person and period.
#pragma once

#include <optional>
#include <vector>

#include "accord/analysis/schedule.h"
#include "accord/base/period.h"

namespace accord {

enum class Load : std::uint8_t {
  none,      ///< no capacity and nothing assigned
  idle,      ///< below 60 %
  fits,      ///< up to 100 %
  tight,     ///< above 100 % up to 110 %: warning
  overload,  ///< above 110 %, or assigned without any capacity: error
};

struct WorkloadPart {
  const Record* task = nullptr;
  Decimal hours;
};

struct WorkloadRow {
  const Record* person = nullptr;
  Period period;
  Decimal capacity;  ///< hours: working days in the project and not on leave × hours a day × allocation
  Decimal assigned;  ///< hours, to 2 places
  Decimal logged;    ///< hours written down, in tasks and timesheets, up to the data date
  std::optional<Decimal> utilisation;  ///< assigned / capacity, 4 places; absent without capacity
  Load load = Load::none;
  std::vector<WorkloadPart> tasks;  ///< with hours in the period, in the plan's order
};

/// Rows of every active person of ours and of whoever has tasks, by handle, then period; periods of that kind from
/// `from` to `to`. A task's hours are its effort, or its working days × hours a day × the assignee's units (when not
/// said, the person's allocation), spread evenly over its working days; without assignees they are the owner's.
std::vector<WorkloadRow> compute_workload(const RecordSet& records, const Calendar& calendar, const Schedule& schedule,
                                          PeriodKind kind, Date from, Date to);

/// Hours a person has in a period, by the rule above.
Decimal capacity_of(const Record& person, const Calendar& calendar, Date from, Date to);
/// By assigned / capacity (domain.md A9, C76).
Load load_of(const Decimal& assigned, const Decimal& capacity);

}  // namespace accord
