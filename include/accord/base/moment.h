// When something happened: a date, or a local date and time with its offset from UTC.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "accord/base/date.h"

namespace accord {

struct Moment {
  static constexpr int no_time = -1;

  Date date;             ///< the local date
  int minute = no_time;  ///< of the local day, 0 to 1439
  int offset = 0;        ///< minutes east of UTC

  bool has_time() const { return minute != no_time; }
  /// Same spelling. Two moments may be the same instant and yet differ here; see <=>.
  bool operator==(const Moment&) const = default;
};

/// Minutes since 1970-01-01T00:00Z. A plain date counts as 00:00 at its own offset (UTC unless set).
std::int64_t utc_minutes(const Moment& moment);
/// By instant.
std::weak_ordering operator<=>(const Moment& a, const Moment& b);
/// The same instant on another clock; a plain date gets the time 00:00 first.
Moment at_offset(const Moment& moment, int offset);

/// Exactly YYYY-MM-DD or YYYY-MM-DDThh:mm±hh:mm (offset at most 14:00; never -00:00, Z or seconds). A plain date counts
/// as the given offset's.
std::optional<Moment> parse_moment(std::string_view text, int date_offset = 0);
/// As it was written.
std::string to_string(const Moment& moment);

/// "16:30" as minutes of the day; 00:00 to 23:59.
std::optional<int> parse_time(std::string_view text);
/// "09:05" of minutes of the day (24:00 is 1440).
std::string time_text(int minute);
/// "+08:00" as 480.
std::optional<int> parse_offset(std::string_view text);

/// What people type: a moment, a relative date (date.h), or either kind of date and a time after a space or T, on the
/// clock with that offset: "today 16:30", "2026-06-22 16:30".
std::optional<Moment> parse_relative_moment(std::string_view text, Date today, int offset);

}  // namespace accord
