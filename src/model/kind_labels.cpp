#include "accord/model/kind_labels.h"

#include <string>

#include "accord/base/labels.h"

namespace accord {
namespace {

std::string_view own_or_common(Language language, std::string_view section, const std::string& own, std::string_view common) {
  const auto found = find_label(language, section, own);
  return found ? *found : label(language, section, common);
}

std::string dotted(std::string_view first, std::string_view second) {
  return std::string(first) + "." + std::string(second);
}

}  // namespace

std::string_view kind_label(Language language, std::string_view kind) { return label(language, "kinds", kind); }

std::string_view field_label(Language language, std::string_view kind, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return own_or_common(language, "fields", dotted(kind, path), dot == std::string_view::npos ? path : path.substr(dot + 1));
}

std::string_view state_label(Language language, std::string_view kind, std::string_view state) {
  return own_or_common(language, "states", dotted(kind, state), state);
}

std::string_view verb_label(Language language, std::string_view kind, std::string_view verb) {
  return own_or_common(language, "verbs", dotted(kind, verb), verb);
}

std::string_view choice_label(Language language, std::string_view kind, std::string_view path, std::string_view choice) {
  return own_or_common(language, "choices", dotted(kind, dotted(path, choice)), choice);
}

}  // namespace accord
