// Reads a mail by the rules of RFC 5322, 2045 and 2047, and checks on the way what every mail must keep.
#pragma once

#include <map>
#include <string>

namespace accord::test {

struct MailPart {
  std::map<std::string, std::string> headers;  ///< unfolded
  std::string body;                            ///< decoded
};

struct MailRead {
  MailPart head, text, html;
};

/// CRLF, ASCII and lines of at most 76 bytes are checked.
MailRead read_mail(const std::string& bytes);
/// Encoded words made text; white space between two of them is none (RFC 2047, 6.2).
std::string decoded_words(std::string text);

}  // namespace accord::test
