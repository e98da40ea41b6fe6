#include "accord/document/escape.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "accord/base/text.h"
#include "accord/document/markdown.h"
#include "support/law.h"

using accord::escape_markdown;
using accord::markdown_outline;
using accord::MarkdownCursor;
using accord::MarkdownDialect;
using accord::MarkdownOutline;
using accord::MarkdownPlace;

namespace {

/// A page with the text at `{}`, escaped for that place as a template would do it.
std::string page_with(std::string_view frame, std::string_view text) {
  const std::size_t at = frame.find("{}");
  std::string page(frame.substr(0, at));
  MarkdownCursor cursor;
  const char after = at + 2 < frame.size() ? frame[at + 2] : '\0';
  page += escape_markdown(text, cursor.place(page, after));
  page += frame.substr(at + 2);
  return page;
}

/// Blanks as one, none at the ends: what a browser shows.
std::string normal(std::string_view text) {
  std::string spaced;
  for (char c : text) spaced += static_cast<unsigned char>(c) <= ' ' || c == 0x7F ? ' ' : c;
  return accord::join(accord::split_words(spaced), " ");
}

std::string seen(const MarkdownOutline& outline) {
  std::string all;
  for (const auto& heading : outline.headings) all += heading.text + "\n";
  for (const auto& table : outline.tables)
    for (const auto& row : table)
      for (const auto& cell : row) all += normal(cell) + "\n";
  for (const auto& paragraph : outline.paragraphs) all += normal(paragraph) + "\n";
  return all;
}

struct Frame {
  const char* page;
  const char* text;  ///< what a reader sees, with the value at {}
};

const std::vector<Frame> frames = {
    {"| h | i |\n|---|---|\n| {} | z |\n", "h\ni\n{}\nz\n"},
    {"| h | i |\n|---|---|\n| z | {} |\n", "h\ni\nz\n{}\n"},
    {"{}\n", "{}\n"},
    {"a {} b\n", "a {} b\n"},
    {"a\n{}\nb\n", "a {} b\n"},
    {"- {}\n", "{}\n"},
    {"> {}\n", "{}\n"},
    {"1. > {}\n", "{}\n"},
    {"**{}** x\n", "{} x\n"},
    {"# {}\n", "{}\n"},
    {"x [{}](https://y) z\n", "x {} z\n"},
};

/// Empty when the text stands on the page as itself and nothing else changed.
std::string trouble(const Frame& frame, const std::string& text, MarkdownDialect dialect) {
  const std::string page = page_with(frame.page, text);
  const auto expected = markdown_outline(page_with(frame.page, "Xx"), dialect);
  auto found = markdown_outline(page, dialect);
  if (dialect == MarkdownDialect::github) {
    std::erase_if(found.links, [](const auto& link) { return link.url.starts_with("mailto:"); });
    if (found.links.size() != expected.links.size()) return "links on\n" + page;
  } else if (found.structure != expected.structure) {
    return "structure " + found.structure + " of\n" + page;
  }
  const std::string want = accord::replace_all(frame.text, "{}", normal(text));
  const std::string have = seen(found);
  std::string lines;
  for (std::string_view line : accord::split_lines(want)) lines += normal(line) + "\n";
  return have == lines ? "" : "text\n" + have + "instead of\n" + lines + "on\n" + page;
}

const std::vector<std::string> hostile = {
    "a | b", "a \\| b", "a \\", "\\", "\\\\", "|", "||", "|---|", "--- | ---", ":-", ":--: | :--:", "`", "``", "`a`", "a``b`",
    "*a*", "**a**", "***", "* * *", "* a", "*", "a * b", "5*3*2", "_a_", "__a__", "___", "a_b_c", "_ _ _", "a _b_ c",
    "~a~", "~~a~~", "~~~", "10~20 7~8", "# a", "#", "##", "####### a", "#5", "C#", "C #", "a ##", "- a", "-", "-5", "---", "--",
    "+ a", "+", "+86 10", "= a", "===", "=", "1. a", "1) a", "1.", "1)", "3.5", "2026. x", "1234567890. x", "> a", ">", ">a",
    "<", "< 5", "<5", "<b>", "</b>", "<!-- x -->", "<!--", "<?php", "<https://x.org>", "<a@b.c>", "a<b", "<script>alert(1)</script>",
    "&amp;", "&lt;b&gt;", "&#60;", "&#x3c;", "&", "a & b", "R&D", "AT&T", "Q&A;", "&copy", "&copy;", "&;", "&#", "&#;", "a&",
    "[a](http://x)", "[a]", "[a]: http://x", "[ ] a", "[x] a", "![a](b)", "!", "a!", "[^1]", "](javascript:x)", "[", "]", "a] b",
    "http://evil.org", "see https://evil.org/a_b?c=*d*", "www.evil.org", "HTTP://X.ORG", "ftp://x.org/a",
    "    code", "\tcode", "a\nb", "a\n\nb", "a\r\n# b", "a  \nb", "a\\\nb", "\n- a\n- b", "a\n===", "a\n---", "x\n| a |\n|---|",
    "{{x}}", "{{{x}}}", "a\x01" "b", "a\x7f" "b", "测试*重点*测试", "测试_重点_测试", "“*引号*”", "，*a*，", "用户_表", "é_a_é", "：_a_：",
    "a\xC2\xA0" "b", "\"'", "$x$", "@me", ":)", "a:b", "::", "(1)", ")", ".", ". a", ") a", "<small>x</small>", "\\*a\\*", "\\`a`",
    "a*", "*a", "_a", "a_", "~a", "a~", "a`", "`a", "a\\_b", "C:\\temp\\new", "\\\\server\\share", "\\|", "a\\|", "\\\\|",
};

}  // namespace

TEST_CASE("Markdown escaping: hostile texts change neither tables nor structure, and are shown as they are") {
  for (const std::string& text : hostile) {
    for (const Frame& frame : frames) {
      CAPTURE(text);
      CHECK(trouble(frame, text, MarkdownDialect::page) == "");
      CHECK(trouble(frame, text, MarkdownDialect::github) == "");
    }
  }
}

TEST_CASE("Markdown escaping: random texts of the characters that matter are shown as they are") {
  const auto piece = rc::gen::elementOf(std::vector<std::string>{
      "*", "_", "`", "~", "|", "\\", "[", "]", "(", ")", "!", "<", ">", "&", "#", "-", "+", "=", ".", ":", ";", " ", " ", "\n", "1",
      "2", "a", "b", "lt", "www.", "http://x", "/", "测", "，", "é", "\"", "'", "{{", "\t", "^"});
  const auto property = [&] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
    const std::string text = accord::join(pieces, "");
    if (normal(text).empty()) return;
    for (const Frame& frame : frames) {
      const std::string found = trouble(frame, text, MarkdownDialect::page);
      if (!found.empty()) RC_FAIL(found);
    }
  };
  CHECK(accord::test::holds("shown as they are", 300, property));
}

TEST_CASE("Markdown escaping: only what would be markup gets a backslash") {
  const MarkdownPlace middle{MarkdownPlace::Kind::inline_text, false, ' ', ' '};
  for (const char* text : {"a_b", "3.5", "2 * 3", "R&D", "AT&T", "C#", "#5", "-5", "a < b", "x|y", "C:\\temp", "Done!", "user_id 用户_表",
                           "a - b", "1) first", "(see 2.1)", "+86 10 1234", "100 %", "“quoted”", "a: b"}) {
    CAPTURE(text);
    CHECK(escape_markdown(text, middle) == text);
  }
  const MarkdownPlace start{MarkdownPlace::Kind::block_start, false, '\n', '\n'};
  for (const char* text : {"-5 days", "3.5 days", "#5", "2026 plan", "+86 10", "a_b", "Done!", "AT&T"}) {
    CAPTURE(text);
    CHECK(escape_markdown(text, start) == text);
  }
  CHECK(escape_markdown("1. a", start) == "1\\. a");
  CHECK(escape_markdown("- a", start) == "\\- a");
  CHECK(escape_markdown("a | b\nc", {MarkdownPlace::Kind::inline_text, true, ' ', ' '}) == "a \\| b c");
}

TEST_CASE("Markdown escaping: code spans keep their text, addresses only safe schemes") {
  CHECK(page_with("`{}` x", "a_b`c*") == "`a_b'c*` x");
  CHECK(page_with("| `{}` |", "a|b") == "| `a\\|b` |");
  CHECK(page_with("[x]({})", "https://y.org/a(b)?c=d&e f") == "[x](https://y.org/a%28b%29?c=d&amp;e%20f)");
  CHECK(page_with("[x]({})", "javascript:alert(1)") == "[x]()");
  CHECK(page_with("[x]({})", "JAVASCRIPT:alert(1)") == "[x]()");
  CHECK(page_with("[x]({})", "mailto:a@b.c") == "[x](mailto:a@b.c)");
  CHECK(page_with("[x]({})", "a/b:c") == "[x](a/b:c)");
}

TEST_CASE("HTML escaping") { CHECK(accord::escape_html("<a href='x' b=\"&\">") == "&lt;a href=&#39;x&#39; b=&quot;&amp;&quot;&gt;"); }
