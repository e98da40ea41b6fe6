// One field of a kind: the single description behind the option, the check, the schema, the column and the merge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/message.h"

namespace accord {

enum class FieldType {
  line,        ///< text on one line
  prose,       ///< text of several lines; newlines become spaces in a table
  markdown,    ///< Markdown, parsed and re-emitted safely in documents
  integer,     ///< 0, 12, -3
  decimal,     ///< exact decimal text, e.g. 0.5
  percent,     ///< 0 to 100
  rate,        ///< exact decimal share, e.g. 0.0005 (the command line also takes 0.05% and 5bp)
  money,       ///< CNY 48000.00
  date,        ///< 2026-06-30
  moment,      ///< a date, or 2026-06-22T16:30+08:00
  duration,    ///< 6d (working days), 4h, 30m
  boolean,     ///< true or false
  choice,      ///< one of `choices`
  reference,   ///< id of a record of one of `targets` (any kind when empty)
  dependency,  ///< T-7k2mq SS+2d: predecessor, type (FS when left out) and lag in working days
  estimate,    ///< 2/3/5: optimistic, likely, pessimistic, in working days
  constraint,  ///< SNET 2026-05-04
  attendance,  ///< linshan absent: a person, then present (left out), absent or excused, and for=<person> for a delegate
  result,      ///< pass TC-x7k2m: outcome and test
  group,       ///< a map with `items` as its keys
  items,       ///< a list of maps with `items` as their keys, each with `key` (an id when not said)
  mapping,     ///< a map whose keys are free words and whose values are scalars of `value_type`
};

/// How two edits of the same field combine; there is no sixth way.
enum class MergePolicy { scalar, set, keyed_list, append, text };

/// Text of the field's labels and help: templates/labels/<language>.yaml under field.<name>.
struct Field {
  std::string name;  ///< as in YAML; the option is the same with '-' for '_'
  FieldType type = FieldType::line;
  std::string help;  ///< one short English phrase
  bool many = false;           ///< a list of such values (never with items, group, mapping)
  bool is_translatable = false;  ///< has siblings <name>_en, <name>_zh; the bare one is in the project's language
  bool is_internal = false;      ///< never crosses into a client's view
  std::string needed_from;  ///< first state that needs it; "always" for every state
  std::string fallback;     ///< value when absent, as it would be written
  std::vector<std::string> choices;
  std::vector<std::string> targets;
  std::vector<Field> items;
  std::string key = "id";   ///< of items: the name of the item's natural key
  std::string list_named;   ///< of a line that holds an item's id: that item's list ("channels" of accord.yaml, "agenda" of the meeting)
  std::string dated;        ///< of items: the item's date that as-of filters by, e.g. "at"
  std::vector<std::string> stamped;  ///< of items: a new one is given `content_sha256`, the hash of these fields of its record as they then stand
  bool is_append_only = false;  ///< of items: entries are added, never edited (a log)
  bool is_read_by_line = false;  ///< who reads the items tells of each that cannot be used: a wrong one spoils no other
  long minimum = 0;         ///< of integer and percent
  long maximum = -1;        ///< of integer; below minimum means no upper limit
  bool allow_negative = false;  ///< of integer, decimal and money
  bool is_positive = false;     ///< of money: more than nothing

  Field& translatable() { is_translatable = true; return *this; }
  Field& internal() { is_internal = true; return *this; }
  Field& from(std::string state) { needed_from = std::move(state); return *this; }
  Field& always() { needed_from = "always"; return *this; }
  Field& list() { many = true; return *this; }
  Field& otherwise(std::string value) { fallback = std::move(value); return *this; }
  Field& range(long low, long high) { minimum = low; maximum = high; return *this; }
  Field& signed_value() { allow_negative = true; return *this; }
  Field& positive() { is_positive = true; return *this; }
  Field& keyed(std::string name_of_key) { key = std::move(name_of_key); return *this; }
  Field& dated_by(std::string name_of_date) { dated = std::move(name_of_date); return *this; }
  /// What a reference, dependency or attendance may name; any kind when never said.
  Field& naming(std::vector<std::string> kinds) { targets = std::move(kinds); return *this; }
  Field& item_of(std::string list_of_item) { list_named = std::move(list_of_item); return *this; }
  Field& stamping(std::vector<std::string> fields) { stamped = std::move(fields); return *this; }
  Field& append_only() { is_append_only = true; return *this; }
  Field& read_by_line() { is_read_by_line = true; return *this; }
  Field& visible() { is_internal = false; return *this; }

  MergePolicy merge_policy() const;
  /// Whether a YAML key is this field or, of a translatable one, its text in a language.
  bool holds(std::string_view key) const {  // asked of every key of every file
    if (key.size() == name.size()) return key == name;
    return is_translatable && key.size() == name.size() + 3 && is_translation(key);
  }
  /// Whether a key of three letters more is its text in a language: title_zh.
  bool is_translation(std::string_view key) const;
  /// The item or group field of that name, or null.
  const Field* item(const std::string& name_of_item) const;
};

/// The field in a sentence, as it is typed and labelled: say("{} is missing", field).
Message as_message(const Field& field);

/// Any number will do that differs for most keys of one kind.
std::size_t key_number(std::string_view key);

/// Finds the fields that keys name, fastest when they come in the order of the fields.
class FieldCursor {
 public:
  explicit FieldCursor(const std::vector<Field>& fields) : fields_(fields) {}
  /// Null when there is none.
  const Field* find(std::string_view key);

 private:
  const std::vector<Field>& fields_;
  std::size_t next_ = 0;  ///< after the one found last
};

/// The same for keys in any order. A copy of one is empty: who copies a kind may change its fields.
class FieldIndex {
 public:
  FieldIndex() = default;
  FieldIndex(const FieldIndex&) {}
  FieldIndex& operator=(const FieldIndex&) {
    slots_.clear();
    return *this;
  }
  FieldIndex(FieldIndex&&) = default;
  FieldIndex& operator=(FieldIndex&&) = default;

  /// Learns fields that will not change any more.
  void learn(const std::vector<Field>& fields);
  /// The field that holds the key, or null; `fields` are what was learnt, if anything was.
  const Field* find(const std::vector<Field>& fields, std::string_view key) const;

 private:
  std::vector<std::uint16_t> slots_;  ///< field + 1, at its key's place or the next free one; 0: none
};

// Builders, so that a field is one line in its kind's file: line("wbs", "Work breakdown code").
Field line(std::string name, std::string help);
Field prose(std::string name, std::string help);
Field markdown(std::string name, std::string help);
Field integer(std::string name, std::string help);
Field decimal(std::string name, std::string help);
Field percent(std::string name, std::string help);
Field rate(std::string name, std::string help);
Field money(std::string name, std::string help);
Field date(std::string name, std::string help);
Field moment(std::string name, std::string help);
Field duration(std::string name, std::string help);
Field boolean(std::string name, std::string help);
Field choice(std::string name, std::vector<std::string> choices, std::string help);
Field reference(std::string name, std::vector<std::string> targets, std::string help);
Field person(std::string name, std::string help);  ///< a reference to a person's handle
Field word(std::string name, FieldType type, std::string help);  ///< the compound one-word types
Field group(std::string name, std::vector<Field> items, std::string help);
Field items(std::string name, std::vector<Field> items, std::string help);
Field mapping(std::string name, FieldType value_type, std::string help);
Field mapping(std::string name, Field value, std::string help);

}  // namespace accord
