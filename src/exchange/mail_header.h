// Header fields of a mail: encoded words (RFC 2047), names and addresses, folding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accord/exchange/mail.h"

namespace accord {

/// "Subject: …" with its CRLF: plain ASCII folded at spaces, anything else as encoded words.
std::string text_header(std::string_view name, std::string_view text);
/// "To: Lu Zhenhua <lu@yuanfan.example>,CRLF …", one address a line.
std::string address_header(std::string_view name, const std::vector<MailAddress>& addresses);

}  // namespace accord
