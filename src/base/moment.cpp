#include "accord/base/moment.h"

#include <fmt/format.h>

namespace accord {
namespace {

constexpr int day_minutes = 24 * 60;

int two_digits(std::string_view text) {
  auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : -100; };
  return digit(text[0]) * 10 + digit(text[1]);
}

}  // namespace

std::int64_t utc_minutes(const Moment& moment) {
  int minute = moment.has_time() ? moment.minute : 0;
  return std::int64_t{moment.date.days()} * day_minutes + minute - moment.offset;
}

std::weak_ordering operator<=>(const Moment& a, const Moment& b) {
  return utc_minutes(a) <=> utc_minutes(b);
}

Moment at_offset(const Moment& moment, int offset) {
  std::int64_t local = utc_minutes(moment) + offset;
  std::int64_t day = local / day_minutes - (local % day_minutes < 0 ? 1 : 0);
  return {Date::from_days(static_cast<std::int32_t>(day)), static_cast<int>(local - day * day_minutes), offset};
}

std::optional<int> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  int hour = two_digits(text), minute = two_digits(text.substr(3));
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

std::string time_text(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::optional<int> parse_offset(std::string_view text) {
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  std::optional<int> size = parse_time(text.substr(1));
  if (!size || *size > 14 * 60 || (text[0] == '-' && *size == 0)) return std::nullopt;
  return text[0] == '-' ? -*size : *size;
}

std::optional<Moment> parse_moment(std::string_view text, int date_offset) {
  std::optional<Date> date = parse_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  if (text.size() == 10) return Moment{*date, Moment::no_time, date_offset};
  if (text.size() != 22 || text[10] != 'T') return std::nullopt;
  std::optional<int> minute = parse_time(text.substr(11, 5)), offset = parse_offset(text.substr(16));
  if (!minute || !offset) return std::nullopt;
  return Moment{*date, *minute, *offset};
}

std::string to_string(const Moment& moment) {
  if (!moment.has_time()) return to_string(moment.date);
  int size = moment.offset < 0 ? -moment.offset : moment.offset;
  return fmt::format("{}T{}{}{}", to_string(moment.date), time_text(moment.minute), moment.offset < 0 ? '-' : '+',
                     time_text(size));
}

std::optional<Moment> parse_relative_moment(std::string_view text, Date today, int offset) {
  if (std::optional<Moment> moment = parse_moment(text, offset)) return moment;
  if (std::optional<Date> date = parse_relative_date(text, today)) return Moment{*date, Moment::no_time, offset};
  if (text.size() < 7) return std::nullopt;
  std::size_t gap = text.size() - 6;
  std::optional<Date> date = parse_relative_date(text.substr(0, gap), today);
  std::optional<int> minute = parse_time(text.substr(gap + 1));
  if (!date || !minute || (text[gap] != ' ' && text[gap] != 'T')) return std::nullopt;
  return Moment{*date, *minute, offset};
}

}  // namespace accord
