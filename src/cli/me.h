// Who “me” is.
#pragma once

#include <string>

#include "cli/context.h"

namespace accord {

/// ACCORD_ME, else `me:` in the user's config file, else git's user.email matched to exactly one person's e-mail.
/// Throws Error{not_found} with the command that mends it.
std::string me_of(Context& context);
/// The same, empty when nobody knows.
std::string me_if_known(Context& context);

}  // namespace accord
