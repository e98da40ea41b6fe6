#include "store/yaml_place.h"

#include <string>
#include <utility>

namespace accord {

Mark MarkFinder::at(std::size_t byte) {
  if (byte < byte_) *this = MarkFinder(text_);
  const std::string_view before = text_.substr(0, byte);
  for (std::size_t end; (end = before.find('\n', byte_)) != std::string_view::npos; byte_ = end + 1) {
    ++mark_.line;
    mark_.column = 1;
  }
  for (; byte_ < before.size(); ++byte_) mark_.column += (before[byte_] & 0xC0) != 0x80 ? 1U : 0U;
  return mark_;
}

Mark yaml_mark(std::string_view text, std::size_t at) {
  return MarkFinder(text).at(at);
}

Finding yaml_finding(std::string_view rule, std::string_view file, Mark mark, Message message, Message hint) {
  Finding finding;
  finding.rule = rule;
  finding.file = file;
  finding.mark = mark;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  return finding;
}

std::string_view yaml_line(std::string_view text, std::size_t number) {
  std::size_t start = 0;
  for (; number > 1 && start < text.size(); --number) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) return {};
    start = end + 1;
  }
  std::string_view line = text.substr(start, text.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace accord
