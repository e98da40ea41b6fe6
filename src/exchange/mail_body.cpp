#include "exchange/mail_body.h"

#include <algorithm>
#include <cstdint>

namespace accord {
namespace {

constexpr std::size_t line_length = 76;

std::string with_crlf(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\r' || text[i] == '\n') result += "\r\n";
    else result += text[i];
    i += pair ? 1 : 0;
  }
  if (!result.empty() && !result.ends_with('\n')) result += "\r\n";
  return result;
}

std::string hex(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'=', digits[byte >> 4U], digits[byte & 15U]};
}

/// A line without its end. Besides what must be, a dot and a "From " at a line's beginning are encoded: mail servers
/// and mailboxes change them.
void add_quoted_line(std::string_view line, std::string& result) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool last = i + 1 == line.size(), first = column == 0;
    const bool plain = (c > ' ' && c < 0x7F && c != '=' && !(first && (c == '.' || line.substr(i).starts_with("From ")))) ||
                       ((c == ' ' || c == '\t') && !last);
    const std::string piece = plain ? std::string(1, c) : hex(c);
    if (column + piece.size() > line_length - (last ? 0 : 1)) {
      result += "=\r\n";
      column = 0;
    }
    result += piece;
    column += piece.size();
  }
  result += "\r\n";
}

std::string quoted_printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = text.find("\r\n");
    add_quoted_line(text.substr(0, end), result);
    text.remove_prefix(end + 2);
  }
  return result;
}

std::string base64_lines(std::string_view text) {
  const std::string all = base64(text);
  std::string result;
  for (std::size_t at = 0; at < all.size(); at += line_length) result += all.substr(at, line_length) + "\r\n";
  return result;
}

}  // namespace

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t i = 0; i < 3; ++i) group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) result += i <= count ? letters[group >> (18 - 6 * i) & 63U] : '=';
  }
  return result;
}

std::string mail_part(std::string_view type, std::string_view text) {
  const std::string lines = with_crlf(text);
  const auto foreign = static_cast<std::size_t>(std::ranges::count_if(lines, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  const bool as_base64 = foreign * 6 > lines.size();
  return "Content-Type: " + std::string(type) + "; charset=utf-8\r\nContent-Transfer-Encoding: " + (as_base64 ? "base64" : "quoted-printable") +
         "\r\n\r\n" + (as_base64 ? base64_lines(lines) : quoted_printable(lines));
}

}  // namespace accord
