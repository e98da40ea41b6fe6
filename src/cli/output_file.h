// A file that the person names for a page (-o, --svg): written anywhere but over the project's own files.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.h"

namespace accord {

/// To be asked before the page is made. Throws Error{conflict} for accord.yaml, a singleton's file, a file in a kind's folder, and what is there under reports/.
void require_no_own_file(Context& context, const std::string& path);
/// Writes the file and says so, or with --dry-run says that it would be.
void write_output(Context& context, const std::string& path, std::string_view bytes, const Message& done);

}  // namespace accord
