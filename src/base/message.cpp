#include "accord/base/message.h"

namespace accord {

std::string fill_places(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string result;
  std::size_t next = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool digit = i + 2 < pattern.size() && pattern[i + 1] >= '0' && pattern[i + 1] <= '9' && pattern[i + 2] == '}';
    const bool bare = i + 1 < pattern.size() && pattern[i + 1] == '}';
    if (pattern[i] != '{' || !(digit || bare)) {
      result += pattern[i];
      continue;
    }
    const std::size_t index = digit ? static_cast<std::size_t>(pattern[i + 1] - '0') : next++;
    const std::size_t width = digit ? 3 : 2;
    result += index < arguments.size() ? std::string_view(arguments[index]) : pattern.substr(i, width);
    i += width - 1;
  }
  return result;
}

std::string Message::english() const { return fill_places(pattern, arguments); }

}  // namespace accord
