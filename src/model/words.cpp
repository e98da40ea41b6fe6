// The compound scalars that have one word form in YAML and on the command line.
#include <algorithm>
#include <array>

#include "accord/model/record.h"

namespace accord {
namespace {

std::string_view next_word(std::string_view& rest) {
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const std::string_view found = rest.substr(0, rest.find(' '));
  rest.remove_prefix(found.size());
  return found;
}

bool only_blanks(std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; }

}  // namespace

std::optional<Duration> parse_lag(std::string_view text) {
  if (!text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
  auto lag = parse_duration(text.substr(1));
  if (lag && text.starts_with('-')) lag->amount = -lag->amount;
  return lag;
}

std::optional<Dependency> parse_dependency(std::string_view text) {
  Dependency dependency;
  dependency.target = next_word(text);
  std::string_view link = next_word(text);
  if (dependency.target.empty() || !only_blanks(text)) return std::nullopt;
  if (link.empty()) return dependency;
  constexpr std::array<std::string_view, 4> types{"FS", "SS", "FF", "SF"};
  if (const auto found = std::ranges::find(types, link.substr(0, 2)); found != types.end()) {
    dependency.type = static_cast<Dependency::Type>(found - types.begin());
    link.remove_prefix(2);
    if (link.empty()) return dependency;
  }
  const auto lag = parse_lag(link);
  if (!lag) return std::nullopt;
  dependency.lag = *lag;
  return dependency;
}

Mark dependency_mark(const Record& task, std::string_view target) {
  const Value& depends = task.content()["depends"];
  for (const Member& item : depends.members) {
    const auto dependency = parse_dependency(item.value.text);
    if (dependency && dependency->target == target) return item.value.mark;
  }
  return depends.mark;
}

std::optional<Estimate> parse_estimate(std::string_view text) {
  const std::size_t first = text.find('/');
  const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto low = parse_decimal(text.substr(0, first));
  const auto likely = parse_decimal(text.substr(first + 1, second - first - 1));
  const auto high = parse_decimal(text.substr(second + 1));
  if (!low || !likely || !high) return std::nullopt;
  return Estimate{*low, *likely, *high};
}

std::optional<Constraint> parse_constraint(std::string_view text) {
  constexpr std::array<std::string_view, 7> names{"ASAP", "SNET", "FNLT", "MSO", "MFO", "SNLT", "FNET"};
  const auto found = std::ranges::find(names, next_word(text));
  if (found == names.end()) return std::nullopt;
  Constraint constraint{static_cast<Constraint::Type>(found - names.begin()), std::nullopt};
  const std::string_view day = next_word(text);
  if (!only_blanks(text) || (constraint.type == Constraint::Type::asap) != day.empty()) return std::nullopt;
  if (!day.empty() && !(constraint.date = parse_date(day))) return std::nullopt;
  return constraint;
}

std::optional<Attendance> parse_attendance(std::string_view text) {
  Attendance attendance;
  attendance.who = next_word(text);
  if (attendance.who.empty()) return std::nullopt;
  const std::string_view presence = next_word(text);
  if (presence.empty()) return attendance;
  constexpr std::array<std::string_view, 4> known{"present", "absent", "excused", "delegate"};
  if (std::ranges::find(known, presence) == known.end()) return std::nullopt;
  attendance.presence = presence;
  attendance.delegate = next_word(text);
  if (!only_blanks(text) || (presence == "delegate") != !attendance.delegate.empty()) return std::nullopt;
  return attendance;
}

std::optional<TestResult> parse_result(std::string_view text) {
  TestResult result;
  result.outcome = next_word(text);
  result.test = next_word(text);
  constexpr std::array<std::string_view, 4> known{"pass", "fail", "blocked", "skipped"};
  if (result.test.empty() || !only_blanks(text) || std::ranges::find(known, result.outcome) == known.end()) return std::nullopt;
  return result;
}

bool is_too_long(const Duration& duration) {
  const int in_a_day = duration.unit == Duration::Unit::days ? 1 : duration.unit == Duration::Unit::hours ? 8 : 480;
  return Decimal(std::int64_t{longest_time} * in_a_day) < (duration.amount.is_negative() ? -duration.amount : duration.amount);
}

std::optional<Duration> parse_duration(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  Duration duration;
  switch (text.back()) {
    case 'd': duration.unit = Duration::Unit::days; break;
    case 'h': duration.unit = Duration::Unit::hours; break;
    case 'm': duration.unit = Duration::Unit::minutes; break;
    default: return std::nullopt;
  }
  const auto amount = parse_decimal(text.substr(0, text.size() - 1));
  if (!amount || text.starts_with('-')) return std::nullopt;
  duration.amount = *amount;
  return duration;
}

}  // namespace accord
