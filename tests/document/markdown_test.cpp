#include "accord/document/markdown.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "accord/base/error.h"

using accord::markdown_outline;
using accord::markdown_to_html;
using accord::safe_markdown;

TEST_CASE("HTML: tables, emphasis and links of the page") {
  CHECK(markdown_to_html("# T\n\n| a | b |\n|---|---|\n| 1 \\| 2 | **x** |\n") ==
        "<h1>T</h1>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1 | 2</td>\n"
        "<td><strong>x</strong></td>\n</tr>\n</tbody>\n</table>\n");
  CHECK(markdown_to_html("[a](https://x.org/?a=1&b=2) [m](mailto:a@b.c)") ==
        "<p><a href=\"https://x.org/?a=1&amp;b=2\">a</a> <a href=\"mailto:a@b.c\">m</a></p>\n");
}

TEST_CASE("HTML: a chart's mark becomes its picture, once; neighbours stand side by side; others stay code") {
  const std::string mark = "```chart\na\n```\n\n", other = "```chart\nb\n```\n\n";
  const accord::Pictures pictures = {{"a", "<svg>A</svg>\n"}, {"b", "<svg>B</svg>\n"}};
  CHECK(markdown_to_html(mark + other + "x", pictures) ==
        "<div class=\"charts\">\n<figure class=\"a\">\n<svg>A</svg>\n</figure>\n<figure class=\"b\">\n<svg>B</svg>\n</figure>\n</div>\n<p>x</p>\n");
  CHECK(markdown_to_html(mark + "x\n\n" + mark, pictures) ==
        "<div class=\"charts\">\n<figure class=\"a\">\n<svg>A</svg>\n</figure>\n</div>\n<p>x</p>\n<pre><code class=\"language-chart\">a\n</code></pre>\n");
  CHECK(markdown_to_html("```chart\nunknown\n```", pictures) == "<pre><code class=\"language-chart\">unknown\n</code></pre>\n");
}

TEST_CASE("HTML: links to anything but http, https and mailto leave their text, images their description") {
  for (const char* url : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd",
                          "vbscript:x", "ftp://x", "//evil.org", "reports/x.md", "#a", "&#106;avascript:alert(1)"}) {
    CAPTURE(url);
    CHECK(markdown_to_html(std::string("[text](") + url + ")") == "<p>text</p>\n");
  }
  CHECK(markdown_to_html("<javascript:alert(1)>") == "<p>javascript:alert(1)</p>\n");
  CHECK(markdown_to_html("a ![seen](http://x/y.png) b") == "<p>a seen b</p>\n");
  CHECK(markdown_to_html("[![seen](http://x)](javascript:x)") == "<p>seen</p>\n");
}

TEST_CASE("HTML: raw HTML is shown, comments are dropped, small print is ours") {
  CHECK(markdown_to_html("a <b onclick=\"x\">c</b>") == "<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p>\n");
  CHECK(markdown_to_html("<script>\nalert(1)\n</script>\n") == "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n");
  CHECK(markdown_to_html("<!-- note -->\n\nx <!-- y --> z") == "<p>x  z</p>\n");
  CHECK(markdown_to_html("<small>No. 17 · **r1**</small>") ==
        "<p class=\"small\">\nNo. 17 · <strong>r1</strong>\n</p>\n");
  CHECK(markdown_to_html("<small>a</small> b") == "<p>&lt;small&gt;a&lt;/small&gt; b</p>\n");
}

TEST_CASE("HTML: a line break inside Chinese text is no blank, others stay") {
  CHECK(markdown_to_html("系统测试启动。\n**按目前**预测") == "<p>系统测试启动。<strong>按目前</strong>预测</p>\n");
  CHECK(markdown_to_html("test\n预测\nx") == "<p>test\n预测\nx</p>\n");
}

TEST_CASE("HTML: a text too long is refused, a table too wide stays text") {
  CHECK_THROWS_AS(markdown_to_html(std::string(accord::markdown_size_limit + 1, 'a')), accord::Error);
  std::string wide = std::string(300, '|') + "\n";
  for (int i = 0; i < 299; ++i) wide += "|-";
  CHECK(markdown_to_html(wide + "|\n").starts_with("<p>"));
}

TEST_CASE("HTML: threads may render at the same time") {
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) threads.emplace_back([&] { result = markdown_to_html("| a |\n|---|\n| b |\n"); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == results[0]);
  CHECK(results[0].starts_with("<table>"));
}

TEST_CASE("Markdown fields: headings go below the section, six levels at most") {
  CHECK(safe_markdown("# A\n\ntext\n\nB\n---\n", 2) == "### A\n\ntext\n\n#### B");
  CHECK(safe_markdown("##### A", 3) == "###### A");
}

TEST_CASE("Markdown fields: raw HTML, images and unsafe links become text") {
  CHECK(safe_markdown("a <b>c</b> ![i](http://x) [l](javascript:x) [ok](https://y)", 0) ==
        "a \\<b\\>c\\</b\\> i l [ok](https://y)");
  CHECK(safe_markdown("<div>\n<script>x</script>\n</div>", 0) == "\\<div\\>\n\\<script\\>x\\</script\\>\n\\</div\\>");
  CHECK(safe_markdown("", 1).empty());
}

TEST_CASE("Markdown fields: written again they say the same, also lists beside lists and tables") {
  const std::string field = "1. a\n2. b\n\n<!-- end list -->\n\n1. c\n\n| x \\| y | z |\n|---|--:|\n| `1` | *2* |\n\n> q\n> r\n";
  const std::string once = safe_markdown(field, 0);
  CHECK(safe_markdown(once, 0) == once);
  CHECK(markdown_to_html(once) == markdown_to_html(field));
  CHECK(markdown_outline(once).html.size() == 1);
  CHECK(markdown_to_html(once).find("end list") == std::string::npos);
}

TEST_CASE("Markdown outline: what a page contains") {
  const auto outline = markdown_outline("## H *x*\n\n| a | b |\n|---|---|\n| 1 | `c` |\n\n- p [l](u)\n\n<br>\n");
  REQUIRE(outline.headings.size() == 1);
  CHECK(outline.headings[0].level == 2);
  CHECK(outline.headings[0].text == "H x");
  CHECK(outline.tables == std::vector<accord::MarkdownOutline::Table>{{{"a", "b"}, {"1", "c"}}});
  CHECK(outline.paragraphs == std::vector<std::string>{"p l"});
  CHECK(outline.links[0].url == "u");
  CHECK(outline.code == std::vector<std::string>{"c"});
  CHECK(outline.html == std::vector<std::string>{"<br>\n"});
  CHECK(outline.structure ==
        "document(heading(text emph(text)) table(table_header(table_cell(text) table_cell(text)) "
        "table_row(table_cell(text) table_cell(code))) list(item(paragraph(text link(text)))) html_block)");
  CHECK(markdown_outline("~~a~~ http://x.org", accord::MarkdownDialect::github).links.size() == 1);
}
