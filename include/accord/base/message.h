// What we say to a person: an English pattern and its arguments, put into the person's language only when printed.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// A sentence with `{}` places. The pattern is the key under which templates/labels/<language>.yaml translates it.
struct Message {
  std::string pattern;
  std::vector<std::string> arguments;

  Message() = default;
  Message(const char* text) : pattern(text) {}
  Message(std::string text) : pattern(std::move(text)) {}

  /// The pattern with its places filled in order (`{}`) or by position (`{0}`, `{1}`), untranslated.
  std::string english() const;
  bool empty() const { return pattern.empty(); }
};

/// Fills the places of any pattern; a place without an argument stays as it is.
std::string fill_places(std::string_view pattern, const std::vector<std::string>& arguments);

/// say("no {} named “{}”", kind, name): arguments are formatted at once, the pattern stays translatable.
template <class... Arguments>
Message say(std::string_view pattern, const Arguments&... arguments) {
  Message message{std::string(pattern)};
  message.arguments = {fmt::format("{}", arguments)...};
  return message;
}

}  // namespace accord
