// The words of kinds, fields, states, verbs and choices for people: a kind's own label, else the common one.
#pragma once

#include <string_view>

#include "accord/base/language.h"
#include "accord/base/message.h"

namespace accord {

struct Kind;

/// "task" → "任务".
std::string_view kind_label(Language language, std::string_view kind);
/// `path` is dotted for an item's field: "due", "progress.percent". Looks for task.progress.percent, then percent.
std::string_view field_label(Language language, std::string_view kind, std::string_view path);
std::string_view state_label(Language language, std::string_view kind, std::string_view state);
std::string_view verb_label(Language language, std::string_view kind, std::string_view verb);
/// Looks for <kind>.<path>.<choice>, then <choice>.
std::string_view choice_label(Language language, std::string_view kind, std::string_view path, std::string_view choice);

// The same as words of a sentence (see Message::Form); the typed ones where a person has to type the word.
Message kind_word(std::string_view kind);
Message field_typed(std::string_view kind, std::string_view path);
Message state_word(std::string_view kind, std::string_view state);
Message state_typed(std::string_view kind, std::string_view state);
/// Every state of a kind, as they are typed.
Message states_typed(const Kind& kind);
Message verb_word(std::string_view kind, std::string_view verb);
Message verb_typed(std::string_view kind, std::string_view verb);

}  // namespace accord
