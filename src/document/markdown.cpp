#include "accord/document/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <span>
#include <utility>

#include "accord/base/error.h"
#include "accord/base/text.h"

namespace accord {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
struct FreeText {
  void operator()(char* text) const { std::free(text); }
};
using Node = std::unique_ptr<cmark_node, FreeNode>;
using Text = std::unique_ptr<char, FreeText>;

/// Cells a table may grow to; the library fills short rows up to the header's width.
constexpr std::size_t cell_limit = 2'000'000;
constexpr std::size_t column_limit = 256;

bool tables_are_sane(std::string_view markdown) {
  std::size_t widest = 0;
  std::size_t lines = 0;
  for (std::string_view line : split_lines(markdown)) {
    widest = std::max(widest, static_cast<std::size_t>(std::ranges::count(line, '|')));
    ++lines;
  }
  return widest <= column_limit && (widest + 1) * lines <= cell_limit;
}

Node parse(std::string_view markdown, std::span<const char* const> extensions) {
  if (markdown.size() > markdown_size_limit)
    throw Error(Failure::invalid, say("this Markdown text is longer than {} MiB", markdown_size_limit >> 20U));
  // The library's table of extensions is filled once, whichever thread comes first.
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  static_cast<void>(registered);
  std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8));
  for (const char* name : extensions)
    if (std::string_view(name) != "table" || tables_are_sane(markdown))
      cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  Node root(cmark_parser_finish(parser.get()));
  // Texts point into their paragraph's buffer until they own their bytes; we move them to other parents.
  cmark_node_own(root.get());
  cmark_consolidate_text_nodes(root.get());
  return root;
}

constexpr const char* page_extensions[] = {"table"};
constexpr const char* github_extensions[] = {"table", "strikethrough", "autolink", "tasklist"};

std::string_view view(const char* text) { return text ? text : std::string_view(); }
std::string_view literal(cmark_node* node) { return view(cmark_node_get_literal(node)); }

/// All nodes, parents before children: a walk must not change the tree it walks over.
std::vector<cmark_node*> all_nodes(cmark_node* root) {
  std::vector<cmark_node*> nodes;
  std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;)
    if (event == CMARK_EVENT_ENTER) nodes.push_back(cmark_iter_get_node(iterator.get()));
  return nodes;
}

void remove(cmark_node* node) {
  cmark_node_unlink(node);
  cmark_node_free(node);
}

/// Leaves the children in the node's place.
void unwrap(cmark_node* node) {
  while (cmark_node* child = cmark_node_first_child(node)) cmark_node_insert_before(node, child);
  remove(node);
}

bool is_comment(std::string_view html) {
  html = trim(html);
  return html.starts_with("<!--") && html.size() >= 7 && html.find("-->") == html.size() - 3;
}

void append_lines(cmark_node* parent, std::string_view text) {
  for (std::string_view line : split_lines(text)) {
    if (cmark_node_first_child(parent)) cmark_node_append_child(parent, cmark_node_new(CMARK_NODE_SOFTBREAK));
    cmark_node* one = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(one, std::string(trim(line)).c_str());
    cmark_node_append_child(parent, one);
  }
}

enum class Comments { shown, dropped };

void show_html_as_text(cmark_node* node, Comments comments) {
  const std::string html(literal(node));
  // The library itself writes this comment between two lists.
  const bool drop = trim(html) == "<!-- end list -->" || (comments == Comments::dropped && is_comment(html));
  if (!drop && cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE) {
    cmark_node* text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, replace_all(html, "\n", " ").c_str());
    cmark_node_insert_before(node, text);
  } else if (!drop) {
    cmark_node* paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    append_lines(paragraph, html);
    cmark_node_insert_before(node, paragraph);
  }
  remove(node);
}

bool is_safe_url(std::string_view url) {
  const std::string lower = lower_ascii(url.substr(0, 8));
  return lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:");
}

void make_safe(cmark_node* root, int heading_offset, Comments comments) {
  for (cmark_node* node : all_nodes(root)) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HTML_BLOCK:
      case CMARK_NODE_HTML_INLINE: show_html_as_text(node, comments); break;
      case CMARK_NODE_IMAGE: unwrap(node); break;
      case CMARK_NODE_LINK:
        if (!is_safe_url(view(cmark_node_get_url(node)))) unwrap(node);
        break;
      case CMARK_NODE_HEADING:
        cmark_node_set_heading_level(node, std::clamp(cmark_node_get_heading_level(node) + heading_offset, 1, 6));
        break;
      default: break;
    }
  }
  cmark_consolidate_text_nodes(root);
}

bool is_tag(cmark_node* node, std::string_view tag) {
  return node && cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE && literal(node) == tag;
}

void make_small_print(cmark_node* root) {
  // Only paragraphs are kept from the walk: the tags in them do not live on.
  std::vector<cmark_node*> paragraphs = all_nodes(root);
  std::erase_if(paragraphs, [](cmark_node* node) { return cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH; });
  for (cmark_node* node : paragraphs) {
    cmark_node* first = cmark_node_first_child(node);
    cmark_node* last = cmark_node_last_child(node);
    if (!is_tag(first, "<small>") || !is_tag(last, "</small>")) continue;
    cmark_node* small = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(small, "<p class=\"small\">");
    cmark_node_set_on_exit(small, "</p>");
    cmark_node_insert_before(node, small);
    remove(first);
    remove(last);
    while (cmark_node* child = cmark_node_first_child(node)) cmark_node_append_child(small, child);
    remove(node);
  }
}

/// The key of the picture a block stands for; empty when it is none.
std::string_view picture_key(cmark_node* node, const Pictures& pictures) {
  if (!node || cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK || view(cmark_node_get_fence_info(node)) != "chart") return {};
  const std::string_view key = trim(literal(node));
  return pictures.contains(key) ? key : std::string_view();
}

void show_pictures(cmark_node* root, Pictures pictures) {
  cmark_node* before = nullptr;  // the picture written last
  for (cmark_node* node : all_nodes(root)) {
    const std::string key(picture_key(node, pictures));
    if (key.empty()) continue;
    std::string html = "<figure class=\"" + key + "\">\n" + pictures[key] + "</figure>";
    pictures.erase(key);
    if (!before || cmark_node_previous(node) != before) html = "<div class=\"charts\">\n" + html;
    if (picture_key(cmark_node_next(node), pictures).empty()) html += "\n</div>";
    cmark_node* picture = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(picture, html.c_str());
    cmark_node_insert_before(node, picture);
    remove(node);
    before = picture;
  }
}

bool is_ideographic(char32_t c) { return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFFEF); }

/// The character before or after a line break, also inside emphasis; 0 when there is none.
char32_t edge(cmark_node* node, bool at_end) {
  while (node && cmark_node_first_child(node))
    node = at_end ? cmark_node_last_child(node) : cmark_node_first_child(node);
  const std::string_view text = node ? literal(node) : std::string_view();
  if (text.empty()) return 0;
  std::size_t at = 0;
  if (at_end) {
    at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  }
  return decode_utf8(text, at).value;
}

/// A browser shows a line break as a blank, which Chinese text must not have.
void join_ideographic_lines(cmark_node* root) {
  for (cmark_node* node : all_nodes(root))
    if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK && is_ideographic(edge(cmark_node_previous(node), true)) &&
        is_ideographic(edge(cmark_node_next(node), false)))
      remove(node);
}

/// The text a reader sees in the node; line breaks are blanks.
std::string plain_text(cmark_node* root) {
  std::string text;
  for (cmark_node* node : all_nodes(root)) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      text += ' ';
    } else {
      text += literal(node);
    }
  }
  return text;
}

MarkdownOutline::Table table_of(cmark_node* table) {
  MarkdownOutline::Table rows;
  for (cmark_node* row = cmark_node_first_child(table); row; row = cmark_node_next(row)) {
    auto& cells = rows.emplace_back();
    for (cmark_node* cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
      cells.push_back(plain_text(cell));
  }
  return rows;
}

void note(cmark_node* node, std::string_view type, MarkdownOutline& outline) {
  if (type == "heading") {
    outline.headings.push_back({cmark_node_get_heading_level(node), plain_text(node)});
  } else if (type == "table") {
    outline.tables.push_back(table_of(node));
  } else if (type == "paragraph") {
    outline.paragraphs.push_back(plain_text(node));
  } else if (type == "link") {
    outline.links.push_back({plain_text(node), std::string(view(cmark_node_get_url(node)))});
  } else if (type == "image") {
    outline.images.push_back({plain_text(node), std::string(view(cmark_node_get_url(node)))});
  } else if (type == "code" || type == "code_block") {
    outline.code.emplace_back(literal(node));
  } else if (type == "html_block" || type == "html_inline") {
    outline.html.emplace_back(literal(node));
  }
}

}  // namespace

std::string markdown_to_html(std::string_view markdown, Pictures pictures) {
  const Node root = parse(markdown, page_extensions);
  show_pictures(root.get(), std::move(pictures));
  make_small_print(root.get());
  make_safe(root.get(), 0, Comments::dropped);
  join_ideographic_lines(root.get());
  const Text html(cmark_render_html(root.get(), CMARK_OPT_DEFAULT, nullptr));
  return html.get();
}

std::string safe_markdown(std::string_view markdown, int heading_offset) {
  const Node root = parse(without_invisible(markdown), page_extensions);
  make_safe(root.get(), heading_offset, Comments::shown);
  const Text text(cmark_render_commonmark(root.get(), CMARK_OPT_DEFAULT, 0));
  std::string result = text.get();
  result.erase(result.find_last_not_of('\n') + 1);
  return result;
}

MarkdownOutline markdown_outline(std::string_view markdown, MarkdownDialect dialect) {
  const Node root = dialect == MarkdownDialect::page ? parse(markdown, page_extensions) : parse(markdown, github_extensions);
  MarkdownOutline outline;
  std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root.get()));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const bool leaf = !cmark_node_first_child(node);
    std::string& structure = outline.structure;
    if (event == CMARK_EVENT_EXIT) {
      if (!leaf) structure += ')';
      continue;
    }
    const std::string_view type = view(cmark_node_get_type_string(node));
    if (!structure.empty() && structure.back() != '(') structure += ' ';
    structure += type;
    if (!leaf) structure += '(';
    note(node, type, outline);
  }
  return outline;
}

}  // namespace accord
