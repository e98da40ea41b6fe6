#include "accord/document/web_page.h"

#include "accord/base/embedded.h"
#include "accord/base/text.h"
#include "accord/document/escape.h"

namespace accord {
namespace {

/// A style sheet cannot end its element.
std::string inside_style(std::string_view css) { return replace_all(std::string(css), "</", "<\\/"); }

}  // namespace

std::string web_page(const WebPage& page, std::string_view style) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(page.language)) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  html += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n";
  html += "<title>" + escape_html(page.title) + "</title>\n<style>\n";
  html += std::string(embedded_template("charts.css").value_or("")) + inside_style(style) + "</style>\n</head>\n";
  return html + "<body>\n<main class=\"" + escape_html(page.kind) + "\">\n" + page.body + "</main>\n</body>\n</html>\n";
}

std::string web_page(const WebPage& page) { return web_page(page, embedded_template("report.css").value_or("")); }

}  // namespace accord
