// Scalars from people's files: what parses prints back to itself; nothing crashes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "accord/base/calendar.h"
#include "accord/base/decimal.h"
#include "accord/base/moment.h"
#include "accord/base/money.h"
#include "accord/base/period.h"
#include "accord/base/text.h"
#include "accord/base/width.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_round_trips(std::string_view text) {
  using namespace accord;
  if (auto date = parse_date(text)) require(to_string(*date) == text);
  if (auto moment = parse_moment(text)) {
    require(to_string(*moment) == text);
    require(utc_minutes(at_offset(*moment, 480)) == utc_minutes(*moment));
  }
  if (auto period = parse_period(text)) {
    require(to_string(*period) == text);
    require(next(previous(*period)) == *period);
  }
  if (auto money = parse_money(text)) require(to_string(*money) == text);
  if (auto money = parse_money_input(text, Currency::cny())) require(parse_money(to_string(*money)) == money);
  if (auto rate = parse_rate(text)) require(normalised(*rate) == *rate);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace accord;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  check_round_trips(text);
  Date today = *parse_date("2026-06-28");
  parse_relative_date(text, today);
  parse_relative_moment(text, today, 480);
  parse_windows(text);
  parse_week_days(text);
  require(is_valid_utf8(visible_text(text)));
  std::size_t cells = size % 40 + 2;
  require(display_width(cut_to_width(text, cells)) <= cells);
  for (const std::string& line : wrap(text, cells)) require(display_width(line) <= cells);
  return 0;
}
