#include <string>
#include <string_view>

#include "accord/base/calendar.h"
#include "accord/base/decimal.h"
#include "accord/base/moment.h"
#include "accord/base/money.h"
#include "accord/base/period.h"
#include "accord/base/text.h"
#include "accord/base/width.h"
#include "support/fuzz_inputs.h"

namespace accord::test {
namespace {

std::string round_trips(std::string_view text) {
  if (auto date = parse_date(text); date && to_string(*date) != text) return "a date";
  if (auto moment = parse_moment(text)) {
    if (to_string(*moment) != text) return "a moment";
    if (utc_minutes(at_offset(*moment, 480)) != utc_minutes(*moment)) return "a moment elsewhere";
  }
  if (auto period = parse_period(text)) {
    if (to_string(*period) != text) return "a period";
    if (next(previous(*period)) != *period) return "a period's neighbours";
  }
  if (auto money = parse_money(text); money && to_string(*money) != text) return "money";
  if (auto money = parse_money_input(text, Currency::cny()); money && parse_money(to_string(*money)) != money) return "typed money";
  if (auto rate = parse_rate(text); rate && normalised(*rate) != *rate) return "a rate";
  return {};
}

}  // namespace

std::string try_scalars(std::string_view text) {
  if (std::string problem = round_trips(text); !problem.empty()) return problem;
  const Date today = *parse_date("2026-06-28");
  parse_relative_date(text, today);
  parse_relative_moment(text, today, 480);
  parse_windows(text);
  parse_week_days(text);
  if (!is_valid_utf8(visible_text(text))) return "visible text";
  const std::size_t cells = text.size() % 40 + 2;
  if (display_width(cut_to_width(text, cells)) > cells) return "a cut text";
  for (const std::string& line : wrap(text, cells))
    if (display_width(line) > cells) return "a wrapped line";
  return {};
}

}  // namespace accord::test
