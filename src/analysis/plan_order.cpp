#include "accord/analysis/plan_order.h"

#include <algorithm>

namespace accord {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes a run of digits without its leading zeros off the text.
std::string_view take_number(std::string_view& text) {
  while (text.size() > 1 && text[0] == '0' && is_digit(text[1])) text.remove_prefix(1);
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  const std::string_view number = text.substr(0, length);
  text.remove_prefix(length);
  return number;
}

/// Adds bytes that compare as the natural order does: a number becomes its length and its digits. Nothing comes last.
void add_natural(std::string& key, std::string_view text) {
  constexpr std::size_t longest = 255;
  key += text.empty() ? '\2' : '\1';
  while (!text.empty()) {
    const auto digit = std::ranges::find_if(text, is_digit);
    key.append(text.begin(), digit);
    text.remove_prefix(static_cast<std::size_t>(digit - text.begin()));
    if (text.empty()) break;
    const std::string_view number = take_number(text);
    (key += '0') += static_cast<char>(std::min(number.size(), longest));
    key += number;
  }
  key += '\0';
}

}  // namespace

bool comes_before_naturally(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const std::string_view left = take_number(a), right = take_number(b);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
    } else {
      if (a[0] != b[0]) return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]);
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return a.empty() && !b.empty();
}

void add_plan_key(std::string& key, const Record& record) {
  add_natural(key, record.text("wbs"));
  add_natural(key, record.text("number"));
  key += record.id;
}

std::string_view id_of_plan_key(std::string_view key) { return key.substr(key.rfind('\0') + 1); }

bool comes_before_in_plan(const Record& a, const Record& b) {
  std::string first, second;
  add_plan_key(first, a);
  add_plan_key(second, b);
  return first < second;
}

std::string_view wbs_group(std::string_view wbs) { return wbs.substr(0, wbs.find('.')); }

}  // namespace accord
