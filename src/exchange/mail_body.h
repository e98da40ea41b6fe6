// The bodies of a mail in ASCII lines: base64 and quoted-printable (RFC 2045).
#pragma once

#include <string>
#include <string_view>

namespace accord {

/// Without line ends.
std::string base64(std::string_view bytes);

/// One part with its own headers, all lines ended by CRLF; base64 when more than a sixth of it is not ASCII, else
/// quoted-printable, so that English stays readable and Chinese short.
std::string mail_part(std::string_view type, std::string_view text);

}  // namespace accord
