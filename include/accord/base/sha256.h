// SHA-256 (FIPS 180-4), through libsodium.
#pragma once

#include <string>
#include <string_view>

namespace accord {

/// The digest of the bytes, 64 lower-case hexadecimal characters.
std::string sha256_hex(std::string_view bytes);

}  // namespace accord
