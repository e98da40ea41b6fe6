// Freezing a report: its page and data kept under reports/, for good.
#pragma once

#include <string>
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

/// The page as it may be frozen. Throws Error{usage} for a document that is not frozen, Error{invalid} when records have errors
/// by `accord check`, Error{refused} for a client's page without a confirmed cover note, and without a way back when not green.
ReportView view_to_freeze(Context& context, const ReportJob& job);
/// Gives numbers to the records that the page calls without one, and writes page and data. With --dry-run it only says so.
/// Throws what view_to_freeze throws, and Error{conflict} for a file that is there already.
FrozenReport freeze_report(Context& context, const ReportJob& job);

/// The names of the files that were written, or would be; with --json in the envelope of the records that got numbers.
void print_frozen(Context& context, const std::vector<std::string>& files, const std::vector<Record>& numbered);

}  // namespace accord
