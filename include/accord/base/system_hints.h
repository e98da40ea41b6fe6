// What a person can do about what the operating system said.
#pragma once

#include <vector>

#include "accord/base/message.h"

namespace accord {

/// By an errno value: a full disk, missing permission …; nothing for the others.
std::vector<Message> system_hints(int code);

}  // namespace accord
