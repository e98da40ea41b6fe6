#include "accord/document/web_page.h"

#include <doctest/doctest.h>

#include "accord/document/markdown.h"

namespace accord {
namespace {

TEST_CASE("a web page: language, title, no scripts or requests allowed; nothing it is given ends its parts") {
  const std::string page = web_page({Language::zh, "a <b>", "weekly client", "<p>x</p>\n"}, "p {}</style><script>1</script>");
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"));
  CHECK(page.find("content=\"default-src 'none'; style-src 'unsafe-inline'\"") != std::string::npos);
  CHECK(page.find("<title>a &lt;b&gt;</title>") != std::string::npos);
  CHECK(page.find("<main class=\"weekly client\">\n<p>x</p>\n</main>") != std::string::npos);
  CHECK(page.find("</style>") == page.rfind("</style>"));
  CHECK(page.find("</script>") == std::string::npos);
}

TEST_CASE("tables of a page: headings with scope, cells with the name of their column, short cells on one line") {
  const std::string html = readable_tables(markdown_to_html("| Who *now* | What |\n|---|--:|\n| Han \"Lei\" | " + std::string(40, 'x') + " |\n\ntext\n"));
  CHECK(html == "<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"short\">Who <em>now</em></th>\n<th scope=\"col\" align=\"right\">What</th>\n</tr>\n</thead>\n<tbody>\n"
                "<tr>\n<td class=\"short\" data-label=\"Who now\">Han &quot;Lei&quot;</td>\n<td align=\"right\" data-label=\"What\">" + std::string(40, 'x') + "</td>\n</tr>\n</tbody>\n</table>\n<p>text</p>\n");
}

TEST_CASE("tables of a page: a heading cannot leave its attribute, and cells are kept whole only while there is room") {
  const std::string html = readable_tables(markdown_to_html("| \" onclick=\"x | b |\n|---|---|\n| 1 | 2 |\n"));
  CHECK(html.find("data-label=\"&quot; onclick=&quot;x\"") != std::string::npos);
  std::string head, line, cells;
  for (int i = 0; i < 6; ++i) {
    head += "| h ";
    line += "|---";
    cells += "| 20 cells wide text " + std::to_string(i);
  }
  const std::string wide = readable_tables(markdown_to_html(head + "|\n" + line + "|\n" + cells + "|\n"));
  std::size_t kept = 0;
  for (std::size_t at = wide.find("<td class=\"short\""); at != std::string::npos; at = wide.find("<td class=\"short\"", at + 1)) ++kept;
  CHECK(kept == 3);
}

TEST_CASE("web page: a code keeps its hyphen on the line also where its column is wide") {
  const std::string html = readable_tables(markdown_to_html("| h | i |\n|---|---|\n| RSK-n4nzm | " + std::string(70, 'x') + " |\n| " + std::string(70, 'y') + " | well-known words |\n"));
  CHECK(html.find("<td class=\"short\" data-label=\"h\">RSK-n4nzm</td>") != std::string::npos);
  CHECK(html.find("<td data-label=\"i\">well-known words</td>") != std::string::npos);
}

}  // namespace
}  // namespace accord
