// A record as text: a new one written whole, an existing one patched field by field.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/error.h"
#include "accord/model/kind.h"
#include "accord/model/record.h"

namespace accord {

struct RecordEdit;

/// Number and title of what a reference names, for the reader of a diff; empty for none.
using ReferenceComment = std::function<std::string(const Field& field, std::string_view id)>;

/// A new record's YAML: keys in schema order, unknown ones last, values styled by their type.
std::string record_text(const Kind& kind, const Value& content, const ReferenceComment& comment);

/// The text after the edits; every byte outside them is unchanged. Throws Error{invalid} naming file and line when it
/// cannot be patched safely, Error{not_found} for an item that is not there.
std::string patched_text(const Record& record, std::string_view text, const std::vector<RecordEdit>& edits, const ReferenceComment& comment);

/// The edits, each new item of a stamped list (Field::stamped) with the hash of the record as they leave it. Throws what
/// patched_text throws.
std::vector<RecordEdit> stamped_edits(const Record& record, std::string_view text, std::vector<RecordEdit> edits);

/// The place in a list of the item of that text or key; "T-7k2mq" also names the item "T-7k2mq SS+2d". `field` may be null.
std::optional<std::size_t> find_item(const Value& list, const Field* field, std::string_view wanted);

/// A file that could not be read, as the error of the command that needed it.
Error unreadable_record(const Findings& findings);

}  // namespace accord
