// What somebody signed, and whether it still stands there.
#pragma once

#include "accord/base/data.h"
#include "cli/record_sheet.h"

namespace accord {

/// In the sheet of a sign-off: the content that was signed, field by field under its labels, instead of its canonical form,
/// and what became of it. A content that is not what was signed (another SHA-256) is told of and not shown.
void tell_signed_content(Context& context, const Record& signoff, RecordSheet& sheet);
/// The same fact as data: {state: same | changed | other_version | unknown | unreadable | altered, differs: [field]}.
Data signed_content_data(Context& context, const Record& signoff);

}  // namespace accord
