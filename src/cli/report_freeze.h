// Freezing a report: its page and data kept under reports/, for good.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "accord/document/freeze.h"
#include "cli/report_job.h"

namespace accord {

struct FrozenReport {
  FrozenNames names;
  ReportView view;
  std::string page;
  std::vector<Record> numbered;  ///< records that got a number, as they are now, or would be
};

/// What freezing it would write.
struct FreezePlan {
  FrozenNames names;
  ReportView view;
  std::string page, data;
  std::vector<std::pair<std::string, std::string>> numbers;  ///< that records would get: id and number
};

/// Writes nothing. Throws Error{usage} for a document that is not frozen, Error{invalid} when records have errors by
/// `accord check` or a whole folder cannot be read, Error{refused} for a client's page without a confirmed cover note, and
/// without a way back when not green, Error{conflict} for a file that is there already with other bytes.
FreezePlan plan_freeze(Context& context, const ReportJob& job);
/// Gives numbers to the records that the page calls without one, and writes page and data. With --dry-run it only says so.
/// Throws what plan_freeze throws.
FrozenReport freeze_report(Context& context, const ReportJob& job);

/// The names of the files that were written, or would be; with --json in the envelope of the records that got numbers.
void print_frozen(Context& context, const std::vector<std::string>& files, const std::vector<Record>& numbered);

}  // namespace accord
