// A kind's fields as options of `add` and `set`, and what was typed for them as values and edits.
#pragma once

#include <vector>

#include "accord/model/input.h"
#include "accord/model/kind.h"
#include "accord/store/batch.h"
#include "accord/store/project.h"
#include "cli/command.h"
#include "cli/context.h"

namespace accord {

/// --field for every field a person may give (ids of handles too, never moves or notes).
std::vector<Option> value_options(const Kind& kind);
/// The same, and --add-x, --remove-x for lists, --clear-x for what may be empty.
std::vector<Option> change_options(const Kind& kind);
/// Those of a move: values, and --add-x for lists.
std::vector<Option> move_options(const Kind& kind);

/// The handle of whoever runs the command, empty when nobody knows; or Error{not_found} with the command that mends it.
std::string me_if_known(Context& context);
/// The same for what a record keeps as its author. Throws Error{not_found} when it is nobody of the project.
std::string author_if_known(Context& context);
/// The same for a batch, told only when one of its moves does not say who makes it; the batch may add the person itself.
std::string author_of_batch(Context& context, const RecordSet& records, const Batch& batch);
std::string required_me(Context& context);

/// How typed words become stored ones in this project: today, currency, `me`, other records.
InputContext input_context(Context& context);

/// The fields given as a new record's content.
Value content_from(const Kind& kind, const Arguments& arguments, Context& context);
/// The fields given as steps on an existing record. `day` is that of dated items that do not say their own (today).
std::vector<RecordEdit> edits_from(const Kind& kind, const Arguments& arguments, Context& context, std::optional<Date> day = std::nullopt);

/// "--due-date" of due_date, without the dashes.
std::string option_name(std::string_view field);

}  // namespace accord
