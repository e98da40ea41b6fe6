#include <string>
#include <string_view>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/document/markdown.h"
#include "support/fuzz_inputs.h"

namespace accord::test {

std::string try_markdown(std::string_view text) {
  try {
    const std::string safe = safe_markdown(text, 2);
    const std::string html = markdown_to_html(safe);
    for (const char* never : {"<script", "<img", "<iframe", "<style", "<svg", "<!--", "<h1", "<h2"})
      if (html.find(never) != std::string::npos) return std::string(never) + " on the page:\n" + safe + "\n-----\n" + html;
    for (std::size_t at = html.find("href=\""); at != std::string::npos; at = html.find("href=\"", at + 1)) {
      const std::string target = lower_ascii(html.substr(at + 6, 8));
      if (!target.starts_with("http:") && !target.starts_with("https:") && !target.starts_with("mailto:")) return "a link to " + html.substr(at + 6, 20) + ":\n" + safe;
    }
  } catch (const Error&) {
  }
  return {};
}

}  // namespace accord::test
