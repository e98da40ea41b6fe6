// How a record's scalars are written, by the types of their fields.
#pragma once

#include "accord/store/record_text.h"
#include "accord/store/yaml_write.h"

namespace accord {

/// The field a key belongs to: title_zh is of title. Null when the description has none.
const Field* described_field(const std::vector<Field>& fields, std::string_view key);

ScalarLooks looks_of(const Kind& kind, ReferenceComment comment);

}  // namespace accord
