#include <algorithm>
#include <string>

#include "store/yaml_build.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

using Kind = YamlNode::Kind;
using Style = YamlNode::Style;

[[noreturn]] void refuse_unclear(std::size_t at) {
  throw YamlRefusal{"yaml.unclear", at, "YAML readers do not agree on what stands here",
                    "write it in a simpler form: put texts in quotes, one `key: value` a line"};
}

/// Walks the nodes and the text side by side.
class Measurer {
 public:
  explicit Measurer(YamlTree& tree) : tree_(tree), text_(tree.text) {}

  void run() {
    if (tree_.nodes.empty()) return;
    std::size_t at = skip_yaml_space(text_, 0);
    if (text_.substr(at, 3) == "---") at += 3;
    const std::size_t end = node(0, at, -1);
    at = skip_yaml_space(text_, end);
    if (at < text_.size() && text_.substr(at, 3) != "...") refuse_unclear(at);
  }

 private:
  /// Measures node `i`, which stands at or after `from`; returns its end.
  std::size_t node(std::size_t i, std::size_t from, int parent_column) {
    YamlNode& node = tree_.nodes[i];
    if (node.kind == Kind::none) return nothing(node, from);
    if (skip_yaml_space(text_, from) != node.start) refuse_unclear(node.start);
    if (node.kind == Kind::scalar) return node.end = to_32(scalar_end(node, parent_column));
    const std::size_t end = node.style == Style::flow ? flow(i) : block(i);
    return tree_.nodes[i].end = to_32(end);
  }

  /// A written null ends after its word; a value that is not there stands right after its colon or dash.
  std::size_t nothing(YamlNode& node, std::size_t from) {
    const std::size_t at = skip_yaml_space(text_, from);
    const std::size_t length = at == node.start ? null_word(text_, at) : 0;
    if (length != 0 && !is_key_going_on(at + length)) return node.end = to_32(at + length);
    node.start = node.end = to_32(from);
    return from;
  }

  /// Whether what looks like a null is the first word of the next key: "null results:".
  bool is_key_going_on(std::size_t at) const {
    const std::size_t next = text_.find_first_not_of(" \t", at);
    return next != std::string_view::npos && std::string_view("\r\n#,]}").find(text_[next]) == std::string_view::npos;
  }

  std::size_t scalar_end(const YamlNode& node, int parent_column) const {
    switch (node.style) {
      case Style::plain:
        return plain_end(text_, node.start, tree_.value(node));
      case Style::single_quoted:
      case Style::double_quoted:
        return quoted_end(node);
      default:
        break;
    }
    const std::string_view header = yaml_rest_of_line(text_, node.start);
    if (node.style == Style::folded && header.substr(0, header.find('#')).find('+') != std::string_view::npos)
      throw YamlRefusal{"yaml.folded-keep", node.start, "the block `>+` is read differently by different tools",
                        "use `|` or `>`"};
    return block_scalar_shape(text_, node.start, parent_column).end;
  }

  std::size_t quoted_end(const YamlNode& node) const {
    const std::size_t end = quoted_scalar_end(text_, node.start);
    if (end == std::string_view::npos)
      throw YamlRefusal{"yaml.unterminated-quote", node.start, "a quote opens here and is never closed",
                        "close the quote at the end of the text"};
    return end;
  }

  std::size_t block(std::size_t i) {
    const bool map = tree_.nodes[i].kind == Kind::map;
    const int column = static_cast<int>(tree_.nodes[i].start - yaml_line_start(text_, tree_.nodes[i].start));
    std::size_t at = tree_.nodes[i].start;
    for (std::size_t child = i + 1; child < tree_.nodes[i].next; child = tree_.nodes[child].next) {
      at = skip_yaml_space(text_, at);
      if (map) {
        at = key(child, at);
        ++child;
      } else if (text_.substr(at, 1) == "-") {
        ++at;
      } else {
        refuse_unclear(at);
      }
      at = node(child, at, column);
    }
    return at;
  }

  std::size_t flow(std::size_t i) {
    const bool map = tree_.nodes[i].kind == Kind::map;
    std::size_t at = tree_.nodes[i].start;
    if (text_[at] != (map ? '{' : '['))
      throw YamlRefusal{"yaml.complex-key", at, "a `key: value` pair without braces inside a list",
                        "write it as `{key: value}` or put the text in quotes"};
    ++at;
    for (std::size_t child = i + 1; child < tree_.nodes[i].next; child = tree_.nodes[child].next) {
      at = skip_yaml_space(text_, at);
      if (map) at = key(child++, at);
      const std::size_t before = at;
      at = node(child, at, 0);
      if (!map && at == before) refuse_unclear(at);
      at = skip_yaml_space(text_, at);
      if (text_.substr(at, 1) == ",") ++at;
    }
    at = skip_yaml_space(text_, at);
    if (text_.substr(at, 1) != (map ? "}" : "]")) refuse_unclear(at);
    return at + 1;
  }

  /// Measures a key and returns the place after its colon.
  std::size_t key(std::size_t i, std::size_t at) {
    YamlNode& key = tree_.nodes[i];
    if (text_.substr(at, 1) == "?" || key.kind == Kind::list || key.kind == Kind::map)
      throw YamlRefusal{"yaml.complex-key", std::min<std::size_t>(at, key.start),
                        "a key is a single word or a quoted text", "write `key: value`"};
    if (key.kind == Kind::none)
      throw YamlRefusal{"yaml.empty-key", at, "a key is missing before `:`",
                        "write `key: value`, or put the text in quotes"};
    if (at != key.start) refuse_unclear(at);
    key.end = to_32(scalar_end(key, 0));
    const std::size_t colon = std::min(text_.find_first_not_of(" \t", key.end), text_.size());
    if (text_.substr(colon, 1) != ":")
      throw YamlRefusal{"yaml.missing-colon", key.start, say("“{}” has no value", tree_.value(key)),
                        "write `key: value`; between braces every item is `key: value`"};
    return colon + 1;
  }

  static std::uint32_t to_32(std::size_t at) { return static_cast<std::uint32_t>(at); }

  YamlTree& tree_;
  std::string_view text_;
};

}  // namespace

void measure_yaml(YamlTree& tree) {
  Measurer(tree).run();
}

}  // namespace accord
