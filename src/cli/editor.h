// A text in the person's editor.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.h"

namespace accord {

/// A file that does not exist yet, in the folder for temporary files, whose name ends in `name`.
std::string scratch_file(Context& context, std::string_view name);

/// Writes the text into the file, opens $VISUAL or $EDITOR (vi) and reads what was saved. Throws Error{io} when the
/// editor cannot be started or says no; the text stays in the file.
std::string text_from_editor(Context& context, const std::string& file, std::string_view text);

}  // namespace accord
