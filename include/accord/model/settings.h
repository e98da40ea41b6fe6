// What accord.yaml says, as plain values, so that analysis and documents need no store.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "accord/base/date.h"
#include "accord/base/language.h"
#include "accord/base/money.h"
#include "accord/model/field.h"
#include "accord/model/finding.h"
#include "accord/model/value.h"

namespace accord {

struct Party {
  std::string name;     ///< in the project's language
  std::string name_en, name_zh;  ///< empty when not given
  std::string_view in(Language language) const;
};

struct SlaTarget {
  int response_minutes = 0;    ///< business minutes
  int resolution_minutes = 0;
};

struct Channel {
  std::string id, title, title_en, title_zh, type;
  bool formal = false;
};

/// The day of a report: one of every week, or one of every month.
struct Cadence {
  static constexpr int last = 0;  ///< the last working day of the month

  int weekday = 0;           ///< Monday 1 to Sunday 7; 0: by the month
  int month_day = last;      ///< 1 to 31, in a shorter month its last day
};

struct Settings {
  static constexpr std::string_view known_format = "1";

  std::string format{known_format};
  std::string id, number, title, title_en, title_zh;
  Language language = Language::en;
  std::string currency = "CNY";
  std::string time_zone = "UTC";
  int offset_minutes = 0;  ///< of the time zone, east positive
  Party client, contractor;
  std::string calendar_base = "none";
  std::set<std::string> share;  ///< kinds whose new records a client may see
  std::map<std::string, SlaTarget> sla;
  std::map<std::string, std::map<std::string, std::string>> rag;  ///< dimension → threshold → text
  std::vector<Channel> channels;
  std::map<std::string, std::string> filters;
  std::map<std::string, std::vector<Field>> fields;  ///< project-defined, per kind
  std::map<std::string, Cadence> reports;  ///< document → when it is due
  bool strict_moves = false;
  int anonymity = 5;
  Value content;  ///< the whole file, for what has no member here

  std::string_view title_in(Language language) const;
  /// Not by this program's rules: read, never written.
  bool is_foreign() const { return format != known_format; }
  /// Written by a newer program: its format is a number, though not ours.
  bool is_newer() const;
};

/// What is said of a project with a newer format.
Message newer_format(const Settings& settings);
/// Reads accord.yaml's content; wrong values are findings and keep their defaults, unknown keys are warnings.
Settings read_settings(const Value& content, const std::string& file, Findings& findings);
/// Every key accord.yaml may hold, for checks and the schema.
const std::vector<Field>& settings_fields();

/// The project's currency; XXX (none) when accord.yaml names one that there is not.
Currency project_currency(const Settings& settings);

}  // namespace accord
