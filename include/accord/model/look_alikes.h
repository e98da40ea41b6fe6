// Names typed with letters that only look like those of identifiers.
#pragma once

#include <string>
#include <string_view>

#include "accord/model/record_set.h"

namespace accord {

/// The name with full-width, Cyrillic and Greek letters as the ones of ASCII they are taken for, in lower case, without
/// marks and invisible characters.
std::string in_plain_letters(std::string_view typed);

/// For a name that no record has. Throws Error{usage} when it can be no identifier because it holds a look-alike: a letter of
/// another script, or i, l or o, which Crockford's base 32 leaves out for 1 and 0. The hint names the record that was meant
/// when there is exactly one.
void refuse_look_alikes(std::string_view typed, const RecordSet& records, std::string_view kind, const Registry& registry);

}  // namespace accord
