#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "accord/base/text.h"
#include "accord/document/mustache.h"
#include "document/mustache_nodes.h"
#include "document/mustache_scan.h"

namespace accord {
namespace {

using Kind = TemplateNode::Kind;

/// Sections, parents and blocks inside each other; keeps every walk over the tree off the end of the stack.
constexpr std::size_t nesting_limit = 64;

std::string_view leading_blanks(std::string_view text) { return text.substr(0, text.find_first_not_of(" \t")); }

std::string without_prefix(std::string_view text, std::string_view blanks) {
  std::size_t same = 0;
  while (same < text.size() && same < blanks.size() && text[same] == blanks[same]) ++same;
  return std::string(text.substr(same));
}

/// The blanks before the first line that is not empty; nothing when there is no such line.
std::optional<std::string> first_indent(const std::vector<TemplateNode>& nodes) {
  for (const TemplateNode& node : nodes) {
    if (node.kind == Kind::text) {
      if (trim(node.text).empty() && node.text.ends_with('\n')) continue;
      return node.starts_line ? std::string(leading_blanks(node.text)) : std::string();
    }
    if (!node.standalone) return std::string();
    if (node.kind != Kind::section && node.kind != Kind::inverted) return node.indent;
    if (auto inside = first_indent(node.children)) return inside;
  }
  return std::nullopt;
}

/// Takes `blanks` (or what is the same) from the beginning of every line.
void remove_indent(std::vector<TemplateNode>& nodes, std::string_view blanks) {
  for (TemplateNode& node : nodes) {
    switch (node.kind) {
      case Kind::text:
        if (node.starts_line) node.text = without_prefix(node.text, blanks);
        break;
      case Kind::section:
      case Kind::inverted: remove_indent(node.children, blanks); break;
      case Kind::block:
        // The content of a standalone block is already relative to the block's own indent.
        if (!node.standalone) remove_indent(node.children, blanks);
        [[fallthrough]];
      case Kind::partial:
      case Kind::parent: node.indent = without_prefix(node.indent, blanks); break;
      case Kind::value: break;
    }
  }
}

class TreeBuilder {
 public:
  TreeBuilder(const std::vector<TemplateToken>& tokens, const std::string& file) : tokens_(tokens), file_(file) {}

  std::vector<TemplateNode> run() {
    for (const TemplateToken& token : tokens_) {
      // A line of tags only is not printed, so it starts none for what follows.
      if (token.starts_line) line_start_ = true;
      if (!token.dropped) take(token);
    }
    if (!open_.empty()) {
      const TemplateNode& node = open_.back();
      throw template_error(file_, node, say("“{}” is opened here and never closed", node.text),
                           {say("close it with {}", (node.dynamic ? "{{/*" : "{{/") + node.text + "}}")});
    }
    return std::move(top_);
  }

 private:
  std::vector<TemplateNode>& siblings() { return open_.empty() ? top_ : open_.back().children; }

  TemplateNode node_of(Kind kind, const TemplateToken& token) {
    TemplateNode node;
    node.kind = kind;
    node.line = token.line;
    node.column = token.column;
    node.text = token.text;
    node.dynamic = token.dynamic;
    node.standalone = token.standalone;
    node.indent = token.indent;
    node.starts_line = std::exchange(line_start_, false) && !token.standalone;
    if (token.text != "." && kind != Kind::text)
      for (std::string_view part : split(token.text, '.')) node.path.emplace_back(part);
    return node;
  }

  void take(const TemplateToken& token) {
    switch (token.kind) {
      case TemplateToken::Kind::comment:
      case TemplateToken::Kind::delimiters:
        if (token.standalone) line_start_ = false;
        return;
      case TemplateToken::Kind::text: return text(token);
      case TemplateToken::Kind::value: return leaf(node_of(Kind::value, token));
      case TemplateToken::Kind::raw_value: {
        TemplateNode node = node_of(Kind::value, token);
        node.raw = true;
        return leaf(std::move(node));
      }
      case TemplateToken::Kind::partial: return leaf(node_of(Kind::partial, token));
      case TemplateToken::Kind::section: return open(node_of(Kind::section, token));
      case TemplateToken::Kind::inverted: return open(node_of(Kind::inverted, token));
      case TemplateToken::Kind::parent: return open(node_of(Kind::parent, token));
      case TemplateToken::Kind::block: return open(node_of(Kind::block, token));
      case TemplateToken::Kind::close: return close(token);
    }
  }

  void text(const TemplateToken& token) {
    auto& nodes = siblings();
    if (!nodes.empty() && nodes.back().kind == Kind::value) nodes.back().after = token.text.front();
    nodes.push_back(node_of(Kind::text, token));
  }

  void leaf(TemplateNode node) { siblings().push_back(std::move(node)); }

  void open(TemplateNode node) {
    if (!open_.empty() && open_.back().kind == Kind::parent && node.kind != Kind::block)
      throw template_error(file_, node, say("only blocks count between the tags of the parent “{}”", open_.back().text),
                           {"put it inside a block: {{$name}}…{{/name}}"});
    if (open_.size() == nesting_limit)
      throw template_error(file_, node, say("sections are nested deeper than {} levels", nesting_limit));
    open_.push_back(std::move(node));
  }

  void close(const TemplateToken& token) {
    if (token.standalone) line_start_ = false;
    TemplateNode closing;
    closing.line = token.line;
    closing.column = token.column;
    if (open_.empty()) throw template_error(file_, closing, say("“{}” is closed here but was never opened", token.text));
    TemplateNode node = std::move(open_.back());
    open_.pop_back();
    if (node.text != token.text || node.dynamic != token.dynamic)
      throw template_error(file_, closing,
                           say("“{}” is closed here, but “{}” of line {} is open", token.text, node.text, node.line));
    if (node.kind == Kind::block) {
      node.ends_standalone = token.standalone;
      settle_indent(node);
    }
    leaf(std::move(node));
  }

  /// Makes the content of a block relative to its indent: what overrides it then gets the same one.
  static void settle_indent(TemplateNode& block) {
    if (!block.standalone) return;
    if (auto blanks = first_indent(block.children)) {
      remove_indent(block.children, *blanks);
      block.indent = *blanks;
    }
  }

  const std::vector<TemplateToken>& tokens_;
  const std::string& file_;
  bool line_start_ = false;
  std::vector<TemplateNode> top_;
  std::vector<TemplateNode> open_;
};

}  // namespace

Error template_error(const std::string& file, const TemplateNode& node, const Message& message,
                     std::vector<Message> hints) {
  return Error(Failure::invalid, say("{}:{}:{}: {}", file, node.line, node.column, message), std::move(hints));
}

Template::Template(std::string file, std::shared_ptr<const TemplateNodes> nodes)
    : file_(std::move(file)), nodes_(std::move(nodes)) {}

Template Template::parse(std::string_view text, std::string file) {
  std::vector<TemplateToken> tokens = scan_template(text, file);
  resolve_standalone_lines(tokens);
  auto nodes = std::make_shared<TemplateNodes>();
  nodes->items = TreeBuilder(tokens, file).run();
  return {std::move(file), std::move(nodes)};
}

const Template* Partials::find(std::string_view name) {
  auto known = parsed_.find(name);
  if (known == parsed_.end()) {
    std::optional<Template> parsed;
    if (std::optional<TemplateSource> source = source_ ? source_(name) : std::nullopt)
      parsed = Template::parse(source->text, source->file);
    known = parsed_.emplace(std::string(name), std::move(parsed)).first;
  }
  return known->second ? &*known->second : nullptr;
}

}  // namespace accord
