// A record's fields as cells of a table.
#pragma once

#include <string_view>
#include <vector>

#include "accord/model/query.h"
#include "cli/context.h"
#include "cli/table.h"

namespace accord {

/// The word of a key of the kind; of a translation (title_zh) with its language, of a key nobody describes the key itself.
std::string heading_of(Context& context, const Kind& kind, std::string_view key);

/// The heading and alignment of a field or derived figure of a kind.
Column column_of(Context& context, const Kind& kind, std::string_view field);

/// The value of a field or figure: people by name, states with icon and word, choices, dates and money for people on the
/// one side, the stored text on the other.
Cell cell_of(Context& context, const Record& record, std::string_view field, const QueryContext& query);

/// One text of a field as people read it: money, percent, words of choices, names of references and of items by their ids.
/// `path` is the field's own under its kind: "damages.base".
std::string text_for_people(Context& context, const Record& record, const Field& field, std::string_view path, std::string_view text, const QueryContext& query);

/// Whether values of the type are numbers, which stand at the right of their column.
bool is_right_aligned(FieldType type);

/// "◐ in progress", coloured by what the state means.
Cell state_cell(Context& context, const Kind& kind, std::string_view state);

/// For each id of the records (sorted by id) how many bytes of it are its shortest unique prefix among them.
std::vector<std::size_t> unique_prefixes(const std::vector<const Record*>& records);

}  // namespace accord
