// One web page that needs nothing else: no scripts, no requests, its style inside, prints on A4.
#pragma once

#include <string>
#include <string_view>

#include "accord/base/language.h"

namespace accord {

struct WebPage {
  Language language = Language::en;
  std::string title;
  std::string kind;  ///< classes of <main>, e.g. "weekly client"; letters only
  std::string body;  ///< HTML
};

/// `style` is templates/report.css or a project's own; the charts' style comes before it.
std::string web_page(const WebPage& page, std::string_view style);
/// With the built-in style.
std::string web_page(const WebPage& page);

/// Tables as the Markdown library writes them, made fit for readers: headings with scope, every cell with the name of its
/// column (on a phone a row becomes a card), short cells kept on one line.
std::string readable_tables(std::string_view html);

}  // namespace accord
