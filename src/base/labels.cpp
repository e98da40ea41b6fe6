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

std::vector<std::string_view> label_keys(std::string_view section) {
  std::vector<std::string_view> keys;
  for (std::size_t row = 0; row < embedded_labels_en.size; ++row) {
    const std::string_view key = embedded_labels_en.key(row);
    if (key.starts_with(section) && key.substr(section.size()).starts_with('/')) keys.push_back(key.substr(section.size() + 1));
  }
  return keys;
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

namespace {

std::string typed_word(const Message& word, Language language) {
  if (language == Language::en) return word.pattern;
  const std::string_view known = label(language, word.section, word.owner, word.pattern);
  return known == word.pattern ? word.pattern : fmt::format("{}（{}）", known, word.pattern);
}

/// A pattern of signs alone ("  {}") needs no translation: what stands in its places does.
bool has_letter(std::string_view pattern) {
  return std::ranges::any_of(pattern, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::string sentence(const Message& message, Language language) {
  const auto own = language == Language::en ? std::nullopt : find_label(language, "messages", message.pattern);
  if (!own && has_letter(message.pattern)) language = Language::en;
  std::vector<std::string> arguments;
  for (const Message& argument : message.arguments) arguments.push_back(translate(argument, language));
  return fill_places(own ? *own : std::string_view(message.pattern), arguments);
}

}  // namespace

std::string translate(const Message& message, Language language) {
  switch (message.form) {
    case Message::Form::sentence: return sentence(message, language);
    case Message::Form::verbatim: return message.pattern;
    case Message::Form::word: return std::string(label(language, message.section, message.owner, message.pattern));
    case Message::Form::typed: return typed_word(message, language);
    case Message::Form::bilingual: return language == Language::zh ? message.section : message.pattern;
    case Message::Form::list: break;
  }
  std::string text;
  for (const Message& part : message.arguments) {
    if (!text.empty()) text += language == Language::zh ? "、" : ", ";
    text += translate(part, language);
  }
  return text;
}

}  // namespace accord
