#include "accord/document/report_html.h"

#include "accord/base/embedded.h"
#include "accord/document/escape.h"
#include "accord/document/markdown.h"

namespace accord {
namespace {

std::string style(const TemplateLookup& own) {
  if (own)
    if (auto text = own("report.css")) return *text;
  return std::string(embedded_template("report.css").value_or(""));
}

/// A style sheet cannot end its element.
std::string inside_style(std::string css) {
  for (std::size_t at = css.find("</"); at != std::string::npos; at = css.find("</", at)) css.replace(at, 2, "<\\/");
  return css;
}

std::string text_of(const Data& view, std::string_view key) {
  const Data* value = view.find(key);
  return value ? value->text() : std::string();
}

}  // namespace

std::string report_html(const std::string& markdown, const Data& view, const TemplateLookup& own) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"" + escape_html(text_of(view, "language")) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escape_html(text_of(view, "heading")) + "</title>\n";
  page += "<style>\n" + inside_style(style(own)) + "</style>\n</head>\n<body>\n<main>\n" + markdown_to_html(markdown) + "</main>\n</body>\n</html>\n";
  return page;
}

}  // namespace accord
