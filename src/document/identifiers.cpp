#include "document/identifiers.h"

#include <algorithm>

namespace accord {
namespace {

constexpr std::size_t drawn_length = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_word(char c) { return is_digit(c) || is_small(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; }

bool is_drawn(std::string_view own) {
  return own.size() == drawn_length && std::ranges::all_of(own, [](char c) { return is_digit(c) || is_small(c); }) &&
         std::ranges::any_of(own, is_digit) && std::ranges::any_of(own, is_small);
}

}  // namespace

std::string without_identifiers(std::string_view text, std::span<const std::string> prefixes, const std::function<std::string(std::string_view id)>& name) {
  std::string result;
  std::size_t taken = 0;
  for (std::size_t dash = text.find('-'); dash != std::string_view::npos; dash = text.find('-', dash + 1)) {
    std::size_t first = dash, last = dash + 1;
    while (first > taken && is_word(text[first - 1])) --first;
    while (last < text.size() && is_word(text[last])) ++last;
    const std::string_view word = text.substr(first, last - first);
    if (dash > first && is_drawn(text.substr(dash + 1, last - dash - 1)) && std::ranges::find(prefixes, text.substr(first, dash - first)) != prefixes.end()) {
      result += text.substr(taken, first - taken);
      result += name(word);
      taken = last;
    }
    dash = last - 1;
  }
  return result += text.substr(taken);
}

}  // namespace accord
