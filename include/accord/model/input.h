// From what a person types to what a file holds: relative days, plain amounts, names of people and records.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "accord/base/date.h"
#include "accord/base/money.h"
#include "accord/model/field.h"
#include "accord/model/value.h"

namespace accord {

struct Kind;
struct Settings;

/// Whether the project's time zone is one whose times we can write: with a fixed offset. Others count as UTC.
bool has_clock(const Settings& settings);

struct InputContext {
  Date today;              ///< what relative days count from
  std::optional<Date> day = std::nullopt;  ///< of a dated item that does not say its own, instead of today
  int offset_minutes = 0;  ///< of the project's time zone
  bool on_project_clock = false;  ///< a time typed with another offset is written with the project's: days and weeks are its own
  Currency currency;       ///< of an amount typed without one
  /// The full id of the record a person means; throws Error{not_found}. `me` is passed like any other word.
  std::function<std::string(std::string_view typed, const Field& field)> resolve;
  /// A fresh id for a list item.
  std::function<std::string()> item_id;
  /// How a wrong value is told of: by the option it was typed in, by the key inside of one, or by the field of a batch, which
  /// itself says that nothing was written.
  enum class Place { option, key, batch } place = Place::option;
};

/// One value of the field (one item of a list field): `fri` → 2026-07-03, `48000` → CNY 48000.00, `0.05%` → 0.0005,
/// `T33 SS+2d` → T-7k2mq SS+2d. Maps are typed as `percent=80 at=today`; an item without id or a dated one without its
/// date gets them. Throws Error{usage} saying what the field takes.
Value value_from_input(const Field& field, std::string_view typed, const InputContext& context);

/// Splits `key=value key=value` at the known keys, so that values may hold spaces. Throws Error{usage} when the text
/// does not begin with one of them.
std::vector<std::pair<std::string, std::string>> split_pairs(const std::vector<Field>& fields, std::string_view typed);

/// A person's id: a lower-case letter, then letters, digits and hyphens, 2 to 32 in all; not `me` or `none`, which mean
/// something else where people are named.
bool is_handle(std::string_view text);

/// A name that Windows keeps for devices (con, lpt1): no file can have it there.
bool is_device_name(std::string_view text);

/// Whether a record of the kind may have this id, which is its file's name: a handle; the prefix and 3 to 32 lower-case
/// letters and digits; for a kind without a prefix small letters, digits, hyphens and a week's W, 2 to 40 in all.
bool is_record_id(const Kind& kind, std::string_view id);

/// What such an id looks like: “for example T-7k2mq”.
Message record_id_hint(const Kind& kind);

/// A handle made of an address or a name: lower-case letters, digits and hyphens, the first a letter; empty when there are
/// not two of them.
std::string handle_from(std::string_view text);

}  // namespace accord
