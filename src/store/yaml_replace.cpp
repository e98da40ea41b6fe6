#include <optional>
#include <string>

#include "store/yaml_scalar.h"
#include "store/yaml_splice.h"
#include "store/yaml_text.h"

namespace accord {
namespace {

using Kind = YamlNode::Kind;
using Style = YamlNode::Style;

std::string trimmed_right(std::string_view text) {
  return std::string(text.substr(0, text.find_last_not_of(" \t") + 1));
}

/// Replaces one value, whatever it was, by another; see the header for what a spot is.
class Replacement {
 public:
  Replacement(const YamlTree& tree, const YamlSpot& spot, const Value& value, const ScalarLooks& looks)
      : text_(tree.text), old_(tree.nodes[spot.node]), spot_(spot), value_(value), looks_(looks) {
    missing_ = old_.kind == Kind::none && old_.start == old_.end;
    block_scalar_ = old_.style == Style::literal || old_.style == Style::folded;
    block_ = (old_.kind == Kind::map || old_.kind == Kind::list) && old_.style == Style::block;
    line_break_ = line_break_near(text_, spot.slot);
  }

  YamlSplices run() {
    if (value_.is_scalar()) {
      set_scalar();
    } else if (spot_.flow) {
      in_place(write_flow(value_, spot_.path, {looks_, line_break_}));
      in_place(write_flow(value_, spot_.path, {looks_, line_break_, true}));
    } else if (spot_.root) {
      set_root();
    } else {
      set_container(false);
      set_container(true);
    }
    return std::move(splices_);
  }

 private:
  void set_scalar() {
    const ScalarLook look = looks_ ? looks_(spot_.path, value_) : ScalarLook{};
    const bool several_lines = value_.text.find('\n') != std::string::npos;
    const bool literal = !spot_.flow && look.style != ScalarStyle::plain && (several_lines || block_scalar_);
    const ScalarContext one_line{.flow = true, .line_break = line_break_};
    if (literal) set_literal();
    if (old_.style == Style::single_quoted)
      if (const auto quoted = single_quoted(value_.text)) in_place(*quoted);
    if (old_.style == Style::double_quoted) in_place(double_quoted(value_.text));
    if (!several_lines)
      in_place(encode_scalar(value_.text, look.style, {.flow = spot_.flow, .line_break = line_break_}));
    in_place(encode_scalar(value_.text, look.style, one_line));
    in_place(double_quoted(value_.text));
  }

  /// Exactly the old bytes give way; only a block, which may end lines, takes its whole slot.
  void in_place(const std::string& inline_text) {
    if (missing_) {
      splices_.push_back({old_.start, old_.end, " " + inline_text});
    } else if (block_scalar_) {
      splices_.push_back({old_.start, old_.end, inline_text + header_tail()});
    } else if (block_) {
      splices_.push_back({spot_.slot, yaml_line_end(text_, old_.end), " " + inline_text + head_comment()});
    } else {
      splices_.push_back({old_.start, old_.end, inline_text});
    }
  }

  void set_literal() {
    BlockTarget target{spot_.column + 2, spot_.column, line_break_, {}};
    if (block_scalar_) {
      const auto shape = block_scalar_shape(text_, old_.start, spot_.root ? -1 : static_cast<int>(spot_.column));
      if (shape.indent > 0) target.indent = shape.indent;
    }
    const auto comment = kept_comment();
    if (!comment) return;
    target.header_tail = *comment;
    const auto block = literal_block(value_.text, target);
    if (!block) return;
    const std::size_t end = missing_ ? yaml_line_end(text_, spot_.slot) : yaml_line_end(text_, old_.end);
    const bool same_line = !missing_ && !block_ && yaml_line_end(text_, spot_.slot) >= old_.start;
    const std::size_t begin = same_line ? std::size_t{old_.start} : spot_.slot;
    const std::string lead = same_line ? "" : " ";
    splices_.push_back({begin, end, lead + *block});
    if (end == text_.size()) splices_.push_back({begin, end, lead + *block + std::string(line_break_)});
  }

  void set_container(bool cautious) {
    const auto comment = kept_comment();
    if (!comment) return;
    const YamlLayout layout{looks_, line_break_, cautious};
    const std::size_t end = missing_ ? yaml_line_end(text_, spot_.slot) : yaml_line_end(text_, old_.end);
    std::string lines = spot_.dash ? write_after_dash(value_, spot_.path, spot_.column, layout)
                                   : write_after_key(value_, spot_.path, spot_.column, layout);
    if (lines.starts_with(line_break_)) {
      lines.insert(0, *comment);
    } else if (lines.find('\n') == std::string::npos) {
      lines += *comment;
    } else if (!comment->empty()) {
      lines = *comment + std::string(line_break_) + std::string(spot_.column + 2, ' ') + lines.substr(1);
    }
    splices_.push_back({spot_.slot, end, lines});
  }

  void set_root() {
    if (block_) {
      splices_.push_back({old_.start, old_.end, write_flow(value_, "", {looks_, line_break_})});
      return;
    }
    std::string lines = write_after_key(value_, "", 0, {looks_, line_break_});
    std::string unindented;
    // Two columns less on every line: the root stands at the margin.
    for (std::size_t at = line_break_.size(); at < lines.size(); at = yaml_next_line(lines, at)) {
      const std::string_view line = std::string_view(lines).substr(at, yaml_next_line(lines, at) - at);
      unindented += line.starts_with("  ") ? line.substr(2) : line;
    }
    splices_.push_back({old_.start, old_.end, unindented});
  }

  /// The blanks and comment after a block scalar's `|`.
  std::string header_tail() const {
    const std::size_t end = yaml_line_end(text_, old_.start);
    const std::size_t tail = text_.find_first_not_of("|>+-0123456789", old_.start);
    return tail >= end ? std::string() : trimmed_right(text_.substr(tail, end - tail));
  }
  /// The comment on the line of the key when the old map or list begins below it.
  std::string head_comment() const {
    const std::size_t end = yaml_line_end(text_, spot_.slot);
    return end >= old_.start ? std::string() : trimmed_right(text_.substr(spot_.slot, end - spot_.slot));
  }
  /// The one comment of a value whose slot is written anew; nothing when there are more, which could not all stay.
  std::optional<std::string> kept_comment() const {
    if (missing_) return trimmed_right(yaml_rest_of_line(text_, spot_.slot));
    if (block_) return head_comment();
    if (holds_comment(text_, spot_.slot, old_.start)) return std::nullopt;
    if (block_scalar_) return header_tail();
    if (old_.style == Style::flow && holds_comment(text_, old_.start, old_.end)) return std::nullopt;
    return trimmed_right(yaml_rest_of_line(text_, old_.end));
  }

  std::string_view text_;
  const YamlNode& old_;
  const YamlSpot& spot_;
  const Value& value_;
  const ScalarLooks& looks_;
  std::string_view line_break_;
  bool missing_ = false;
  bool block_scalar_ = false;
  bool block_ = false;
  YamlSplices splices_;
};

}  // namespace

YamlSplices replace_splices(const YamlTree& tree, const YamlSpot& spot, const Value& value, const ScalarLooks& looks) {
  return Replacement(tree, spot, value, looks).run();
}

}  // namespace accord
