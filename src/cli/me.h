// Who "me" is.
#pragma once

#include <string>
#include <vector>

#include "accord/model/record_set.h"
#include "cli/context.h"

namespace accord {

/// A person's handle: ACCORD_ME, else `me:` of the user's config file, else the one person whose e-mail is git's
/// user.email (read from git's files, no process). Empty when nobody or several fit.
std::string who_is_me(Context& context, const RecordSet& records);

/// The people who could be "me" by git's user.email, "Lin Shan (linshan)", when they are several; otherwise none.
std::vector<Message> several_me(Context& context, const RecordSet& records);

}  // namespace accord
