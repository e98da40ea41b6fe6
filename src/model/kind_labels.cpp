#include "accord/model/kind_labels.h"

#include <string>

#include "accord/base/labels.h"
#include "accord/model/kind.h"

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

Message as_message(const Kind& kind) { return kind_word(kind.name); }

Message as_message(const Field& field) { return labelled_typed("fields", {}, field.name); }

Message kind_word(std::string_view kind) { return labelled("kinds", {}, kind); }

Message field_typed(std::string_view kind, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return labelled_typed("fields", kind, path);
  return labelled_typed("fields", dotted(kind, path.substr(0, dot)), path.substr(dot + 1));
}

Message state_word(std::string_view kind, std::string_view state) { return labelled("states", kind, state); }

Message state_typed(std::string_view kind, std::string_view state) { return labelled_typed("states", kind, state); }

Message states_typed(const Kind& kind) {
  std::vector<Message> words;
  for (const State& state : kind.states) words.push_back(state_typed(kind.name, state.name));
  return listed(words);
}

Message verb_word(std::string_view kind, std::string_view verb) { return labelled("verbs", kind, verb); }

Message verb_typed(std::string_view kind, std::string_view verb) { return labelled_typed("verbs", kind, verb); }

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
