#include "accord/base/message.h"

#include "accord/base/labels.h"

namespace accord {
namespace {

/// The two texts of a place such as {y|ies}, or an end of 0 when the brace at `begin` opens something else.
struct Endings {
  std::string_view one, many;
  std::size_t end = 0;
};

Endings endings_at(std::string_view pattern, std::size_t begin) {
  const std::size_t end = pattern.find_first_of("{}", begin + 1);
  if (end == std::string_view::npos || pattern[end] != '}') return {};
  const std::string_view inside = pattern.substr(begin + 1, end - begin - 1);
  const std::size_t bar = inside.find('|');
  if (bar == std::string_view::npos) return {};
  return {inside.substr(0, bar), inside.substr(bar + 1), end};
}

bool ends_with_article(std::string_view text) { return text == "a " || text.ends_with(" a ") || text.ends_with("(a "); }

bool begins_with_vowel(std::string_view text) { return !text.empty() && std::string_view("aeiou").find(text.front()) != std::string_view::npos; }

}  // namespace

Message verbatim(std::string text) { return {Message::Form::verbatim, std::move(text)}; }

Message bilingual(std::string english, std::string chinese) {
  Message text(Message::Form::bilingual, std::move(english));
  text.section = std::move(chinese);
  return text;
}

Message labelled(std::string_view section, std::string_view owner, std::string_view key) {
  Message word(Message::Form::word, std::string(key));
  word.section = section;
  word.owner = owner;
  return word;
}

Message labelled_typed(std::string_view section, std::string_view owner, std::string_view key) {
  Message word = labelled(section, owner, key);
  word.form = Message::Form::typed;
  return word;
}

std::string fill_places(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string result;
  std::string_view filled;
  std::size_t next = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      result += pattern[i];
      continue;
    }
    if (const Endings endings = endings_at(pattern, i); endings.end != 0) {
      result += filled == "1" ? endings.one : endings.many;
      i = endings.end;
      continue;
    }
    const bool digit = i + 2 < pattern.size() && pattern[i + 1] >= '0' && pattern[i + 1] <= '9' && pattern[i + 2] == '}';
    const bool bare = i + 1 < pattern.size() && pattern[i + 1] == '}';
    if (!digit && !bare) {
      result += pattern[i];
      continue;
    }
    const std::size_t index = digit ? static_cast<std::size_t>(pattern[i + 1] - '0') : next++;
    const std::size_t width = digit ? 3 : 2;
    filled = index < arguments.size() ? std::string_view(arguments[index]) : pattern.substr(i, width);
    if (ends_with_article(result) && begins_with_vowel(filled)) result.insert(result.size() - 1, "n");
    result += filled;
    i += width - 1;
  }
  return result;
}

std::string Message::english() const { return translate(*this, Language::en); }

}  // namespace accord
