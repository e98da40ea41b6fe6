// One record: its kind, its identifier and what stands in its file; and how to read it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/date.h"
#include "accord/base/decimal.h"
#include "accord/base/language.h"
#include "accord/base/moment.h"
#include "accord/base/money.h"
#include "accord/model/kind.h"
#include "accord/model/value.h"

namespace accord {

struct Settings;

/// Whether a new record gets the field by itself: its id, its title, the day, what `fill` writes.
bool given_at_start(const Kind& kind, const Field& field);

/// What a new record has without being told: `created`, the day of what is written once, who may see it, and what its kind
/// says by itself (Kind::fill). Throws Error when what is missing follows from nothing.
void begin_record(const Kind& kind, Value& content, const Settings& settings, const Beginning& beginning);

/// Where a map's keys stand in it, so that a look-up need not walk the map.
class KeyIndex {
 public:
  /// Learns the keys of a map that will not change any more.
  void learn(const Value& map);
  /// As map[key]; `map` is what was learnt.
  const Value& find(const Value& map, std::string_view key) const;

 private:
  static constexpr std::size_t size = 64;
  std::uint8_t members_ = 0;  ///< of the map; 0: nothing learnt
  std::array<std::uint8_t, size> slots_ = {};  ///< member + 1; 0: none; 255: several
};

struct Record;

/// What is asked of every record of a set, read once; its texts point into the record.
struct Digest {
  struct Move {
    std::string_view to;
    Moment at;
  };

  bool for_client = false;  ///< `visibility: client`
  std::optional<Date> created;
  std::vector<Move> moves;  ///< in the order of the file, without those that do not parse
  Date latest;              ///< of their days
  const State* state = nullptr;  ///< after all of them; null when the kind has none of that name, or there are no moves
};

/// What stands between a record and those who may see only a part of it.
class RecordScreen {
 public:
  virtual ~RecordScreen() = default;
  virtual const Value& value(std::string_view field) const = 0;
  virtual const Value& content() const = 0;
};

struct Record {
  const Kind* kind = nullptr;
  std::string id;    ///< file name without .yaml; of a singleton its kind's name
  std::string file;  ///< relative to the project: tasks/T-7k2mq.yaml

  Record() = default;
  Record(const Kind* own_kind, std::string own_id, std::string own_file, Value content);
  /// The record as the screen shows it, without its file; the digest, if the screen hides nothing of it, or null. Both must
  /// outlive it and its copies.
  Record(const Record& original, const RecordScreen& screen, const Digest* digest);
  Record(const Record& other);
  Record& operator=(const Record& other);
  /// Pointers into the content stay good.
  Record(Record&& other) noexcept;
  Record& operator=(Record&& other) noexcept;
  ~Record() = default;

  /// As written, unknown keys included.
  const Value& content() const;
  /// To change it: what was learnt is forgotten, and what a screen hides is gone.
  Value& edit();
  /// Makes look-ups quick, until it is changed; a record set does it.
  void learn();
  /// What was learnt, or null.
  const Digest* digest() const { return digest_; }

  /// The field's value, or an empty one.
  const Value& value(std::string_view field) const { return screen_ != nullptr ? screen_->value(field) : own_ ? own_->keys.find(own_->content, field) : Value::nothing(); }
  /// The scalar text of a top-level field, or its fallback, or empty.
  std::string_view text(std::string_view field) const;
  std::string_view title() const { return text("title"); }
  bool has(std::string_view field) const;
  /// Typed readings; nothing when the field is absent or does not parse (the check reports that).
  std::optional<Date> date(std::string_view field) const;
  std::optional<Moment> moment(std::string_view field) const;
  std::optional<Money> money(std::string_view field) const;
  std::optional<Decimal> decimal(std::string_view field) const;
  std::optional<long> integer(std::string_view field) const;
  bool flag(std::string_view field) const;
  /// Texts of a list of scalars; a single scalar counts as a list of one.
  std::vector<std::string_view> list(std::string_view field) const;
  /// Items of a list of maps.
  const std::vector<Member>& items(std::string_view field) const;

 private:
  struct Own {
    Value content;
    KeyIndex keys = {};
    Digest digest = {};
  };

  std::unique_ptr<Own> own_;  ///< null: without content, or behind a screen
  const RecordScreen* screen_ = nullptr;
  const Digest* digest_ = nullptr;  ///< its own or that of the record behind the screen
};

/// The key of a field's text in a language: title_zh.
std::string translation_of(std::string_view field, Language language);
/// `<field>_<language>` when it is there, else the bare field.
std::string_view localized(const Record& record, std::string_view field, Language language);
/// The same of a list's item.
std::string_view localized(const Value& item, std::string_view field, Language language);

/// The same in a sentence, which is said in either language.
Message localized_in_both(const Record& record, std::string_view field);
Message localized_in_both(const Value& item, std::string_view field);

/// What people call it: the formal number if it has one, else the wbs, else the id.
std::string_view call_sign(const Record& record);

/// Whether texts of the field name a record.
bool holds_reference(const Field& field);
/// The id within such a text: of a dependency or an attendance its first word, of a result its second.
std::string_view target_of(const Field& field, std::string_view text);

/// Fields that hold ids: every reference in the record with the field's path and the mark of its text.
struct Link {
  std::string field;
  std::string_view target;
  Mark mark;
  const Field* description = nullptr;
};
std::vector<Link> links_of(const Record& record);
/// Takes away every reference for whose target `goes` says so, and the items of lists that need it; returns how many references.
std::size_t leave_out_links(Record& record, const std::function<bool(std::string_view target)>& goes);

// Word forms of the compound scalars; nothing when the text does not parse.
struct Duration {
  enum class Unit { days, hours, minutes } unit = Unit::days;  ///< days are working days
  Decimal amount;
};
/// Working days. Anything longer than a century is a slip of the pen and would overflow sums of a long chain.
inline constexpr int longest_time = 36500;
/// Whether it is longer than that, a lead as long as a lag; a working day has eight hours.
bool is_too_long(const Duration& duration);
/// Never negative.
std::optional<Duration> parse_duration(std::string_view text);

struct Dependency {
  std::string_view target;
  enum class Type { finish_start, start_start, finish_finish, start_finish } type = Type::finish_start;
  Duration lag = {};  ///< negative for a lead
};
std::optional<Dependency> parse_dependency(std::string_view text);
/// Where the task says that it waits for that one; of its whole list when it does not say so itself, but for a summary.
Mark dependency_mark(const Record& task, std::string_view target);
/// "+2d", "-0.5d", "+4h".
std::optional<Duration> parse_lag(std::string_view text);

struct Estimate { Decimal optimistic, likely, pessimistic; };  ///< working days
std::optional<Estimate> parse_estimate(std::string_view text);

struct Constraint {
  enum class Type { asap, start_no_earlier, finish_no_later, must_start, must_finish, start_no_later, finish_no_earlier } type;
  std::optional<Date> date;
};
std::optional<Constraint> parse_constraint(std::string_view text);

struct Attendance {
  std::string_view who;
  std::string_view presence = "present";  ///< present, absent, excused, delegate
  std::string_view delegate;              ///< who came instead, when presence is delegate
};
std::optional<Attendance> parse_attendance(std::string_view text);

struct TestResult { std::string_view outcome, test; };  ///< pass, fail, blocked or skipped
std::optional<TestResult> parse_result(std::string_view text);

}  // namespace accord
