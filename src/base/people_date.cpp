#include "accord/base/people_date.h"

#include <fmt/format.h>

#include <array>

namespace accord {
namespace {

using Names7 = std::array<std::string_view, 7>;
using Names12 = std::array<std::string_view, 12>;

constexpr Names7 weekdays_en = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr Names7 weekdays_zh = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
constexpr Names12 months_en = {"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};
constexpr Names12 months_zh = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"};
constexpr std::array<std::string_view, 4> quarters_zh = {"一", "二", "三", "四"};

bool same_month(Date a, Date b) {
  return a.year() == b.year() && a.month() == b.month();
}

std::string range_en(Date from, Date to, bool with_year) {
  bool years_differ = from.year() != to.year();
  std::string end = people_date(to, Language::en, with_year || years_differ);
  if (same_month(from, to)) return fmt::format("{}–{}", from.day(), end);
  return fmt::format("{} – {}", people_date(from, Language::en, years_differ), end);
}

std::string range_zh(Date from, Date to, bool with_year) {
  bool years_differ = from.year() != to.year();
  std::string start = people_date(from, Language::zh, with_year || years_differ);
  if (!with_year && same_month(from, to)) return fmt::format("{}至{}日", start, to.day());
  return fmt::format("{}至{}", start, people_date(to, Language::zh, years_differ));
}

}  // namespace

std::string_view weekday_name(int weekday, Language language) {
  return (language == Language::en ? weekdays_en : weekdays_zh).at(static_cast<std::size_t>(weekday - 1));
}

std::string_view month_name(int month, Language language) {
  return (language == Language::en ? months_en : months_zh).at(static_cast<std::size_t>(month - 1));
}

std::string people_date(Date date, Language language, bool with_year) {
  std::string_view month = month_name(date.month(), language);
  if (language == Language::en) {
    std::string text = fmt::format("{} {}", date.day(), month);
    return with_year ? fmt::format("{} {}", text, date.year()) : text;
  }
  std::string text = fmt::format("{}{}日", month, date.day());
  return with_year ? fmt::format("{}年{}", date.year(), text) : text;
}

std::string people_range(Date from, Date to, Language language, bool with_year) {
  if (from == to) return people_date(from, language, with_year);
  return language == Language::en ? range_en(from, to, with_year) : range_zh(from, to, with_year);
}

std::string people_moment(const Moment& moment, Language language, bool with_year) {
  std::string date = people_date(moment.date, language, with_year);
  if (!moment.has_time()) return date;
  return date + (language == Language::en ? ", " : "") + time_text(moment.minute);
}

std::string people_period(const Period& period, Language language) {
  bool en = language == Language::en;
  int year = period.from.year();
  switch (period.kind) {
    case PeriodKind::day:
    case PeriodKind::week:
      return people_range(period.from, period.to, language, true);
    case PeriodKind::month: {
      std::string_view month = month_name(period.from.month(), language);
      return en ? fmt::format("{} {}", month, year) : fmt::format("{}年{}", year, month);
    }
    case PeriodKind::quarter: {
      auto quarter = static_cast<std::size_t>((period.from.month() - 1) / 3);
      return en ? fmt::format("Q{} {}", quarter + 1, year) : fmt::format("{}年第{}季度", year, quarters_zh.at(quarter));
    }
    case PeriodKind::year:
      break;
  }
  return en ? fmt::format("{}", year) : fmt::format("{}年", year);
}

}  // namespace accord
