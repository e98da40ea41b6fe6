// What we say to a person: an English pattern and its arguments, put into the person's language only when printed.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// A sentence with `{}` places, or what stands in a place: a value, a labelled word, a list, another sentence.
struct Message {
  enum class Form {
    sentence,  ///< `pattern` is the key under which templates/labels/<language>.yaml translates it
    verbatim,  ///< a value: the same in every language
    word,      ///< the label of `pattern` in `section` ("kinds", "states" …), the one of `owner` first
    typed,     ///< such a word that a person has to type: in Chinese the label, then the word itself: 责任人（owner）
    bilingual, ///< a text that the project has in both languages: `pattern` in English, `section` in Chinese
    list,      ///< its arguments one after another, with the language's comma
  };

  std::string pattern;
  std::vector<Message> arguments;
  Form form = Form::sentence;
  std::string section, owner;

  Message() = default;
  Message(const char* text) : pattern(text) {}
  Message(std::string text) : pattern(std::move(text)) {}
  Message(Form form_of_text, std::string text) : pattern(std::move(text)), form(form_of_text) {}

  /// In English.
  std::string english() const;
  bool empty() const { return pattern.empty() && arguments.empty(); }
};

/// A value in a sentence: never translated.
Message verbatim(std::string text);
/// A project's own text in a sentence, in the language the sentence is said in.
Message bilingual(std::string english, std::string chinese);
/// The label of a key (see `label` in labels.h); `owner` may be empty.
Message labelled(std::string_view section, std::string_view owner, std::string_view key);
/// The same for a word that a person has to type.
Message labelled_typed(std::string_view section, std::string_view owner, std::string_view key);

/// Fills the places of any pattern: `{}` in order, `{0}` by position; a place without an argument stays as it is.
/// `{y|ies}` is the first text when the argument filled last is 1, else the second; the article in `a {}` becomes "an" before
/// a vowel.
std::string fill_places(std::string_view pattern, const std::vector<std::string>& arguments);

inline Message as_message(const Message& message) { return message; }

/// What stands in a place: what `as_message` of the argument's type says, else its text.
template <class Argument>
Message place(const Argument& argument) {
  if constexpr (requires { as_message(argument).pattern; } && !std::is_convertible_v<Argument, std::string_view>)
    return as_message(argument);
  else
    return verbatim(fmt::format("{}", argument));
}

/// Values or words one after another.
template <class Range>
Message listed(const Range& parts) {
  Message list(Message::Form::list, "");
  for (const auto& part : parts) list.arguments.push_back(place(part));
  return list;
}

/// say("there is no {} “{}”", kind, name): arguments keep their meaning, the pattern stays translatable.
template <class... Arguments>
Message say(std::string_view pattern, const Arguments&... arguments) {
  Message message{std::string(pattern)};
  message.arguments = {place(arguments)...};
  return message;
}

}  // namespace accord
