// What a sign-off covers of a record, in one canonical form, so that what was agreed can be compared with what stands there now.
#pragma once

#include <string>
#include <vector>

#include "accord/model/kind.h"
#include "accord/model/record_set.h"

namespace accord {

/// The fields an audience outside may see, translations included, but what is kept about the record: moves, number, notes,
/// visibility, created, tags and links. JSON, one member a line, keys in alphabetical order at every level, every scalar a
/// text as it stands in the file: comments, order of keys, quoting and layout change nothing.
std::string covered_content(const Record& record);

/// The SHA-256 of these fields, translations included, in the same form.
std::string content_hash(const Record& record, const std::vector<std::string>& fields);

/// The fields in which two such texts differ, in alphabetical order. One that cannot be read differs in all fields of the other.
std::vector<std::string> differing_fields(std::string_view signed_content, std::string_view content_now);

/// Whether the content a sign-off keeps is not the one of its hash; one that keeps none has nothing to be altered.
bool is_altered(const Record& signoff);

/// The sign-offs among `records` that hold for what stands in the record: of its version and of this very content.
std::vector<const Record*> holding_signoffs(const Record& record, const RecordSet& records);

/// Why `before` may not become `after` without being called a proposal: its covered content was signed, and would be another
/// under the same version (formats.md "Signing"). Without `why` it may. Names are looked up in `records`, with the sign-offs.
Refusal signed_before(const Record& before, const Record& after, const RecordSet& records);

}  // namespace accord
