// What a sign-off covers of a record, in one canonical form, so that what was agreed can be compared with what stands there now.
#pragma once

#include <string>
#include <vector>

#include "accord/model/record.h"

namespace accord {

/// The fields an audience outside may see, translations included, but what is kept about the record: moves, number, notes,
/// visibility, created, tags and links. JSON, one member a line, keys in alphabetical order at every level, every scalar a
/// text as it stands in the file: comments, order of keys, quoting and layout change nothing.
std::string covered_content(const Record& record);

/// The fields in which two such texts differ, in alphabetical order. One that cannot be read differs in all fields of the other.
std::vector<std::string> differing_fields(std::string_view signed_content, std::string_view content_now);

}  // namespace accord
