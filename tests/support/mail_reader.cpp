#include "support/mail_reader.h"

#include <doctest/doctest.h>

#include "accord/base/text.h"

namespace accord::test {
namespace {

std::string decoded_base64(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = letters.find(c);
    if (value == std::string_view::npos) continue;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) result += static_cast<char>(bits >> static_cast<unsigned>(count -= 8) & 255U);
  }
  return result;
}

std::string decoded_quoted(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      result += text[i];
    } else if (text[i + 1] == '\r') {
      i += 2;
    } else {
      result += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    }
  }
  return result;
}

MailPart read_part(const std::string& text) {
  MailPart part;
  const std::size_t end = text.find("\r\n\r\n");
  REQUIRE(end != std::string::npos);
  const std::string unfolded = replace_all(text.substr(0, end), "\r\n ", " ");
  for (const std::string_view line : split_lines(unfolded)) {
    const std::size_t colon = line.find(": ");
    REQUIRE(colon != std::string_view::npos);
    CHECK(part.headers.emplace(line.substr(0, colon), line.substr(colon + 2)).second);
  }
  part.body = text.substr(end + 4);
  const std::string encoding = part.headers["Content-Transfer-Encoding"];
  if (encoding == "base64") part.body = decoded_base64(part.body);
  if (encoding == "quoted-printable") part.body = decoded_quoted(part.body);
  return part;
}

}  // namespace

std::string decoded_words(std::string text) {
  text = replace_all(text, "?= =?", "?==?");
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find("=?UTF-8?B?", at), end = text.find("?=", begin == std::string::npos ? begin : begin + 10);
    if (end == std::string::npos) return result + text.substr(at);
    CHECK(end + 2 - begin <= 75);
    const std::string part = decoded_base64(text.substr(begin + 10, end - begin - 10));
    CHECK(is_valid_utf8(part));
    result += text.substr(at, begin - at) + part;
    at = end + 2;
  }
  return result;
}

MailRead read_mail(const std::string& bytes) {
  for (const std::string_view line : split(bytes, '\n')) {
    CHECK((line.empty() || line.ends_with('\r')));
    CHECK(line.size() <= 77);
    for (const char c : line) CHECK_MESSAGE(static_cast<unsigned char>(c) < 0x80, std::string(line));
  }
  MailRead read;
  read.head = read_part(bytes);
  const std::string type = read.head.headers["Content-Type"];
  const std::size_t quote = type.find('"');
  const std::string mark = "--" + type.substr(quote + 1, type.rfind('"') - quote - 1);
  const std::string body = read.head.body;
  const std::size_t first = body.find(mark + "\r\n"), second = body.find(mark + "\r\n", first + 1), last = body.find(mark + "--\r\n");
  REQUIRE(last != std::string::npos);
  const auto between = [&](std::size_t from, std::size_t to) { return body.substr(from + mark.size() + 2, to - from - mark.size() - 4); };
  read.text = read_part(between(first, second));
  read.html = read_part(between(second, last));
  return read;
}

}  // namespace accord::test
