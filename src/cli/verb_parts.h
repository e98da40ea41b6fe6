// What the verbs that change records share: choosing records, checking before writing, telling what changed.
#pragma once

#include <string>
#include <vector>

#include "accord/model/check.h"
#include "cli/command.h"
#include "cli/context.h"

namespace accord {

/// The line other processes are told while this one holds the lock: "accord task set T-7k2mq".
std::string command_line(const Kind& kind, std::string_view verb, std::string_view id = {});

/// The records that the words name: ids, or filters (which must be confirmed unless --yes). A singleton takes no word.
/// Throws Error{not_found}, Error{usage}.
std::vector<Record> chosen_records(Context& context, const Kind& kind, const std::vector<std::string>& words, const Message& question);

/// A name that no field and no figure of the kind has, with the nearest one.
Error no_field(const Kind& kind, std::string_view name);

/// The record as it was on the day of --as-of, or as it is without the option. Throws Error{not_found} when it was created later.
Record as_asked(Context& context, Record record);

/// All records likewise, without those of later days.
Loaded load_as_asked(Context& context);

/// Writes the singleton's questionnaire where the project has none yet, and says so.
void begin_singleton(Context& context, const Kind& kind);

/// Throws Error{conflict} when `before` is signed, would be another content of the same version, and --propose is not given.
/// `command` is what was run: with a raised version it may.
void require_unsigned(Context& context, const Record& before, const Record& after, const Arguments& arguments, const std::string& command);
Option propose_option();

/// Throws Error{invalid} when `after` breaks a rule of its fields or moves that `before` (null for a new record) did not.
/// `command` is what was run: what is missing can be given with it, but for the
/// fields that stand `apart`, whose names mean something else there: they are set first. The place of what is wrong is told
/// to a person who wrote the text.
enum class Place { left_out, told };
void require_valid(Context& context, const Record& after, const Record* before, const std::string& command = {}, const std::vector<std::string>& apart = {}, Place place = Place::left_out);

/// The record as the edits would leave it. Throws Error{invalid} when its file is too odd to patch safely.
Record preview(Project& project, const Record& record, const std::vector<RecordEdit>& edits);

/// Whether --json was asked for: then `print_records` says on standard output what the command did, and nothing else does.
bool wants_json(const Context& context);
/// The records as they are after the command, or would be, in the envelope of formats.md with what check says about them.
struct Answer {
  bool drawn = true;                    ///< false for a new record whose id is not drawn yet: it is null
  std::vector<std::string> files = {};  ///< what was written that is no record
};
void print_records(Context& context, const std::vector<Record>& records, const Answer& answer = {});

/// The kind a person named. Throws Error{usage} with the nearest one.
const Kind& kind_named(Context& context, const std::string& word);

/// The options that a new record of the kind needs besides its title: " --id linshan", or nothing.
std::string options_needed(const Kind& kind);

/// "due: 2026-06-30 → 2026-07-03" for every top-level key that differs, "unchanged" when none does.
void print_changes(Context& context, const Record& before, const Record& after);

/// The words of an id or of several: required unless the kind is a singleton.
std::vector<Positional> record_words(const Kind& kind, bool filters);

/// How a record is called in a sentence: "T33 User manual".
std::string spoken(Context& context, const Record& record);

/// The same with its kind before it: "task T33 User manual"; what there is one of is called by its kind anyway.
std::string kind_and_name(Context& context, const Record& record);

/// What stands beside its id, after two spaces: "  T33 User manual"; nothing when it is called nothing else.
std::string beside_id(Context& context, const Record& record);

/// A value on one line: a list's texts with commas, maps as {key: value}.
std::string one_line(const Value& value);

}  // namespace accord
