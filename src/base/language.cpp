#include "accord/base/language.h"

#include "accord/base/text.h"

namespace accord {

std::optional<Language> parse_language(std::string_view text) {
  std::string_view tag = text.substr(0, text.find_first_of("-_."));
  if (equal_ignoring_case(tag, "en")) return Language::en;
  if (equal_ignoring_case(tag, "zh")) return Language::zh;
  return std::nullopt;
}

std::string_view to_string(Language language) {
  return language == Language::en ? "en" : "zh-CN";
}

}  // namespace accord
