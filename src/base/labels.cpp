#include "accord/base/labels.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "base/embedded_table.h"

namespace accord {

namespace {

/// Keeps the spelled-out keys of missing labels alive, so that a label can always be a view. There are few of them.
std::string_view spelled_out(std::string_view key) {
  static std::mutex mutex;
  static std::set<std::string, std::less<>> kept;
  std::string words(key);
  std::replace(words.begin(), words.end(), '_', ' ');
  const std::lock_guard lock(mutex);
  return *kept.insert(std::move(words)).first;
}

}  // namespace

std::optional<std::string_view> find_label(Language language, std::string_view section, std::string_view key) {
  std::string path(section);
  path += '/';
  path += key;
  return (language == Language::zh ? embedded_labels_zh : embedded_labels_en).find(path);
}

std::string_view label(Language language, std::string_view section, std::string_view key) {
  if (const auto own = find_label(language, section, key)) return *own;
  if (const auto english = find_label(Language::en, section, key)) return *english;
  return spelled_out(key);
}

std::string_view label(Language language, std::string_view section, std::string_view owner, std::string_view key) {
  const std::string own = std::string(owner) + '.' + std::string(key);
  if (const auto found = find_label(language, section, own)) return *found;
  if (const auto found = find_label(language, section, key)) return *found;
  if (const auto found = find_label(Language::en, section, own)) return *found;
  return label(Language::en, section, key);
}

std::string translate(const Message& message, Language language) {
  if (language == Language::en) return message.english();
  const auto pattern = find_label(language, "messages", message.pattern);
  if (!pattern) return message.english();
  std::vector<std::string> arguments = message.arguments;
  for (std::string& argument : arguments) {
    if (argument.find(' ') == std::string::npos) continue;  // names and values stay as they are
    if (const auto phrase = find_label(language, "messages", argument)) argument = *phrase;
  }
  return fill_places(*pattern, arguments);
}

}  // namespace accord
