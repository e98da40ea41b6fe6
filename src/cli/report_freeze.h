// Freezing a report: its page and data kept under reports/, for good.
#pragma once

#include "accord/document/freeze.h"
#include "cli/report_job.h"

namespace accord {

struct FrozenReport {
  FrozenNames names;
  ReportView view;
  std::string page;
};

/// Gives numbers to the records that the page calls without one, writes page and data, and prints their names. With
/// --dry-run it only says so. Throws Error{usage} for a document that is not frozen, Error{refused} for a client's page
/// without a confirmed cover note, Error{conflict} for a file that is there already.
FrozenReport freeze_report(Context& context, const ReportJob& job);

}  // namespace accord
