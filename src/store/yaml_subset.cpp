#include "store/yaml_subset.h"

#include <string>

#include "store/yaml_build.h"
#include "store/yaml_subset_scalar.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

using Kind = YamlNode::Kind;
using Style = YamlNode::Style;

/// Every function returns false for "not mine" and moves `at_` past what it read.
class SubsetReader {
 public:
  explicit SubsetReader(YamlTree& tree) : tree_(tree), text_(tree.text), builder_(tree) {}

  bool document() {
    const std::size_t line = next_line(0);
    if (line == text_.size() || text_[at_] == '-') return false;
    return map(at_ - line) && next_line(at_) == text_.size();
  }

 private:
  char here() const { return peek(at_); }
  char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  bool at_dash(std::size_t at) const { return peek(at) == '-' && (peek(at + 1) == ' ' || peek(at + 1) == '\n'); }

  /// Moves to the first byte of the next line, from `from` at a line's start, that has content; returns that line's
  /// start.
  std::size_t next_line(std::size_t from) {
    for (std::size_t line = from; line < text_.size();) {
      at_ = line;
      while (here() == ' ') ++at_;
      if (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '#') return line;
      line = yaml_next_line(text_, at_);
    }
    return at_ = text_.size();
  }

  /// After a value: blanks, perhaps a comment, the line's end. Moves to the next line's content; its column is column_.
  bool finish_line() {
    const std::size_t blank = at_;
    while (here() == ' ') ++at_;
    if (at_ < text_.size() && text_[at_] != '\n' && (text_[at_] != '#' || at_ == blank)) return false;
    const std::size_t line = next_line(yaml_next_line(text_, at_));
    column_ = at_ - line;
    return true;
  }
  bool ended() const { return at_ == text_.size(); }

  /// The lines of a map whose first key is at at_ in `column`.
  bool map(std::size_t column) {
    const std::size_t node = open(Kind::map, Style::block);
    do {
      if (!key(false)) return false;
      const std::size_t slot = at_;
      if (!value(slot, column, false)) return false;
      if (!ended() && column_ > column) return false;
    } while (!ended() && column_ == column);
    close(node);
    return true;
  }

  /// The lines of a list whose first dash is at at_ in `column`; `in_map`: of a map with keys in the same column.
  bool list(std::size_t column, bool in_map) {
    const std::size_t node = open(Kind::list, Style::block);
    do {
      if (!at_dash(at_)) {
        if (!in_map) return false;
        break;
      }
      const std::size_t dash = at_++;
      if (!item(dash, column)) return false;
      if (!ended() && column_ > column) return false;
    } while (!ended() && column_ == column);
    close(node);
    return true;
  }

  /// After the dash, which is in `column`: an item may be a map or a list that begins on the same line.
  bool item(std::size_t dash, std::size_t column) {
    const std::size_t slot = at_;
    while (here() == ' ') ++at_;
    const std::size_t inner = column + (at_ - dash);
    if (at_dash(at_)) return list(inner, false);
    if (is_key(at_)) return map(inner);
    at_ = slot;
    return value(slot, column, true);
  }

  /// What follows a colon or dash at `slot`; moves to the next line with content.
  bool value(std::size_t slot, std::size_t column, bool dash) {
    while (here() == ' ') ++at_;
    if (here() == '\n' || (here() == '#' && at_ > slot)) return below(slot, column, dash);
    if (here() == '|') return literal(column);
    return inline_value() && finish_line();
  }

  /// The slot's line ends without a value: a nested map or list below it, or nothing.
  bool below(std::size_t slot, std::size_t column, bool dash) {
    at_ = slot;
    if (!finish_line()) return false;
    const bool deeper = !ended() && column_ > column;
    if (deeper && at_dash(at_)) return list(column_, false);
    if (deeper) return is_key(at_) && map(column_);
    if (!ended() && column_ == column && !dash && at_dash(at_)) return list(column_, true);
    builder_.none(slot);
    last_end_ = slot;
    return true;
  }

  bool inline_value() {
    switch (here()) {
      case '{':
      case '[':
        return flow();
      case '\'':
      case '"':
        return quoted();
      default:
        return plain(subset_plain(text_, at_));
    }
  }

  bool plain(std::size_t size) {
    if (size == 0) return false;
    if (null_word(text_, at_) == size)
      builder_.none(at_);
    else
      builder_.scalar(Style::plain, at_, text_.substr(at_, size));
    return done(at_ + size);
  }

  bool quoted() {
    const char quote = here();
    const std::size_t size = subset_quoted(text_, at_, decoded_);
    if (size == 0) return false;
    builder_.scalar(quote == '"' ? Style::double_quoted : Style::single_quoted, at_, decoded_);
    return done(at_ + size);
  }

  bool literal(std::size_t column) {
    const SubsetLiteral block = subset_literal(text_, at_, column, decoded_);
    if (block.end == 0) return false;
    builder_.scalar(Style::literal, at_, decoded_);
    done(block.end);
    const std::size_t line = next_line(block.next_line);
    column_ = at_ - line;
    return true;
  }

  /// A key at `at` and its colon, looked at only.
  bool is_key(std::size_t at) {
    const std::size_t size =
        peek(at) == '"' || peek(at) == '\'' ? subset_quoted(text_, at, decoded_) : subset_key(text_, at);
    if (size == 0) return false;
    at += size;
    while (peek(at) == ' ') ++at;
    return peek(at) == ':' && (peek(at + 1) == ' ' || peek(at + 1) == '\n');
  }

  bool key(bool flow) {
    if (!is_key(at_)) return false;
    if (here() == '"' || here() == '\'') {
      if (!quoted()) return false;
    } else {
      const std::size_t size = subset_key(text_, at_);
      if (null_word(text_.substr(at_, size), 0) == size) return false;
      builder_.scalar(Style::plain, at_, text_.substr(at_, size));
      done(at_ + size);
    }
    while (here() == ' ') ++at_;
    ++at_;
    return !flow || here() == ' ';
  }

  /// `{…}` or `[…]` on one line.
  bool flow() {
    const bool is_map = here() == '{';
    const char closer = is_map ? '}' : ']';
    const std::size_t node = open(is_map ? Kind::map : Kind::list, Style::flow);
    ++at_;
    skip_blanks();
    for (bool first = true; here() != closer; first = false) {
      if (!first) {
        if (here() != ',') return false;
        ++at_;
        skip_blanks();
      }
      if (is_map && !key(true)) return false;
      skip_blanks();
      if (!flow_value()) return false;
      skip_blanks();
    }
    tree_.nodes[node].end = static_cast<std::uint32_t>(++at_);
    last_end_ = at_;
    builder_.close();
    return true;
  }
  bool flow_value() {
    switch (here()) {
      case '{':
      case '[':
        return flow();
      case '\'':
      case '"':
        return quoted();
      default:
        return plain(subset_flow_plain(text_, at_));
    }
  }
  void skip_blanks() {
    while (here() == ' ') ++at_;
  }

  std::size_t open(Kind kind, Style style) {
    builder_.open(kind, style, at_);
    return tree_.nodes.size() - 1;
  }
  void close(std::size_t node) {
    tree_.nodes[node].end = static_cast<std::uint32_t>(last_end_);
    builder_.close();
  }
  /// The node just built ends at `end`, where reading goes on.
  bool done(std::size_t end) {
    builder_.last().end = static_cast<std::uint32_t>(end);
    at_ = last_end_ = end;
    return true;
  }

  YamlTree& tree_;
  std::string_view text_;
  TreeBuilder builder_;
  std::size_t at_ = 0;
  std::size_t column_ = 0;    ///< of at_, after a line was finished
  std::size_t last_end_ = 0;  ///< of the node read last
  std::string decoded_;
};

bool read(YamlTree& tree) {
  if (tree.text.find('\t') != std::string::npos || tree.text.find('\r') != std::string::npos) return false;
  tree.nodes.reserve(tree.text.size() / 8);
  tree.values.reserve(tree.text.size());
  try {
    return SubsetReader(tree).document();
  } catch (const YamlRefusal&) {
    return false;
  }
}

}  // namespace

bool read_yaml_subset(YamlTree& tree) {
  if (read(tree)) return true;
  tree.nodes.clear();
  tree.values.clear();
  return false;
}

}  // namespace accord
