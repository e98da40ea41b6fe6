// A project on disk: found, read whole or record by record, and written one record at a time under the lock.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/disk.h"
#include "accord/base/random.h"
#include "accord/model/record_set.h"
#include "accord/model/settings.h"

namespace accord {

class StoreLock;

/// The nearest folder at or above `start` that holds accord.yaml. Throws Error{not_found} naming `accord init`.
std::string find_project(const std::string& start);

/// Refuses an id that a new record of the kind cannot have: the prefix and letters and digits, or a handle.
void check_new_identifier(const Kind& kind, std::string_view id);

/// What came of reading records: those that could be read, and what is wrong with the others' files.
struct Loaded {
  RecordSet records;
  Findings findings;
  std::vector<const Kind*> unlisted = {};  ///< kinds whose folder could not be listed: nobody knows what is in it
};

/// What counts as a record that cannot be read.
enum class Reading {
  any,    ///< a file that holds no record
  typed,  ///< also a record with a value of the wrong type: a page would be silent about that value
};

/// One step of changing a record. Paths are keys and item keys: {"owner"}, {"progress", "w3r8", "percent"}.
struct RecordEdit {
  enum class Act {
    set,     ///< the value of the field (added in schema order when it is not there)
    clear,   ///< takes the field away
    append,  ///< an item at the end of a list
    remove,  ///< the item of a list whose text or key is `value.text`
  };
  Act act = Act::set;
  std::vector<std::string> path;
  Value value;
};

/// What a record that moves says by itself and does not hold yet (Kind::fill).
std::vector<RecordEdit> edits_by_itself(const Record& record, Date today);

class Project {
 public:
  /// What becomes of an accord.yaml that cannot be read.
  enum class Broken {
    throws,
    is_finding,  ///< the settings are those of an empty file, so that the records can be checked all the same
  };

  /// Reads accord.yaml. Throws Error{not_found} without one, Error{invalid}, {io} or {refused} when it cannot be read. All
  /// that writes calls require_writable.
  Project(std::unique_ptr<Disk> disk, std::vector<Registry::Row> kinds, Broken broken = Broken::throws);
  ~Project();

  Disk& disk() const { return *disk_; }
  const Registry& registry() const { return registry_; }
  const Settings& settings() const { return settings_; }
  /// Problems of accord.yaml itself.
  const Findings& settings_findings() const { return settings_findings_; }
  /// Whether accord.yaml could not be read; settings_findings say why.
  bool is_broken() const { return broken_; }

  /// Throws Error{refused} when a newer program wrote the project: it is read, never written.
  void require_writable() const;

  /// Every record of every kind, read by several threads. `each` is called for a record as soon as it is read, from several
  /// threads at once; what it takes may point into the record's content, not at the record, which is moved afterwards.
  Loaded load(const std::function<void(const Record&)>& each = {}, Reading reading = Reading::any) const;
  /// Records of these kinds only.
  Loaded load(const std::vector<const Kind*>& kinds, const std::function<void(const Record&)>& each = {}, Reading reading = Reading::any) const;
  /// One record by kind and id; nothing when there is no such file. A file that cannot be read throws Error{invalid}
  /// with its findings in the hints, Error{io} or Error{refused}.
  std::optional<Record> read(const Kind& kind, std::string_view id) const;
  /// The one record a person means (formats.md "Input resolves"): with a full id only that file is opened. `kind` may
  /// be null. Throws Error{not_found}: none, or several, which are named.
  Record resolve(std::string_view typed, const Kind* kind) const;

  /// The id of the kind's file that a person means by its id, in any case; the file may be unreadable. Nothing without one.
  std::optional<std::string> id_in_folder(const Kind& kind, std::string_view typed) const;

  /// The file, among those that could not be read, of which a line gives that formal number; of any kind when none is said.
  std::optional<std::string> unreadable_with_number(const RecordSet& records, const Kind* kind, std::string_view number) const;

  /// The file of a record.
  static std::string path_of(const Kind& kind, std::string_view id);

  /// "T26 Reports and dashboards": what a diff's reader is told beside a reference; empty for a person or a missing one.
  std::string reference_comment(const Field& field, std::string_view id) const;
  /// A new record's text as it would be written (keys in schema order, references with a comment).
  std::string text_of(const Kind& kind, const Value& content) const;
  /// The text of `record`'s file after the edits, each byte outside them unchanged. Throws Error{invalid} when the
  /// text is too odd to patch safely; nothing is written in any case.
  std::string edited(const Record& record, std::string_view text, const std::vector<RecordEdit>& edits) const;

  /// Writes a new record; draws its id until the name is free (a handle is given in content and must be free:
  /// Error{conflict}). Returns the id.
  std::string create(const Kind& kind, Value content, RandomSource& random, std::string_view command);
  /// Edits the record's file: re-reads it under the lock, so another process's edit of another field survives; returns
  /// the record as it is now. `expect` holds field=text pairs that must be true under the lock, else Error{conflict}.
  struct Changed {
    Record before, after;
  };
  Changed change(const Kind& kind, std::string_view id, const std::vector<RecordEdit>& edits, std::string_view command,
                 const std::vector<std::pair<std::string, std::string>>& expect = {});
  /// Replaces a record's whole text (accord edit). Throws Error{conflict} when the file is no longer `base`.
  void replace_text(const Kind& kind, std::string_view id, std::string_view text, std::string_view base, std::string_view command);

  /// A batch's file changes: all are prepared and checked by the caller before the first is written.
  struct FileChange {
    std::string path;
    std::string bytes;
    std::optional<std::string> expected;  ///< nothing for a new file
  };
  void write_all(const std::vector<FileChange>& changes, std::string_view command);

 private:
  struct Source;
  struct Sources;
  Sources sources(const std::vector<const Kind*>& kinds, Findings& findings) const;
  StoreLock locked(std::string_view command) const;

  std::unique_ptr<Disk> disk_;
  Registry registry_;
  Settings settings_;
  Findings settings_findings_;
  bool broken_ = false;
};

/// Reads a record's text; findings are appended. Nothing when it is not a readable map or holds another id.
std::optional<Record> parse_record(const Kind& kind, std::string_view id, std::string file, std::string text, Findings& findings);

/// Records that lie where nobody reads them: in a folder of no kind, in a folder inside a kind's, contract.yml.
Findings stray_files(const Project& project);

}  // namespace accord
