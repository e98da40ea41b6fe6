// A record type as a plain value. Everything generic (options, checks, schema, tables, YAML order, merge) walks it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/date.h"
#include "accord/model/field.h"
#include "accord/model/finding.h"

namespace accord {

struct Record;
class RecordSet;
struct Settings;

/// What a state means to lists, attention and icons.
enum class Phase {
  open,      ///< not begun
  active,    ///< being worked on
  waiting,   ///< stopped: blocked, with the client, suspended
  settled,   ///< ended as intended; hidden from lists unless asked for
  dropped,   ///< cancelled, rejected, withdrawn; hidden likewise
};

struct State {
  std::string name;
  Phase phase = Phase::open;
  bool is_unanswered = false;  ///< somebody came with it, and nobody has taken it up
};

/// What a rule may look at. Rules are true at any date unless they ask for `as_of`.
struct RuleContext {
  const Record& record;
  const RecordSet& records;
  const Settings& settings;
  const Date* as_of = nullptr;  ///< null: only rules that hold at any date
  const Record* before = nullptr;  ///< of a guard: the record without the move and what is given along; null for a new one
};

/// Why a move may not be made; without `why` it may.
struct Refusal {
  Message why;
  std::string options;  ///< of the same command that would allow it: "--price-delta …"; may be empty
  Message hint = {};    ///< another command that would; may be empty
};

/// A verb that takes a record to a state. Moves may skip states on the way unless the project is strict.
struct Move {
  std::string verb;
  std::string to;
  std::vector<std::string> from;  ///< states it starts from; a state before these (by other moves) will do too
  bool needs_reason = false;
  /// Whether the record, with the fields given along, may take it. May be null.
  std::function<Refusal(const RuleContext&)> guard = {};
  std::string lesser = {};  ///< state it leads to instead when it falls short (a part of the money came); empty: it never does
  std::function<bool(const RuleContext&)> falls_short = {};
  bool applies_effects = false;  ///< the record's `effects` come true with it (formats.md "Changes")

  bool leads_to(std::string_view state) const { return state == to || (!lesser.empty() && state == lesser); }
  /// The state of the record it is made on, with the fields given along, on the move's own day (`as_of`).
  const std::string& destination(const RuleContext& context) const { return falls_short && falls_short(context) ? lesser : to; }
};

/// A rule of one kind across its fields or records: appends what it finds.
struct Rule {
  std::string id;  ///< as in domain.md, e.g. "K-1", "RACI-2", "CPM-10"
  std::function<void(const RuleContext&, Findings&)> check;
  bool before_writing = false;  ///< looks at its own record alone, and a change that breaks it is refused
  bool needs_settings = false;  ///< asks what accord.yaml says
};

/// A figure of one record that follows from its fields and moves: shown, filtered and sorted like a field, never stored.
/// Every kind with states has `state`; every kind with `due` has `overdue`; others are the kind's own (a risk's `score`).
struct Derived {
  std::string name;
  FieldType type = FieldType::line;
  std::string help;
  bool is_internal = false;
  /// `as_of` is always set here. An empty text means there is no value.
  std::function<std::string(const RuleContext&)> compute;
  std::vector<std::string> others = {};  ///< kinds whose records it looks at besides its own record: they must have been read
};

/// What a record may look at to say things by itself.
struct Beginning {
  const RecordSet& records;
  Date today;
  std::string me = {};  ///< whoever adds it; empty when nobody knows
};

struct Kind {
  std::string name;     ///< singular noun: "task"
  std::string plural;   ///< alias on the command line: "tasks"
  std::string prefix;   ///< of identifiers: "T"; empty for people (handles) and timesheets (own ids)
  std::string folder;   ///< "tasks"; of a singleton its file: "contract.yaml"
  std::string help;     ///< one English phrase
  bool singleton = false;
  bool immutable = false;  ///< written once: no set, no moves
  bool common = false;     ///< one of the eight that `accord help` shows first
  std::vector<State> states;  ///< the first is where a record without moves is
  std::vector<Move> moves;
  std::vector<Field> fields;  ///< common fields included, in YAML order (see common_fields)
  std::vector<Rule> rules;
  std::vector<Derived> derived;
  std::vector<std::string> columns;  ///< default columns of a list, after id and title
  /// What a record says by itself where it says nothing: a new one when it is added (a sign-off: the content it covers), and
  /// one that moves, then without looking at others (a timesheet: the week of its id). May be null. Throws Error when what is
  /// missing follows from nothing, with the command that would be accepted.
  std::function<void(Value& content, const Beginning&)> fill;
  std::string example = {};   ///< options that an example of `add` needs besides a title, on the sample project
  std::vector<std::string> due_met_in = {};  ///< open states in which what was due is there (a message that is answered)
  std::string version_field = {};  ///< people call its records by their version too
  bool timed_moves = false;   ///< its clock runs in hours: a move is dated with its time
  bool seen_by_name = false;  ///< every audience sees who or what it is (fields not internal), e.g. a person
  FieldIndex index = {};      ///< of `fields`; the registry makes it when nothing changes them any more

  const Field* field(std::string_view name_of_field) const;
  /// The field that a YAML key is, or is the text of in a language; null for a key nobody describes.
  const Field* described(std::string_view key) const;
  const State* state(std::string_view name_of_state) const;
  const Move* move(std::string_view verb) const;
  const Derived* figure(std::string_view name_of_derived) const;
  /// Whether a record in `from` may take this move, and why not: skipping states is allowed unless `strict`.
  bool reachable(std::string_view from, const Move& move, bool strict) const;
};

/// The fields every kind begins with (id, title, number, visibility, created …) and those it ends with
/// (links, tags, notes, moves), around its own. `cancel` and `reopen` are added where the kind's states allow them.
Kind complete(Kind own);

/// The kind's word in a sentence: say("there is no {} “{}”", kind, name).
Message as_message(const Kind& kind);

/// The kinds of this program, in the order of the reference. A kind is built when first asked for.
class Registry {
 public:
  struct Row {
    std::string_view name, plural, prefix, folder;
    bool singleton;
    Kind (*make)();
  };

  explicit Registry(std::vector<Row> rows);
  const std::vector<Row>& rows() const { return rows_; }
  /// By name, plural or alias with any case; null when there is none. The pointer stays valid.
  const Kind* find(std::string_view name) const;
  const Kind* by_folder(std::string_view folder) const;
  /// The kind whose prefix an identifier carries ("T-7k2mq"), or null.
  const Kind* by_identifier(std::string_view id) const;
  /// Every kind, built.
  std::vector<const Kind*> all() const;
  /// Adds a project's own fields (accord.yaml `fields:`), internal by definition. Call before loading records.
  void extend(std::string_view kind, std::vector<Field> fields);

 private:
  const Kind* built(std::size_t index) const;
  std::vector<Row> rows_;
  mutable std::vector<std::unique_ptr<Kind>> kinds_;
};

}  // namespace accord
