// The words of the program in both languages, from templates/labels/<language>.yaml, compiled in.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/base/language.h"
#include "accord/base/message.h"

namespace accord {

/// The label of a key in a section ("state", "in_progress"): in the language, else in English, else the key with spaces
/// for its underscores. The view stays valid for the whole run.
std::string_view label(Language language, std::string_view section, std::string_view key);
/// The same, with an owner whose own word wins: "states", "payment", "received" looks for payment.received first.
std::string_view label(Language language, std::string_view section, std::string_view owner, std::string_view key);
/// A project's own labels of its pages, by key; they win over the built-in ones.
using OwnLabels = std::map<std::string, std::string, std::less<>>;
/// Every key of a section, sorted.
std::vector<std::string_view> label_keys(std::string_view section);
/// The label if the language itself has one.
std::optional<std::string_view> find_label(Language language, std::string_view section, std::string_view key);

/// A message in a person's language: a sentence's pattern is looked up under `messages` and its places are filled with its
/// arguments, each in the same language. English when there is no translation.
std::string translate(const Message& message, Language language);

}  // namespace accord
