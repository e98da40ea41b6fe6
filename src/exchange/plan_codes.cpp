// Codes for the rows of a plan that has none.
#include <algorithm>
#include <set>

#include "accord/exchange/plan_rows.h"

namespace accord {

void number_rows(std::vector<PlanRow>& rows, const RecordSet& records, Date as_of) {
  if (std::ranges::any_of(rows, [](const PlanRow& row) { return !row.wbs.empty(); })) return;
  std::set<std::string> taken;
  for (const Record& task : records.of("task")) {
    if (!in_plan(task, as_of)) continue;
    if (!task.has("wbs")) return;
    // Nor is a whole free whose parts are there: 1 when there is 1.1.
    for (std::string code(task.text("wbs"));; code.resize(code.rfind('.'))) {
      taken.insert(code);
      if (code.find('.') == std::string::npos) break;
    }
  }
  const PlanTasks known(records, as_of);
  std::vector<std::string> codes;
  for (PlanRow& row : rows) {
    if (const Record* task = known.find(row)) {
      codes.emplace_back(task->text("wbs"));
      continue;
    }
    const std::string whole = row.parent ? codes[*row.parent] + "." : std::string();
    std::size_t part = 1;
    while (!taken.insert(whole + std::to_string(part)).second) ++part;
    codes.push_back(whole + std::to_string(part));
  }
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!known.find(rows[i])) rows[i].wbs = codes[i];
}

}  // namespace accord
