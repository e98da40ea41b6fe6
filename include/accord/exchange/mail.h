// A mail as one file that a mail client opens ready to send: RFC 5322 headers, text and HTML of the same page (MIME).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accord/base/message.h"
#include "accord/base/moment.h"

namespace accord {

struct MailAddress {
  std::string name;     ///< shown; may be empty
  std::string address;  ///< local@domain
};

struct Mail {
  MailAddress from;
  std::vector<MailAddress> to, cc;  ///< `to` is not empty
  std::string subject;
  std::string language;  ///< "en", "zh-CN"
  Moment date;           ///< with a time
  std::string text;      ///< any line ends
  std::string html;
};

/// Why this is no address that a mail may go to; empty when it is one. One address of ASCII letters: no quoted local
/// part, no comment, no list, no address literal (a domain in other scripts is written in its xn-- form).
Message address_problem(std::string_view address);

/// The message, CRLF everywhere, no line over 76 bytes but for a long address. Equal mails give equal bytes: the
/// Message-ID and the boundary are a digest of date, subject and bodies, never of the recipients.
/// Throws Error{refused} for an address that is none, and for a name or subject with a control character (a line
/// break would begin a header of its own).
std::string mail_text(const Mail& mail);

}  // namespace accord
