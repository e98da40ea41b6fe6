// UTF-16, as spreadsheets save "Unicode text".
#include "accord/base/text.h"

namespace accord {

std::optional<std::string> utf8_from_utf16(std::string_view bytes) {
  const bool little = bytes.starts_with("\xff\xfe");
  if ((!little && !bytes.starts_with("\xfe\xff")) || bytes.size() % 2 != 0) return {};
  const auto unit = [&](std::size_t i) {
    const auto low = static_cast<unsigned char>(bytes[i + (little ? 0 : 1)]), high = static_cast<unsigned char>(bytes[i + (little ? 1 : 0)]);
    return static_cast<char32_t>(high << 8U | low);
  };
  std::string text;
  for (std::size_t i = 2; i < bytes.size(); i += 2) {
    char32_t point = unit(i);
    if (point >= 0xD800 && point < 0xDC00 && i + 2 < bytes.size()) {
      const char32_t trail = unit(i += 2);
      if (trail < 0xDC00 || trail > 0xDFFF) return {};
      point = 0x10000 + ((point - 0xD800) << 10U) + (trail - 0xDC00);
    } else if (point >= 0xD800 && point <= 0xDFFF) {
      return {};
    }
    append_utf8(text, point);
  }
  return text;
}

}  // namespace accord
