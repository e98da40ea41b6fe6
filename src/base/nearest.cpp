// "Did you mean": optimal string alignment, the restricted Damerau-Levenshtein distance.
#include <algorithm>

#include "accord/base/text.h"

namespace accord {
namespace {

std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::size_t allowed_distance(std::size_t length) {
  return length < 3 ? 0 : length / 3;
}

std::optional<std::string_view> only_completion(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() < 3) return std::nullopt;
  auto completes = [&](std::string_view candidate) {
    return candidate.size() > word.size() && equal_ignoring_case(candidate.substr(0, word.size()), word);
  };
  if (std::ranges::count_if(candidates, completes) != 1) return std::nullopt;
  return *std::ranges::find_if(candidates, completes);
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::optional<std::string_view> best;
  std::size_t best_distance = 0;
  std::vector<char32_t> wanted = code_points(lower_ascii(word));
  for (std::string_view candidate : candidates) {
    std::vector<char32_t> letters = code_points(lower_ascii(candidate));
    std::size_t longer = std::max(wanted.size(), letters.size());
    if (longer - std::min(wanted.size(), letters.size()) > allowed_distance(longer)) continue;
    std::size_t apart = distance(wanted, letters);
    if (apart > allowed_distance(longer) || (best && apart >= best_distance)) continue;
    best = candidate;
    best_distance = apart;
  }
  if (!best) best = only_completion(word, candidates);
  if (!best) return std::nullopt;
  return std::string(*best);
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::vector<std::string_view> views(candidates.begin(), candidates.end());
  return nearest(word, views);
}

}  // namespace accord
