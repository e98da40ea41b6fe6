#include "exchange/mail_header.h"

#include <algorithm>

#include "accord/base/text.h"
#include "exchange/mail_body.h"

namespace accord {
namespace {

constexpr std::size_t line_length = 76;
constexpr std::string_view word_begin = "=?UTF-8?B?", word_end = "?=";

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Bytes of text whose base64 form fits into that many characters.
std::size_t bytes_that_fit(std::size_t room) {
  const std::size_t around = word_begin.size() + word_end.size();
  return room < around + 8 ? 0 : (room - around) / 4 * 3;
}

/// Words of at most 75 characters, each of whole code points, the first behind `column` characters of its line.
std::string encoded_words(std::string_view text, std::size_t column) {
  std::string result;
  std::size_t room = bytes_that_fit(line_length - std::min(column, line_length));
  if (room == 0) result = "\r\n ", room = bytes_that_fit(line_length - 1);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size()) {
      const std::size_t size = decode_utf8(text, end).size;
      if (end > at && end + size - at > room) break;
      end += size;
    }
    if (at > 0) result += "\r\n ";
    result += std::string(word_begin) + base64(text.substr(at, end - at)) + std::string(word_end);
    at = end;
    room = bytes_that_fit(line_length - 1);
  }
  return result;
}

/// ASCII that can stand as it is: nothing that reads as an encoded word, no space that folding or a reader would lose.
bool is_plain(std::string_view text) {
  const auto long_word = [](std::string_view word) { return word.size() > line_length - 16; };
  return is_ascii(text) && text == trim(text) && text.find("=?") == std::string_view::npos && text.find("  ") == std::string_view::npos &&
         std::ranges::none_of(split_words(text), long_word);
}

/// RFC 5322 atoms with single spaces between them: a name that needs no quotes.
bool is_phrase(std::string_view name) {
  constexpr std::string_view special = "()<>[]:;@\\,.\"";
  return std::ranges::none_of(name, [&](char c) { return special.find(c) != std::string_view::npos; });
}

std::string quoted(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string shown_name(std::string_view name, std::size_t column) {
  if (!is_plain(name) || name.size() > line_length - 16) return encoded_words(name, column);
  return is_phrase(name) ? std::string(name) : quoted(name);
}

std::size_t last_line_length(std::string_view text) {
  const std::size_t end = text.rfind('\n');
  return end == std::string_view::npos ? text.size() : text.size() - end - 1;
}

}  // namespace

std::string text_header(std::string_view name, std::string_view text) {
  std::string line = std::string(name) + ":";
  if (!is_plain(text)) return line + ' ' + encoded_words(text, line.size() + 1) + "\r\n";
  std::string result;
  for (const std::string_view word : split_words(text)) {
    if (line.size() + 1 + word.size() > line_length) {
      result += line + "\r\n";
      line.clear();
    }
    line += ' ' + std::string(word);
  }
  return result + line + "\r\n";
}

std::string address_header(std::string_view name, const std::vector<MailAddress>& addresses) {
  std::string result = std::string(name) + ": ";
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    if (i > 0) result += ",\r\n ";
    const MailAddress& one = addresses[i];
    if (one.name.empty()) {
      result += one.address;
      continue;
    }
    result += shown_name(one.name, last_line_length(result));
    result += last_line_length(result) + one.address.size() + 4 > line_length ? "\r\n <" : " <";
    result += one.address + '>';
  }
  return result + "\r\n";
}

}  // namespace accord
