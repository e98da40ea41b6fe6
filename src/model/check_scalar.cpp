// Whether a text is a value of a field, and if not, what would be.
#include <algorithm>

#include <fmt/format.h>

#include "accord/base/money.h"
#include "accord/base/text.h"
#include "accord/model/check.h"

namespace accord {
namespace {

/// A whole number that the field takes.
std::string example_of(const Field& field) {
  const bool fits = field.maximum < field.minimum || (field.minimum <= 12 && 12 <= field.maximum);
  return std::to_string(fits ? 12 : (field.minimum + field.maximum) / 2);
}

TypeProblem number_problem(const Field& field, std::string_view text) {
  const auto number = parse_decimal(text);
  const bool whole = field.type == FieldType::integer;
  if (!number || (whole && !parse_integer(text)))
    return {say("“{}” is not {}", text, Message(whole ? "a whole number" : "a decimal number")), say("for example {}", whole ? example_of(field) : field.type == FieldType::percent ? "80" : "0.5")};
  if (field.type == FieldType::percent && number->scale() > 6) return {say("{} has more than six decimals", text), {}};
  if (field.type == FieldType::percent && (*number < Decimal(0) || Decimal(100) < *number))
    return {say("{} is not between 0 and 100", text), say("for example {}", "80")};
  if (field.type == FieldType::integer && field.maximum >= field.minimum &&
      (*number < Decimal(std::int64_t{field.minimum}) || Decimal(std::int64_t{field.maximum}) < *number))
    return {say("{} is not between {} and {}", text, field.minimum, field.maximum), {}};
  if (number->is_negative() && !field.allow_negative) return {say("{} may not be negative", field), {}};
  return {};
}

TypeProblem money_problem(const Field& field, std::string_view text) {
  const auto money = parse_money(text);
  if (!money) return {say("“{}” is not an amount of money", text), say("write the currency, a space and all its decimals: CNY 48000.00")};
  if (field.is_positive && (money->is_negative() || money->is_zero())) return {say("“{}” is not more than 0", text), {}};
  if (money->is_negative() && !field.allow_negative) return {say("{} may not be negative", field), {}};
  return {};
}

TypeProblem choice_problem(const Field& field, std::string_view text) {
  if (is_of_type(field, text)) return {};
  const auto close = nearest(text, field.choices);
  std::vector<Message> choices;
  for (const std::string& choice : field.choices) choices.push_back(labelled_typed("choices", field.name, choice));
  return {say("“{}” is not one of {}", text, listed(choices)), close ? say("did you mean “{}”?", *close) : Message()};
}

TypeProblem form(bool good, std::string_view text, const char* what, std::string_view example) {
  if (good) return {};
  return {say("“{}” is not {}", text, Message(what)), say("for example {}", example)};
}

TypeProblem too_long(std::string_view text) { return {say("“{}” is longer than a century of working days ({})", text, longest_time), {}}; }

TypeProblem duration_problem(std::string_view text) {
  const auto duration = parse_duration(text);
  if (duration && is_too_long(*duration)) return too_long(text);
  return form(duration.has_value(), text, "a duration", "6d");
}

TypeProblem dependency_problem(std::string_view text) {
  const auto dependency = parse_dependency(text);
  if (dependency && is_too_long(dependency->lag)) return too_long(text.substr(text.find(' ') + 1));
  return form(dependency.has_value(), text, "a predecessor", "T-7k2mq SS+2d");
}

TypeProblem estimate_problem(std::string_view text) {
  const auto estimate = parse_estimate(text);
  if (!estimate) return form(false, text, "a three-point estimate", "2/3/5");
  if (is_too_long({.amount = estimate->pessimistic})) return too_long(text);
  if (estimate->likely < estimate->optimistic || estimate->pessimistic < estimate->likely)
    return {say("“{}” is not in order: optimistic ≤ likely ≤ pessimistic", text), say("for example {}", "2/3/5")};
  return {};
}

TypeProblem problem_of(const Field& field, std::string_view text) {
  switch (field.type) {
    case FieldType::line:
      if (text.find('\n') != std::string_view::npos) return {say("{} is one line, this text has several", field), "put it on one line; a longer text goes into a note (accord note) or into a field that takes several lines"};
      return {};
    case FieldType::prose:
    case FieldType::markdown:
      return {};
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::percent:
      return number_problem(field, text);
    case FieldType::rate:
      return form(parse_decimal(text).has_value(), text, "a rate", "0.0005");
    case FieldType::money:
      return money_problem(field, text);
    case FieldType::date:
      return form(is_of_type(field, text), text, "a date", "2026-06-30");
    case FieldType::moment:
      return form(is_of_type(field, text), text, "a date or a time with offset", "2026-06-22T16:30+08:00");
    case FieldType::duration:
      return duration_problem(text);
    case FieldType::boolean:
      return form(is_of_type(field, text), text, "true or false", "true");
    case FieldType::choice:
      return choice_problem(field, text);
    case FieldType::reference:
      return form(is_of_type(field, text), text, "an identifier", "T-7k2mq");
    case FieldType::dependency:
      return dependency_problem(text);
    case FieldType::estimate:
      return estimate_problem(text);
    case FieldType::constraint:
      return form(parse_constraint(text).has_value(), text, "a constraint", "SNET 2026-05-04");
    case FieldType::attendance:
      return form(parse_attendance(text).has_value(), text, "an attendance", "linshan absent");
    case FieldType::result:
      return form(parse_result(text).has_value(), text, "a result", "pass TC-7k2mq");
    case FieldType::group:
    case FieldType::items:
    case FieldType::mapping:
      return form(false, text, "a list or a map", "- {…}");
  }
  return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "2026-06-30" of this century, of the days that every month has: what nearly all dates are, known without computing one.
bool is_plain_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto pair = [&](std::size_t at) { return is_digit(text[at]) && is_digit(text[at + 1]) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1; };
  const int century = pair(0), year = pair(2), month = pair(5), day = pair(8);
  return century == 20 && year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

/// The number of up to three digits as they are written, or -1: most numbers of records.
int short_number(std::string_view text) {
  if (text.empty() || text.size() > 3 || (text.front() == '0' && text.size() > 1) || !std::ranges::all_of(text, is_digit)) return -1;
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

/// "CNY 14000.00" in the currency most amounts are in, of up to a thousand million.
bool is_plain_amount(std::string_view text) {
  static const std::string start = std::string(Currency::cny().code()) + " ";
  if (!text.starts_with(start) || text.size() < start.size() + 4 || text.size() > start.size() + 12 || text[text.size() - 3] != '.') return false;
  const std::string_view whole = text.substr(start.size(), text.size() - start.size() - 3);
  return whole.front() != '0' && std::ranges::all_of(whole, is_digit) && std::ranges::all_of(text.substr(text.size() - 2), is_digit);
}

/// Whether it is one that is quickly seen; what is not may be one all the same.
bool is_plainly_of_type(const Field& field, std::string_view text) {
  switch (field.type) {
    case FieldType::date:
    case FieldType::moment: return is_plain_date(text);
    case FieldType::percent:
    case FieldType::decimal:
    case FieldType::integer: {
      const int number = short_number(text);
      const bool ranged = field.type == FieldType::integer && field.maximum >= field.minimum;
      return number >= (ranged ? field.minimum : 0) && number <= (ranged ? field.maximum : field.type == FieldType::percent ? 100 : 999);
    }
    case FieldType::money: return is_plain_amount(text);
    case FieldType::duration: return text.ends_with('d') && short_number(text.substr(0, text.size() - 1)) >= 0;
    case FieldType::dependency: return !text.empty() && text.find(' ') == std::string_view::npos;
    default: return false;
  }
}

}  // namespace

bool is_of_type(const Field& field, std::string_view text) {
  switch (field.type) {
    case FieldType::line:
    case FieldType::prose:
    case FieldType::markdown: return true;
    case FieldType::boolean: return text == "true" || text == "false";
    case FieldType::choice: return std::ranges::find(field.choices, text) != field.choices.end();
    case FieldType::reference: return !text.empty() && text.find(' ') == std::string_view::npos;
    default: break;
  }
  if (is_plainly_of_type(field, text)) return true;
  if (field.type == FieldType::date) return parse_date(text).has_value();
  if (field.type == FieldType::moment) return parse_moment(text).has_value();
  return problem_of(field, text).message.empty();
}

TypeProblem check_scalar(const Field& field, std::string_view text) {
  if (const auto invisible = first_invisible(text))
    return {say("{} holds an invisible character (U+{})", field, fmt::format("{:04X}", static_cast<std::uint32_t>(*invisible))), "delete the character"};
  return problem_of(field, text);
}

}  // namespace accord
