// The checks that follow from a kind's description, and the kinds' own rules.
#pragma once

#include "accord/model/record_set.h"
#include "accord/model/settings.h"

namespace accord {

/// Types, choices, required fields of the current state, unknown keys, moves (known, ascending, allowed), list ids, times of
/// another day than on the project's clock.
void check_fields(const Record& record, const Settings& settings, Findings& findings);
/// Whether every value is of its field's type; what is not is told, and nothing else of the record. For every record read:
/// it takes no time to speak of while nothing is wrong.
bool has_right_types(const Record& record, Findings& findings);
/// check_fields and the rules of the kind that look at nothing but the record (Rule::before_writing): asked before each write.
void check_alone(const Record& record, const Settings& settings, Findings& findings);
/// References exist, are of the right kind, and do not lead back to the record.
void check_links(const Record& record, const RecordSet& records, Findings& findings);
/// Formal numbers are given once per kind.
void check_numbers(const RecordSet& records, Findings& findings);
/// All of these of one record, and the rules of its kind.
void check_record(const RuleContext& context, Findings& findings);
/// Everything, sorted: fields, links, duplicate numbers, and each kind's rules. `as_of` adds the rules that need a date.
Findings check_all(const RecordSet& records, const Settings& settings, const Date* as_of = nullptr);

/// Why a move is refused that would be made without strict_moves.
inline Message skips_states() { return "accord.yaml says strict_moves: true, so no state may be skipped: make the moves between them first"; }

/// Why a text is not a value of that field, with the nearest valid spelling; an empty message when it is one.
struct TypeProblem { Message message, hint; };
TypeProblem check_scalar(const Field& field, std::string_view text);
/// Whether it is one, without a word; of a text any is (check_scalar looks for lines and invisible characters).
bool is_of_type(const Field& field, std::string_view text);

}  // namespace accord
