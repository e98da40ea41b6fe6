// Many adds, sets and moves as one batch: all of it valid, or none of it written. The one machinery under imports,
// plan outlines and change effects.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accord/base/data.h"
#include "accord/base/random.h"
#include "accord/store/project.h"

namespace accord {

struct BatchStep {
  enum class Act { add, set, move, edit, effects } act = Act::add;
  std::string kind;    ///< of an add
  std::string target;  ///< of effects: whose effects are done without a move; of a set or move: id, number or $handle; of an add: its id, when it must have that one (one that is
                       ///< there must be the same), else what `accord <kind> add` would give it
  std::string handle;  ///< of an add: $name by which other steps refer to it, before or after
  std::string verb;    ///< of a move
  Value fields;        ///< of an add or set: field → value (a set also takes {add: […]}, {remove: […]}, null clears);
                       ///< of a move: at, by, reason, evidence, and fields to set with it
  bool exported = false;  ///< an add that is a whole record as export prints it: what it does not say is not filled in
  std::size_t number = 0;   ///< from 0: its place in the batch as it was given; an effect's is that of what makes it true
  std::vector<RecordEdit> edits = {};  ///< of an edit: what a command has worked out already, field by field
  std::string file = {};    ///< where it stands, when that is not the batch's own file: the change whose effect it is
  Mark mark = {};           ///< its place in that file; line 0 when that is not known
};

struct Batch {
  /// A batch with a key that is applied again adds nothing twice: its adds, and the items it adds to lists, get ids derived
  /// from the key, and what is already so is skipped. Without one every run adds anew.
  std::string key = {};
  std::vector<BatchStep> steps = {};
  std::string name;  ///< of its file, for messages; may be empty

  /// "b.yaml:4:3: step 2: what", or what of it is known; "changes/CR-7k2mq.yaml:9:5: what" of an effect, and
  /// "what" of what a command has worked out. `step` counts from 1, 0 is the batch itself; `at` is a place inside it.
  Message about(std::size_t step, Mark at, const Message& what) const;
};

/// YAML or JSON with `key` and `steps`, a YAML list of steps, JSON lines (one step each, or {"key": …}), or what `accord export` prints (each
/// record is added with its id, or set where it differs; its logs only grow). Throws Error{invalid} naming the place.
Batch read_batch(std::string_view text, const std::string& name);

/// What a batch would do, worked out in memory.
struct BatchPlan {
  struct Outcome {
    BatchStep::Act act;
    Record before;  ///< kind null for a new record
    Record after;
    bool changed = false;
  };
  std::vector<Outcome> outcomes;  ///< one a step, in order
  std::vector<Project::FileChange> changes;

  /// Each record of the batch once, as its last step leaves it.
  std::vector<Record> records() const;
};

struct BatchContext {
  Date today;
  std::string me;  ///< handle for `by` of moves; may be empty
  RandomSource& random;
  bool own_rules = true;  ///< the kinds' own rules too; false for who checks the result and tells of it in other words
  bool proposes = false;  ///< may change what somebody signed
  Message refusal = "the batch was not applied, nothing was written";  ///< what the errors begin with
};

/// Works a batch out against the project as it is, with the effects of the changes that its moves approve (has_applied_effects), each right after its move. Throws Error{invalid} that lists every step that is wrong, and every error
/// of check that a record it touches did not have before (an exported one may, by its kind's own rules). Nothing is written
/// here in any case: hand `changes` to Project::write_all.
BatchPlan plan_batch(const Project& project, const RecordSet& records, const Batch& batch, const BatchContext& context);

/// The value as plain YAML content: numbers and truth values by their spelling, null as nothing.
Value value_of_data(const Data& data);

}  // namespace accord
