// Which state of the records a page was made from, as git names it.
#pragma once

#include "accord/document/report.h"
#include "cli/context.h"

namespace accord {

/// The last commit that touched the project's records, reports/ aside, and whether a record differs from it. Nothing
/// outside git and before the first commit; when git refuses it says why on standard error.
std::optional<RecordsCommit> records_commit(Context& context);

}  // namespace accord
