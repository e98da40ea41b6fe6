#include "document/words.h"

#include <array>

#include "accord/base/labels.h"
#include "accord/base/message.h"
#include "accord/base/people_date.h"
#include "accord/base/text.h"

namespace accord {
namespace {

constexpr std::array<std::string_view, 10> spelled_numbers = {"no",   "one", "two",   "three", "four",
                                                              "five", "six", "seven", "eight", "nine"};

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {".", "!", "?", "。", "！", "？", "…"})
    if (text.ends_with(mark)) return true;
  return false;
}

/// Only the number's place is filled: a second place is the caller's.
std::string fill_first(std::string_view pattern, const std::string& figure) {
  const std::size_t at = pattern.find("{n}");
  if (at == std::string_view::npos) return std::string(pattern);
  return std::string(pattern.substr(0, at)) + figure + std::string(pattern.substr(at + 3));
}

}  // namespace

std::string_view Words::pattern(std::string_view key) const {
  if (own_) {
    const std::string owned = std::string(owner_) + '.' + std::string(key);
    for (const std::string_view name : {std::string_view(owned), key})
      if (const auto found = own_->find(name); found != own_->end()) return found->second;
  }
  return accord::label(language_, "documents", owner_, key);
}

std::string Words::label(std::string_view key) const { return std::string(pattern(key)); }

std::string Words::say(std::string_view key, const std::vector<std::string>& arguments) const { return fill_places(pattern(key), arguments); }

std::string Words::count(long number, std::string_view key, bool spelled) const {
  const bool word = spelled && language_ == Language::en && number >= 0 && number < static_cast<long>(spelled_numbers.size());
  const std::string figure = word ? std::string(spelled_numbers.at(static_cast<std::size_t>(number))) : std::to_string(number);
  return fill_first(pattern(std::string(key) + (number == 1 ? "_one" : "_many")), figure);
}

std::string Words::date(Date date) const { return people_date(date, language_, date.year() != year_); }

std::string Words::moment(const Moment& moment) const { return people_moment(moment, language_, moment.date.year() != year_); }

std::string Words::range(Date from, Date to) const { return people_range(from, to, language_, to.year() != year_); }

std::string Words::list(const std::vector<std::string>& parts) const { return join(parts, label("list_comma")); }

std::string Words::phrases(const std::vector<std::string>& parts) const { return join(parts, label("phrase_comma")); }

std::string Words::both(const std::vector<std::string>& parts) const {
  if (parts.size() < 2) return list(parts);
  const std::vector<std::string> first(parts.begin(), parts.end() - 1);
  return list(first) + label("list_and") + parts.back();
}

std::string Words::clauses(const std::vector<std::string>& parts) const { return join(parts, label("clause_mark")); }

std::string Words::capital(std::string text) const {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string Words::remarks(const std::vector<std::string>& parts) const {
  std::vector<std::string> kept;
  for (const std::string& part : parts)
    if (!part.empty()) kept.push_back(part);
  if (kept.empty()) return {};
  const std::string last = kept.back();
  kept.pop_back();
  const std::string first = sentences(kept);
  return first.empty() ? last : first + label("sentence_gap") + last;
}

std::string Words::sentences(const std::vector<std::string>& parts) const {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += label("sentence_gap");
    text += part;
    if (!ends_sentence(part)) text += label("full_stop");
  }
  return text;
}

}  // namespace accord
