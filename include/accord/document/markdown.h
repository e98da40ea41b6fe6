// Markdown read back: to HTML, to safe Markdown, to an outline for tests. Wraps cmark-gfm; safe from several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// Longer texts are refused.
inline constexpr std::size_t markdown_size_limit = std::size_t{4} << 20U;  // bytes

/// A page's Markdown (CommonMark and tables) as an HTML fragment. Links only to http, https and mailto, others leave their
/// text; images leave their description; raw HTML is shown as text, comments are dropped. One exception, for our templates:
/// a paragraph that is `<small>…</small>` becomes <p class="small">. A line break inside Chinese text is no blank.
/// Tables of absurd size stay text. A fenced block with the info `chart` that holds the key of a picture (HTML) becomes
/// that picture, once; pictures one after the other stand in one <div class="charts">. Throws Error(invalid) beyond the
/// size limit.
using Pictures = std::map<std::string, std::string, std::less<>>;
std::string markdown_to_html(std::string_view markdown, Pictures pictures = {});

/// A field of type `markdown`, parsed and written again so that it can stand on a page: headings `heading_offset` levels
/// lower (six at most), raw HTML as text, links only to http, https and mailto, no images. No line end at the end.
/// It needs lines of its own: not for a table cell, not behind a list mark. Throws Error(invalid) beyond the size limit.
std::string safe_markdown(std::string_view markdown, int heading_offset);

/// Which extensions the outline's reader knows.
enum class MarkdownDialect : std::uint8_t {
  page,    ///< as markdown_to_html
  github,  ///< also strikethrough, bare links and task lists
};

/// What a Markdown text contains.
struct MarkdownOutline {
  struct Heading {
    int level = 1;
    std::string text;
  };
  struct Link {
    std::string text;
    std::string url;
  };
  /// Rows of a table, the header first; each a list of the cells' texts.
  using Table = std::vector<std::vector<std::string>>;

  std::vector<Heading> headings;
  std::vector<Table> tables;
  std::vector<std::string> paragraphs;  ///< their texts, also of those in lists and quotes
  std::vector<Link> links;
  std::vector<Link> images;
  std::vector<std::string> code;        ///< spans and blocks
  std::vector<std::string> html;        ///< raw HTML, blocks and tags
  /// The whole structure without its texts, e.g. "document(heading(text)paragraph(text strong(text)))".
  std::string structure;
};

MarkdownOutline markdown_outline(std::string_view markdown, MarkdownDialect dialect = MarkdownDialect::page);

}  // namespace accord
